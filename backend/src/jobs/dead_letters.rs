//! What operators see of the queue: dead letters, and how full it is.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Queue, QueueError, mail, queue::due};

/// A job that was given up. It keeps its payload, so that it can be tried again.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct DeadLetter {
    /// The job.
    pub id: Uuid,
    /// Which performer it is for.
    pub kind: String,
    /// Whom it concerns.
    pub account: Uuid,
    /// The request that caused it.
    pub correlation: Uuid,
    /// How often it was tried.
    pub attempts: i32,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// When its cause happened.
    pub created_at: DateTime<Utc>,
    /// When it was given up.
    pub dead_at: DateTime<Utc>,
}

/// A mail that was given up, and to whom it was.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Addressed {
    /// The job.
    pub id: Uuid,
    /// How they are called.
    pub name: String,
    /// Their login address.
    pub email: String,
    /// Which mail, as its payload names it.
    pub template: Option<String>,
    /// How often it was tried.
    pub attempts: i32,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// When it was given up.
    pub dead_at: DateTime<Utc>,
}

/// How many jobs there are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Counts {
    /// May be performed now and nobody does.
    pub due: i64,
    /// Claimed by a worker.
    pub running: i64,
    /// Planned for later, or waiting to be tried again.
    pub waiting: i64,
    /// Given up.
    pub dead: i64,
    /// How long the oldest due job has been waiting, in seconds.
    pub oldest_due_seconds: i64,
}

impl Queue {
    /// The latest `limit` dead letters, newest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn dead(&self, limit: u16) -> Result<Vec<DeadLetter>, QueueError> {
        Ok(sqlx::query_as(
            "SELECT id, kind, account, correlation, attempts, last_error, created_at, dead_at FROM jobs
             WHERE dead_at IS NOT NULL ORDER BY dead_at DESC, id LIMIT $1",
        )
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?)
    }

    /// Gives a dead letter all its attempts again, from now on. `false` if there is no such dead letter.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn retry(&self, id: Uuid) -> Result<bool, QueueError> {
        let revived = sqlx::query(
            "UPDATE jobs SET dead_at = NULL, leased_until = NULL, attempts = 0, run_at = $2
             WHERE id = $1 AND dead_at IS NOT NULL",
        )
        .bind(id)
        .bind(self.clock.now())
        .execute(&self.pool)
        .await?;
        Ok(revived.rows_affected() == 1)
    }

    /// How full the queue is now, for metrics.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn counts(&self) -> Result<Counts, QueueError> {
        Ok(sqlx::query_as(concat!(
            "SELECT count(*) FILTER (WHERE due) AS due,
                    count(*) FILTER (WHERE dead_at IS NULL AND leased_until > $1) AS running,
                    count(*) FILTER (WHERE dead_at IS NULL AND NOT due AND coalesce(leased_until <= $1, true)) AS waiting,
                    count(*) FILTER (WHERE dead_at IS NOT NULL) AS dead,
                    greatest(0, floor(extract(epoch FROM $1 - min(run_at) FILTER (WHERE due))))::bigint
                        AS oldest_due_seconds
             FROM (SELECT *, ",
            due!(),
            " AS due FROM jobs) AS judged",
        ))
        .bind(self.clock.now())
        .fetch_one(&self.pool)
        .await?)
    }

    /// How many mails to the people of an organisation are on their way, and how many were given up.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn mail_of(&self, organisation: Uuid) -> Result<(i64, i64), QueueError> {
        Ok(sqlx::query_as(
            "SELECT count(*) FILTER (WHERE j.dead_at IS NULL), count(*) FILTER (WHERE j.dead_at IS NOT NULL)
             FROM jobs j JOIN directory d USING (account) WHERE j.kind = $1 AND d.organisation = $2",
        )
        .bind(mail::KIND)
        .bind(organisation)
        .fetch_one(&self.pool)
        .await?)
    }

    /// The latest `limit` mails to the people of an organisation that were given up, newest first.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn dead_mail_of(&self, organisation: Uuid, limit: u16) -> Result<Vec<Addressed>, QueueError> {
        Ok(sqlx::query_as(
            "SELECT j.id, d.name, d.email, j.payload ->> 'template' AS template, j.attempts, j.last_error, j.dead_at
             FROM jobs j JOIN directory d USING (account)
             WHERE j.kind = $1 AND d.organisation = $2 AND j.dead_at IS NOT NULL ORDER BY j.dead_at DESC, j.id LIMIT $3",
        )
        .bind(mail::KIND)
        .bind(organisation)
        .bind(i64::from(limit))
        .fetch_all(&self.pool)
        .await?)
    }

    /// Whether this is a mail to somebody of the organisation that was given up.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn is_dead_mail_of(&self, organisation: Uuid, id: Uuid) -> Result<bool, QueueError> {
        Ok(sqlx::query_scalar(
            "SELECT EXISTS (SELECT FROM jobs j JOIN directory d USING (account)
             WHERE j.id = $1 AND j.kind = $2 AND d.organisation = $3 AND j.dead_at IS NOT NULL)",
        )
        .bind(id)
        .bind(mail::KIND)
        .bind(organisation)
        .fetch_one(&self.pool)
        .await?)
    }
}
