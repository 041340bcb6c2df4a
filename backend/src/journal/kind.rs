//! Kinds of streams, for what is done to all of them alike: rebuilding their rows and checking them.

use std::{fmt, marker::PhantomData};

use serde_json::Value;
use sqlx::{Row, postgres::PgRow};

use super::{Breakdown, Stream, reading::Follow};

/// A kind of stream, without its types.
#[derive(Clone, Copy)]
pub struct Kind {
    /// What its streams are called where they are persisted.
    pub name: &'static str,
    /// The shape of the states that this release writes.
    pub shape: i32,
    fold: fn() -> Box<dyn Folding>,
    same: fn(&str, &str) -> bool,
}

impl Kind {
    /// The kind that `D` decides on.
    #[must_use]
    pub const fn of<D: Stream>() -> Self {
        Self { name: D::STREAM, shape: D::SHAPE, fold: || Box::new(Fold::<D>::new()), same: same::<D> }
    }

    /// Begins to fold streams of this kind.
    pub(super) fn fold(&self) -> Box<dyn Folding> {
        (self.fold)()
    }

    /// Whether two stored states say the same: how they are written does not matter.
    pub(super) fn same_state(&self, one: &str, other: &str) -> bool {
        one == other || (self.same)(one, other)
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kind").field("name", &self.name).field("shape", &self.shape).finish_non_exhaustive()
    }
}

/// A stream's row, as its events say that it should be.
#[derive(Debug)]
pub(super) struct FoldedRow {
    pub(super) stream: String,
    pub(super) version: i64,
    pub(super) state: String,
    pub(super) facts: Value,
}

/// Folds streams, one after the other, an event at a time.
pub(super) trait Folding: Send {
    /// Takes the next event, whose row begins with `sequence, event_type, event_version, payload::text,
    /// aggregate_id`; yields the row of the former stream where this event begins another one.
    fn take(&mut self, event: &PgRow) -> Result<Option<FoldedRow>, Breakdown>;

    /// The row of the stream that was folded last: there are no more events.
    fn end(&mut self) -> Result<Option<FoldedRow>, Breakdown>;
}

struct Fold<D: Stream> {
    current: Option<(String, Follow, D::State)>,
    kind: PhantomData<fn() -> D>,
}

impl<D: Stream> Fold<D> {
    fn new() -> Self {
        Self { current: None, kind: PhantomData }
    }
}

impl<D: Stream> Folding for Fold<D> {
    fn take(&mut self, event: &PgRow) -> Result<Option<FoldedRow>, Breakdown> {
        let id: &str = event.try_get(4)?;
        let continues = self.current.as_ref().is_some_and(|(stream, ..)| stream == id);
        let done = if continues { None } else { self.end()? };
        let (stream, mut follow, state) =
            self.current.take().unwrap_or_else(|| (id.to_owned(), Follow::default(), D::State::default()));
        let happened = follow.next::<D>(event, &stream)?;
        self.current = Some((stream, follow, D::evolve(state, &happened)));
        Ok(done)
    }

    fn end(&mut self) -> Result<Option<FoldedRow>, Breakdown> {
        let Some((stream, follow, state)) = self.current.take() else { return Ok(None) };
        Ok(Some(FoldedRow {
            stream,
            version: follow.version.cast_signed(),
            state: serde_json::to_string(&state)?,
            facts: D::facts(&state),
        }))
    }
}

fn same<D: Stream>(one: &str, other: &str) -> bool {
    let read = |text| serde_json::from_str::<D::State>(text).ok();
    read(one).is_some_and(|state| Some(state) == read(other))
}
