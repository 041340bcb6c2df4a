//! `/magic`: a link to a mailbox is confirmed by a button, never by opening it (R16, X3).
//!
//! A proof needs the password in the browser that confirms: whoever only asked for the link never gets in by it, and
//! whoever only reads the mailbox does not either (R17).

use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::{LinkPurpose, Magic, Page, Place, Standing},
};
use herstel_domain::{
    account::{
        self, AccountCommand, LinkUse, PasswordProven, Proof, RedeemMagicLink, SecondProof, SessionKind,
        mailbox_link_valid_for,
    },
    ids::{AccountId, SessionId},
};

use super::{
    super::{
        Entered, House,
        act::active,
        entry::brand,
        place,
        refusal::{of_failure, refused},
        told,
    },
    presented::{Presented, asker},
    second::Verified,
    sign_in::opened,
};
use crate::{
    jobs::mail::Origin,
    journal::{Actor, Attachments, Intent},
    secrets::email::mask,
};

impl House {
    pub(super) async fn magic_page(&self, visit: &Visit) -> Shown<Magic> {
        let presented = self.presented(visit).await?;
        let (purpose, session, origin) = match &presented.link.use_for {
            LinkUse::Mailbox { purpose: account::LinkPurpose::ResetPassword, session, origin } => {
                (LinkPurpose::Password, *session, origin)
            }
            LinkUse::Mailbox { purpose: account::LinkPurpose::Prove, session, origin } => {
                (LinkPurpose::SignIn, *session, origin)
            }
            LinkUse::MagicLink { session, origin } => (LinkPurpose::SignIn, Some(*session), origin),
            LinkUse::NotMe { .. } | LinkUse::ConfirmEmail { .. } | LinkUse::ConfirmBackupEmail { .. } => {
                return Err(refused("link_used"));
            }
        };
        let entered = self.entered(visit).await?;
        // whoever forgot the password has no session, and every browser of a kind calls itself the same
        let here = match purpose {
            LinkPurpose::Password => asker(visit),
            LinkPurpose::SignIn => entered.map(|entered| entered.session.id),
        };
        let text = |field, sealed| presented.keys.open_text(place::of(presented.id, field), sealed).ok();
        let email = text(place::EMAIL, &presented.account.member.email.sealed).unwrap_or_default();
        let origin = origin.as_ref().and_then(|sealed| text(place::ORIGIN, sealed));
        let origin: Option<Origin> = origin.and_then(|text| serde_json::from_str(&text).ok());
        let from = origin.map_or_else(Place::default, |Origin { ip, agent }| Place { ip, agent });
        let body = Magic {
            email: mask(&email),
            purpose,
            asked_at: presented.link.expires_at - mailbox_link_valid_for(&presented.account),
            same_browser: session.is_some() && here == session,
            asked_from: from,
            valid_until: presented.link.expires_at,
        };
        Ok(Page { brand: brand(&presented.organisation), standing: Standing::Guest, body })
    }

    pub(super) async fn redeem_link(&self, visit: &Visit) -> Acted {
        let presented = self.presented(visit).await?;
        match presented.link.use_for {
            LinkUse::Mailbox { purpose: account::LinkPurpose::ResetPassword, .. } => Ok(Step::to("/password/new")),
            LinkUse::Mailbox { purpose: account::LinkPurpose::Prove, .. } => self.prove_by_link(visit, presented).await,
            LinkUse::MagicLink { session, .. } => self.redeem_magic_link(visit, presented, session).await,
            LinkUse::NotMe { .. } | LinkUse::ConfirmEmail { .. } | LinkUse::ConfirmBackupEmail { .. } => {
                Err(refused("link_used"))
            }
        }
    }

    /// The attempt of this browser on the account of a link; whoever has none types the password first.
    async fn attempt_on(&self, visit: &Visit, account: AccountId) -> Result<Entered, Turn> {
        let entered = self.entered(visit).await?;
        let attempt = |it: &Entered| it.id() == account && it.session.kind == SessionKind::Attempt;
        entered.filter(attempt).ok_or_else(|| Turn::Goto(Step::to("/login?error=other_browser")))
    }

    async fn prove_by_link(&self, visit: &Visit, presented: Presented) -> Acted {
        let entered = self.attempt_on(visit, presented.id).await?;
        let proof = SecondProof::Mailbox { link: presented.proof };
        let verified = Verified { proof, tried: None, replacement: None };
        let step = self.complete(visit, &entered, verified, "/enrol").await?;
        Ok(self.without_link(step))
    }

    async fn redeem_magic_link(&self, visit: &Visit, presented: Presented, asker: SessionId) -> Acted {
        let entered = self.attempt_on(visit, presented.id).await?;
        let password =
            if entered.session.id == asker { PasswordProven::InAttempt(asker) } else { PasswordProven::Again };
        let (id, person, now) = (entered.id(), entered.person()?, self.clock.now());
        let (notice, enclosures) = told::notice(visit, id, person, now);
        let command = AccountCommand::RedeemMagicLink(RedeemMagicLink {
            session: entered.session.id,
            epoch: entered.session.epoch,
            link: presented.proof,
            password,
            policy: entered.organisation.policy,
            notice,
            now,
        });
        let provenance = self.provenance(visit, Actor::Account(id), id, person);
        let attachments = Attachments { enclosures, ..Attachments::default() };
        let intent = Intent { attachments, ..Intent::new(id.uuid(), command, provenance) };
        let receipt = self.journal.execute(intent).await.map_err(|failure| of_failure(failure, now))?;
        let (kind, proof) = (opened(&receipt.events), Proof { by: None, at: now });
        let step = self.renew_session(&entered.session, active(&receipt)?, kind, proof, "/enrol").await?;
        Ok(self.without_link(step))
    }
}
