//! The mail server, and who mail comes from.

use lettre::message::Mailbox;
use percent_encoding::percent_decode_str;
use url::Url;

use super::{address::is_loopback, resolve::Wrong, secret::Secret};

/// Mail of a demo comes from here, unless something else is said.
pub const DEMO_SENDER: &str = "no-reply@herstel.example";

/// How mail leaves.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The server that takes it.
    pub transport: MailTransport,
    /// The sender of every mail.
    pub from: Mailbox,
}

/// A mail server, from an address such as `smtps://user:password@mail.example.org`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailTransport {
    /// How the connection is protected.
    pub security: TransportSecurity,
    /// The server's name; certificates are checked against it.
    pub host: String,
    /// Its TCP port.
    pub port: u16,
    /// User name and password, where the server wants them.
    pub credentials: Option<(String, Secret)>,
}

/// TLS, by the address's scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransportSecurity {
    /// `smtp://`, port 25: none. For a relay on this machine or its own network.
    Plain,
    /// `smtp+starttls://`, port 587: TLS is demanded before anything is said (RFC 3207).
    StartTls,
    /// `smtps://`, port 465: TLS from the first byte (RFC 8314).
    Tls,
}

impl MailTransport {
    pub(super) fn parse(text: &str) -> Result<Self, Wrong> {
        let example = "write it as smtps://user:password@host, smtp+starttls://user:password@host or smtp://host";
        let url = Url::parse(text).map_err(|error| Wrong::new(format!("is not an address: {error}"), example))?;
        let (security, usual_port) = match url.scheme() {
            "smtp" => (TransportSecurity::Plain, 25),
            "smtp+starttls" => (TransportSecurity::StartTls, 587),
            "smtps" => (TransportSecurity::Tls, 465),
            scheme => return Err(Wrong::new(format!("`{scheme}` is none of the known schemes"), example)),
        };
        let Some(host) = url.host_str().filter(|host| !host.is_empty()) else {
            return Err(Wrong::new("names no host", example));
        };
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err(Wrong::new("has more than scheme, user, host and port", example));
        }
        let clear = |text: &str| percent_decode_str(text).decode_utf8().map(|text| text.into_owned());
        let encoding = |_| Wrong::new("user or password is not UTF-8", "encode special characters as %XX");
        let credentials = match (url.username(), url.password()) {
            ("", None) => None,
            (user, Some(password)) if !user.is_empty() => {
                Some((clear(user).map_err(encoding)?, Secret::from(clear(password).map_err(encoding)?)))
            }
            _ => return Err(Wrong::new("has a user without a password, or a password without a user", example)),
        };
        if credentials.is_some() && security == TransportSecurity::Plain && !is_loopback(&url) {
            return Err(Wrong::new("would send its password in clear", "use smtp+starttls:// or smtps://"));
        }
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        Ok(Self { security, host, port: url.port().unwrap_or(usual_port), credentials })
    }
}

pub(super) fn mailbox(text: &str) -> Result<Mailbox, Wrong> {
    text.parse().map_err(|error| {
        Wrong::new(format!("`{text}` is not a mailbox: {error}"), "write it as Herstel <herstel@example.org>")
    })
}
