//! Another password.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{AcceptedProof, Notice};
use crate::sealed::Hashed;

/// The signed-in owner chose another password.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PasswordChanged {
    /// argon2id, PHC form.
    pub password: Hashed,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// A forgotten password was replaced, by mailbox and a second proof.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PasswordReset {
    /// argon2id, PHC form.
    pub password: Hashed,
    /// The proof besides the mailbox; none where the account never had a second factor.
    pub proof: Option<AcceptedProof>,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}
