//! What the cookie of a browser's session holds.

use std::fmt;

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
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(…)")
    }
}
