//! What a mail server's answer means for the job. Its words are left out: they tend to repeat the address.

use std::error::Error as _;

use lettre::transport::smtp::Error;

use crate::jobs::Failure;

/// No connection came about. Even a 5xx is passing here: it is about us (credentials, a ban), not about the mail.
pub(super) fn on_connect(error: &Error) -> Failure {
    Failure::Passing(format!("the mail server did not let us in: {}", told(error)))
}

/// The server did not take the mail: 5xx is final, everything else may pass (RFC 5321 §4.2.1).
pub(super) fn on_send(error: &Error) -> Failure {
    let reason = format!("the mail server did not take the mail: {}", told(error));
    if error.is_permanent() || error.is_client() { Failure::Final(reason) } else { Failure::Passing(reason) }
}

fn told(error: &Error) -> String {
    if let Some(code) = error.status() {
        let enhanced = error.source().map(ToString::to_string).and_then(|text| enhanced_code(&text));
        return enhanced.map_or_else(|| format!("{code}"), |enhanced| format!("{code} {enhanced}"));
    }
    let kind = if error.is_timeout() {
        "it took too long"
    } else if error.is_tls() {
        "TLS failed"
    } else if error.is_client() {
        "it lacks a feature that this mail needs"
    } else {
        "the connection failed"
    };
    kind.to_owned()
}

/// The enhanced status code (RFC 3463) that a reply may start with, such as `5.1.1`.
fn enhanced_code(reply: &str) -> Option<String> {
    let first = reply.split_whitespace().next()?;
    let is_code = first.len() <= 9 && first.split('.').count() == 3;
    (is_code && first.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())))
        .then(|| first.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_status_code_is_kept_of_what_the_server_said() {
        assert_eq!(enhanced_code("5.1.1 <piet@example.net>: no such user"), Some("5.1.1".to_owned()));
        for words in ["", "no such user piet@example.net", "5.1", "5..1 x", "a.b.c", "127.0.0.1", "1234567.1.1"] {
            assert_eq!(enhanced_code(words), None, "{words}");
        }
    }
}
