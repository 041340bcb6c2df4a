//! An authenticator app from its first showing to its purge.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Notice;
use crate::{
    ids::{AuthenticatorId, SessionId},
    sealed::Sealed,
};

/// A secret was made and shown; nothing is linked until a code from it is confirmed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct EnrolmentStarted {
    /// The authenticator to be.
    pub authenticator: AuthenticatorId,
    /// Its TOTP secret, sealed under a data key of its own.
    pub secret: Sealed,
    /// The only session that may confirm it.
    pub session: SessionId,
    /// When it stops being confirmable.
    pub expires_at: DateTime<Utc>,
    /// When.
    pub at: DateTime<Utc>,
}

/// An app was linked: it gave a right code.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuthenticatorLinked {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// What its owner calls it.
    pub label: Sealed,
    /// The step of the confirming code: spent.
    pub step: u64,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// An app got another name.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuthenticatorRenamed {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// The new name.
    pub label: Sealed,
    /// From where, and the way to object; none in what was written before renaming was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The owner reported that linking it was not their doing: it opens nothing until they say otherwise.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuthenticatorSuspended {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// When.
    pub at: DateTime<Utc>,
}

/// The owner took the report back.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuthenticatorResumed {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// The owner threw an app away: unusable at once.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuthenticatorTrashed {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// Until when it can be taken out again; then it is purged. The same as `at` for an app that was suspended.
    pub restorable_until: DateTime<Utc>,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// An app was taken out of the trash.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuthenticatorRestored {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// The trash was emptied: its data key is destroyed, the secret gone for ever.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuthenticatorPurged {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// When.
    pub at: DateTime<Utc>,
}
