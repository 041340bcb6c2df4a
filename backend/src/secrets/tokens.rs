//! Tokens that machines carry: random, stored as their SHA-256 (128 bits or more need no slow hash).

mod device;
mod link;
mod session;

use std::marker::PhantomData;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use herstel_domain::sealed::Hashed;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::Zeroizing;

pub use self::{device::DeviceToken, link::LinkToken, session::SessionToken};
use crate::entropy;

/// `N` bytes: ids that anybody may know, then at least 128 random bits. `Of` says what the token opens, so that one
/// kind is never taken for another.
pub struct Token<Of, const N: usize> {
    bytes: Zeroizing<[u8; N]>,
    of: PhantomData<Of>,
}

impl<Of, const N: usize> Token<Of, N> {
    /// These ids, and random bits in all the room that they leave.
    fn naming(ids: &[Uuid]) -> Self {
        let mut bytes = Zeroizing::new(entropy::bytes::<N>());
        for (place, id) in bytes.chunks_exact_mut(16).zip(ids) {
            place.copy_from_slice(id.as_bytes());
        }
        Self { bytes, of: PhantomData }
    }

    /// The id at this place, counted from 0: a claim until the hash has been compared.
    fn id(&self, place: usize) -> Uuid {
        let mut id = [0; 16];
        id.copy_from_slice(&self.bytes[place * 16..][..16]);
        Uuid::from_bytes(id)
    }

    /// Reads what [`Token::text`] writes; none if it is not exactly that.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // The length first: a strict decoder would still copy ten megabytes before it says no.
        if text.len() != BASE64URL_NOPAD.encode_len(N) {
            return None;
        }
        let read = Zeroizing::new(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?);
        let bytes: &[u8; N] = read.as_slice().try_into().ok()?;
        Some(Self { bytes: Zeroizing::new(*bytes), of: PhantomData })
    }

    /// For a cookie or an address, in base64url: 43 characters of 32 bytes, 64 of 48.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE64URL_NOPAD.encode(&*self.bytes))
    }

    /// What is stored. It covers the ids, so that the secret of one is of no use with another.
    #[must_use]
    pub fn hashed(&self) -> Hashed {
        Hashed(HEXLOWER.encode(&Sha256::digest(*self.bytes)))
    }

    /// Whether `stored` is of this token; compared in constant time.
    #[must_use]
    pub fn matches(&self, stored: &Hashed) -> bool {
        self.hashed().0.as_bytes().ct_eq(stored.0.as_bytes()).into()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Plain = Token<(), 32>;

    fn plain(bytes: [u8; 32]) -> Plain {
        Token { bytes: Zeroizing::new(bytes), of: PhantomData }
    }

    #[test]
    fn the_stored_hash_is_sha_256_in_hex() {
        let stored = plain([0; 32]).hashed();
        assert_eq!(stored.0, "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
    }

    #[test]
    fn r16_each_token_is_another_and_only_its_hash_is_stored() {
        let token = Plain::naming(&[]);
        assert!(token.matches(&token.hashed()));
        assert!(!Plain::naming(&[]).matches(&token.hashed()));
        assert!(!token.hashed().0.contains(&*token.text()));
    }

    #[test]
    fn ids_leave_the_rest_to_chance() {
        let id = Uuid::from_u128(7);
        let (one, other) = (Plain::naming(&[id]), Plain::naming(&[id]));
        assert_eq!((one.id(0), other.id(0)), (id, id));
        assert_ne!(one.id(1), other.id(1));
    }

    #[test]
    fn a_token_cut_short_padded_or_in_another_alphabet_is_no_token() {
        let text = Plain::naming(&[]).text();
        let longer = format!("{}A", *text);
        let padded = format!("{}=", *text);
        let spaced = format!(" {}", &text[1..]);
        // Not the canonical text of any 32 bytes: the last digit has bits to spare.
        let loose = format!("{}B", "A".repeat(42));
        for wrong in ["", &text[1..], &longer, &padded, &spaced, &loose, &"+".repeat(43), &"é".repeat(22)] {
            assert!(Plain::parse(wrong).is_none(), "{wrong}");
        }
        assert!(Token::<(), 48>::parse(&text).is_none());
    }

    proptest! {
        #[test]
        fn any_text_is_a_token_or_not_and_never_a_crash(text in ".{0,80}") {
            let _ = (Plain::parse(&text), Token::<(), 48>::parse(&text));
        }

        #[test]
        fn what_parses_is_written_the_same(bytes: [u8; 32]) {
            let text = plain(bytes).text();
            prop_assert_eq!(Plain::parse(&text).unwrap().text(), text);
        }
    }
}
