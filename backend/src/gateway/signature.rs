//! Twilio's request signature: HMAC-SHA1, in base64, over the address and all parameters in order, under the account's
//! token (<https://www.twilio.com/docs/usage/security>).
//!
//! The address is taken byte by byte as it was given to the gateway: a proxy that rewrites it would have to be undone,
//! and guessing at forms of it would accept what was not signed.

use std::collections::BTreeSet;

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq;

/// The header that carries it.
pub const HEADER: &str = "X-Twilio-Signature";

/// The signature of a request. A parameter that comes more than once counts once for each value.
#[must_use]
pub fn sign(token: &str, url: &str, parameters: &[(String, String)]) -> String {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = Hmac::<Sha1>::new_from_slice(token.as_bytes()).expect("HMAC takes keys of any length");
    mac.update(url.as_bytes());
    for (name, value) in parameters.iter().collect::<BTreeSet<_>>() {
        mac.update(name.as_bytes());
        mac.update(value.as_bytes());
    }
    BASE64.encode(&mac.finalize().into_bytes())
}

/// Whether this is the request's signature; compared in constant time.
#[must_use]
pub fn is_signed(token: &str, url: &str, parameters: &[(String, String)], signature: &str) -> bool {
    sign(token, url, parameters).as_bytes().ct_eq(signature.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    /// The example of Twilio's own documentation.
    #[test]
    fn the_documented_example_has_the_documented_signature() {
        let told = parameters(&[
            ("CallSid", "CA1234567890ABCDE"),
            ("Caller", "+14158675310"),
            ("Digits", "1234"),
            ("From", "+14158675310"),
            ("To", "+18005551212"),
        ]);
        let url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        assert_eq!(sign("12345", url, &told), "GvWf1cFY/Q7PnoempGyD5oXAezc=");
        let reordered: Vec<_> = told.iter().rev().cloned().collect();
        assert_eq!(sign("12345", url, &reordered), sign("12345", url, &told));
    }

    #[test]
    fn anything_that_was_changed_is_not_signed() {
        let told = parameters(&[("CallSid", "CA1"), ("Digits", "47")]);
        let url = "https://login.example.org/gateway/voice/a/b/keys";
        let signature = sign("token", url, &told);
        assert!(is_signed("token", url, &told, &signature));
        assert!(!is_signed("other", url, &told, &signature));
        for other in [
            "http://login.example.org/gateway/voice/a/b/keys",
            "https://login.example.org:443/gateway/voice/a/b/keys",
            "https://login.example.org/gateway/voice/a/c/keys",
            "https://login.example.org/gateway/voice/a/b/keys?x=1",
        ] {
            assert!(!is_signed("token", other, &told, &signature), "{other}");
        }
        assert!(!is_signed("token", url, &parameters(&[("CallSid", "CA1"), ("Digits", "48")]), &signature));
        assert!(!is_signed("token", url, &parameters(&[("CallSid", "CA1")]), &signature));
        assert!(!is_signed("token", url, &told, ""));
    }
}
