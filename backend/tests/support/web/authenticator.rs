//! An authenticator app that shares no code with the service: RFC 3174, 2104, 4226, 4648 and 6238, written out.

use chrono::{DateTime, Utc};

/// Somebody's phone.
#[derive(Clone, Debug)]
pub(crate) struct Authenticator {
    secret: Vec<u8>,
}

impl Authenticator {
    /// With a secret as pages show it: base32 in either case, spaces allowed.
    pub(crate) fn scan(secret: &str) -> Self {
        let mut bits = (0_u32, 0_u64);
        let mut bytes = Vec::new();
        for character in secret.chars().filter(|c| !c.is_whitespace()) {
            let value = ALPHABET.find(character.to_ascii_uppercase()).unwrap_or_else(|| panic!("no base32: {secret}"));
            bits = (bits.0 + 5, bits.1 << 5 | value as u64);
            if bits.0 >= 8 {
                bits.0 -= 8;
                bytes.push((bits.1 >> bits.0) as u8);
                bits.1 &= (1 << bits.0) - 1;
            }
        }
        Self { secret: bytes }
    }

    /// What its display shows.
    pub(crate) fn code(&self, at: DateTime<Utc>) -> String {
        self.of_step(at.timestamp() / 30)
    }

    /// The code of a step (RFC 4226 §5.3).
    pub(crate) fn of_step(&self, step: i64) -> String {
        let hash = hmac(&self.secret, &step.to_be_bytes());
        let offset = usize::from(hash[19] & 0xf);
        let number = hash[offset..offset + 4].iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
    }

    /// The bare key.
    pub(crate) fn key(&self) -> &[u8] {
        &self.secret
    }
}

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// A key as apps are told it by hand.
pub(crate) fn base32(key: &[u8]) -> String {
    let bits: String = key.iter().map(|byte| format!("{byte:08b}")).collect();
    let digit = |at: usize| usize::from_str_radix(&bits[at..bits.len().min(at + 5)], 2).unwrap();
    (0..bits.len()).step_by(5).map(|at| char::from(ALPHABET.as_bytes()[digit(at)])).collect()
}

fn hmac(key: &[u8], message: &[u8]) -> [u8; 20] {
    assert!(key.len() <= 64);
    let pad = |with: u8| (0..64).map(|at| key.get(at).unwrap_or(&0) ^ with).collect::<Vec<u8>>();
    let inner = sha1(&[&pad(0x36), message].concat());
    sha1(&[&pad(0x5c), inner.as_slice()].concat())
}

fn sha1(message: &[u8]) -> [u8; 20] {
    let mut padded = message.to_vec();
    padded.push(0x80);
    let zeros = (55 - message.len() as i64).rem_euclid(64) as usize;
    padded.resize(padded.len() + zeros, 0);
    padded.extend((message.len() as u64 * 8).to_be_bytes());
    let mut state: [u32; 5] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];
    for block in padded.chunks(64) {
        let mut words: Vec<u32> = block.chunks(4).map(|word| u32::from_be_bytes(word.try_into().unwrap())).collect();
        for at in 16..80 {
            words.push((words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16]).rotate_left(1));
        }
        let [mut a, mut b, mut c, mut d, mut e] = state;
        for (at, word) in words.into_iter().enumerate() {
            let (f, k) = match at / 20 {
                0 => (b & c | !b & d, 0x5a82_7999),
                1 => (b ^ c ^ d, 0x6ed9_eba1),
                2 => (b & c | b & d | c & d, 0x8f1b_bcdc),
                _ => (b ^ c ^ d, 0xca62_c1d6),
            };
            let sum = a.rotate_left(5).wrapping_add(f).wrapping_add(e).wrapping_add(k).wrapping_add(word);
            (a, b, c, d, e) = (sum, a, b.rotate_left(30), c, d);
        }
        for (sum, part) in state.iter_mut().zip([a, b, c, d, e]) {
            *sum = sum.wrapping_add(part);
        }
    }
    let mut digest = [0; 20];
    for (bytes, word) in digest.chunks_mut(4).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    digest
}

#[test]
fn the_authenticator_gives_the_codes_of_the_rfcs() {
    assert_eq!(sha1(b"abc")[..4], [0xa9, 0x99, 0x3e, 0x36]);
    for length in 50..70 {
        // every way in which the padding can fall
        assert_eq!(sha1(&vec![b'a'; length]).len(), 20);
    }
    let phone = Authenticator::scan("gezd gnbv gy3t qojq gezd gnbv gy3t qojq");
    assert_eq!(phone.key(), b"12345678901234567890");
    assert_eq!(base32(phone.key()), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assert_eq!(phone.of_step(0), "755224");
    let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
    assert_eq!(phone.code(at(1_234_567_890)), "005924");
    assert_eq!(phone.code(at(20_000_000_000)), "353130");
}
