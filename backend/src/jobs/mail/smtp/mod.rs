//! Mail over SMTP: kept connections, and a limit on every send.
//!
//! Connections are lettre's, the pool is ours: lettre's takes back a connection whose send was broken off, and the
//! next mail would then be written into the middle of the former.

mod server;
mod verdict;

use std::{sync::Mutex, time::Duration};

use async_trait::async_trait;
use lettre::{
    address::Envelope,
    transport::smtp::{Error, client::AsyncSmtpConnection},
};
use tokio::time::{Instant, timeout};

use self::server::Server;
use super::{Mail, Transport};
use crate::{jobs::Failure, settings::MailTransport};

/// How many idle connections are kept.
const KEPT: usize = 8;
/// Idle connections are not trusted longer than this; servers close them after some minutes.
const IDLE: Duration = Duration::from_secs(60);

/// A mail server.
pub struct Smtp {
    server: Server,
    limit: Duration,
    idle: Mutex<Vec<(AsyncSmtpConnection, Instant)>>,
}

impl Smtp {
    /// The server of the settings; a send that takes longer than `limit` is broken off and fails. Nothing is connected
    /// yet.
    ///
    /// # Errors
    /// If the host's name is none that TLS can check.
    pub fn new(transport: &MailTransport, limit: Duration) -> Result<Self, Error> {
        Ok(Self { server: Server::new(transport)?, limit, idle: Mutex::default() })
    }

    /// Sends over a kept connection if there is one. A server may have closed it meanwhile: then once more, at once,
    /// over a new one.
    async fn deliver(&self, envelope: &Envelope, message: &[u8]) -> Result<(), Failure> {
        if let Some(mut kept) = self.kept() {
            match kept.send(envelope, message).await {
                Ok(_) => {
                    self.keep(kept);
                    return Ok(());
                }
                Err(error) if has_answered(&error) => return Err(verdict::on_send(&error)),
                Err(_) => {}
            }
        }
        let mut fresh = self.server.connect(self.limit).await.map_err(|error| verdict::on_connect(&error))?;
        fresh.send(envelope, message).await.map_err(|error| verdict::on_send(&error))?;
        self.keep(fresh);
        Ok(())
    }

    fn kept(&self) -> Option<AsyncSmtpConnection> {
        let mut idle = self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        idle.retain(|(_, since)| since.elapsed() < IDLE);
        idle.pop().map(|(connection, _)| connection)
    }

    fn keep(&self, connection: AsyncSmtpConnection) {
        let mut idle = self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if idle.len() < KEPT && !connection.has_broken() {
            idle.push((connection, Instant::now()));
        }
    }
}

/// Whether the server judged the mail, rather than the connection having gone (421 announces just that).
fn has_answered(error: &Error) -> bool {
    error.is_client() || error.status().is_some_and(|code| u16::from(code) != 421)
}

#[async_trait]
impl Transport for Smtp {
    async fn send(&self, mail: &Mail) -> Result<(), Failure> {
        let message = mail.message()?;
        let (envelope, bytes) = (message.envelope(), message.formatted());
        // What is broken off is dropped with its connection, never kept.
        timeout(self.limit, self.deliver(envelope, &bytes)).await.unwrap_or_else(|_elapsed| {
            Err(Failure::Passing(format!("the mail server did not answer within {} ms", self.limit.as_millis())))
        })
    }
}
