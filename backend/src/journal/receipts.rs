//! Receipts that were kept under an idempotency key.

use sqlx::{PgPool, Row};
use uuid::Uuid;

use super::{Failure, Loaded, Receipt, Stream, reading::fold_on};

const KEPT: &str = "SELECT stream_type, stream_id, version, events FROM receipts WHERE key = $1";

/// The receipt that was given for `key`, told again from the stream's events as they were then.
pub(super) async fn kept<D: Stream>(
    pool: &PgPool,
    key: Uuid,
    stream: Uuid,
) -> Result<Option<Receipt<D>>, Failure<D::Refusal>> {
    let database = |error| Failure::Broken(super::Breakdown::Database(error));
    let Some(row) = sqlx::query(KEPT).bind(key).fetch_optional(pool).await.map_err(database)? else {
        return Ok(None);
    };
    let of = (row.try_get("stream_type").map_err(database)?, row.try_get("stream_id").map_err(database)?);
    if of != (D::STREAM, stream.to_string().as_str()) {
        return Err(Failure::Taken("key"));
    }
    let last = row.try_get::<i64, _>("version").map_err(database)?.cast_unsigned();
    let before = last.saturating_sub(row.try_get::<i32, _>("events").map_err(database)?.unsigned_abs().into());
    let mut events = Vec::new();
    let collect = |event: &D::Event, at: &Loaded<D::State>| {
        if at.version > before {
            events.push(event.clone());
        }
    };
    let Loaded { state, version } = fold_on::<D>(pool, stream, Loaded::default(), last, collect).await?;
    Ok(Some(Receipt { stream, version, state, events }))
}
