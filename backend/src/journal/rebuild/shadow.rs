//! The shadow: a table like `streams`, filled beside it.

use sqlx::{PgConnection, PgPool};

use super::super::{Breakdown, Kind, kind::FoldedRow};
use super::{RebuildError, copy, pages::Pages, progress::Standing};

/// Text that is sent at once, in bytes: rows of a page may be more.
const CHUNK: usize = 1 << 20;

/// The table beside `streams`.
pub(super) struct Shadow;

impl Shadow {
    /// Makes an empty one: the same columns, constraints and indexes, and nobody else's rights yet.
    pub(super) async fn make(owner: &mut PgConnection) -> Result<(), sqlx::Error> {
        let make = "DROP TABLE IF EXISTS streams_shadow; CREATE TABLE streams_shadow (LIKE streams INCLUDING ALL)";
        sqlx::raw_sql(make).execute(owner).await.map(drop)
    }

    /// Replaces the rows of these streams.
    pub(super) async fn put(owner: &mut PgConnection, kind: &Kind, rows: &[FoldedRow]) -> Result<(), sqlx::Error> {
        let put = "INSERT INTO streams_shadow (stream_type, stream_id, version, shape, state, facts) \
             SELECT $1, r.stream, r.version, $2, r.state::json, r.facts \
             FROM unnest($3::text[], $4::bigint[], $5::text[], $6::jsonb[]) AS r (stream, version, state, facts) \
             ON CONFLICT (stream_type, stream_id) DO UPDATE \
             SET version = excluded.version, shape = excluded.shape, state = excluded.state, facts = excluded.facts";
        sqlx::query(put)
            .bind(kind.name)
            .bind(kind.shape)
            .bind(rows.iter().map(|row| row.stream.as_str()).collect::<Vec<_>>())
            .bind(rows.iter().map(|row| row.version).collect::<Vec<_>>())
            .bind(rows.iter().map(|row| row.state.as_str()).collect::<Vec<_>>())
            .bind(rows.iter().map(|row| row.facts.clone()).collect::<Vec<_>>())
            .execute(owner)
            .await
            .map(drop)
    }

    /// How many rows the table has after the swap.
    pub(super) async fn count(owner: &PgPool) -> Result<u64, sqlx::Error> {
        let count: i64 = sqlx::query_scalar("SELECT count(*) FROM streams").fetch_one(owner).await?;
        Ok(count.cast_unsigned())
    }
}

/// Folds every stream of a kind into the shadow, from where the rebuild stands.
pub(super) async fn fill(
    owner: &PgPool,
    kind: &Kind,
    standing: &mut Standing,
    mut kept: impl FnMut(&Standing),
) -> Result<(), RebuildError> {
    if standing.kind != kind.name {
        (standing.kind, standing.stream) = (kind.name.to_owned(), String::new());
    }
    let after = standing.stream.clone();
    let mut pages = Pages::after(owner, kind, &after);
    // events of the stream that goes on into the next page count when it is complete
    let mut pending = 0;
    while let Some(page) = pages.next().await? {
        pending += page.events;
        let Some(last) = page.rows.last() else { continue };
        standing.stream.clone_from(&last.stream);
        standing.streams += page.rows.len() as u64;
        standing.events += pending;
        pending = 0;
        write(owner, kind, &page.rows, standing).await?;
        kept(standing);
    }
    Ok(())
}

/// The rows of a page and where the rebuild stands with them: both or neither.
async fn write(owner: &PgPool, kind: &Kind, rows: &[FoldedRow], standing: &Standing) -> Result<(), Breakdown> {
    let mut batch = owner.begin().await?;
    let into = "COPY streams_shadow (stream_type, stream_id, version, shape, state, facts) FROM STDIN";
    let mut copy_in = batch.copy_in_raw(into).await?;
    let mut text = String::with_capacity(CHUNK + (CHUNK >> 2));
    for row in rows {
        copy::append(&mut text, kind.name, kind.shape, row);
        if text.len() >= CHUNK {
            copy_in.send(text.as_bytes()).await?;
            text.clear();
        }
    }
    copy_in.send(text.as_bytes()).await?;
    copy_in.finish().await?;
    standing.keep(&mut batch).await?;
    Ok(batch.commit().await?)
}
