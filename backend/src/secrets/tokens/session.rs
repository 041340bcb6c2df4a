//! What the cookie of a browser's session holds.

use std::fmt;

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Token;

/// 256 random bits. Found by their hash.
pub type SessionToken = Token<Session, 32>;

/// Marks a token of a session.
pub enum Session {}

impl SessionToken {
    /// A fresh token.
    #[must_use]
    pub fn generate() -> Self {
        Self::naming(&[])
    }

    /// Names whoever holds it, for a record that others read: half of its hash.
    #[must_use]
    pub fn holder(&self) -> Uuid {
        let mut id = [0; 16];
        id.copy_from_slice(&Sha256::digest(*self.bytes)[..16]);
        Uuid::from_bytes(id)
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(…)")
    }
}
