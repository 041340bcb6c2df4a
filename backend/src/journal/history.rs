//! What happened in one stream: a stretch of it for a page, or what it amounted to at some event.

use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};
use futures::{StreamExt, stream::BoxStream};
use sqlx::{Row, postgres::PgRow};
use uuid::Uuid;

use super::{
    Breakdown, Journal, Loaded, Provenance, Stream,
    reading::{Follow, fold_on, name_of},
};

const ONE_STREAM: &str = "SELECT sequence, event_type, event_version, payload::text, metadata::text, actor, \
     correlation, causation, recorded_at FROM events WHERE aggregate_type = $1 AND aggregate_id = $2 \
     AND sequence BETWEEN $3 AND $4 ORDER BY sequence";

/// Events from one state that is kept in mind to the next, when a long history is folded.
const MILE: u64 = 256;

const SEQUENCE_AT: &str = "SELECT coalesce(max(sequence), 0) FROM events \
     WHERE aggregate_type = $1 AND aggregate_id = $2 AND recorded_at <= $3";

/// An event with its circumstances.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening<E> {
    /// Its place in the stream; the first is 1.
    pub sequence: u64,
    /// What happened.
    pub event: E,
    /// When it was committed, by the database's clock.
    pub recorded_at: DateTime<Utc>,
    /// Who caused it, in which act, from where.
    pub provenance: Provenance,
}

impl Journal {
    /// The events of a stream, oldest first. It ends with an error at one that is missing or cannot be read.
    pub fn history<D: Stream>(&self, id: Uuid) -> BoxStream<'_, Result<Happening<D::Event>, Breakdown>> {
        self.stretch::<D>(id, 1..=u64::MAX)
    }

    /// The events of a stream that have these sequences, oldest first: a page of a long history costs as much as
    /// one of a short history. It ends with an error at one that is missing or cannot be read.
    pub fn stretch<D: Stream>(
        &self,
        id: Uuid,
        sequences: RangeInclusive<u64>,
    ) -> BoxStream<'_, Result<Happening<D::Event>, Breakdown>> {
        let bound = |sequence: &u64| i64::try_from(*sequence).unwrap_or(i64::MAX);
        let first = bound(sequences.start()).max(1);
        let rows = sqlx::query(ONE_STREAM)
            .bind(D::STREAM)
            .bind(id.to_string())
            .bind(first)
            .bind(bound(sequences.end()))
            .fetch(&self.pool);
        let mut follow = Follow { version: first.cast_unsigned() - 1 };
        rows.map(move |row| happening::<D>(&mut follow, &row?, id)).boxed()
    }

    /// The stream as it was after the event with this sequence; as it is, where there are not so many. Whoever looks
    /// around in a long history folds it once: what is on the way is kept in mind.
    ///
    /// # Errors
    /// The database failed, or an event cannot be read.
    pub async fn as_of<D: Stream>(&self, id: Uuid, sequence: u64) -> Result<Loaded<D::State>, Breakdown> {
        let nearest = self.past.nearest::<D>(id, sequence).unwrap_or_default();
        if nearest.version == sequence {
            return Ok(nearest);
        }
        let milestones = |_: &D::Event, at: &Loaded<D::State>| {
            if at.version.is_multiple_of(MILE) {
                self.past.keep::<D>(id, at);
            }
        };
        let then = fold_on::<D>(&self.pool, id, nearest, sequence, milestones).await?;
        self.past.keep::<D>(id, &then);
        Ok(then)
    }

    /// The sequence of the last event of a stream that was recorded at or before a moment; 0 before the first one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sequence_at<D: Stream>(&self, id: Uuid, moment: DateTime<Utc>) -> Result<u64, Breakdown> {
        let last: i64 = sqlx::query_scalar(SEQUENCE_AT)
            .bind(D::STREAM)
            .bind(id.to_string())
            .bind(moment)
            .fetch_one(&self.pool)
            .await?;
        Ok(last.cast_unsigned())
    }
}

fn happening<D: Stream>(follow: &mut Follow, row: &PgRow, id: Uuid) -> Result<Happening<D::Event>, Breakdown> {
    let event = follow.next::<D>(row, id)?;
    let sequence = follow.version;
    let damaged = |source| Breakdown::Damaged {
        stream: name_of::<D>(id),
        position: sequence,
        name: "provenance".to_owned(),
        source,
    };
    let metadata = serde_json::from_str(row.try_get("metadata")?).map_err(|error| damaged(error.into()))?;
    let provenance =
        Provenance::parse(row.try_get("actor")?, row.try_get("correlation")?, row.try_get("causation")?, &metadata);
    Ok(Happening {
        sequence,
        event,
        recorded_at: row.try_get("recorded_at")?,
        provenance: provenance.map_err(|error| damaged(error.into()))?,
    })
}
