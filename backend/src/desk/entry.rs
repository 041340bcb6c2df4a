//! Who is it: from a cookie to a session, its account and the keys that open what it may see.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use herstel_console::{
    desk::{Step, Turn, Visit},
    model::{Brand, Page, Standing},
};
use herstel_domain::{
    account::{
        Account, AccountDecider, Active, AfterPassword, Authenticator, SessionKind, after_password, days_of_grace,
    },
    ids::AccountId,
    organisation::Profile,
    policy::Policy,
    sealed::Sealed,
};
use zeroize::Zeroizing;

use super::{House, place, refusal::Incident};
use crate::{
    login::Session,
    organisations::Organisation,
    secrets::{DataKey, Keys},
};

/// Somebody who is signed in, as far as their session says.
pub struct Entered {
    /// Their session.
    pub session: Session,
    /// Their account, as it is now.
    pub account: Active,
    /// What opens their sealed values.
    pub keys: Keys,
    /// Whose policy they follow.
    pub organisation: Arc<Organisation>,
}

impl House {
    /// The session of this visit, if it has one that still holds.
    pub(super) async fn entered(&self, visit: &Visit) -> Result<Option<Entered>, Turn> {
        let Some(cookie) = &visit.session else { return Ok(None) };
        let Some(session) = self.sessions.find(cookie).await.map_err(Incident::from)? else { return Ok(None) };
        let Some((account, keys)) = self.open(session.account).await? else { return Ok(None) };
        if session.epoch != account.marks.session_epoch {
            return Ok(None);
        }
        let organisation = self.organisation_of(session.account, &account).await?;
        if outlived(&session, &account, &organisation.policy, self.clock.now()) {
            return Ok(None);
        }
        Ok(Some(Entered { session, account, keys, organisation }))
    }

    /// An active account with its keys. A disabled one is as if it were not there: whoever tries to sign in gets the
    /// words and the work of an unknown address, its sessions have ended, its links are none.
    pub(super) async fn open(&self, id: AccountId) -> Result<Option<(Active, Keys)>, Turn> {
        let loaded = self.journal.load::<AccountDecider>(id.uuid()).await.map_err(Incident::from)?;
        // Nobody's costs a look at the events instead of the keys; somebody invited or disabled costs as much as they (R20).
        if loaded.state == Account::Absent {
            return Ok(None);
        }
        let keys = self.vault.keys_of(id).await.map_err(Incident::from)?;
        let Account::Active(account) = loaded.state else { return Ok(None) };
        if account.disabled_at.is_some() {
            return Ok(None);
        }
        Ok(Some((*account, keys)))
    }

    pub(super) async fn organisation_of(&self, id: AccountId, account: &Active) -> Result<Arc<Organisation>, Turn> {
        let organisation = self.organisations.of_member(account.member.organisation).await.map_err(Incident::from)?;
        organisation.ok_or_else(|| Incident::Missing(id.uuid(), "organisation").into())
    }

    /// A page for somebody unknown: branded by the address, which decides nothing else.
    pub(super) fn guest_page<M>(&self, visit: &Visit, body: M) -> Page<M> {
        let organisation = visit.organisation.as_deref().and_then(|slug| self.organisations.by_slug(slug));
        let brand = organisation.map(|organisation| brand(&organisation)).unwrap_or_default();
        Page { brand, standing: Standing::Guest, body }
    }

    /// A session of one of these kinds; everybody else is sent to where they can get one.
    pub(super) async fn admit(&self, visit: &Visit, kinds: &[SessionKind]) -> Result<Entered, Turn> {
        let Some(entered) = self.entered(visit).await? else {
            return Err(Turn::Goto(if visit.session.is_some() { out() } else { Step::to("/login") }));
        };
        if kinds.contains(&entered.session.kind) {
            return Ok(entered);
        }
        Err(Turn::Goto(Step::to(match entered.session.kind {
            SessionKind::Attempt => "/login/verify",
            SessionKind::Enrol => "/enrol",
            SessionKind::Full | SessionKind::Repair => "/me",
        })))
    }
}

impl Entered {
    /// Whose account it is.
    #[must_use]
    pub fn id(&self) -> AccountId {
        self.session.account
    }

    /// The key of the person's own values.
    pub(super) fn person(&self) -> Result<&DataKey, Turn> {
        self.keys.person().ok_or_else(|| Incident::Missing(self.id().uuid(), "data key").into())
    }

    /// A sealed text of this account.
    pub(super) fn text(&self, field: &'static str, sealed: &Sealed) -> Result<String, Turn> {
        let text = self.keys.open_text(place::of(self.id(), field), sealed).map_err(Incident::from)?;
        Ok(text.to_string())
    }

    /// The login address.
    pub(super) fn email(&self) -> Result<String, Turn> {
        self.text(place::EMAIL, &self.account.member.email.sealed)
    }

    /// What its owner calls an app.
    pub(super) fn label(&self, app: &Authenticator) -> Result<String, Turn> {
        self.text(place::LABEL, &app.label)
    }

    /// An app's TOTP key.
    pub(super) fn totp_key(&self, secret: &Sealed) -> Result<Zeroizing<Vec<u8>>, Turn> {
        Ok(self.keys.open(place::of(self.id(), place::TOTP_SECRET), secret).map_err(Incident::from)?)
    }

    /// A page of this person's, in their organisation's house.
    pub(super) fn page<M>(&self, body: M) -> Page<M> {
        let standing = match self.session.kind {
            SessionKind::Attempt => Standing::Attempt,
            SessionKind::Full => Standing::Full,
            SessionKind::Enrol => Standing::Enrol,
            SessionKind::Repair => Standing::Repair,
        };
        Page { brand: brand(&self.organisation), standing, body }
    }
}

/// Whether the password opened everything, which the policy of today, or the end of the grace, no longer lets it.
fn outlived(session: &Session, account: &Active, policy: &Policy, now: DateTime<Utc>) -> bool {
    session.kind == SessionKind::Full
        && session.proof.by.is_none()
        && after_password(account, policy) == AfterPassword::Enrol
        && days_of_grace(account, policy, now).is_none()
}

/// The way out for whoever had a session. The cookie stays: of two posts on their way at once, the one that comes too
/// late must not take away the new token that the other has just brought.
pub(super) fn out() -> Step {
    Step::to("/login?error=session_expired")
}

/// An organisation as pages show it.
pub(super) fn brand(organisation: &Organisation) -> Brand {
    let Profile { slug, name, hue, helpdesk, .. } = organisation.profile.clone();
    Brand { slug, name, hue, helpdesk }
}
