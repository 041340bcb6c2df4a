//! What an account knows of authenticator apps.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Active;
use crate::{
    ids::{AuthenticatorId, SessionId},
    sealed::Sealed,
};

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

impl Authenticator {
    /// Whether it counts as a factor: a suspended one does, so that reporting one as foreign never makes the password
    /// alone enough.
    #[must_use]
    pub fn is_held(&self) -> bool {
        matches!(self.condition, Condition::Usable | Condition::Suspended { .. })
    }

    /// Until when it can be taken out of the trash, if it is there.
    #[must_use]
    pub fn restorable_until(&self) -> Option<DateTime<Utc>> {
        match self.condition {
            Condition::Trashed { restorable_until, .. } => Some(restorable_until),
            _ => None,
        }
    }
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

impl Active {
    /// The apps whose codes open sessions.
    pub fn usable(&self) -> impl Iterator<Item = &Authenticator> {
        self.authenticators.iter().filter(|a| a.condition == Condition::Usable)
    }

    /// The apps that their owner threw away and that are still there.
    pub fn trashed(&self) -> impl Iterator<Item = &Authenticator> {
        self.authenticators.iter().filter(|a| matches!(a.condition, Condition::Trashed { .. }))
    }

    /// Those that may come back, and whose codes are a way to prove oneself until then.
    pub fn restorable(&self, now: DateTime<Utc>) -> impl Iterator<Item = &Authenticator> {
        let in_time = move |a: &&Authenticator| a.restorable_until().is_some_and(|until| now < until);
        self.authenticators.iter().filter(in_time)
    }

    /// One of the apps ever linked.
    #[must_use]
    pub fn authenticator(&self, id: AuthenticatorId) -> Option<&Authenticator> {
        self.authenticators.iter().find(|a| a.id == id)
    }

    pub(in crate::account) fn authenticator_mut(&mut self, id: AuthenticatorId) -> Option<&mut Authenticator> {
        self.authenticators.iter_mut().find(|a| a.id == id)
    }
}
