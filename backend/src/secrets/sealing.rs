//! Sealing values under a data key, each for one place only.

use std::fmt;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use herstel_domain::{
    ids::KeyId,
    sealed::{Contact, Fingerprint, Sealed},
};
use thiserror::Error;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{
    email::Address,
    phone::Number,
    primitives::{self, Key},
};
use crate::entropy;

/// Where a sealed value belongs: copied to another stream or field, it does not open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The id of the stream (the account) whose events hold it.
    pub stream: Uuid,
    /// The value's name in that stream, for instance `email`. A contract: what is sealed opens under this name only.
    pub field: &'static str,
}

/// A key that values of one scope are sealed under. Destroying it (its row) erases them all.
///
/// Its memory is wiped when dropped; its `Debug` form shows its id only.
pub struct DataKey {
    id: KeyId,
    bytes: Key,
}

/// Why a sealed value did not open: a breakdown, as the service sealed it itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum SealError {
    /// The value's key is not there: destroyed, or another owner's.
    #[error("sealed under data key {0}, which is destroyed or belongs to somebody else")]
    NoKey(KeyId),
    /// The text is not what sealing produces.
    #[error("the value sealed under data key {0} is malformed")]
    Malformed(KeyId),
    /// Changed after it was sealed, or sealed for another place.
    #[error("the value sealed under data key {0} was changed, or belongs to another place")]
    Tampered(KeyId),
    /// It opened, but is not text.
    #[error("the value sealed under data key {0} is not text")]
    NotText(KeyId),
}

impl DataKey {
    /// A fresh random key with a fresh id.
    #[must_use]
    pub fn generate() -> Self {
        Self::new(KeyId::new(entropy::id()), Zeroizing::new(entropy::bytes()))
    }

    pub(super) fn new(id: KeyId, bytes: Key) -> Self {
        Self { id, bytes }
    }

    pub(super) fn bytes(&self) -> &Key {
        &self.bytes
    }

    /// The key's id, as it stands in what it sealed.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// Seals bytes (XChaCha20-Poly1305, with stream, field and key id as associated data). Their length shows.
    #[must_use]
    pub fn seal(&self, place: Place, clear: &[u8]) -> Sealed {
        let sealed = primitives::seal(&self.bytes, &context(&place, &self.id.uuid()), clear);
        Sealed { key: self.id, text: BASE64URL_NOPAD.encode(&sealed) }
    }

    /// Opens what [`DataKey::seal`] sealed for the same place.
    ///
    /// # Errors
    /// [`SealError`]: sealed under another key or for another place, or changed since.
    pub fn open(&self, place: Place, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, SealError> {
        if sealed.key != self.id {
            return Err(SealError::NoKey(sealed.key));
        }
        let bytes = BASE64URL_NOPAD.decode(sealed.text.as_bytes()).map_err(|_| SealError::Malformed(self.id))?;
        primitives::open(&self.bytes, &context(&place, &self.id.uuid()), &bytes).ok_or(SealError::Tampered(self.id))
    }

    /// Seals text.
    #[must_use]
    pub fn seal_text(&self, place: Place, clear: &str) -> Sealed {
        self.seal(place, clear.as_bytes())
    }

    /// Opens text.
    ///
    /// # Errors
    /// As [`DataKey::open`], and [`SealError::NotText`].
    pub fn open_text(&self, place: Place, sealed: &Sealed) -> Result<Zeroizing<String>, SealError> {
        let clear = self.open(place, sealed)?;
        let text = std::str::from_utf8(&clear).map_err(|_| SealError::NotText(self.id))?;
        Ok(Zeroizing::new(text.to_owned()))
    }

    /// What a normalised value is compared by: HMAC-SHA-256 under a key derived from this one, in hex.
    #[must_use]
    pub fn fingerprint(&self, normalised: &str) -> Fingerprint {
        let key = primitives::derive(&self.bytes, "herstel fingerprint v1");
        Fingerprint(HEXLOWER.encode(&primitives::mac(&key, &[normalised.as_bytes()])))
    }

    /// An address sealed as it was typed, with the fingerprint of its normal form.
    #[must_use]
    pub fn contact(&self, place: Place, address: &Address) -> Contact {
        Contact { sealed: self.seal_text(place, address.typed()), fingerprint: self.fingerprint(address.normalised()) }
    }

    /// A telephone number sealed in E.164, with its fingerprint.
    #[must_use]
    pub fn number(&self, place: Place, number: &Number) -> Contact {
        Contact { sealed: self.seal_text(place, number.e164()), fingerprint: self.fingerprint(number.e164()) }
    }
}

fn context<'a>(place: &'a Place, key: &'a Uuid) -> [&'a [u8]; 4] {
    [b"herstel sealed v1", place.stream.as_bytes(), place.field.as_bytes(), key.as_bytes()]
}

impl fmt::Debug for DataKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DataKey({})", self.id)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FIELDS: [&str; 4] = ["email", "name", "phone", "secret"];

    fn place(stream: u128, field: usize) -> Place {
        Place { stream: Uuid::from_u128(stream), field: FIELDS[field] }
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens_to_the_same(clear: Vec<u8>, stream: u128, field in 0..4usize) {
            let key = DataKey::generate();
            let sealed = key.seal(place(stream, field), &clear);
            prop_assert_eq!(&*key.open(place(stream, field), &sealed).unwrap(), &clear);
        }

        #[test]
        fn a_sealed_value_does_not_open_at_another_place(
            clear: Vec<u8>, stream: u128, other: u128, field in 0..4usize, elsewhere in 0..4usize,
        ) {
            prop_assume!((stream, field) != (other, elsewhere));
            let key = DataKey::generate();
            let sealed = key.seal(place(stream, field), &clear);
            for wrong in [place(other, elsewhere), place(stream, (field + 1) % 4), place(stream ^ 1, field)] {
                prop_assert_eq!(key.open(wrong, &sealed).unwrap_err(), SealError::Tampered(key.id()));
            }
        }

        #[test]
        fn a_changed_value_never_opens(clear: Vec<u8>, at: prop::sample::Index, bit in 0..8u8) {
            let (key, here) = (DataKey::generate(), place(1, 0));
            let sealed = key.seal(here, &clear);
            let mut bytes = BASE64URL_NOPAD.decode(sealed.text.as_bytes()).unwrap();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            let changed = Sealed { text: BASE64URL_NOPAD.encode(&bytes), ..sealed };
            prop_assert_eq!(key.open(here, &changed).unwrap_err(), SealError::Tampered(key.id()));
        }

        #[test]
        fn any_text_in_place_of_a_sealed_value_is_an_error_and_not_a_crash(text: String) {
            let key = DataKey::generate();
            let forged = Sealed { key: key.id(), text };
            prop_assert!(key.open(place(1, 0), &forged).is_err());
        }
    }

    #[test]
    fn a_value_does_not_open_under_another_key() {
        let (key, other) = (DataKey::generate(), DataKey::generate());
        let sealed = key.seal_text(place(1, 0), "priya@example.net");
        assert_eq!(other.open_text(place(1, 0), &sealed).unwrap_err(), SealError::NoKey(key.id()));
        let claimed = Sealed { key: other.id(), ..sealed };
        assert_eq!(other.open_text(place(1, 0), &claimed).unwrap_err(), SealError::Tampered(other.id()));
    }

    #[test]
    fn the_same_value_is_sealed_differently_every_time() {
        let key = DataKey::generate();
        assert_ne!(key.seal_text(place(1, 0), "same"), key.seal_text(place(1, 0), "same"));
    }

    #[test]
    fn contacts_compare_by_the_normal_form_and_read_as_typed() {
        let key = DataKey::generate();
        let contact = key.contact(place(1, 0), &Address::parse(" Priya@Example.NET ").unwrap());
        let other = key.contact(place(1, 1), &Address::parse("priya@example.net").unwrap());
        assert_eq!(contact.fingerprint, other.fingerprint);
        assert_eq!(&*key.open_text(place(1, 0), &contact.sealed).unwrap(), "Priya@Example.NET");
    }

    #[test]
    fn a_fingerprint_means_nothing_under_another_key() {
        assert_ne!(DataKey::generate().fingerprint("a@b.nl"), DataKey::generate().fingerprint("a@b.nl"));
    }
}
