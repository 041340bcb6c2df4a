//! The three cryptographic operations that everything here is made of.

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::entropy;

/// 256 bits that are wiped from memory when dropped.
pub(super) type Key = Zeroizing<[u8; 32]>;

const NONCE: usize = 24;

/// Encrypts under a fresh random nonce (XChaCha20-Poly1305: 192 bits, so that random ones never meet again).
/// The answer is nonce, ciphertext and tag.
pub(super) fn seal(key: &Key, context: &[&[u8]], clear: &[u8]) -> Vec<u8> {
    let nonce: [u8; NONCE] = entropy::bytes();
    let aad = framed(context);
    #[expect(clippy::expect_used, reason = "the cipher refuses only what exceeds its limit of 256 GiB")]
    let sealed = XChaCha20Poly1305::new((&**key).into())
        .encrypt(&XNonce::from(nonce), Payload { msg: clear, aad: &aad })
        .expect("a message below 256 GiB can be encrypted");
    [nonce.as_slice(), &sealed].concat()
}

/// Decrypts what [`seal`] made with the same key and context; `None` if anything at all differs.
pub(super) fn open(key: &Key, context: &[&[u8]], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, body) = sealed.split_first_chunk::<NONCE>()?;
    let aad = framed(context);
    XChaCha20Poly1305::new((&**key).into())
        .decrypt(&XNonce::from(*nonce), Payload { msg: body, aad: &aad })
        .ok()
        .map(Zeroizing::new)
}

/// A key for one `purpose` (HKDF-SHA-256, RFC 5869), from which neither `key` nor another purpose's can be found.
pub(super) fn derive(key: &Key, purpose: &str) -> Key {
    let mut derived = Zeroizing::new([0; 32]);
    #[expect(clippy::expect_used, reason = "HKDF refuses only more than 8160 bytes")]
    Hkdf::<Sha256>::new(None, &**key).expand(purpose.as_bytes(), &mut *derived).expect("32 bytes can be derived");
    derived
}

/// HMAC-SHA-256 of the parts, each with its length, so that no two lists of parts give the same message.
pub(super) fn mac(key: &Key, parts: &[&[u8]]) -> [u8; 32] {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&**key).expect("HMAC takes a key of 32 bytes");
    mac.update(&framed(parts));
    mac.finalize().into_bytes().into()
}

/// Each part behind its length in eight bytes: an encoding that reads back in one way only.
fn framed(parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(parts.iter().map(|part| part.len() + 8).sum());
    for part in parts {
        bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_join_to_the_same_text_are_told_apart() {
        assert_ne!(framed(&[b"ab", b"c"]), framed(&[b"a", b"bc"]));
        assert_ne!(framed(&[b"ab"]), framed(&[b"ab", b""]));
    }

    #[test]
    fn a_derived_key_depends_on_its_purpose_and_says_nothing_of_its_source() {
        let key = Zeroizing::new([7; 32]);
        assert_ne!(*derive(&key, "one"), *derive(&key, "two"));
        assert_ne!(*derive(&key, "one"), *key);
    }

    #[test]
    fn derivation_is_hkdf_as_rfc_5869_defines_it() {
        // Test case 3 of RFC 5869 has no salt and no info, with 22 bytes of key: ours are always 32, so this vector
        // was computed with Python's hmac: PRK = HMAC(0^32, 00..1f), OKM = HMAC(PRK, "purpose" 01).
        let mut key = Zeroizing::new([0; 32]);
        key.iter_mut().zip(0..).for_each(|(byte, n)| *byte = n);
        assert_eq!(
            data_encoding::HEXLOWER.encode(&*derive(&key, "purpose")),
            "c938f7c9c926b1456b39fd3811e7b2d8beccd709fed368d133553b438fb89d0b"
        );
    }

    #[test]
    fn what_is_cut_short_does_not_open() {
        let key = Zeroizing::new([1; 32]);
        let sealed = seal(&key, &[b"here"], b"clear");
        for length in 0..sealed.len() {
            assert!(open(&key, &[b"here"], &sealed[..length]).is_none());
        }
        assert_eq!(open(&key, &[b"here"], &sealed).as_deref().map(Vec::as_slice), Some(b"clear".as_slice()));
    }
}
