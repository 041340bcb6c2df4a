//! How far a rebuild is: kept in the database with each batch, so that one that was killed goes on from there.

use std::fmt;

use sqlx::{PgConnection, PgPool, Row};

use super::{Kind, shadow::Shadow};

/// How far a rebuild is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Streams folded so far, by former runs as well.
    pub streams: u64,
    /// Events folded so far.
    pub events: u64,
    /// Events that there were when this run began.
    pub total: u64,
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} events folded, {} streams", self.events, self.total, self.streams)
    }
}

/// Where a rebuild stands, as its row says.
#[derive(Debug)]
pub(super) struct Standing {
    /// Every transaction below this one had ended when the rebuild began: its events are in what was folded. What
    /// came at or above it may not be.
    pub(super) since: String,
    /// The kind that is being folded, and the last of its streams in the shadow.
    pub(super) kind: String,
    pub(super) stream: String,
    pub(super) streams: u64,
    pub(super) events: u64,
}

/// Takes over where a former run stopped, if that was of this release, in this server and of no later time: `tx`
/// counts from the start in every server that a dump is restored to.
const RESUME: &str = "SELECT since::text, kind, stream, streams, events FROM rebuilds, pg_control_system() c \
     WHERE shapes = $1 AND server = c.system_identifier AND since <= pg_snapshot_xmin(pg_current_snapshot()) \
     AND to_regclass('streams_shadow') IS NOT NULL";

const BEGIN: &str = "INSERT INTO rebuilds (shapes, server, since, kind, stream, streams, events) \
     SELECT $1, system_identifier, pg_snapshot_xmin(pg_current_snapshot()), $2, '', 0, 0 FROM pg_control_system() \
     RETURNING since::text";

impl Standing {
    /// Goes on where a former run stopped, or begins with an empty shadow.
    pub(super) async fn resume_or_begin(owner: &PgPool, kinds: &[Kind]) -> Result<Self, sqlx::Error> {
        let shapes: Vec<_> = kinds.iter().map(|kind| format!("{}@{}", kind.name, kind.shape)).collect();
        let shapes = format!("{} {}", env!("CARGO_PKG_VERSION"), shapes.join(" "));
        if let Some(row) = sqlx::query(RESUME).bind(&shapes).fetch_optional(owner).await? {
            return Ok(Self {
                since: row.try_get(0)?,
                kind: row.try_get(1)?,
                stream: row.try_get(2)?,
                streams: row.try_get::<i64, _>(3)?.cast_unsigned(),
                events: row.try_get::<i64, _>(4)?.cast_unsigned(),
            });
        }
        let mut begin = owner.begin().await?;
        sqlx::query("DELETE FROM rebuilds").execute(&mut *begin).await?;
        Shadow::make(&mut begin).await?;
        let kind = kinds.first().map(|kind| kind.name).unwrap_or_default().to_owned();
        let since = sqlx::query_scalar(BEGIN).bind(&shapes).bind(&kind).fetch_one(&mut *begin).await?;
        begin.commit().await?;
        Ok(Self { since, kind, stream: String::new(), streams: 0, events: 0 })
    }

    /// Keeps where the rebuild stands, in the transaction of the rows that brought it there.
    pub(super) async fn keep(&self, connection: &mut PgConnection) -> Result<(), sqlx::Error> {
        sqlx::query("UPDATE rebuilds SET kind = $1, stream = $2, streams = $3, events = $4")
            .bind(&self.kind)
            .bind(&self.stream)
            .bind(self.streams.cast_signed())
            .bind(self.events.cast_signed())
            .execute(connection)
            .await
            .map(drop)
    }

    pub(super) fn progress(&self, total: u64) -> Progress {
        Progress { streams: self.streams, events: self.events, total: total.max(self.events) }
    }
}
