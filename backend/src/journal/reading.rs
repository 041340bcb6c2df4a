//! From event rows to typed events, one after the other, and to the state that they amount to.

use futures::TryStreamExt;
use sqlx::{PgExecutor, Row, postgres::PgRow};
use uuid::Uuid;

use super::{Breakdown, Loaded, Recorded, Stream, stored::decode};

const ONE_STREAM: &str = "SELECT sequence, event_type, event_version, payload::text FROM events \
     WHERE aggregate_type = $1 AND aggregate_id = $2 AND sequence > $3 AND sequence <= $4 ORDER BY sequence";

/// A stream as errors name it.
pub(super) fn name_of<D: Stream>(id: impl std::fmt::Display) -> String {
    format!("{}/{id}", D::STREAM)
}

/// Folds a stream onwards from what it was at some event, up to and including `last`, an event at a time, however long
/// it is; `each` sees every event and what it led to.
pub(super) async fn fold_on<D: Stream>(
    database: impl PgExecutor<'_>,
    id: Uuid,
    mut at: Loaded<D::State>,
    last: u64,
    mut each: impl FnMut(&D::Event, &Loaded<D::State>) + Send,
) -> Result<Loaded<D::State>, Breakdown> {
    let bound = |sequence: u64| i64::try_from(sequence).unwrap_or(i64::MAX);
    let query = sqlx::query(ONE_STREAM).bind(D::STREAM).bind(id.to_string()).bind(bound(at.version)).bind(bound(last));
    let mut rows = query.fetch(database);
    let mut follow = Follow { version: at.version };
    while let Some(row) = rows.try_next().await? {
        let event = follow.next::<D>(&row, id)?;
        at = Loaded { state: D::evolve(at.state, &event), version: follow.version };
        each(&event, &at);
    }
    Ok(at)
}

/// Walks along one stream and sees to it that no event is missing.
#[derive(Default)]
pub(super) struct Follow {
    /// The sequence of the event read last.
    pub(super) version: u64,
}

impl Follow {
    /// The event in `row`, whose first columns are `sequence, event_type, event_version, payload::text`.
    pub(super) fn next<D: Stream>(&mut self, row: &PgRow, id: impl std::fmt::Display) -> Result<D::Event, Breakdown> {
        let found = row.try_get::<i64, _>(0)?.cast_unsigned();
        self.step::<D>(found, &id)?;
        event::<D>(id, found, row.try_get(1)?, row.try_get(2)?, row.try_get(3)?)
    }

    /// Goes on to the event that was found.
    pub(super) fn step<D: Stream>(&mut self, found: u64, id: impl std::fmt::Display) -> Result<(), Breakdown> {
        let expected = self.version + 1;
        if found != expected {
            return Err(Breakdown::Gap { stream: name_of::<D>(id), expected, found });
        }
        self.version = found;
        Ok(())
    }
}

/// The event that is in these columns.
pub(super) fn event<D: Stream>(
    id: impl std::fmt::Display,
    sequence: u64,
    name: &str,
    version: &str,
    payload: &str,
) -> Result<D::Event, Breakdown> {
    decode::<D::Event>(name, version, payload).map_err(|source| unreadable::<D>(id, sequence, name, version, source))
}

/// Names the event that could not be read, and tells a newer release's from a damaged one.
pub(super) fn unreadable<D: Stream>(
    id: impl std::fmt::Display,
    position: u64,
    name: &str,
    version: &str,
    source: serde_json::Error,
) -> Breakdown {
    let (stream, name) = (name_of::<D>(id), name.to_owned());
    if version.parse().is_ok_and(|version| D::Event::reads(&name, version)) {
        Breakdown::Damaged { stream, position, name, source: source.into() }
    } else {
        Breakdown::Unreadable { stream, position, name, version: version.to_owned() }
    }
}
