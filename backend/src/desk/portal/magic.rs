//! `/magic`: a link to the login mailbox is confirmed by a button, never by opening it (R16, X3).

use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::{LinkPurpose, Magic, Page, Place, Standing},
};
use herstel_domain::account::{self, LinkUse, SecondProof, SessionKind, mailbox_link_valid_for};

use super::{
    super::{House, entry::brand, place, refusal::refused},
    presented::Presented,
    second::Verified,
};
use crate::{jobs::mail::Origin, login::Reserved, secrets::email::mask};

impl House {
    pub(super) async fn magic_page(&self, visit: &Visit) -> Shown<Magic> {
        let presented = self.presented(visit).await?;
        let LinkUse::Mailbox { purpose, session, origin } = &presented.link.use_for else {
            return Err(refused("link_used"));
        };
        let entered = self.entered(visit).await?;
        let here = entered.as_ref().map(|entered| entered.session.id);
        let text = |field, sealed| presented.keys.open_text(place::of(presented.id, field), sealed).ok();
        let email = text(place::EMAIL, &presented.account.member.email.sealed).unwrap_or_default();
        let origin = origin.as_ref().and_then(|sealed| text(place::ORIGIN, sealed));
        let origin: Option<Origin> = origin.and_then(|text| serde_json::from_str(&text).ok());
        let from = origin.map_or_else(Place::default, |Origin { ip, agent }| Place { ip, agent });
        let body = Magic {
            email: mask(&email),
            purpose: match purpose {
                account::LinkPurpose::Prove => LinkPurpose::SignIn,
                account::LinkPurpose::ResetPassword => LinkPurpose::Password,
            },
            asked_at: presented.link.expires_at - mailbox_link_valid_for(&presented.account),
            same_browser: session.is_none() && from.agent.as_deref() == Some(&visit.agent)
                || session.is_some() && here == *session,
            asked_from: from,
            valid_until: presented.link.expires_at,
        };
        Ok(Page { brand: brand(&presented.organisation), standing: Standing::Guest, body })
    }

    /// A proof needs the password in the browser that confirms: whoever only asked for the link never gets in by it.
    pub(super) async fn redeem_link(&self, visit: &Visit) -> Acted {
        let presented = self.presented(visit).await?;
        match &presented.link.use_for {
            LinkUse::Mailbox { purpose: account::LinkPurpose::ResetPassword, .. } => Ok(Step::to("/password/new")),
            LinkUse::Mailbox { purpose: account::LinkPurpose::Prove, .. } => self.prove_by_link(visit, presented).await,
            LinkUse::NotMe { .. }
            | LinkUse::ConfirmEmail { .. }
            | LinkUse::ConfirmBackupEmail { .. }
            | LinkUse::MagicLink { .. } => Err(refused("link_used")),
        }
    }

    async fn prove_by_link(&self, visit: &Visit, presented: Presented) -> Acted {
        let entered = self
            .entered(visit)
            .await?
            .filter(|entered| entered.id() == presented.id && entered.session.kind == SessionKind::Attempt);
        let Some(entered) = entered else {
            return Err(Turn::Goto(Step::to("/login?error=other_browser")));
        };
        let proof = SecondProof::Mailbox { link: presented.proof };
        let reserved = Reserved { failures: 0, since: self.clock.now() };
        let verified = Verified { proof, reserved, replacement: None };
        let step = self.complete(visit, &entered, verified, "/enrol").await?;
        Ok(self.without_link(step))
    }
}
