//! What happened: a stretch of one stream for a page, all of a kind for a rebuild.

use std::ops::RangeInclusive;

use chrono::{DateTime, Utc};
use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use sqlx::{Row, postgres::PgRow};
use uuid::Uuid;

use super::{
    Breakdown, Journal, Loaded, Provenance, Stream,
    reading::{Follow, fold_on, name_of},
    tuples::Tuples,
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

/// A stream that was folded from its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Folded<S> {
    /// The stream.
    pub stream: Uuid,
    /// The sequence of its last event.
    pub version: u64,
    /// What its events amount to.
    pub state: S,
}

/// How much was folded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Streams.
    pub streams: u64,
    /// Events in them.
    pub events: u64,
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

    /// Folds every stream of a kind, in the order of their ids, and hands each to `each` when it is complete. One
    /// event and one state are held at a time.
    ///
    /// # Errors
    /// Those of `each`, and a [`Breakdown`] where an event is missing or cannot be read, or where the database
    /// did not send all: `Ok` means that everything was seen.
    pub async fn fold_all<D: Stream, E: From<Breakdown>>(
        &self,
        mut each: impl AsyncFnMut(Folded<D::State>) -> Result<(), E>,
    ) -> Result<Census, E> {
        // A connection of its own: one that stops amid a copy is of no further use.
        let mut connection = self.pool.acquire().await.map_err(Breakdown::from)?.detach();
        let mut pieces = connection.copy_out_raw(&all_streams(D::STREAM)).await.map_err(Breakdown::from)?;
        let (mut tuples, mut census) = (Tuples::<5>::default(), Census::default());
        let mut current: Option<(Uuid, Follow, D::State)> = None;
        while let Some(piece) = pieces.try_next().await.map_err(Breakdown::from)? {
            tuples.push(&piece);
            while let Some(row) = tuples.next().map_err(library)? {
                let [sequence, name, version, payload, stream] = row;
                let id = Uuid::try_parse_ascii(stream)
                    .map_err(|_| Breakdown::NotAnId(String::from_utf8_lossy(stream).into_owned()))?;
                let (mut follow, state) = match current.take() {
                    Some((stream, follow, state)) if stream == id => (follow, state),
                    other => {
                        if let Some((stream, Follow { version }, state)) = other {
                            each(Folded { stream, version, state }).await?;
                        }
                        census.streams += 1;
                        (Follow::default(), D::State::default())
                    }
                };
                let sequence = u64::from_be_bytes(sequence.try_into().map_err(library)?);
                let [name, version, payload] = [name, version, payload].map(std::str::from_utf8);
                let (name, version) = (name.map_err(library)?, version.map_err(library)?);
                let event = follow.step::<D>(sequence, name, version, payload.map_err(library)?, id)?;
                census.events += 1;
                current = Some((id, follow, D::evolve(state, &event)));
            }
        }
        if !tuples.is_complete() {
            return Err(Breakdown::Short { stream: D::STREAM, seen: census.events }.into());
        }
        if let Some((stream, Follow { version }, state)) = current {
            each(Folded { stream, version, state }).await?;
        }
        Ok(census)
    }
}

/// Every event of a kind; kinds are names of ours.
fn all_streams(kind: &'static str) -> String {
    format!(
        "COPY (SELECT sequence, event_type, event_version, payload::text, aggregate_id FROM events \
         WHERE aggregate_type = '{kind}' ORDER BY aggregate_id, sequence) TO STDOUT (FORMAT binary)"
    )
}

fn library(error: impl std::error::Error + Send + Sync + 'static) -> Breakdown {
    Breakdown::Library(Box::new(error))
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
