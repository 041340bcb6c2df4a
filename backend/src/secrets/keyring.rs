//! The keyring: the key-encryption keys that wrap data keys, and the deployment's lookup secret.

use std::{fmt, iter, mem, path::PathBuf};

use data_encoding::HEXLOWER;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::primitives::{self, Key};
use crate::entropy;

/// What a keyring calls its lookup secret, in its text and among the check rows; no key has this id.
pub const LOOKUP: &str = "lookup";

/// The configured keys. The first one wraps new data keys; the others still open what they wrapped.
///
/// Whoever holds it (and the database) can read everything; without it nothing that is sealed can be read again.
/// Its `Debug` form names the keys by id only, and its memory is wiped when dropped.
#[derive(Clone)]
pub struct Keyring {
    pub(super) current: WrappingKey,
    pub(super) former: Vec<WrappingKey>,
    pub(super) lookup: Key,
    pub(super) file: Option<PathBuf>,
}

/// One key-encryption key.
#[derive(Clone)]
pub(super) struct WrappingKey {
    pub(super) id: String,
    pub(super) bytes: Key,
}

/// Whose data key is wrapped: a wrapped key does not open for another row.
#[derive(Clone, Copy)]
pub(super) struct Slot<'a> {
    /// The data key's id.
    pub(super) id: uuid::Uuid,
    /// The account that it belongs to.
    pub(super) owner: uuid::Uuid,
    /// `person` or `authenticator`.
    pub(super) scope: &'a str,
}

/// Why a wrapped data key did not open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unwrap {
    /// The keyring has no key of that id.
    Missing,
    /// The key of that id is not the one that wrapped it, or the row was changed.
    Wrong,
}

impl Keyring {
    /// A keyring of one fresh key and a fresh lookup secret.
    #[must_use]
    pub fn generate() -> Self {
        Self {
            current: WrappingKey::generate(),
            former: Vec::new(),
            lookup: Zeroizing::new(entropy::bytes()),
            file: None,
        }
    }

    /// The id of the key that wraps new data keys.
    #[must_use]
    pub fn current(&self) -> &str {
        &self.current.id
    }

    /// The ids of all keys, the current one first.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.keys().map(|key| key.id.as_str())
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &WrappingKey> {
        iter::once(&self.current).chain(&self.former)
    }

    /// Makes a fresh key the current one, and says its id. The former keys stay, for what they wrapped.
    pub fn add_key(&mut self) -> String {
        let former = mem::replace(&mut self.current, WrappingKey::generate());
        self.former.insert(0, former);
        self.current.id.clone()
    }

    /// The deployment-wide key for one purpose, derived (HKDF) from the lookup secret.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        primitives::derive(&self.lookup, purpose)
    }

    /// Whether nothing that both have differs: a keyring with another lookup secret, or with another key of the same
    /// id, is of another deployment.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        let equal = |one: &Key, other: &Key| bool::from(one.as_slice().ct_eq(other.as_slice()));
        equal(&self.lookup, &other.lookup)
            && self.keys().all(|key| other.key(&key.id).is_none_or(|same| equal(&key.bytes, &same.bytes)))
    }

    pub(super) fn key(&self, id: &str) -> Option<&WrappingKey> {
        self.keys().find(|key| key.id == id)
    }

    /// Wraps a data key under the current key; says under which.
    pub(super) fn wrap(&self, slot: Slot<'_>, data_key: &Key) -> (String, Vec<u8>) {
        let current = &self.current;
        (current.id.clone(), primitives::seal(&current.bytes, &slot.context(&current.id), &**data_key))
    }

    /// Opens a wrapped data key.
    pub(super) fn unwrap(&self, slot: Slot<'_>, keyring_id: &str, wrapped: &[u8]) -> Result<Key, Unwrap> {
        let key = self.key(keyring_id).ok_or(Unwrap::Missing)?;
        let clear = primitives::open(&key.bytes, &slot.context(keyring_id), wrapped).ok_or(Unwrap::Wrong)?;
        let bytes: &[u8; 32] = clear.as_slice().try_into().map_err(|_| Unwrap::Wrong)?;
        Ok(Zeroizing::new(*bytes))
    }
}

impl WrappingKey {
    fn generate() -> Self {
        Self { id: format!("key-{}", HEXLOWER.encode(&entropy::bytes::<4>())), bytes: Zeroizing::new(entropy::bytes()) }
    }
}

impl<'a> Slot<'a> {
    fn context(&'a self, keyring_id: &'a str) -> [&'a [u8]; 5] {
        [
            b"herstel data key v1",
            self.id.as_bytes(),
            self.owner.as_bytes(),
            self.scope.as_bytes(),
            keyring_id.as_bytes(),
        ]
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keyring")?;
        f.debug_list().entries(self.ids()).finish()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn slot(owner: u128) -> Slot<'static> {
        Slot { id: Uuid::from_u128(1), owner: Uuid::from_u128(owner), scope: "person" }
    }

    #[test]
    fn a_former_key_still_opens_what_it_wrapped() {
        let mut keyring = Keyring::generate();
        let data_key = Zeroizing::new([9; 32]);
        let (id, wrapped) = keyring.wrap(slot(7), &data_key);
        let fresh = keyring.add_key();
        assert_ne!(id, fresh);
        assert_eq!(keyring.current(), fresh);
        assert_eq!(*keyring.unwrap(slot(7), &id, &wrapped).unwrap(), [9; 32]);
        assert_eq!(keyring.wrap(slot(7), &data_key).0, fresh);
    }

    #[test]
    fn a_wrapped_key_does_not_open_for_another_owner_or_under_another_key() {
        let mut keyring = Keyring::generate();
        let (id, wrapped) = keyring.wrap(slot(7), &Zeroizing::new([9; 32]));
        let fresh = keyring.add_key();
        assert_eq!(keyring.unwrap(slot(8), &id, &wrapped), Err(Unwrap::Wrong));
        assert_eq!(keyring.unwrap(slot(7), &fresh, &wrapped), Err(Unwrap::Wrong));
        assert_eq!(keyring.unwrap(slot(7), "key-gone", &wrapped), Err(Unwrap::Missing));
    }

    #[test]
    fn a_keyring_agrees_with_what_it_grew_from_and_with_no_other() {
        let keyring = Keyring::generate();
        let mut grown = keyring.clone();
        grown.add_key();
        assert!(grown.agrees_with(&keyring) && keyring.agrees_with(&grown));
        assert!(!Keyring::generate().agrees_with(&keyring));
        let mut changed = keyring.clone();
        changed.current.bytes[0] ^= 1;
        assert!(!changed.agrees_with(&keyring));
    }

    #[test]
    fn each_purpose_has_a_key_of_its_own_and_rotation_leaves_them_alone() {
        let mut keyring = Keyring::generate();
        let before = keyring.derive("login-email");
        keyring.add_key();
        assert_eq!(*keyring.derive("login-email"), *before);
        assert_ne!(*keyring.derive("attempts"), *before);
    }
}
