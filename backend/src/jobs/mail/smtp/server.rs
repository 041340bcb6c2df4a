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
