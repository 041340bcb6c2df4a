//! `/login/verify`: the app's code, to complete a sign-in or for a fresh proof.

use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit, local_path},
    model::Verify,
};
use herstel_domain::account::{
    AccountCommand, AfterPassword, Bound, Condition, FreshProof, OpenSession, Proof, ProveAnew, SecondProof,
    SessionKind, after_password,
};

use super::{
    super::{Entered, House, act::active, refusal::of_failure, told},
    codes::Reason,
    phone::with_next,
    second::{Claimant, Verified},
    sign_in::{accepted, opened},
};
use crate::{
    journal::{Actor, Attachments, Intent},
    login::Session,
};

impl Entered {
    pub(super) fn claimant(&self) -> Claimant<'_> {
        Claimant { id: self.id(), account: &self.account, keys: &self.keys }
    }
}

impl House {
    pub(super) async fn verify_page(&self, visit: &Visit, next: Option<&str>) -> Shown<Verify> {
        let entered = self.admit(visit, &[SessionKind::Attempt, SessionKind::Full]).await?;
        let signing_in = entered.session.kind == SessionKind::Attempt;
        if !signing_in && !entered.account.holds_factor() {
            // Where there is no factor, the password entered anew is the fresh proof; it ends this session (a GET does not).
            return Err(Turn::Goto(Step::to("/login?error=proof_stale")));
        }
        if signing_in && after_password(&entered.account, &entered.organisation.policy) != AfterPassword::Verify {
            return Err(Turn::Goto(Step::to("/login/prove")));
        }
        if entered.account.usable().next().is_none() {
            return Err(Turn::Goto(with_next("/login/phone", next.filter(|_| !signing_in))));
        }
        let next = next.and_then(local_path).unwrap_or("/me").to_owned();
        Ok(entered.page(Verify {
            email: entered.email()?,
            next: (!signing_in).then_some(next),
            remember_days: entered.remember_days().filter(|_| signing_in),
            ways: if signing_in { self.ways(&entered)? } else { Vec::new() },
        }))
    }

    pub(super) async fn verify(&self, visit: &Visit, code: &str, next: Option<&str>, remember: bool) -> Acted {
        let entered = self.admit(visit, &[SessionKind::Attempt, SessionKind::Full]).await?;
        let claimant = entered.claimant();
        let verified = self.check_app(visit, &claimant, code, |app| app.condition == Condition::Usable).await?;
        match entered.session.kind {
            SessionKind::Full => self.proven_anew(visit, &entered, verified, next).await,
            _ => {
                let session = self.proven(visit, &entered, verified).await?;
                let step = self.renew(&session, "/enrol").await?;
                if remember { self.remember(visit, &entered, &session, step).await } else { Ok(step) }
            }
        }
    }

    /// Completes a sign-in with a second proof that was checked.
    pub(super) async fn complete(
        &self,
        visit: &Visit,
        entered: &Entered,
        verified: Verified,
        to: &str,
    ) -> Result<Step, Turn> {
        let session = self.proven(visit, entered, verified).await?;
        self.renew(&session, to).await
    }

    /// The same, up to the session that it opens.
    async fn proven(&self, visit: &Visit, entered: &Entered, verified: Verified) -> Result<Session, Turn> {
        let (claimant, now) = (entered.claimant(), self.clock.now());
        let Verified { proof, tried, replacement } = verified;
        let (notice, enclosures) = told::notice(visit, entered.id(), entered.person()?, now);
        let command = AccountCommand::OpenSession(OpenSession {
            session: entered.session.id,
            epoch: entered.session.epoch,
            proof: Some(proof),
            policy: entered.organisation.policy,
            notice,
            now,
        });
        let provenance = self.provenance(visit, Actor::Account(entered.id()), entered.id(), entered.person()?);
        let attachments = Attachments { enclosures, ..Attachments::default() };
        let intent = Intent { attachments, ..Intent::new(entered.id().uuid(), command, provenance) };
        let outcome = self.journal.execute(intent).await.map_err(|failure| of_failure(failure, now));
        let receipt = self.unless_it_failed(&claimant, tried, outcome).await?;
        if let Some(code) = replacement {
            self.show_codes(&entered.session, entered.person()?, Reason::Replaced, &[code]).await?;
        }
        self.succeeded(visit, &claimant, tried).await?;
        let proof = Proof { by: accepted(&receipt.events), at: now };
        Ok(entered.session.renewed(active(&receipt)?, opened(&receipt.events), proof))
    }

    async fn proven_anew(
        &self,
        visit: &Visit,
        entered: &Entered,
        verified: Verified,
        next: Option<&str>,
    ) -> Result<Step, Turn> {
        let Verified { proof, tried, .. } = verified;
        let SecondProof::App { authenticator, step } = proof else { return Err(Turn::NotFound) };
        let (claimant, now) = (entered.claimant(), self.clock.now());
        let command = AccountCommand::ProveAnew(ProveAnew {
            authority: entered.session.authority(),
            proof: FreshProof::App(authenticator, step),
            policy: entered.organisation.policy,
            now,
        });
        let outcome = self.act(visit, entered, command, None, Attachments::default()).await;
        let receipt = self.unless_it_failed(&claimant, tried, outcome).await?;
        self.succeeded(visit, &claimant, tried).await?;
        let proof = Proof { by: Some(Bound::App(authenticator)), at: now };
        let next = next.and_then(local_path).unwrap_or("/me");
        self.renew_session(&entered.session, active(&receipt)?, SessionKind::Full, proof, next).await
    }
}
