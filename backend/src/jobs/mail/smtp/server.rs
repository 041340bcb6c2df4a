//! Where the mail server is and how to talk to it.

use std::time::Duration;

use lettre::transport::smtp::{
    Error,
    authentication::{Credentials, DEFAULT_MECHANISMS},
    client::{AsyncSmtpConnection, TlsParameters},
    extension::ClientId,
};

use crate::settings::{MailTransport, TransportSecurity};

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
    StartTls(TlsParameters),
    Tls(TlsParameters),
}

impl Server {
    /// # Errors
    /// If the host's name is none that TLS can check.
    pub(super) fn new(transport: &MailTransport) -> Result<Self, Error> {
        let parameters = || TlsParameters::new(transport.host.clone());
        let protection = match transport.security {
            TransportSecurity::Plain => Protection::Plain,
            TransportSecurity::StartTls => Protection::StartTls(parameters()?),
            TransportSecurity::Tls => Protection::Tls(parameters()?),
        };
        let credentials = transport.credentials.as_ref();
        let credentials =
            credentials.map(|(user, password)| Credentials::new(user.clone(), password.expose().to_owned()));
        let (host, port) = (transport.host.clone(), transport.port);
        Ok(Self { host, port, protection, credentials, hello: ClientId::default() })
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
            Protection::Plain | Protection::Tls(_) => {}
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
