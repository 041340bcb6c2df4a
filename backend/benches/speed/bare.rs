//! The other side: the statements that the journal sends, through sqlx alone, with everything encoded beforehand.

use herstel::{clock::Clock, entropy};
use serde_json::value::RawValue;
use sqlx::{PgPool, Row, types::Json};
use uuid::Uuid;

use super::{Outcome, ground::Ground, population::Template};

/// One act's statements, read from the server after the journal has sent them, and what was bound to them.
pub(crate) struct Bare {
    load: String,
    commit: String,
    event: Event,
    row: (i32, String, String),
    job: (String, String),
}

struct Event {
    name: String,
    version: String,
    payload: String,
    metadata: String,
    actor: String,
    correlation: Uuid,
}

impl Bare {
    /// Lets the journal act once, on the template, and takes note of what it sent.
    pub(crate) async fn of(ground: &Ground, template: &Template) -> Outcome<Self> {
        let (pool, journal, _) = ground.house(1).await?;
        let stream = template.id(0);
        let job_before = entropy::sortable_id();
        journal.execute(template.rename(stream, &Clock::system())?).await?;
        let sent = sqlx::query_scalar("SELECT statement FROM pg_prepared_statements ORDER BY prepare_time");
        let sent: Vec<String> = sent.persistent(false).fetch_all(&pool).await?;
        let [load, commit] = <[String; 2]>::try_from(sent).map_err(|sent| format!("the journal sent {sent:#?}"))?;

        let event = sqlx::query(
            "SELECT event_type, event_version, payload, metadata, actor, correlation FROM events \
             WHERE aggregate_id = $1 ORDER BY sequence DESC LIMIT 1",
        );
        let event = event.bind(stream.to_string()).fetch_one(&pool).await?;
        let text = |column: &str| event.try_get::<Json<Box<RawValue>>, _>(column).map(|Json(raw)| raw.get().to_owned());
        let row = sqlx::query_as("SELECT shape, state::text, facts::text FROM streams WHERE stream_id = $1");
        let row = row.bind(stream.to_string()).fetch_one(&pool).await?;
        let job = sqlx::query_as("SELECT kind, payload::text FROM jobs WHERE account = $1 AND id > $2");
        let job = job.bind(stream).bind(job_before).fetch_one(&pool).await?;
        let event = Event {
            name: event.try_get("event_type")?,
            version: event.try_get("event_version")?,
            payload: text("payload")?,
            metadata: text("metadata")?,
            actor: event.try_get("actor")?,
            correlation: event.try_get("correlation")?,
        };
        pool.close().await;
        Ok(Self { load, commit, event, row, job })
    }

    /// The same load and the same commit on another account.
    pub(crate) async fn act(&self, pool: &PgPool, id: Uuid) -> Outcome {
        let (Event { name, version, payload, metadata, actor, correlation }, id) = (&self.event, id.to_string());
        let mut connection = pool.acquire().await?;
        let loaded = sqlx::query(&self.load).bind("account").bind(&id).fetch_one(&mut *connection).await?;
        let sequence = loaded.try_get::<i64, _>("version")? + 1;
        let commit = sqlx::query(&self.commit)
            .bind("account")
            .bind(&id)
            .bind([sequence])
            .bind([name.as_str()])
            .bind([version.as_str()])
            .bind([payload.as_str()])
            .bind(metadata)
            .bind(actor)
            .bind(correlation)
            .bind(None::<Uuid>)
            .bind(self.row.0)
            .bind(&self.row.1)
            .bind(&self.row.2);
        let (kind, payload) = &self.job;
        let commit = commit
            .bind([entropy::sortable_id()])
            .bind([kind.as_str()])
            .bind([payload.as_str()])
            .bind([None::<chrono::DateTime<chrono::Utc>>]);
        commit.execute(&mut *connection).await?;
        Ok(())
    }

    /// Its event alone, into a table like the journal's.
    pub(crate) async fn insert(&self, pool: &PgPool) -> Outcome {
        let Event { name, version, payload, metadata, actor, correlation } = &self.event;
        sqlx::query(
            "INSERT INTO plain (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, \
             actor, correlation) VALUES ('account', $1, 1, $2, $3, $4::text::json, $5::text::json, $6, $7)",
        )
        .bind(entropy::sortable_id().to_string())
        .bind(name)
        .bind(version)
        .bind(payload)
        .bind(metadata)
        .bind(actor)
        .bind(correlation)
        .execute(pool)
        .await?;
        Ok(())
    }
}
