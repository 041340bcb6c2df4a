//! What may be asked about the password.

use chrono::{DateTime, Utc};

use super::{PresentedLink, SecondProof};
use crate::{
    account::{Authority, Notice},
    policy::Policy,
    sealed::Hashed,
};

/// Choose another password.
#[derive(Clone, Debug)]
pub struct ChangePassword {
    /// Who; the present password was entered and right.
    pub authority: Authority,
    /// The new password's hash; it was assessed before.
    pub password: Hashed,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Replace a forgotten password.
#[derive(Clone, Debug)]
pub struct ResetPassword {
    /// The link from the login mailbox.
    pub link: PresentedLink,
    /// The second proof; the mailbox does not count twice.
    pub proof: Option<SecondProof>,
    /// The new password's hash; it was assessed before.
    pub password: Hashed,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}
