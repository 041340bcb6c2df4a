//! What an account's history amounts to, and how each event changes it.

mod phones;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use phones::*;

use super::{
    AccountEvent, AccountRefusal, EmailSide, LinkPurpose, NewLink, activation, authenticator, backup_email, contact,
    device, grace, link, lockout, magic_link, not_me, password, phone, recovery_codes, reset, roles, sign_in, standing,
    switch_off,
};
use crate::{
    ids::{AuthenticatorId, BranchId, DeviceId, LinkId, OrganisationId, PhoneId, SessionId},
    sealed::{Contact, Fingerprint, Hashed, Sealed},
    words::{Factor, Language, Role},
};

/// One person's account.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Account {
    /// Nothing happened yet.
    #[default]
    Absent,
    /// Invited, and not yet here.
    Invited(Box<InvitedAccount>),
    /// Activated: there is a password.
    Active(Box<Active>),
}

/// Who somebody is.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Member {
    /// Whose policy they follow.
    pub organisation: OrganisationId,
    /// In which part of it, if it has parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<BranchId>,
    /// The login address.
    pub email: Contact,
    /// Their name.
    pub name: Sealed,
    /// The language of their mails and pages.
    pub language: Language,
    /// What they are there.
    pub role: Role,
}

/// Counters that pages and sessions compare with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Marks {
    /// Events so far: the sequence of the last one.
    pub version: u64,
    /// The sequence of the last event that changed factors or contacts: what a page has `seen`.
    pub factors_changed: u64,
    /// Raised by every change that ends sessions and remembered devices.
    pub session_epoch: u64,
}

/// An account that waits for its owner.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct InvitedAccount {
    /// Who.
    pub member: Member,
    /// Counters.
    pub marks: Marks,
    /// How they activate.
    pub activation: NewLink,
    /// The number that the organisation knows.
    pub phone: Option<Contact>,
    /// Since when it is closed to everybody.
    pub disabled_at: Option<DateTime<Utc>>,
}

/// An account in use.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Active {
    /// Who.
    pub member: Member,
    /// Counters.
    pub marks: Marks,
    /// argon2id, PHC form.
    pub password: Hashed,
    /// When it was chosen.
    pub password_since: DateTime<Utc>,
    /// Every app ever linked, in the order of linking (NIST SP 800-63B-4 §4.1).
    pub authenticators: Vec<Authenticator>,
    /// The secret that is shown and not confirmed yet.
    pub enrolment: Option<Enrolment>,
    /// Every telephone number ever bound, in the order of binding.
    pub phones: Vec<Phone>,
    /// The one that its owner has offered first.
    pub primary_phone: Option<PhoneId>,
    /// A number that waits for somebody to answer.
    pub pending_phone: Option<PendingPhone>,
    /// What a number was asked last.
    pub challenge: Option<PendingChallenge>,
    /// The number that the organisation knows, while none is bound.
    pub phone_on_file: Option<Contact>,
    /// The live set of recovery codes.
    pub recovery_codes: Option<RecoveryCodeSet>,
    /// Links that may still be presented.
    pub links: Vec<PendingLink>,
    /// Factors that too many wrong attempts have locked.
    pub locks: Vec<Factor>,
    /// Until when nothing about factors changes.
    pub frozen_until: Option<DateTime<Utc>>,
    /// Since when it is closed to everybody.
    pub disabled_at: Option<DateTime<Utc>>,
    /// When support took every factor away; none once a new one is linked. Until then the password alone opens
    /// nothing, under any policy, not even where there never was a factor.
    pub reset_at: Option<DateTime<Utc>>,
    /// The days in which binding the first factor may be put off, once they have begun.
    pub grace: Option<Grace>,
    /// A change of the login address that waits for confirmations.
    pub email_change: Option<EmailChange>,
    /// Another mailbox to get back in by, which has confirmed.
    pub backup_email: Option<BackupAddress>,
    /// Browsers that stand in for the second factor; some may have had their time.
    pub devices: Vec<RememberedDevice>,
    /// The latest sign-in.
    pub last_sign_in: Option<DateTime<Utc>>,
}

/// An authenticator app.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Authenticator {
    /// Which.
    pub id: AuthenticatorId,
    /// What its owner calls it.
    pub label: Sealed,
    /// Its TOTP secret; none once purged.
    pub secret: Option<Sealed>,
    /// When it was linked.
    pub linked_at: DateTime<Utc>,
    /// Sealed: from where it was linked.
    pub linked_from: Option<Sealed>,
    /// The latest accepted step: this one and all before it are spent (RFC 6238 §5.2).
    pub last_step: u64,
    /// When a code of it was last accepted.
    pub last_used_at: DateTime<Utc>,
    /// What has become of it.
    pub condition: Condition,
}

/// What has become of an authenticator.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Condition {
    /// Its codes open sessions.
    Usable,
    /// Reported as not the owner's: opens nothing, still counts as a factor.
    Suspended {
        /// Since.
        at: DateTime<Utc>,
    },
    /// In the trash: opens nothing, may come back.
    Trashed {
        /// Since.
        at: DateTime<Utc>,
        /// Until then it may.
        restorable_until: DateTime<Utc>,
    },
    /// Taken away by support, for good: opens nothing, proves nothing, and waits for its purge.
    Revoked {
        /// Since.
        at: DateTime<Utc>,
        /// When it is purged.
        purge_due: DateTime<Utc>,
    },
    /// Gone; only this record is left.
    Purged {
        /// When it went to the trash, or was revoked.
        trashed_at: DateTime<Utc>,
        /// When its key was destroyed.
        at: DateTime<Utc>,
        /// Whether support took it away, and not its owner.
        by_support: bool,
    },
}

/// The one period in which binding the first factor may be put off.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Grace {
    /// When the demand was first met.
    pub since: DateTime<Utc>,
    /// When it ends, as the policy of that day had it.
    pub until: DateTime<Utc>,
}

/// A secret that was shown and waits for its first code.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Enrolment {
    /// The authenticator to be.
    pub authenticator: AuthenticatorId,
    /// Its TOTP secret.
    pub secret: Sealed,
    /// The only session that may confirm.
    pub session: SessionId,
    /// When it stops being confirmable.
    pub expires_at: DateTime<Utc>,
}

/// A recovery code as it rests: its public half, and the hash of the secret half.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RecoveryCode {
    /// Says which hash to compare with.
    pub selector: String,
    /// argon2id, PHC form.
    pub hash: Hashed,
}

/// The codes that work.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RecoveryCodeSet {
    /// The live codes.
    pub codes: Vec<RecoveryCode>,
    /// How many of the set were used and replaced.
    pub used: u32,
    /// Whether the owner said that they are kept safe.
    pub acknowledged: bool,
    /// When the set was made.
    pub issued_at: DateTime<Utc>,
}

/// A change of the login address that one mailbox or none has confirmed. Its links say how long it waits.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct EmailChange {
    /// The address to be.
    pub to: Contact,
    /// Which of the two has confirmed.
    pub confirmed: Option<EmailSide>,
}

/// The backup address.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct BackupAddress {
    /// Which.
    pub address: Contact,
    /// When its mailbox confirmed.
    pub since: DateTime<Utc>,
}

/// A browser that stands in for the second factor.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RememberedDevice {
    /// Which.
    pub id: DeviceId,
    /// SHA-256 of its token.
    pub hash: Hashed,
    /// The token that this one took the place of.
    pub former: Option<FormerToken>,
    /// Since when it is remembered.
    pub since: DateTime<Utc>,
    /// Until when, as the policy of that day had it.
    pub until: DateTime<Utc>,
    /// When it last stood in.
    pub last_used_at: DateTime<Utc>,
    /// Sealed: client address and user agent at the time.
    pub origin: Option<Sealed>,
}

/// A device's token that was used, and is good for a moment more.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FormerToken {
    /// SHA-256 of it.
    pub hash: Hashed,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// A link that may still be presented.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PendingLink {
    /// Its public half.
    pub id: LinkId,
    /// SHA-256 of its token.
    pub hash: Hashed,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
    /// What it is for.
    pub use_for: LinkUse,
}

/// What presenting a link does.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "for")]
pub enum LinkUse {
    /// A link to the login mailbox.
    Mailbox {
        /// Prove or reset.
        purpose: LinkPurpose,
        /// The attempt that asked.
        session: Option<SessionId>,
        /// Sealed: who asked, from where.
        origin: Option<Sealed>,
    },
    /// "This was not me".
    NotMe {
        /// The app whose linking it objects to; none for every other change.
        linked: Option<AuthenticatorId>,
        /// The backup address that it objects to; none for every other change.
        backup: Option<Fingerprint>,
        /// The telephone number whose adding it objects to; none for every other change.
        phone: Option<PhoneId>,
    },
    /// Confirms a change of the login address.
    ConfirmEmail {
        /// Which mailbox it went to.
        side: EmailSide,
    },
    /// A link to the backup mailbox, to sign in by.
    MagicLink {
        /// The attempt that asked.
        session: SessionId,
        /// Sealed: who asked, from where.
        origin: Option<Sealed>,
    },
    /// Confirms a backup address.
    ConfirmBackupEmail {
        /// The address to be.
        address: Contact,
    },
}

impl Account {
    /// The account in use.
    ///
    /// # Errors
    /// [`AccountRefusal::NotActive`] before its activation.
    pub fn active(&self) -> Result<&Active, AccountRefusal> {
        match self {
            Self::Active(active) => Ok(active),
            Self::Absent | Self::Invited(_) => Err(AccountRefusal::NotActive),
        }
    }

    /// The account in use, and open.
    ///
    /// # Errors
    /// As [`Account::active`], and [`AccountRefusal::Disabled`].
    pub fn in_use(&self) -> Result<&Active, AccountRefusal> {
        if self.is_disabled() { Err(AccountRefusal::Disabled) } else { self.active() }
    }

    /// Whether it is closed to everybody.
    #[must_use]
    pub fn is_disabled(&self) -> bool {
        match self {
            Self::Absent => false,
            Self::Invited(invited) => invited.disabled_at.is_some(),
            Self::Active(active) => active.disabled_at.is_some(),
        }
    }

    /// Who it belongs to, once somebody was invited.
    #[must_use]
    pub fn member(&self) -> Option<&Member> {
        match self {
            Self::Absent => None,
            Self::Invited(invited) => Some(&invited.member),
            Self::Active(active) => Some(&active.member),
        }
    }

    /// Its counters; all zero before the first event.
    #[must_use]
    pub fn marks(&self) -> Marks {
        match self {
            Self::Absent => Marks::default(),
            Self::Invited(invited) => invited.marks,
            Self::Active(active) => active.marks,
        }
    }
}

impl Active {
    /// The apps whose codes open sessions.
    pub fn usable(&self) -> impl Iterator<Item = &Authenticator> {
        self.authenticators.iter().filter(|a| a.condition == Condition::Usable)
    }

    /// The apps that their owner threw away and that are still there.
    pub fn trashed(&self) -> impl Iterator<Item = &Authenticator> {
        self.authenticators.iter().filter(|a| matches!(a.condition, Condition::Trashed { .. }))
    }

    /// Whether there is a factor besides the password: suspended ones count, so that reporting one as foreign
    /// never makes the password alone enough.
    #[must_use]
    pub fn holds_factor(&self) -> bool {
        let app = |a: &Authenticator| matches!(a.condition, Condition::Usable | Condition::Suspended { .. });
        self.authenticators.iter().any(app) || self.phones.iter().any(Phone::is_held)
    }

    /// Whether there ever was one.
    #[must_use]
    pub fn ever_bound(&self) -> bool {
        !self.authenticators.is_empty() || !self.phones.is_empty()
    }

    /// The address that the next confirmation of the pending change gives this account, so that its claim goes along;
    /// none while the other mailbox has not confirmed.
    #[must_use]
    pub fn email_to_claim(&self) -> Option<&Contact> {
        self.email_change.as_ref().filter(|change| change.confirmed.is_some()).map(|change| &change.to)
    }

    /// How many recovery codes work.
    #[must_use]
    pub fn recovery_codes_left(&self) -> usize {
        self.recovery_codes.as_ref().map_or(0, |set| set.codes.len())
    }

    /// One of the apps ever linked.
    #[must_use]
    pub fn authenticator(&self, id: AuthenticatorId) -> Option<&Authenticator> {
        self.authenticators.iter().find(|a| a.id == id)
    }

    /// A browser that stands in for the second factor, or did until its time was over.
    #[must_use]
    pub fn device(&self, id: DeviceId) -> Option<&RememberedDevice> {
        self.devices.iter().find(|device| device.id == id)
    }

    pub(super) fn authenticator_mut(&mut self, id: AuthenticatorId) -> Option<&mut Authenticator> {
        self.authenticators.iter_mut().find(|a| a.id == id)
    }

    /// Remembers that factors or contacts changed by this event: pages that were rendered before are stale.
    pub(super) fn factors_changed(&mut self) {
        self.marks.factors_changed = self.marks.version;
    }

    /// Ends every session and remembered device, and with them what was asked for a browser's sake.
    pub(super) fn end_sessions(&mut self) {
        self.marks.session_epoch += 1;
        self.devices.clear();
        self.challenge = None;
    }

    /// Forgets what was about to be bound.
    pub(super) fn cancel_enrolment(&mut self) {
        self.enrolment = None;
        self.pending_phone = None;
    }
}

/// The account after `event`.
pub(super) fn evolve(account: Account, event: &AccountEvent) -> Account {
    use AccountEvent as E;
    let mut active = match (account, event) {
        (Account::Absent, E::Invited(e)) => return activation::invited(e),
        (Account::Invited(invited), _) => return activation::evolve(*invited, event),
        (Account::Active(active), _) => active,
        (absent @ Account::Absent, _) => return absent,
    };
    active.marks.version += 1;
    match event {
        E::Invited(_) | E::ActivationResent(_) | E::Activated(_) => {}
        E::SignedIn(e) => sign_in::signed_in(&mut active, e),
        E::GraceStarted(e) => grace::started(&mut active, e),
        E::EnrolmentSkipped(_) => {}
        E::ProvenAnew(e) => sign_in::proven(&mut active, e.proof, e.at),
        E::SignInsRefused(_) => {}
        E::Locked(e) => lockout::locked(&mut active, e),
        E::Unlocked(_) => active.locks.clear(),
        E::EnrolmentStarted(e) => authenticator::enrolment_started(&mut active, e),
        E::AuthenticatorLinked(e) => authenticator::linked(&mut active, e),
        E::AuthenticatorRenamed(e) => authenticator::renamed(&mut active, e),
        E::AuthenticatorSuspended(e) => authenticator::suspended(&mut active, e),
        E::AuthenticatorResumed(e) => authenticator::resumed(&mut active, e),
        E::AuthenticatorTrashed(e) => authenticator::trashed(&mut active, e),
        E::AuthenticatorRestored(e) => authenticator::restored(&mut active, e),
        E::AuthenticatorPurged(e) => authenticator::purged(&mut active, e),
        E::PhoneAdded(e) => phone::added(&mut active, e),
        E::PhoneChallenged(e) => phone::challenged(&mut active, e),
        E::PhoneAnswered(e) => phone::answered(&mut active, e),
        E::PhoneVerified(e) => phone::verified(&mut active, e),
        E::PhoneMadePrimary(e) => phone::made_primary(&mut active, e),
        E::PhoneRemoved(e) => phone::removed(&mut active, e),
        E::PhoneSuspended(e) => phone::suspended(&mut active, e),
        E::PhoneResumed(e) => phone::resumed(&mut active, e),
        E::RecoveryCodesIssued(e) => recovery_codes::issued(&mut active, e),
        E::RecoveryCodesAcknowledged(_) => recovery_codes::acknowledged(&mut active),
        E::RecoveryCodeConsumed(e) => recovery_codes::consumed(&mut active, e),
        E::PasswordChanged(e) => password::changed(&mut active, &e.password, &e.notice, e.at),
        E::PasswordReset(e) => password::was_reset(&mut active, e),
        E::LinkRequested(e) => link::requested(&mut active, e),
        E::LinkRedeemed(e) => link::redeemed(&mut active, e.link),
        E::NotMeReported(e) => link::redeemed(&mut active, e.link),
        E::ChangesFrozen(e) => not_me::frozen(&mut active, e),
        E::ChangesThawed(_) => not_me::thawed(&mut active),
        E::AccountReset(e) => reset::was_reset(&mut active, e),
        E::UnlockedBySupport(e) => lockout::unlocked_by_support(&mut active, e),
        E::SessionsEnded(_) => active.end_sessions(),
        E::AccountDisabled(e) => standing::disabled(&mut active, e),
        E::AccountEnabled(e) => standing::enabled(&mut active, e),
        E::NameCorrected(e) => active.member.name = e.name.clone(),
        E::EmailChangeRequested(e) => contact::requested(&mut active, e),
        E::EmailConfirmed(e) => contact::confirmed(&mut active, e),
        E::EmailChanged(e) => contact::changed(&mut active, e),
        E::BackupEmailRequested(e) => backup_email::requested(&mut active, e),
        E::BackupEmailConfirmed(e) => backup_email::confirmed(&mut active, e),
        E::BackupEmailRemoved(e) => backup_email::removed(&mut active, e),
        E::MagicLinkRequested(e) => magic_link::requested(&mut active, e),
        E::MagicLinkRedeemed(e) => link::redeemed(&mut active, e.link),
        E::SecondFactorSwitchedOff(e) => switch_off::switched_off(&mut active, e),
        E::DeviceRemembered(e) => device::remembered(&mut active, e),
        E::DeviceForgotten(e) => device::forgotten(&mut active, e),
        E::RoleGranted(e) => roles::became(&mut active, e.role),
        E::RoleRevoked(_) => roles::became(&mut active, Role::User),
    }
    Account::Active(active)
}

#[cfg(test)]
mod tests;
