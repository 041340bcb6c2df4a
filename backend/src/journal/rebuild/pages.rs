//! All events of a kind, a page at a time, in the order of streams and sequences.

use futures::TryStreamExt;
use sqlx::{PgPool, Row, postgres::PgRow};

use super::super::{
    Breakdown, Kind,
    kind::{FoldedRow, Folding},
};

/// Events that are read at once: a page is read in one snapshot, and none holds back the horizon for long.
const PAGE: i64 = 20_000;

const AFTER: &str = "SELECT sequence, event_type, event_version, payload::text, aggregate_id FROM events \
     WHERE aggregate_type = $1 AND (aggregate_id, sequence) > ($2, $3) ORDER BY aggregate_id, sequence LIMIT $4";

const THESE: &str = "SELECT sequence, event_type, event_version, payload::text, aggregate_id FROM events \
     WHERE aggregate_type = $1 AND aggregate_id = ANY($2) ORDER BY aggregate_id, sequence";

/// How many events there are.
pub(super) async fn events(pool: &PgPool) -> Result<u64, sqlx::Error> {
    let count: i64 = sqlx::query_scalar("SELECT count(*) FROM events").fetch_one(pool).await?;
    Ok(count.cast_unsigned())
}

/// Walks through all events of a kind and folds them.
pub(super) struct Pages<'a> {
    pool: &'a PgPool,
    kind: &'a Kind,
    fold: Box<dyn Folding>,
    /// The event that was read last.
    stream: String,
    sequence: i64,
    over: bool,
}

/// What a page of events amounts to.
pub(super) struct Page {
    /// The streams that were completed in it, in order. The last one of all but the last page is still going on.
    pub(super) rows: Vec<FoldedRow>,
    /// Events read.
    pub(super) events: u64,
}

impl<'a> Pages<'a> {
    /// Begins after the stream `after`; with the first one where that is empty.
    pub(super) fn after(pool: &'a PgPool, kind: &'a Kind, after: &str) -> Self {
        Self { pool, kind, fold: kind.fold(), stream: after.to_owned(), sequence: i64::MAX, over: false }
    }

    /// Whether all events were read.
    pub(super) fn is_over(&self) -> bool {
        self.over
    }

    /// The next page; none once all events were read.
    pub(super) async fn next(&mut self) -> Result<Option<Page>, Breakdown> {
        if self.over {
            return Ok(None);
        }
        let mut page = Page { rows: Vec::new(), events: 0 };
        let query = sqlx::query(AFTER).bind(self.kind.name).bind(&self.stream).bind(self.sequence).bind(PAGE);
        let mut last: Option<PgRow> = None;
        let mut rows = query.fetch(self.pool);
        while let Some(row) = rows.try_next().await? {
            page.rows.extend(self.fold.take(&row)?);
            page.events += 1;
            last = Some(row);
        }
        drop(rows);
        if let Some(last) = last {
            (self.stream, self.sequence) = (last.try_get(4)?, last.try_get(0)?);
        }
        if page.events < PAGE.cast_unsigned() {
            self.over = true;
            page.rows.extend(self.fold.end()?);
        }
        Ok(Some(page))
    }
}

/// Folds these streams of a kind.
pub(super) async fn these<'c>(
    connection: impl sqlx::PgExecutor<'c>,
    kind: &Kind,
    streams: &[String],
) -> Result<Vec<FoldedRow>, Breakdown> {
    let (mut fold, mut folded) = (kind.fold(), Vec::with_capacity(streams.len()));
    let mut rows = sqlx::query(THESE).bind(kind.name).bind(streams).fetch(connection);
    while let Some(row) = rows.try_next().await? {
        folded.extend(fold.take(&row)?);
    }
    folded.extend(fold.end()?);
    Ok(folded)
}
