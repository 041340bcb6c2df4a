//! Recovery codes: issued, kept, used.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Notice;
use crate::account::RecoveryCode;

/// A set of recovery codes was made; an older set is void.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RecoveryCodesIssued {
    /// Selector and hash of each.
    pub codes: Vec<RecoveryCode>,
    /// From where, and the way to object; none where the same act's own notice says it.
    pub notice: Option<Notice>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The owner says that the codes are kept safe.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RecoveryCodesAcknowledged {
    /// When.
    pub at: DateTime<Utc>,
}

/// A recovery code was used: void, and replaced by a new one.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RecoveryCodeConsumed {
    /// The public half of the spent code.
    pub selector: String,
    /// What takes its place (NIST SP 800-63B-4 §4.2.1.1).
    pub replacement: RecoveryCode,
    /// When.
    pub at: DateTime<Utc>,
}
