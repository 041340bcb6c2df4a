//! Reading the mail that went into table `dev_outbox` instead of to a server.

use chrono::{DateTime, Utc};
use sqlx::PgPool;
use uuid::Uuid;

use crate::jobs::QueueError;

/// The mail in table `dev_outbox`.
#[derive(Clone)]
pub struct Inbox {
    pool: PgPool,
}

/// A mail as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Envelope {
    /// The job that sent it.
    pub id: Uuid,
    /// The address it went to.
    pub recipient: String,
    /// The subject.
    pub subject: String,
    /// When its cause happened.
    pub at: DateTime<Utc>,
}

/// A mail in full.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Delivered {
    /// The job that sent it.
    pub id: Uuid,
    /// Who it came from: `name <address>`.
    pub sender: String,
    /// The address it went to.
    pub recipient: String,
    /// The subject.
    pub subject: String,
    /// The HTML part.
    pub html: String,
    /// The plain part.
    pub text: String,
    /// When its cause happened.
    pub at: DateTime<Utc>,
}

impl Inbox {
    /// The inbox in `pool`.
    #[must_use]
    pub fn new(pool: PgPool) -> Self {
        Self { pool }
    }

    /// The latest `limit` mails, newest first; to `recipient` only, if given.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn list(&self, recipient: Option<&str>, limit: u16) -> Result<Vec<Envelope>, QueueError> {
        Ok(sqlx::query_as(
            "SELECT id, recipient, subject, at FROM dev_outbox
             WHERE $1::text IS NULL OR lower(recipient) = lower($1)
             ORDER BY position DESC LIMIT $2",
        )
        .bind(recipient)
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?)
    }

    /// The mail that job `id` sent.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn show(&self, id: Uuid) -> Result<Option<Delivered>, QueueError> {
        Ok(sqlx::query_as("SELECT id, sender, recipient, subject, html, text, at FROM dev_outbox WHERE id = $1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?)
    }
}
