//! What the journal must know of a kind of stream beyond its decisions.

use chrono::{DateTime, Utc};
use herstel_domain::Decider;
use serde_json::Value;
use uuid::Uuid;

use super::{Listed, Recorded};
use crate::jobs::Lane;

/// A kind of stream that the journal keeps. Every function is pure: the stream's row and its jobs follow from its
/// events alone, so that they can be rebuilt and compared.
pub trait Stream: Decider<Event: Recorded> {
    /// The version of the state's stored shape. Raise it when the serde form of the state changes, or the
    /// state that the same events lead to: rows of another shape are ignored, and rewritten by the next commit.
    const SHAPE: i32;

    /// The flat values that lists sort and filter by. Where there is an `organisation` among them, the stream's events
    /// are in that one's ledger.
    fn facts(state: &Self::State) -> Value;

    /// The effects that `event` asks for, given the state before and after it.
    fn jobs(before: &Self::State, event: &Self::Event, after: &Self::State) -> Vec<Job>;

    /// The sequence of the last event that a page must have seen to act: a change of factors or contacts. Signing
    /// in does not raise it, so that a stranger cannot make somebody's page stale.
    fn seen(state: &Self::State) -> u64;

    /// What the directory says of it; nothing of streams that are nobody's account.
    fn listed(_: &Self::State) -> Option<Listed<'_>> {
        None
    }
}

/// One effect to perform once the events are committed.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// What the worker is to do, for instance `mail`.
    pub kind: &'static str,
    /// What it needs to know: an object, with sealed values only.
    pub payload: Value,
    /// Not before this moment; `None` is at once.
    pub due: Option<DateTime<Utc>>,
    /// Where it queues, unless the whole commit is one of very many ([`Attachments::in_bulk`](super::Attachments)).
    pub lane: Lane,
    /// The attachment that goes into the payload under `enclosure`: what the events must not hold, such as the
    /// sealed token of the link with this id.
    pub enclosure: Option<Uuid>,
}
