//! Recovery codes (R14): 80 random bits behind a public selector, printed for people.

use std::{collections::HashSet, fmt};

use data_encoding::{Encoding, Specification};
use herstel_domain::account::RecoveryCode;
use zeroize::Zeroizing;

use super::hashing::{HashError, Hasher};
use crate::entropy;

/// Crockford's base32: no I, L, O or U, so that nothing is mistaken for something else.
const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const SELECTOR: usize = 4;
const SECRET: usize = 16;

/// One recovery code: which one of the set (its selector, no secret), and what proves it (its secret, stored hashed).
///
/// Printed as `SSSS-XXXX-XXXX-XXXX-XXXX`. Its `Debug` form shows the selector only.
#[derive(Clone, PartialEq, Eq)]
pub struct Code {
    selector: String,
    secret: Zeroizing<String>,
}

impl Code {
    /// Fresh codes whose selectors differ from each other and from those in `taken`.
    #[must_use]
    pub fn issue<'a>(count: usize, taken: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        let mut selectors: HashSet<String> = taken.into_iter().map(str::to_owned).collect();
        let mut codes = Vec::with_capacity(count);
        while codes.len() < count {
            let code = Self::generate();
            if selectors.insert(code.selector.clone()) {
                codes.push(code);
            }
        }
        codes
    }

    fn generate() -> Self {
        let (selector, secret) = (entropy::bytes::<SELECTOR>(), Zeroizing::new(entropy::bytes::<10>()));
        // A byte has eight times the values of a digit, so the remainder is even.
        let digit = |byte: u8| char::from(ALPHABET.as_bytes()[usize::from(byte) % ALPHABET.len()]);
        Self { selector: selector.map(digit).iter().collect(), secret: Zeroizing::new(crockford().encode(&*secret)) }
    }

    /// Reads what somebody typed: case, spaces and dashes do not matter, o is 0, i and l are 1. None if it is no code.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        // Longer input is no code; it is not even copied.
        let typed = (typed.len() <= 256).then_some(typed)?;
        let mut text = Zeroizing::new(String::with_capacity(SELECTOR + SECRET));
        for character in typed.chars().filter(|c| !c.is_whitespace() && !is_dash(*c)) {
            let digit = match character.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            if text.len() == SELECTOR + SECRET || !ALPHABET.contains(digit) {
                return None;
            }
            text.push(digit);
        }
        let (selector, secret) = text.split_at_checked(SELECTOR)?;
        (secret.len() == SECRET)
            .then(|| Self { selector: selector.to_owned(), secret: Zeroizing::new(secret.to_owned()) })
    }

    /// Which one of the set: four characters, public.
    #[must_use]
    pub fn selector(&self) -> &str {
        &self.selector
    }

    /// What is hashed and verified.
    #[must_use]
    pub fn secret(&self) -> Zeroizing<String> {
        self.secret.clone()
    }

    /// The code as it is shown, once.
    #[must_use]
    pub fn printed(&self) -> Zeroizing<String> {
        let mut printed = Zeroizing::new(String::with_capacity(SELECTOR + SECRET + 4));
        printed.push_str(&self.selector);
        for (place, character) in self.secret.chars().enumerate() {
            if place % 4 == 0 {
                printed.push('-');
            }
            printed.push(character);
        }
        printed
    }
}

/// The codes as they are stored: selector and argon2id hash, in the same order.
///
/// # Errors
/// [`HashError`].
pub async fn hashed(codes: &[Code], hasher: &Hasher) -> Result<Vec<RecoveryCode>, HashError> {
    let hashes = hasher.batch(codes.iter().map(Code::secret).collect()).await?;
    let stored = |(code, hash): (&Code, _)| RecoveryCode { selector: code.selector.clone(), hash };
    Ok(codes.iter().zip(hashes).map(stored).collect())
}

fn is_dash(character: char) -> bool {
    // The hyphens and dashes that keyboards and word processors make of one.
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

fn crockford() -> Encoding {
    let mut specification = Specification::new();
    specification.symbols.push_str(ALPHABET);
    #[expect(clippy::expect_used, reason = "32 distinct ASCII symbols are an encoding")]
    specification.encoding().expect("Crockford's alphabet has 32 distinct symbols")
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({}-…)", self.selector)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn r14_a_code_has_80_secret_bits_behind_its_selector() {
        let code = &Code::issue(1, [])[0];
        let printed = code.printed();
        assert_eq!(printed.len(), 24);
        assert_eq!(printed.split('-').map(str::len).collect::<Vec<_>>(), [4; 5]);
        assert_eq!(crockford().decode(code.secret().as_bytes()).unwrap().len() * 8, 80);
    }

    #[test]
    fn selectors_differ_within_a_set_and_from_those_in_use() {
        let former = Code::issue(500, []);
        let codes = Code::issue(2_000, former.iter().map(Code::selector));
        let selectors: HashSet<_> = former.iter().chain(&codes).map(Code::selector).collect();
        assert_eq!(selectors.len(), 2_500);
    }

    #[test]
    fn a_code_reads_back_however_people_type_it() {
        let code = Code { selector: "01AB".to_owned(), secret: Zeroizing::new("0011CDEFGHJKMNPQ".to_owned()) };
        for typed in [
            "01AB-0011-CDEF-GHJK-MNPQ",
            "  o1ab ooil cdef ghjk mnpq\n",
            "OLAB00lICDEFGHJKMNPQ",
            "01ab–0011—cdef‐ghjk−mnpq",
        ] {
            assert_eq!(Code::parse(typed).as_ref(), Some(&code), "{typed}");
        }
    }

    #[test]
    fn what_is_no_code_is_no_code() {
        for typed in [
            "",
            "01AB",
            "01AB-0011-CDEF-GHJK-MNP",
            "01AB-0011-CDEF-GHJK-MNPQ-R",
            "U1AB-0011-CDEF-GHJK-MNPQ",
            "０1AB-0011-CDEF-GHJK-MNPQ",
        ] {
            assert_eq!(Code::parse(typed), None, "{typed}");
        }
        assert_eq!(Code::parse(&"A".repeat(10_000_000)), None);
    }

    #[tokio::test]
    async fn r14_a_code_is_stored_as_a_salted_password_hash() {
        let hasher = Hasher::new(1, 4).unwrap();
        let codes = Code::issue(2, []);
        let stored = hashed(&codes, &hasher).await.unwrap();
        assert_eq!(stored[1].selector, codes[1].selector());
        assert!(stored[1].hash.0.starts_with("$argon2id$"));
        let typed = Code::parse(&codes[1].printed().to_lowercase()).unwrap();
        assert!(hasher.verify(typed.secret(), &stored[1].hash).await.unwrap());
        assert!(!hasher.verify(typed.secret(), &stored[0].hash).await.unwrap());
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(_n in 0..8u8) {
            let code = Code::issue(1, []).remove(0);
            prop_assert_eq!(Code::parse(&code.printed()), Some(code));
        }

        #[test]
        fn any_text_is_a_code_or_not_and_never_a_crash(typed: String) {
            let _ = Code::parse(&typed);
        }
    }
}
