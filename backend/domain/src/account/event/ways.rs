//! Ways in besides the app: a backup address.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{NewLink, Notice};
use crate::{ids::LinkId, sealed::Contact};

/// An address was asked to become the backup address; one that was asked before and had not confirmed is forgotten.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct BackupEmailRequested {
    /// Which.
    pub address: Contact,
    /// The link that went to it.
    pub link: NewLink,
    /// From where, and the way to object: it went to the login address and to the backup address of before.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// That address confirmed: it is the backup address now, in place of the one that there was.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct BackupEmailConfirmed {
    /// The link, used up.
    pub link: LinkId,
    /// Which.
    pub address: Contact,
    /// From where, and the way to object: it went to every address, that of before included.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// There is no backup address any more, nor one that could confirm.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct BackupEmailRemoved {
    /// From where, and the way to object; none where it was such an objection.
    pub notice: Option<Notice>,
    /// When.
    pub at: DateTime<Utc>,
}
