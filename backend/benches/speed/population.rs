//! Very many accounts: one is made by the product's own commands, and SQL makes the others in its image.

use std::sync::Arc;

use chrono::Duration;
use herstel::{clock::Clock, entropy, secrets::totp};
use sqlx::{Connection, Executor, PgConnection};
use uuid::Uuid;

use super::{
    Outcome,
    accounts::{Person, Registrar},
    ground::Ground,
    pace::Pace,
};

/// The events of an account's first day; what comes later comes in between everybody else's.
const FIRST_DAY: i32 = 7;
/// Events of each account.
pub(crate) const EVENTS: u32 = 10;
/// The sign-in that long histories are full of.
const SIGN_IN: i32 = 9;

/// The account that the others are like. It is number 0.
pub(crate) struct Template {
    pub(crate) person: Person,
    /// In whose name it acts.
    pub(crate) session: Uuid,
}

impl Template {
    /// The stream of an account by its number. They sort as they were made, as the service's own ids do.
    pub(crate) fn id(&self, number: u32) -> Uuid {
        if number == 0 { self.person.id.uuid() } else { numbered(ACCOUNTS, number) }
    }

    /// The stream of an account with a long history.
    pub(crate) fn long_id(number: u32) -> Uuid {
        numbered(LONG, number)
    }
}

const ACCOUNTS: &str = "01900000-0000-7000-8000-";
const LONG: &str = "01900000-0000-7000-9000-";

fn numbered(prefix: &str, number: u32) -> Uuid {
    format!("{prefix}{number:012x}").parse().unwrap_or_default()
}

/// Makes `pace.accounts` accounts of ten events each, and lets PostgreSQL take stock of them.
pub(crate) async fn settle(ground: &Ground, pace: &Pace) -> Outcome<Arc<Template>> {
    let (pool, journal, vault) = ground.house(2).await?;
    let registrar = Registrar::new(journal, vault, Clock::system()).await?;
    let person = registrar.enrol("sjabloon").await?;
    let step = totp::step_at(registrar.clock.now() - Duration::hours(1));
    registrar.sign_in(&person, step + 1).await?;
    registrar.sign_in(&person, step + 2).await?;
    let template = Template { person, session: entropy::id() };
    let rename = template.rename(template.id(0), &registrar.clock)?;
    registrar.journal.execute(rename).await?;
    pool.close().await;

    let mut admin = ground.admin().await?;
    let stream = template.id(0).to_string();
    let held: i64 = sqlx::query_scalar("SELECT count(*) FROM events WHERE aggregate_id = $1")
        .bind(&stream)
        .fetch_one(&mut admin)
        .await?;
    if held != i64::from(EVENTS) {
        return Err(format!("the account that all others are like has {held} events and not {EVENTS}").into());
    }
    let copies = i64::from(pace.accounts) - 1;
    sqlx::query(
        "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, \
         actor, correlation, causation) SELECT e.aggregate_type, $1 || lpad(to_hex(n), 12, '0'), e.sequence, \
         e.event_type, e.event_version, e.payload, e.metadata, e.actor, e.correlation, e.causation \
         FROM generate_series(1, $2) AS n, events e WHERE e.aggregate_id = $3 \
         ORDER BY CASE WHEN e.sequence <= $4 THEN 0 ELSE e.sequence END, n, e.sequence",
    )
    .bind(ACCOUNTS)
    .bind(copies)
    .bind(&stream)
    .bind(FIRST_DAY)
    .execute(&mut admin)
    .await?;
    rows(&mut admin, ACCOUNTS, copies, &stream).await?;
    take_stock(admin).await?;
    Ok(Arc::new(template))
}

/// Makes `count` accounts with long histories: the life of the account `of`, which has ten events, and then sign-ins.
pub(crate) async fn lengthen(ground: &Ground, of: Uuid, count: u32, events: u32) -> Outcome {
    let mut admin = ground.admin().await?;
    let stream = of.to_string();
    sqlx::query(
        "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, \
         actor, correlation, causation) SELECT e.aggregate_type, $1 || lpad(to_hex(n), 12, '0'), s, \
         e.event_type, e.event_version, e.payload, e.metadata, e.actor, e.correlation, e.causation \
         FROM generate_series(1, $2) AS n, generate_series(1, $3) AS s, events e \
         WHERE e.aggregate_id = $4 AND e.sequence = CASE WHEN s <= $5 THEN s ELSE $6 END ORDER BY n, s",
    )
    .bind(LONG)
    .bind(i64::from(count))
    .bind(i64::from(events))
    .bind(&stream)
    .bind(i64::from(EVENTS))
    .bind(SIGN_IN)
    .execute(&mut admin)
    .await?;
    rows(&mut admin, LONG, i64::from(count), &stream).await?;
    sqlx::query("UPDATE streams SET version = $1 WHERE starts_with(stream_id, $2)")
        .bind(i64::from(events))
        .bind(LONG)
        .execute(&mut admin)
        .await?;
    take_stock(admin).await
}

/// The rows of the streams, like the template's.
async fn rows(admin: &mut PgConnection, prefix: &str, count: i64, stream: &str) -> Outcome {
    sqlx::query(
        "INSERT INTO streams SELECT stream_type, $1 || lpad(to_hex(n), 12, '0'), $4, shape, state, facts \
         FROM generate_series(1, $2) AS n, streams WHERE stream_id = $3",
    )
    .bind(prefix)
    .bind(count)
    .bind(stream)
    .bind(i64::from(EVENTS))
    .execute(admin)
    .await?;
    Ok(())
}

/// As the server does by itself when it finds the time.
async fn take_stock(mut admin: PgConnection) -> Outcome {
    admin.execute("VACUUM (ANALYZE) events").await?;
    admin.execute("VACUUM (ANALYZE) streams").await?;
    admin.execute("CHECKPOINT").await?;
    Ok(admin.close().await?)
}
