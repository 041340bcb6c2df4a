//! Every stream folded and compared with its row.

use std::{collections::HashMap, fmt};

use futures::TryStreamExt;
use serde_json::Value;
use sqlx::{PgPool, Row, postgres::PgRow};

use super::super::kind::FoldedRow;
use super::{
    Breakdown, Kind, Progress, RebuildError, known,
    pages::{self, Page, Pages, these},
};

const ROWS: &str = "SELECT stream_id, version, shape, state::text, facts FROM streams \
     WHERE stream_type = $1 AND stream_id > $2 AND ($3::text IS NULL OR stream_id <= $3)";

const ROW: &str = "SELECT stream_id, version, shape, state::text, facts FROM streams \
     WHERE stream_type = $1 AND stream_id = $2";

/// A stream whose row is not what its events amount to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Kind and id.
    pub stream: String,
    /// In what.
    pub differs: Differs,
}

/// In what a row differs from the fold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// There are events and no row.
    Missing,
    /// There is a row and no event.
    NoEvents,
    /// The row stands at another version than the last event.
    Version {
        /// The row's.
        row: i64,
        /// The last event's.
        events: i64,
    },
    /// An older release wrote the row: it is not used, and lists may be out of date.
    Shape(i32),
    /// The state.
    State,
    /// The values that lists sort and filter by.
    Facts,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.stream)?;
        match self.differs {
            Differs::Missing => f.write_str("there is no row"),
            Differs::NoEvents => f.write_str("there is a row, and no event"),
            Differs::Version { row, events } => write!(f, "the row stands at version {row}, its events at {events}"),
            Differs::Shape(shape) => write!(f, "the row is of shape {shape}, of an older release"),
            Differs::State => f.write_str("the state differs"),
            Differs::Facts => f.write_str("the facts for lists differ"),
        }
    }
}

/// What was compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Streams.
    pub streams: u64,
    /// Events folded.
    pub events: u64,
    /// Streams whose rows differ.
    pub different: u64,
}

/// Folds every stream and compares it with its row; `differs` hears of each that is another. Commands may go on: what
/// looks different is looked at once more, events and row in one snapshot.
///
/// # Errors
/// [`RebuildError::Journal`] at an event that cannot be read.
pub async fn check(
    pool: &PgPool,
    kinds: &[Kind],
    mut progress: impl FnMut(Progress),
    mut differs: impl FnMut(Difference),
) -> Result<Checked, RebuildError> {
    known(pool, kinds).await?;
    let (total, mut checked) = (pages::events(pool).await?, Checked::default());
    for kind in kinds {
        let (mut pages, mut after) = (Pages::after(pool, kind, ""), String::new());
        while let Some(page) = pages.next().await? {
            checked.events += page.events;
            checked.streams += page.rows.len() as u64;
            let until = page.rows.last().map(|row| row.stream.clone());
            if until.is_none() && !pages.is_over() {
                continue;
            }
            let suspects = compare(pool, kind, page, &after, until.as_deref().filter(|_| !pages.is_over())).await?;
            for stream in suspects {
                if let Some(what) = look_again(pool, kind, &stream).await? {
                    checked.different += 1;
                    differs(Difference { stream: format!("{}/{stream}", kind.name), differs: what });
                }
            }
            after = until.unwrap_or(after);
            progress(Progress { streams: checked.streams, events: checked.events, total: total.max(checked.events) });
        }
    }
    checked.different += strangers(pool, kinds, &mut differs).await?;
    Ok(checked)
}

/// The streams of a page, and the rows in its stretch of ids, that do not agree.
async fn compare(
    pool: &PgPool,
    kind: &Kind,
    page: Page,
    after: &str,
    until: Option<&str>,
) -> Result<Vec<String>, Breakdown> {
    let mut folded: HashMap<String, FoldedRow> = page.rows.into_iter().map(|row| (row.stream.clone(), row)).collect();
    let mut suspects = Vec::new();
    let mut rows = sqlx::query(ROWS).bind(kind.name).bind(after).bind(until).fetch(pool);
    while let Some(row) = rows.try_next().await? {
        let stream: &str = row.try_get(0)?;
        let agrees = match folded.remove(stream) {
            Some(folded) => difference(kind, &row, &folded)?.is_none(),
            None => false,
        };
        if !agrees {
            suspects.push(stream.to_owned());
        }
    }
    suspects.extend(folded.into_keys());
    suspects.sort_unstable();
    Ok(suspects)
}

/// One stream, in one snapshot of events and row.
async fn look_again(pool: &PgPool, kind: &Kind, stream: &str) -> Result<Option<Differs>, Breakdown> {
    let mut snapshot = pool.begin().await?;
    sqlx::query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY").execute(&mut *snapshot).await?;
    let row = sqlx::query(ROW).bind(kind.name).bind(stream).fetch_optional(&mut *snapshot).await?;
    let folded = these(&mut *snapshot, kind, &[stream.to_owned()]).await?.pop();
    snapshot.commit().await?;
    match (row, folded) {
        (Some(row), Some(folded)) => difference(kind, &row, &folded),
        (Some(_), None) => Ok(Some(Differs::NoEvents)),
        (None, Some(_)) => Ok(Some(Differs::Missing)),
        (None, None) => Ok(None),
    }
}

fn difference(kind: &Kind, row: &PgRow, folded: &FoldedRow) -> Result<Option<Differs>, Breakdown> {
    let (version, shape) = (row.try_get::<i64, _>(1)?, row.try_get::<i32, _>(2)?);
    let (state, facts) = (row.try_get::<&str, _>(3)?, row.try_get::<Value, _>(4)?);
    Ok(if version != folded.version {
        Some(Differs::Version { row: version, events: folded.version })
    } else if shape != kind.shape {
        Some(Differs::Shape(shape))
    } else if !kind.same_state(state, &folded.state) {
        Some(Differs::State)
    } else if facts != folded.facts {
        Some(Differs::Facts)
    } else {
        None
    })
}

/// Rows of kinds that have no events at all.
async fn strangers(pool: &PgPool, kinds: &[Kind], differs: &mut impl FnMut(Difference)) -> Result<u64, Breakdown> {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name).collect();
    let rows = "SELECT stream_type || '/' || stream_id FROM streams WHERE stream_type <> ALL ($1)";
    let mut rows = sqlx::query_scalar(rows).bind(names).fetch(pool);
    let mut found = 0;
    while let Some(stream) = rows.try_next().await? {
        found += 1;
        differs(Difference { stream, differs: Differs::NoEvents });
    }
    Ok(found)
}
