//! What an account knows of recovery codes.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Active;
use crate::sealed::Hashed;

/// A recovery code as it rests: its public half, and the hash of the secret half.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RecoveryCode {
    /// Says which hash to compare with.
    pub selector: String,
    /// argon2id, PHC form.
    pub hash: Hashed,
}

/// The codes that work.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RecoveryCodeSet {
    /// The live codes.
    pub codes: Vec<RecoveryCode>,
    /// How many of the set were used and replaced.
    pub used: u32,
    /// Whether the owner said that they are kept safe.
    pub acknowledged: bool,
    /// When the set was made.
    pub issued_at: DateTime<Utc>,
}

impl Active {
    /// How many recovery codes work.
    #[must_use]
    pub fn recovery_codes_left(&self) -> usize {
        self.recovery_codes.as_ref().map_or(0, |set| set.codes.len())
    }
}
