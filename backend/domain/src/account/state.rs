//! What an account's history amounts to.

mod addresses;
mod authenticators;
mod devices;
mod evolve;
mod links;
mod phones;
mod recovery_codes;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use addresses::*;
pub use authenticators::*;
pub use devices::*;
pub(super) use evolve::evolve;
pub use links::*;
pub use phones::*;
pub use recovery_codes::*;

use super::{AccountRefusal, NewLink};
use crate::{
    ids::{BranchId, OrganisationId, PhoneId},
    sealed::{Contact, Hashed, Sealed},
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

/// The one period in which binding the first factor may be put off.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Grace {
    /// When the demand was first met.
    pub since: DateTime<Utc>,
    /// When it ends, as the policy of that day had it.
    pub until: DateTime<Utc>,
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
    /// Whether there is a factor besides the password.
    #[must_use]
    pub fn holds_factor(&self) -> bool {
        self.authenticators.iter().any(Authenticator::is_held) || self.phones.iter().any(Phone::is_held)
    }

    /// Whether there ever was one.
    #[must_use]
    pub fn ever_bound(&self) -> bool {
        !self.authenticators.is_empty() || !self.phones.is_empty()
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

#[cfg(test)]
mod tests;
