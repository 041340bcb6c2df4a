//! What operators see of the queue: dead letters, and how full it is.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Queue, QueueError, queue::due};

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
}
