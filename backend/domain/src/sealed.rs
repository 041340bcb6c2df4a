//! Values that the domain carries but cannot read.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ids::KeyId;

/// An encrypted value (XChaCha20-Poly1305) under a data key of its own scope.
///
/// The domain passes it on; only the secrets module of the backend opens it, knowing the stream and the field
/// that it was sealed for. Destroying the data key makes it unreadable for ever.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sealed {
    /// The data key that opens it.
    pub key: KeyId,
    /// Nonce (24 bytes) and ciphertext with tag, base64url without padding.
    pub text: String,
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({})", self.key)
    }
}

/// A keyed hash (HMAC-SHA-256, hex) of a normalised value, for comparing what must not be read.
///
/// Its key is derived from the person's data key, so that it means nothing once that is destroyed.
/// Its `Debug` form is silent: in a log it would say who changed back to which address.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(pub String);

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fingerprint(…)")
    }
}

/// An address: readable to those who hold the key, comparable to all.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Contact {
    /// The address itself.
    pub sealed: Sealed,
    /// What decisions compare by.
    pub fingerprint: Fingerprint,
}

/// The hash of a secret that was shown or sent once (SHA-256 for 128-bit tokens, argon2id in PHC form for codes
/// and passwords). Its `Debug` form is silent, so that it does not end up in logs either.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hashed(pub String);

impl fmt::Debug for Hashed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hashed(…)")
    }
}
