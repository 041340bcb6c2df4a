//! What may be asked from invitation to password.

use chrono::{DateTime, Utc};

use super::PresentedLink;
use crate::{
    account::{Member, NewLink, Staff},
    ids::AccountId,
    sealed::{Contact, Hashed},
};

/// Invite somebody.
#[derive(Clone, Debug)]
pub struct Invite {
    /// Who.
    pub member: Member,
    /// The activation link.
    pub activation: NewLink,
    /// The number that the organisation knows.
    pub phone: Option<Contact>,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Send the activation link again; the former one becomes void.
#[derive(Clone, Debug)]
pub struct ResendActivation {
    /// Who asked; none for the service itself.
    pub by: Option<Staff>,
    /// For whom.
    pub target: AccountId,
    /// The new link.
    pub activation: NewLink,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Follow the activation link and set a password.
#[derive(Clone, Debug)]
pub struct Activate {
    /// The link.
    pub link: PresentedLink,
    /// The password's hash; it was assessed before.
    pub password: Hashed,
    /// Now.
    pub now: DateTime<Utc>,
}
