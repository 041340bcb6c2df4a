//! `/login/phone`: a number as the second proof of a sign-in, or as a fresh proof.

use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit, local_path},
    model::{AskPhone, AskedPhone, KnownPhone, Means as ShownMeans},
};
use herstel_domain::{
    account::{
        AccountCommand, ChallengePhone, FreshProof, PendingChallenge, Phone, Proof, ProveAnew, SecondProof, SessionKind,
    },
    ids::PhoneId,
    words::{Factor, Means},
};
use uuid::Uuid;

use super::{
    super::{
        super::{Entered, House, act::active, refusal::refused},
        second::{Tried, Verified},
        sign_in::accepted,
    },
    with_next,
};
use crate::journal::Attachments;

/// Whose proof a number may be.
const ASKERS: &[SessionKind] = &[SessionKind::Attempt, SessionKind::Full];
/// Where an answer is waited for.
const CONFIRM: &str = "/login/phone/confirm";

impl House {
    pub(in super::super) async fn ask_phone_page(&self, visit: &Visit, next: Option<&str>) -> Shown<AskPhone> {
        let entered = self.admit(visit, ASKERS).await?;
        let policy = &entered.organisation.policy;
        let phones: Vec<&Phone> = entered.account.usable_phones(policy).collect();
        if phones.is_empty() {
            return Err(Turn::Goto(Step::to("/login/prove")));
        }
        let known = |phone: &Phone| {
            Ok(KnownPhone {
                id: phone.id.uuid(),
                number: entered.masked(&phone.number)?,
                means: if phone.means == Means::Sms { ShownMeans::Sms } else { ShownMeans::Call },
            })
        };
        let phones = phones.into_iter().map(known).collect::<Result<_, Turn>>()?;
        let signing_in = entered.session.kind == SessionKind::Attempt;
        Ok(entered.page(AskPhone {
            email: entered.email()?,
            phones,
            next: next.and_then(local_path).filter(|_| !signing_in).map(str::to_owned),
            signing_in,
            app: entered.account.usable().next().is_some(),
        }))
    }

    pub(in super::super) async fn ask_phone(&self, visit: &Visit, phone: Uuid, next: Option<&str>) -> Acted {
        let entered = self.admit(visit, ASKERS).await?;
        let mut usable = entered.account.usable_phones(&entered.organisation.policy);
        let phone = usable.find(|known| known.id == PhoneId::new(phone)).ok_or(Turn::NotFound)?;
        if entered.account.locks.contains(&Factor::Phone) {
            return Err(refused("locked"));
        }
        let challenge =
            self.may_ask(entered.id(), entered.organisation.id, &entered.number(&phone.number)?, true).await?;
        let command = AccountCommand::ChallengePhone(ChallengePhone {
            authority: entered.session.authority(),
            phone: phone.id,
            challenge,
            policy: entered.organisation.policy,
            now: self.clock.now(),
        });
        self.act(visit, &entered, command, None, Attachments::default()).await?;
        Ok(with_next(CONFIRM, next.and_then(local_path)))
    }

    /// What this session asked a bound number.
    fn asked_of_bound<'a>(&self, entered: &'a Entered) -> Option<(PendingChallenge, &'a Phone)> {
        let asked = entered.asked(self)?;
        Some((asked, entered.account.phone(asked.phone)?))
    }

    pub(in super::super) async fn prove_phone_page(&self, visit: &Visit, next: Option<&str>) -> Shown<AskedPhone> {
        let entered = self.admit(visit, ASKERS).await?;
        let next = next.and_then(local_path);
        let Some((asked, phone)) = self.asked_of_bound(&entered) else {
            return Err(Turn::Goto(with_next("/login/phone", next)));
        };
        let shown = self.shown(entered.id(), Some(&asked), entered.masked(&phone.number)?, phone.means, false).await?;
        Ok(entered.page(AskedPhone { next: next.map(str::to_owned), ..shown }))
    }

    pub(in super::super) async fn prove_by_phone(&self, visit: &Visit, code: &str, next: Option<&str>) -> Acted {
        let entered = self.admit(visit, ASKERS).await?;
        let (asked, _) = self.asked_of_bound(&entered).ok_or_else(|| refused("challenge_over"))?;
        let tried = self.check_answer(visit, &entered.claimant(), &asked, code, false).await?;
        match entered.session.kind {
            SessionKind::Full => self.proven_by_phone(visit, &entered, &asked, tried, next).await,
            _ => {
                let proof = SecondProof::Phone { challenge: asked.id };
                let verified = Verified { proof, tried, replacement: None };
                self.complete(visit, &entered, verified, "/enrol").await
            }
        }
    }

    async fn proven_by_phone(
        &self,
        visit: &Visit,
        entered: &Entered,
        asked: &PendingChallenge,
        tried: Option<Tried>,
        next: Option<&str>,
    ) -> Acted {
        let (claimant, now) = (entered.claimant(), self.clock.now());
        let command = AccountCommand::ProveAnew(ProveAnew {
            authority: entered.session.authority(),
            proof: FreshProof::Phone(asked.id),
            policy: entered.organisation.policy,
            now,
        });
        let outcome = self.act(visit, entered, command, None, Attachments::default()).await;
        let receipt = self.unless_it_failed(&claimant, tried, outcome).await?;
        self.succeeded(visit, &claimant, tried).await?;
        let proof = Proof { by: accepted(&receipt.events), at: now };
        let next = next.and_then(local_path).unwrap_or("/me");
        self.renew_session(&entered.session, active(&receipt)?, SessionKind::Full, proof, next).await
    }
}
