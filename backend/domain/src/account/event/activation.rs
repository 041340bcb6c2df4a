//! From invitation to password.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::NewLink;
use crate::{
    account::Member,
    ids::LinkId,
    sealed::{Contact, Hashed},
};

/// Somebody was invited; the activation link went to their login address.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Invited {
    /// Who.
    pub member: Member,
    /// How they activate.
    pub activation: NewLink,
    /// The number that the organisation knows: it is proven before anything else is bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Contact>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A new activation link replaced the former.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ActivationResent {
    /// The new link.
    pub activation: NewLink,
    /// When.
    pub at: DateTime<Utc>,
}

/// The owner followed the activation link and set a password.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Activated {
    /// The link, used up.
    pub link: LinkId,
    /// argon2id, PHC form.
    pub password: Hashed,
    /// When.
    pub at: DateTime<Utc>,
}
