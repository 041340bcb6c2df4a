//! A mail as it goes out, and what carries it.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use lettre::{
    Message,
    message::{
        Mailbox, MultiPart,
        header::{Header, HeaderName, HeaderValue},
    },
};
use uuid::Uuid;

use crate::jobs::Failure;

/// One mail to one address, in clear: it exists only while it is being sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// The job's id, from which the Message-ID is derived: a mail sent twice is recognised by it.
    pub id: Uuid,
    /// The organisation's name, or its branch's.
    pub from_name: String,
    /// The address it comes from.
    pub from: String,
    /// The address it goes to.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// The HTML part.
    pub html: String,
    /// The plain part.
    pub text: String,
    /// When its cause happened.
    pub at: DateTime<Utc>,
}

/// Carries mail away.
#[async_trait]
pub trait Transport: Send + Sync + 'static {
    /// Hands `mail` over to whoever delivers it.
    ///
    /// # Errors
    /// Passing or final, without a word of what is in the mail.
    async fn send(&self, mail: &Mail) -> Result<(), Failure>;
}

impl Mail {
    /// The message with both parts and all headers (RFC 5322, RFC 3834).
    ///
    /// # Errors
    /// Final, if an address is not one.
    pub(super) fn message(&self) -> Result<Message, Failure> {
        let from = Mailbox { name: Some(self.from_name.clone()), email: address(&self.from, "from")? };
        let message_id = format!("<{}@{}>", self.id, from.email.domain());
        Message::builder()
            .from(from)
            .to(address(&self.to, "to")?.into())
            .subject(&self.subject)
            .date(self.at.into())
            .message_id(Some(message_id))
            .header(AutoSubmitted)
            .multipart(MultiPart::alternative_plain_html(self.text.clone(), self.html.clone()))
            .map_err(|_| Failure::Final("the message cannot be built".to_owned()))
    }
}

/// An address whose domain is in ASCII (RFC 5890), as every mail server takes it.
fn address(text: &str, role: &str) -> Result<lettre::Address, Failure> {
    let not_one = || Failure::Final(format!("the {role} address is not one"));
    let (user, domain) = text.rsplit_once('@').ok_or_else(not_one)?;
    let domain = idna::domain_to_ascii(domain).map_err(|_| not_one())?;
    lettre::Address::new(user, domain).map_err(|_| not_one())
}

/// Sent by a program: nobody's holiday notice should answer (RFC 3834 §5).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail() -> Mail {
        Mail {
            id: Uuid::from_u128(7),
            from_name: "Profi \"Ü\" Portaal".to_owned(),
            from: "no-reply@profiportaal.example.org".to_owned(),
            to: "piet@example.net".to_owned(),
            subject: "Één onderwerp".to_owned(),
            html: "<p>é</p>".to_owned(),
            text: "é".to_owned(),
            at: "2026-03-10T08:41:00Z".parse().unwrap(),
        }
    }

    fn formatted(mail: &Mail) -> String {
        String::from_utf8(mail.message().unwrap().formatted()).unwrap()
    }

    #[test]
    fn the_headers_say_who_when_and_that_a_program_wrote_it() {
        let raw = formatted(&mail());
        for line in [
            "Date: Tue, 10 Mar 2026 08:41:00 +0000",
            "Message-ID: <00000000-0000-0000-0000-000000000007@profiportaal.example.org>",
            "Auto-Submitted: auto-generated",
            "To: piet@example.net",
            "MIME-Version: 1.0",
        ] {
            assert!(raw.contains(&format!("{line}\r\n")), "{line} is not in\n{raw}");
        }
        assert!(raw.contains("multipart/alternative"));
        assert!(raw.is_ascii());
    }

    #[test]
    fn the_same_job_always_gives_the_same_message_id() {
        let id = |raw: String| raw.lines().find(|line| line.starts_with("Message-ID")).map(str::to_owned);
        assert_eq!(id(formatted(&mail())), id(formatted(&mail())));
    }

    #[test]
    fn a_domain_with_an_accent_is_written_in_ascii() {
        let raw = formatted(&Mail { to: "piet@köln.example".to_owned(), ..mail() });
        assert!(raw.contains("To: piet@xn--kln-sna.example"), "{raw}");
    }

    #[test]
    fn what_is_no_address_is_refused_without_repeating_it() {
        for to in ["", "piet", "piet@", "@example.net", "a b@example.net", "x@example.net\r\nBcc: y@example.net"] {
            let refused = Mail { to: to.to_owned(), ..mail() }.message().unwrap_err();
            assert_eq!(refused, Failure::Final("the to address is not one".to_owned()), "{to}");
        }
    }
}
