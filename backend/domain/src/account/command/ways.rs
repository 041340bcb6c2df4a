//! What may be asked about ways in besides the app: a backup address.

use chrono::{DateTime, Utc};

use super::super::{Authority, NewLink, Notice, PresentedLink};
use crate::{policy::Policy, sealed::Contact};

/// Ask an address to become the backup address. One that has not confirmed yet makes way; one that has stays until
/// this one does.
#[derive(Clone, Debug)]
pub struct RequestBackupEmail {
    /// Who.
    pub authority: Authority,
    /// Which; fingerprinted in the normal form of addresses, so that it compares.
    pub address: Contact,
    /// What it confirms by.
    pub link: NewLink,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Confirm the backup address, with the link from its mailbox.
#[derive(Clone, Debug)]
pub struct ConfirmBackupEmail {
    /// The link.
    pub link: PresentedLink,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Have no backup address any more.
#[derive(Clone, Debug)]
pub struct RemoveBackupEmail {
    /// Who.
    pub authority: Authority,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}
