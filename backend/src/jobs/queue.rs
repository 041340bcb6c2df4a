//! The queue: table `jobs`, shared by every process through leases.

use chrono::Duration;
use sqlx::{PgConnection, PgPool, types::Json};
use thiserror::Error;
use uuid::Uuid;

use super::{Job, Lane, backoff};
use crate::{clock::Clock, entropy};

/// After this many failed attempts a job is a dead letter.
pub const MAX_ATTEMPTS: i32 = 8;

/// How long a claim holds. A worker that dies within it loses the job to another.
pub(super) const LEASE: Duration = Duration::seconds(60);

/// What a worker may take at moment `$1`. A job that was never tried and not planned for later than it was written is
/// due at once, even where the database's clock, which wrote it, is ahead of ours.
macro_rules! due {
    () => {
        "dead_at IS NULL AND (leased_until IS NULL OR leased_until <= $1)
         AND (run_at <= $1 OR (attempts = 0 AND run_at <= created_at))"
    };
}
pub(super) use due;

/// The database did not answer as it should: an incident.
#[derive(Debug, Error)]
#[error("the job queue cannot be reached")]
pub struct QueueError(#[from] sqlx::Error);

/// The queue of effects. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Queue {
    pub(super) pool: PgPool,
    pub(super) clock: Clock,
}

#[derive(sqlx::FromRow)]
struct Claimed {
    #[sqlx(flatten)]
    job: Job,
    given_up: bool,
}

impl Queue {
    /// The queue in `pool`, told the time by `clock`: rows must be written with times of the same clock.
    #[must_use]
    pub fn new(pool: PgPool, clock: Clock) -> Self {
        Self { pool, clock }
    }

    /// Adds a job that no event causes, due at once and awaited.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn add(
        &self,
        kind: &str,
        account: Uuid,
        payload: &serde_json::Value,
        correlation: Uuid,
    ) -> Result<(), QueueError> {
        sqlx::query("INSERT INTO jobs (id, kind, account, payload, correlation, lane) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(entropy::sortable_id())
            .bind(kind)
            .bind(account)
            .bind(Json(payload))
            .bind(correlation)
            .bind(Lane::Awaited.name())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Takes note of jobs that were performed: they go, and their payloads with them, whoever holds their lease by
    /// now. And claims up to `n` due jobs of `kinds` in a lane, longest due first; other kinds wait for a release that
    /// knows them. One statement does both, so that a busy worker commits once for each round and not twice for each job.
    ///
    /// A job that was claimed [`MAX_ATTEMPTS`] times and never reported back (it may be what kills the process)
    /// becomes a dead letter here.
    ///
    /// # Errors
    /// If the database fails; then nothing was noted.
    pub async fn turn(
        &self,
        performed: &[Uuid],
        lane: Lane,
        kinds: &[String],
        n: usize,
    ) -> Result<Vec<Job>, QueueError> {
        let now = self.clock.now();
        let claimed: Vec<Claimed> = sqlx::query_as(concat!(
            "WITH gone AS (DELETE FROM jobs WHERE id = ANY($6)),
             due AS (SELECT id FROM jobs WHERE lane = $7 AND kind = ANY($2) AND id <> ALL($6) AND ",
            due!(),
            " ORDER BY run_at LIMIT $3 FOR UPDATE SKIP LOCKED)
             UPDATE jobs SET
                 leased_until = $4,
                 attempts = least(attempts + 1, $5),
                 dead_at = CASE WHEN attempts >= $5 THEN $1 END,
                 last_error = CASE WHEN attempts >= $5 THEN 'never reported back' ELSE last_error END
             FROM due WHERE jobs.id = due.id
             RETURNING jobs.id, kind, account, payload, correlation, attempts, created_at,
                       dead_at IS NOT NULL AS given_up",
        ))
        .bind(now)
        .bind(kinds)
        .bind(i64::try_from(n).unwrap_or(i64::MAX))
        .bind(now + LEASE)
        .bind(MAX_ATTEMPTS)
        .bind(performed)
        .bind(lane.name())
        .fetch_all(&self.pool)
        .await?;
        Ok(claimed.into_iter().filter(|claimed| !claimed.given_up).map(|claimed| claimed.job).collect())
    }

    /// A part of the job was performed, and this is what is left of it: due at once, behind what its lane has been owing
    /// for longer, and with all its attempts. It is to be in the transaction of what was performed; `false`, and then
    /// that must not happen, if another worker took the job over meanwhile.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn go_on(
        &self,
        transaction: &mut PgConnection,
        job: &Job,
        rest: &serde_json::Value,
    ) -> Result<bool, QueueError> {
        // attempts begin anew, and do not tell one worker's from another's any more: what is left does
        let left = sqlx::query(
            "UPDATE jobs SET payload = $4, run_at = $5, leased_until = NULL, attempts = 0
             WHERE id = $1 AND attempts = $2 AND payload::jsonb = $3::jsonb",
        )
        .bind(job.id)
        .bind(job.attempts)
        .bind(Json(&job.payload))
        .bind(Json(rest))
        .bind(self.clock.now())
        .execute(transaction)
        .await?;
        Ok(left.rows_affected() == 1)
    }

    /// The attempt failed for `reason`: tried again later, or a dead letter if it was the last. Nothing happens if
    /// another worker took the job over meanwhile.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn fail(&self, job: &Job, reason: &str) -> Result<(), QueueError> {
        if job.attempts >= MAX_ATTEMPTS {
            return self.bury(job, reason).await;
        }
        sqlx::query(
            "UPDATE jobs SET run_at = $3, leased_until = NULL, last_error = $4 WHERE id = $1 AND attempts = $2",
        )
        .bind(job.id)
        .bind(job.attempts)
        .bind(self.clock.now() + backoff::wait(job.attempts))
        .bind(reason)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// The job will never succeed, for `reason`: a dead letter at once.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn bury(&self, job: &Job, reason: &str) -> Result<(), QueueError> {
        sqlx::query(
            "UPDATE jobs SET dead_at = $3, leased_until = NULL, last_error = $4 WHERE id = $1 AND attempts = $2",
        )
        .bind(job.id)
        .bind(job.attempts)
        .bind(self.clock.now())
        .bind(reason)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Gives a claimed job back untried: it is due at once and the attempt does not count.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn release(&self, job: &Job) -> Result<(), QueueError> {
        sqlx::query("UPDATE jobs SET attempts = attempts - 1, leased_until = NULL WHERE id = $1 AND attempts = $2")
            .bind(job.id)
            .bind(job.attempts)
            .execute(&self.pool)
            .await?;
        Ok(())
    }
}
