//! Tokens that machines carry: random, stored as their SHA-256 (128 bits or more need no slow hash).

use std::fmt;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use herstel_domain::{
    ids::{AccountId, LinkId},
    sealed::Hashed,
};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::entropy;

/// 256 random bits: what the cookie of a browser's session holds. Found by its hash.
pub struct SessionToken(Zeroizing<[u8; 32]>);

/// What a link in a mail ends with: whose account, which link, and 128 random bits that prove it (R16).
///
/// With the account in it the stream is found without a table. Text of 64 characters.
pub struct LinkToken(Zeroizing<[u8; 48]>);

impl SessionToken {
    /// A fresh token.
    #[must_use]
    pub fn generate() -> Self {
        Self(Zeroizing::new(entropy::bytes()))
    }

    /// Reads a cookie's value; none if it is not exactly what [`SessionToken::text`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        decode(text).map(Self)
    }

    /// For the cookie: 43 characters of base64url.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE64URL_NOPAD.encode(&*self.0))
    }

    /// What is stored.
    #[must_use]
    pub fn hashed(&self) -> Hashed {
        sha256(&*self.0)
    }

    /// Whether `stored` is of this token; compared in constant time.
    #[must_use]
    pub fn matches(&self, stored: &Hashed) -> bool {
        equal(&self.hashed(), stored)
    }
}

impl LinkToken {
    /// A fresh token for a link of this account.
    #[must_use]
    pub fn generate(account: AccountId, link: LinkId) -> Self {
        let mut bytes = Zeroizing::new([0; 48]);
        bytes[..16].copy_from_slice(account.uuid().as_bytes());
        bytes[16..32].copy_from_slice(link.uuid().as_bytes());
        bytes[32..].copy_from_slice(&*Zeroizing::new(entropy::bytes::<16>()));
        Self(bytes)
    }

    /// Reads an address's last part; none if it is not exactly what [`LinkToken::text`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        decode(text).map(Self)
    }

    /// For the address: 64 characters of base64url.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE64URL_NOPAD.encode(&*self.0))
    }

    /// Whose stream it is in: a claim until [`LinkToken::matches`] has said yes.
    #[must_use]
    pub fn account(&self) -> AccountId {
        AccountId::new(self.id(0))
    }

    /// Which link it is: a claim likewise.
    #[must_use]
    pub fn link(&self) -> LinkId {
        LinkId::new(self.id(16))
    }

    /// What is stored. It covers account and link, so that the secret of one link is of no use with another.
    #[must_use]
    pub fn hashed(&self) -> Hashed {
        sha256(&*self.0)
    }

    /// Whether `stored` is of this token; compared in constant time.
    #[must_use]
    pub fn matches(&self, stored: &Hashed) -> bool {
        equal(&self.hashed(), stored)
    }

    fn id(&self, from: usize) -> Uuid {
        let mut id = [0; 16];
        id.copy_from_slice(&self.0[from..from + 16]);
        Uuid::from_bytes(id)
    }
}

pub(super) fn decode<const N: usize>(text: &str) -> Option<Zeroizing<[u8; N]>> {
    // The length first: a strict decoder would still copy ten megabytes before it says no.
    if text.len() != BASE64URL_NOPAD.encode_len(N) {
        return None;
    }
    let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?);
    let bytes: &[u8; N] = bytes.as_slice().try_into().ok()?;
    Some(Zeroizing::new(*bytes))
}

pub(super) fn sha256(bytes: &[u8]) -> Hashed {
    Hashed(HEXLOWER.encode(&Sha256::digest(bytes)))
}

fn equal(one: &Hashed, other: &Hashed) -> bool {
    one.0.as_bytes().ct_eq(other.0.as_bytes()).into()
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionToken(…)")
    }
}

impl fmt::Debug for LinkToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LinkToken({} {})", self.account(), self.link())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn link() -> LinkToken {
        LinkToken::generate(AccountId::new(Uuid::from_u128(7)), LinkId::new(Uuid::from_u128(8)))
    }

    #[test]
    fn a_link_token_names_its_account_and_link_and_reads_back() {
        let token = link();
        assert_eq!(token.text().len(), 64);
        let read = LinkToken::parse(&token.text()).unwrap();
        assert_eq!(read.account().uuid(), Uuid::from_u128(7));
        assert_eq!(read.link().uuid(), Uuid::from_u128(8));
        assert!(read.matches(&token.hashed()));
    }

    #[test]
    fn r16_the_secret_of_one_link_is_of_no_use_with_another_account() {
        let token = link();
        let mut stolen = link();
        stolen.0.copy_from_slice(&*token.0);
        stolen.0[0] ^= 1;
        assert!(!stolen.matches(&token.hashed()));
    }

    #[test]
    fn r16_each_token_is_another_and_only_its_hash_is_stored() {
        let token = link();
        assert!(!link().matches(&token.hashed()));
        assert!(!SessionToken::generate().matches(&SessionToken::generate().hashed()));
        assert_eq!(token.hashed().0.len(), 64);
        assert!(!token.hashed().0.contains(&*token.text()));
    }

    #[test]
    fn the_stored_hash_is_sha_256_in_hex() {
        let token = SessionToken(Zeroizing::new([0; 32]));
        assert_eq!(token.hashed().0, "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925");
    }

    #[test]
    fn a_token_cut_short_padded_or_in_another_alphabet_is_no_token() {
        let text = SessionToken::generate().text();
        let longer = format!("{}A", *text);
        let padded = format!("{}=", *text);
        let spaced = format!(" {}", &text[1..]);
        // Not the canonical text of any 32 bytes: the last digit has bits to spare.
        let loose = format!("{}B", "A".repeat(42));
        for wrong in ["", &text[1..], &longer, &padded, &spaced, &loose, &"+".repeat(43), &"é".repeat(22)] {
            assert!(SessionToken::parse(wrong).is_none(), "{wrong}");
        }
        assert!(LinkToken::parse(&text).is_none());
    }

    proptest! {
        #[test]
        fn any_text_is_a_token_or_not_and_never_a_crash(text in ".{0,80}") {
            let _ = (SessionToken::parse(&text), LinkToken::parse(&text));
        }

        #[test]
        fn what_parses_is_written_the_same(bytes: [u8; 32]) {
            let text = SessionToken(Zeroizing::new(bytes)).text();
            prop_assert_eq!(SessionToken::parse(&text).unwrap().text(), text);
        }
    }
}
