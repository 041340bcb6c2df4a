//! Without a mail server, under `demo`: mail goes into a table and is read under `/dev/inbox`.

use async_trait::async_trait;
use sqlx::PgPool;

use super::{Mail, Transport};
use crate::jobs::Failure;

/// Keeps mail in table `dev_outbox`.
#[derive(Clone)]
pub struct Outbox {
    pool: PgPool,
}

impl Outbox {
    /// The outbox in `pool`.
    #[must_use]
    pub fn new(pool: PgPool) -> Self {
        Self { pool }
    }
}

#[async_trait]
impl Transport for Outbox {
    async fn send(&self, mail: &Mail) -> Result<(), Failure> {
        mail.message()?;
        sqlx::query(
            "INSERT INTO dev_outbox (id, sender, recipient, subject, html, text, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(mail.id)
        .bind(format!("{} <{}>", mail.from_name, mail.from))
        .bind(&mail.to)
        .bind(&mail.subject)
        .bind(&mail.html)
        .bind(&mail.text)
        .bind(mail.at)
        .execute(&self.pool)
        .await
        .map_err(|_| Failure::Passing("the outbox cannot be reached".to_owned()))?;
        Ok(())
    }
}
