//! The queue on a real PostgreSQL, and mail to a real mail server that we did not write.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "this is a test; so are its helpers")]

mod inbox;
mod judge;
mod mail;
mod post;
mod queue;
mod signatures;
mod silence;
#[path = "../support/mod.rs"]
mod support;
mod tls;
mod worker;

use chrono::{DateTime, Duration, Utc};
use herstel::{
    clock::Clock,
    entropy,
    jobs::{Lane, Queue},
};
use serde_json::{Value, json};
use sqlx::PgPool;
use uuid::Uuid;

use self::support::Database;

/// A database, and its queue on a clock that stands still.
struct Bench {
    database: Database,
    pool: PgPool,
    clock: Clock,
    queue: Queue,
}

impl Bench {
    async fn new() -> Self {
        let database = Database::fresh().await;
        let (pool, clock) = (database.app(8), Clock::manual(Clock::system().now()));
        Self { queue: Queue::new(pool.clone(), clock.clone()), database, pool, clock }
    }

    /// Writes a job as the journal does.
    async fn write(&self, kind: &str, account: Uuid, payload: Value, due: Option<DateTime<Utc>>) -> Uuid {
        let id = entropy::sortable_id();
        sqlx::query(
            "INSERT INTO jobs (id, kind, account, payload, correlation, run_at)
             SELECT $1, $2, $3, $4, $5, coalesce($6, clock_timestamp())",
        )
        .bind(id)
        .bind(kind)
        .bind(account)
        .bind(payload)
        .bind(entropy::id())
        .bind(due)
        .execute(&self.pool)
        .await
        .unwrap();
        id
    }

    async fn write_any(&self, kind: &str) -> Uuid {
        self.write(kind, entropy::id(), json!({}), None).await
    }

    /// Writes many jobs of a kind in a lane, all of them due an hour ago.
    async fn write_many(&self, many: i32, kind: &str, lane: Lane, payload: Value) {
        sqlx::query(
            "INSERT INTO jobs (id, kind, account, payload, correlation, run_at, lane)
             SELECT gen_random_uuid(), $2, gen_random_uuid(), $4, gen_random_uuid(), $5, $3 FROM generate_series(1, $1)",
        )
        .bind(many)
        .bind(kind)
        .bind(lane.name())
        .bind(payload)
        .bind(self.clock.now() - Duration::hours(1))
        .execute(&self.pool)
        .await
        .unwrap();
    }

    /// Everything that the table of jobs says.
    async fn table(&self) -> String {
        let mut admin = self.database.admin().await;
        let rows: Vec<(String,)> =
            sqlx::query_as("SELECT row_to_json(jobs)::text FROM jobs").fetch_all(&mut admin).await.unwrap();
        rows.into_iter().map(|(row,)| row).collect::<Vec<_>>().join("\n")
    }
}

fn kinds(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}
