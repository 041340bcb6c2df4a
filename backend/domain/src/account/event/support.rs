//! What staff did about somebody's account, and what came of it. Who did it stands in the event's provenance.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{NewLink, Notice};
use crate::{
    ids::LinkId,
    sealed::{Contact, Sealed},
    words::Role,
};

/// Support took every factor away: apps, recovery codes, links that were on their way. Every session ended.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AccountReset {
    /// Sealed: the ticket of the call.
    pub ticket: Sealed,
    /// Sealed: why.
    pub reason: Sealed,
    /// When the apps that were in use are purged; they cannot be restored until then.
    pub purge_due: DateTime<Utc>,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// Support lifted every lock.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct UnlockedBySupport {
    /// Sealed: why.
    pub reason: Sealed,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// Support ended every session.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SessionsEnded {
    /// Sealed: why.
    pub reason: Sealed,
    /// When.
    pub at: DateTime<Utc>,
}

/// The account was closed to everybody.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AccountDisabled {
    /// Sealed: why.
    pub reason: Sealed,
    /// When.
    pub at: DateTime<Utc>,
}

/// The account was opened again, as it was.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AccountEnabled {
    /// Sealed: why.
    pub reason: Sealed,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// Somebody's name was put right.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct NameCorrected {
    /// The right name.
    pub name: Sealed,
    /// Sealed: why.
    pub reason: Sealed,
    /// When.
    pub at: DateTime<Utc>,
}

/// Both addresses were asked to confirm a change of the login address; a change that was pending is void.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct EmailChangeRequested {
    /// The new address.
    pub to: Contact,
    /// The link that went to the present address.
    pub confirm_old: NewLink,
    /// The link that went to the new address.
    pub confirm_new: NewLink,
    /// Sealed: why.
    pub reason: Sealed,
    /// From where, and the way to object: it went to the present address.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// One of the two addresses of a change.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmailSide {
    /// The address that they sign in with until then.
    Old,
    /// The address to be.
    New,
}

/// One of the two addresses confirmed the change.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct EmailConfirmed {
    /// The link, used up.
    pub link: LinkId,
    /// Which address.
    pub side: EmailSide,
    /// When.
    pub at: DateTime<Utc>,
}

/// Both had confirmed: the login address is another from now on.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct EmailChanged {
    /// The new address.
    pub to: Contact,
    /// From where, and the way to object: it went to both addresses.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// Somebody got a role, in place of the one that they had.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct RoleGranted {
    /// Which.
    pub role: Role,
    /// When.
    pub at: DateTime<Utc>,
}

/// Somebody lost a role: they are a user again.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct RoleRevoked {
    /// Which.
    pub role: Role,
    /// When.
    pub at: DateTime<Utc>,
}
