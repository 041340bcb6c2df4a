//! Where the mail server is and how to talk to it.

use std::time::Duration;

use lettre::transport::smtp::{
    Error,
    authentication::{Credentials, DEFAULT_MECHANISMS},
    client::{AsyncSmtpConnection, TlsParameters},
    extension::ClientId,
};
use percent_encoding::percent_decode_str;
use url::Url;

use super::SmtpUrlError;

/// A mail server's address, protection and credentials.
pub(super) struct Server {
    host: String,
    port: u16,
    protection: Protection,
    credentials: Option<Credentials>,
    hello: ClientId,
}

enum Protection {
    Plain,
    StartTlsIfOffered(TlsParameters),
    StartTls(TlsParameters),
    Tls(TlsParameters),
}

impl Server {
    pub(super) fn parse(text: &str) -> Result<Self, SmtpUrlError> {
        let wrong = |why: &str| SmtpUrlError(format!("the mail server's URL {why}"));
        let url = Url::parse(text).map_err(|error| wrong(&format!("is not a URL: {error}")))?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(|| wrong("names no host"))?.to_owned();
        let tls = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
        let parameters = || TlsParameters::new(host.clone()).map_err(|_| wrong("names a host that TLS cannot check"));
        let (default_port, protection) = match (url.scheme(), tls.as_deref()) {
            ("smtps", None) => (465, Protection::Tls(parameters()?)),
            ("smtp", Some("required")) => (587, Protection::StartTls(parameters()?)),
            ("smtp", Some("opportunistic")) => (587, Protection::StartTlsIfOffered(parameters()?)),
            ("smtp", None) => (25, Protection::Plain),
            _ => {
                return Err(wrong(
                    "must start with smtps:// or smtp://, the latter with ?tls=required if TLS is meant",
                ));
            }
        };
        let decoded = |part: &str| {
            let part = percent_decode_str(part).decode_utf8();
            part.map(std::borrow::Cow::into_owned).map_err(|_| wrong("has credentials that are not UTF-8"))
        };
        let credentials = match url.password() {
            Some(password) => Some(Credentials::new(decoded(url.username())?, decoded(password)?)),
            None => None,
        };
        let hello = match url.path().trim_matches('/') {
            "" => ClientId::default(),
            name => ClientId::Domain(name.to_owned()),
        };
        let port = url.port().unwrap_or(default_port);
        // IPv6 hosts stand in brackets in a URL, and without them everywhere else.
        let host = host.trim_matches(['[', ']']).to_owned();
        Ok(Self { host, port, protection, credentials, hello })
    }

    /// A connection that is ready to send.
    pub(super) async fn connect(&self, limit: Duration) -> Result<AsyncSmtpConnection, Error> {
        let from_the_start = match &self.protection {
            Protection::Tls(parameters) => Some(parameters.clone()),
            _ => None,
        };
        let address = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, Some(limit), &self.hello, from_the_start, None).await?;
        match &self.protection {
            Protection::StartTls(parameters) => connection.starttls(parameters.clone(), &self.hello).await?,
            Protection::StartTlsIfOffered(parameters) if connection.can_starttls() => {
                connection.starttls(parameters.clone(), &self.hello).await?;
            }
            _ => {}
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(url: &str) -> (String, u16, &'static str, bool) {
        let server = Server::parse(url).unwrap_or_else(|error| panic!("{url}: {error}"));
        let protection = match server.protection {
            Protection::Plain => "plain",
            Protection::StartTlsIfOffered(_) => "offered",
            Protection::StartTls(_) => "starttls",
            Protection::Tls(_) => "tls",
        };
        (server.host, server.port, protection, server.credentials.is_some())
    }

    #[test]
    fn the_scheme_decides_on_protection_and_port() {
        assert_eq!(parsed("smtp://127.0.0.1:2525"), ("127.0.0.1".to_owned(), 2525, "plain", false));
        assert_eq!(parsed("smtp://[::1]:2525"), ("::1".to_owned(), 2525, "plain", false));
        assert_eq!(parsed("smtp://localhost"), ("localhost".to_owned(), 25, "plain", false));
        assert_eq!(parsed("smtps://app:s%40cret@mail.example.org"), ("mail.example.org".to_owned(), 465, "tls", true));
        assert_eq!(parsed("smtp://h.example?tls=required"), ("h.example".to_owned(), 587, "starttls", false));
        assert_eq!(parsed("smtp://h.example?tls=opportunistic"), ("h.example".to_owned(), 587, "offered", false));
    }

    #[test]
    fn a_url_that_is_not_meant_for_mail_is_refused_without_its_password() {
        for url in ["", "mail.example.org:25", "http://u:hunter2@h", "smtp://u:hunter2@h?tls=maybe", "smtp:///x"] {
            let error = Server::parse(url).err().unwrap_or_else(|| panic!("{url} was taken")).to_string();
            assert!(!error.contains("hunter2"), "{error}");
        }
    }
}
