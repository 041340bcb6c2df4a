//! A command on its way to a stream, and how it can end.

use std::fmt;

use herstel_domain::decider::Refusal;
use uuid::Uuid;

use super::{Attachments, Breakdown, Provenance, Stream};

/// What somebody wants to happen in one stream.
pub struct Intent<D: Stream> {
    /// The stream.
    pub id: Uuid,
    /// What is to happen.
    pub command: D::Command,
    /// Who wants it, and from where.
    pub provenance: Provenance,
    /// What the page showed that the wish was made on ([`Stream::seen`]); `None` where no page was involved.
    pub seen: Option<u64>,
    /// An idempotency key: giving it again yields the first receipt and changes nothing.
    pub key: Option<Uuid>,
    /// What is written with the events, if there are any.
    pub attachments: Attachments,
}

impl<D: Stream> Intent<D> {
    /// `command` for the stream `id`, with nothing attached and nothing to compare.
    #[must_use]
    pub fn new(id: Uuid, command: D::Command, provenance: Provenance) -> Self {
        Self { id, command, provenance, seen: None, key: None, attachments: Attachments::default() }
    }
}

/// What was committed, and what it led to.
pub struct Receipt<D: Stream> {
    /// The stream.
    pub stream: Uuid,
    /// The sequence of its last event.
    pub version: u64,
    /// The state after these events.
    pub state: D::State,
    /// The events of this act, oldest first; none if it was already so.
    pub events: Vec<D::Event>,
}

impl<D: Stream> Clone for Receipt<D> {
    fn clone(&self) -> Self {
        Self { state: self.state.clone(), events: self.events.clone(), ..*self }
    }
}

impl<D: Stream> PartialEq for Receipt<D> {
    fn eq(&self, other: &Self) -> bool {
        (self.stream, self.version) == (other.stream, other.version)
            && self.state == other.state
            && self.events == other.events
    }
}

impl<D: Stream> fmt::Debug for Receipt<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receipt")
            .field("stream", &self.stream)
            .field("version", &self.version)
            .field("state", &self.state)
            .field("events", &self.events)
            .finish()
    }
}

/// Why a command led to no receipt. Nothing was written, except perhaps where it is [`Failure::Broken`].
#[derive(Debug, thiserror::Error)]
pub enum Failure<R: Refusal> {
    /// The domain says no: an answer, status 409 or what the refusal says.
    #[error(transparent)]
    Refused(R),
    /// The page that the wish was made on showed something else than what now is: 409, show it anew.
    #[error("the stream has changed since it was shown")]
    Stale,
    /// What must be unique belongs to another stream: 409. Holds the claim's kind, or `key` for an idempotency
    /// key that was used on another stream.
    #[error("this {0} belongs to another stream")]
    Taken(&'static str),
    /// Too many others write the same stream: 503, try again.
    #[error("the stream is busy")]
    Busy,
    /// An incident: 500. After a failure of the database the commit may have happened or not; an idempotency key
    /// finds out.
    #[error(transparent)]
    Broken(#[from] Breakdown),
}
