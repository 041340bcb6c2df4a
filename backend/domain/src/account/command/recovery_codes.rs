//! What may be asked about recovery codes.

use chrono::{DateTime, Utc};

use crate::account::{Authority, Notice, RecoveryCode};

/// Make a new set of recovery codes; the old set becomes void.
#[derive(Clone, Debug)]
pub struct RenewRecoveryCodes {
    /// Who.
    pub authority: Authority,
    /// The new set.
    pub codes: Vec<RecoveryCode>,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// "I have saved these."
#[derive(Clone, Debug)]
pub struct AcknowledgeRecoveryCodes {
    /// Who.
    pub authority: Authority,
    /// Now.
    pub now: DateTime<Utc>,
}
