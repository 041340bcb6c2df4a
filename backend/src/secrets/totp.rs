//! Codes of an authenticator app (RFC 6238): SHA-1, six digits, thirty seconds.

use std::fmt;

use chrono::{DateTime, Utc};
use data_encoding::BASE32_NOPAD;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use subtle::{Choice, ConditionallySelectable, ConstantTimeEq};
use thiserror::Error;
use totp_rs::Builder;
use zeroize::Zeroizing;

use crate::entropy;

/// Seconds that a code lasts.
const STEP: u64 = 30;
/// Steps either side of the present that are accepted (R2; RFC 6238 §5.2 recommends one).
const WINDOW: u64 = 1;
/// Steps either side within which a code is recognised as that of a phone whose clock is off: ten minutes.
const DRIFT: u64 = 20;
const RESERVED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The key that an authenticator app and the service share: 160 bits (R2), wiped from memory when dropped.
pub struct TotpSecret(Zeroizing<[u8; 20]>);

/// Stored bytes are not a TOTP key: not 20 of them. A breakdown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
#[error("a TOTP key has 20 bytes, not {0}")]
pub struct NotATotpSecret(pub usize);

impl TotpSecret {
    /// A fresh key.
    #[must_use]
    pub fn generate() -> Self {
        Self(Zeroizing::new(entropy::bytes()))
    }

    /// A stored key.
    ///
    /// # Errors
    /// [`NotATotpSecret`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotATotpSecret> {
        let bytes: &[u8; 20] = bytes.try_into().map_err(|_| NotATotpSecret(bytes.len()))?;
        Ok(Self(Zeroizing::new(*bytes)))
    }

    /// The key, for sealing.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &*self.0
    }

    /// The code of one step (the number of half minutes since 1970).
    #[must_use]
    pub fn at(&self, step: u64) -> Zeroizing<String> {
        let totp = Builder::new().with_secret(*self.0).with_step_duration(STEP).build_noncompliant();
        Zeroizing::new(totp.generate(step.saturating_mul(STEP)).to_string())
    }

    /// The step that `code` is of, if that is the present one or one either side. Spaces in the code do not matter.
    ///
    /// Whether that step was accepted before (R1) is the domain's to say.
    #[must_use]
    pub fn matches(&self, code: &str, now: DateTime<Utc>) -> Option<u64> {
        let code = digits(code)?;
        let now = step_at(now);
        let (mut matched, mut found) = (0, Choice::from(0));
        // Every candidate is compared, so that the time taken does not say which one it was.
        for step in now.saturating_sub(WINDOW)..=now + WINDOW {
            let equal = self.at(step).as_bytes().ct_eq(code.as_bytes());
            matched.conditional_assign(&step, equal);
            found |= equal;
        }
        bool::from(found).then_some(matched)
    }

    /// By how many steps the phone's clock seems to be off (positive: ahead), if `code` is not accepted now but is of
    /// a step within ten minutes. Only for a hint: such a code is never accepted.
    #[must_use]
    pub fn drift(&self, code: &str, now: DateTime<Utc>) -> Option<i64> {
        let code = digits(code)?;
        if self.matches(&code, now).is_some() {
            return None;
        }
        let now = step_at(now);
        let is_at = |step: u64| bool::from(self.at(step).as_bytes().ct_eq(code.as_bytes()));
        (WINDOW + 1..=DRIFT).find_map(|off| {
            let steps = i64::try_from(off).ok()?;
            let (ahead, behind) = (is_at(now + off), now.checked_sub(off).is_some_and(is_at));
            ahead.then_some(steps).or(behind.then_some(-steps))
        })
    }

    /// The key as an app reads it when typed: base32, upper-case, no padding.
    #[must_use]
    pub fn base32(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE32_NOPAD.encode(&*self.0))
    }

    /// The key for people to copy: lower-case base32 in groups of four, for instance `ajjb tz5c qxsw …`.
    #[must_use]
    pub fn grouped(&self) -> Zeroizing<String> {
        let text = self.base32();
        let mut grouped = Zeroizing::new(String::with_capacity(40));
        for (place, character) in text.chars().enumerate() {
            if place > 0 && place % 4 == 0 {
                grouped.push(' ');
            }
            grouped.push(character.to_ascii_lowercase());
        }
        grouped
    }

    /// The address behind the QR code (the Key Uri Format that all apps read).
    #[must_use]
    pub fn otpauth_uri(&self, issuer: &str, account: &str) -> Zeroizing<String> {
        let (issuer, account, secret) = (encoded(issuer), encoded(account), self.base32());
        Zeroizing::new(format!(
            "otpauth://totp/{issuer}:{account}?secret={}&issuer={issuer}&algorithm=SHA1&digits=6&period={STEP}",
            *secret
        ))
    }
}

/// The step of a moment.
#[must_use]
pub fn step_at(moment: DateTime<Utc>) -> u64 {
    u64::try_from(moment.timestamp()).unwrap_or(0) / STEP
}

/// Six digits, however they were grouped; none if it is anything else.
fn digits(code: &str) -> Option<Zeroizing<String>> {
    // Longer input is no code; it is not even copied.
    let code = (code.len() <= 64).then_some(code)?;
    let code: Zeroizing<String> = Zeroizing::new(code.chars().filter(|c| !c.is_whitespace()).collect());
    (code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit())).then_some(code)
}

/// Percent-encoded, all but RFC 3986's unreserved characters. A colon would end the issuer early even when encoded.
fn encoded(text: &str) -> String {
    utf8_percent_encode(&text.replace(':', " "), &RESERVED).to_string()
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rfc() -> TotpSecret {
        TotpSecret::from_bytes(b"12345678901234567890").unwrap()
    }

    fn moment(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn r02_the_codes_are_those_of_rfc_4226_appendix_d() {
        let codes =
            ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
        for (step, code) in (0..).zip(codes) {
            assert_eq!(*rfc().at(step), code);
        }
    }

    #[test]
    fn r02_the_codes_are_the_last_six_digits_of_rfc_6238_appendix_b() {
        for (seconds, code) in [
            (59, "94287082"),
            (1_111_111_109, "07081804"),
            (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"),
            (20_000_000_000, "65353130"),
        ] {
            assert_eq!(*rfc().at(step_at(moment(seconds))), code[2..]);
            assert_eq!(rfc().matches(&code[2..], moment(seconds)), Some(step_at(moment(seconds))));
        }
    }

    #[test]
    fn r02_a_key_has_160_bits_and_each_is_another() {
        assert_eq!(TotpSecret::generate().as_bytes().len(), 20);
        assert_ne!(TotpSecret::generate().as_bytes(), TotpSecret::generate().as_bytes());
        assert_eq!(TotpSecret::from_bytes(&[0; 19]).unwrap_err(), NotATotpSecret(19));
    }

    #[test]
    fn r02_one_step_either_side_is_accepted_and_two_are_not() {
        let (secret, now) = (rfc(), moment(1_234_567_890));
        let present = step_at(now);
        for step in present - 1..=present + 1 {
            assert_eq!(secret.matches(&secret.at(step), now), Some(step));
            assert_eq!(secret.drift(&secret.at(step), now), None);
        }
        for step in [present - 2, present + 2] {
            assert_eq!(secret.matches(&secret.at(step), now), None);
        }
    }

    #[test]
    fn a_clock_that_is_off_is_told_by_how_much_and_which_way() {
        let (secret, now) = (rfc(), moment(1_234_567_890));
        for off in [-20, -7, -2, 2, 3, 20] {
            let code = secret.at(step_at(now).checked_add_signed(off).unwrap());
            assert_eq!(secret.drift(&code, now), Some(off));
            assert_eq!(secret.matches(&code, now), None);
        }
        assert_eq!(secret.drift(&secret.at(step_at(now) + 21), now), None);
    }

    #[test]
    fn spaces_do_not_matter_and_anything_else_is_no_code() {
        let (secret, now) = (rfc(), moment(59));
        assert_eq!(secret.matches(" 287 082 ", now), Some(1));
        for code in ["", "28708", "2870822", "28708a", "+87082", "２８７０８２", "-287082", "0x4617"] {
            assert_eq!(secret.matches(code, now), None, "{code}");
            assert_eq!(secret.drift(code, now), None, "{code}");
        }
        assert_eq!(secret.matches(&"2".repeat(10_000_000), now), None);
    }

    #[test]
    fn the_first_minute_of_1970_has_no_step_before_it() {
        assert_eq!(rfc().matches("755224", moment(0)), Some(0));
        assert_eq!(rfc().matches("000000", moment(-5)), None);
    }

    #[test]
    fn the_key_is_shown_in_lower_case_groups_of_four() {
        let manual = "ajjb tz5c qxsw l4f2 uo77 uxyf fv54 wmb6";
        let bytes = BASE32_NOPAD.decode(manual.replace(' ', "").to_ascii_uppercase().as_bytes()).unwrap();
        assert_eq!(*TotpSecret::from_bytes(&bytes).unwrap().grouped(), manual);
    }

    #[test]
    fn the_address_encodes_what_names_may_contain() {
        let uri = rfc().otpauth_uri("Fin&Rust: België", "priya+werk@example.net");
        assert_eq!(
            *uri,
            "otpauth://totp/Fin%26Rust%20%20Belgi%C3%AB:priya%2Bwerk%40example.net\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Fin%26Rust%20%20Belgi%C3%AB\
             &algorithm=SHA1&digits=6&period=30"
        );
    }

    proptest! {
        #[test]
        fn any_text_is_a_code_or_not_and_never_a_crash(code: String, seconds in -1_000_000_000_000i64..1_000_000_000_000) {
            let _ = (rfc().matches(&code, moment(seconds)), rfc().drift(&code, moment(seconds)));
        }
    }
}
