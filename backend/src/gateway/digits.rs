//! What a number is asked for. It follows from the asking's id under the deployment's lookup key (as a one-time
//! password follows from its counter, RFC 4226): nothing rests anywhere that would help to guess it.

use herstel_domain::{ids::ChallengeId, words::Means};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::secrets::Vault;

/// How many digits there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Digits {
    /// Shown on the page while a number is bound: it is answered by whoever typed it.
    One,
    /// Shown on the page at sign-in.
    Two,
    /// Sent, to be typed (R9).
    Six,
}

impl Digits {
    /// What is asked for this way.
    #[must_use]
    pub fn of(means: Means, binding: bool) -> Self {
        match means {
            Means::Sms => Self::Six,
            Means::Call if binding => Self::One,
            Means::Call => Self::Two,
        }
    }

    /// How many.
    #[must_use]
    pub const fn count(self) -> usize {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Six => 6,
        }
    }
}

/// The digits of an asking.
#[must_use]
pub fn digits(vault: &Vault, challenge: ChallengeId, how_many: Digits) -> Zeroizing<String> {
    let width = how_many.count();
    let mac = vault.lookup(&format!("phone_digits_{width}"), &challenge.to_string());
    let number = mac.iter().take(16).fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
    Zeroizing::new(format!("{:0width$}", number % 10_u128.pow(width as u32)))
}

/// Whether these are the digits of an asking; compared in constant time.
#[must_use]
pub fn is_right(vault: &Vault, challenge: ChallengeId, how_many: Digits, typed: &str) -> bool {
    digits(vault, challenge, how_many).as_bytes().ct_eq(typed.as_bytes()).into()
}
