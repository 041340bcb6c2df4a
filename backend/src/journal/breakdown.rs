//! What breaks: incidents, never answers.

use std::error::Error;

use cqrs_es::AggregateError;
use herstel_domain::decider::Refusal;

use super::Failure;

/// The journal could not do its work. An incident: status 500, logged once at the edge.
#[derive(Debug, thiserror::Error)]
pub enum Breakdown {
    /// The database failed or was not reached. A commit that was under way is there entirely or not at all.
    #[error("the database failed")]
    Database(#[from] sqlx::Error),

    /// An event has a name or a version that this release does not know: a newer one wrote it.
    #[error("event {position} of {stream} is {name} version {version}, which this release cannot read")]
    Unreadable {
        /// Kind and id of the stream.
        stream: String,
        /// The event's sequence in the stream.
        position: u64,
        /// Its name.
        name: String,
        /// Its version.
        version: String,
    },

    /// An event of a known name and version does not hold what it should.
    #[error("event {position} of {stream}, {name}, does not hold what it should")]
    Damaged {
        /// Kind and id of the stream.
        stream: String,
        /// The event's sequence in the stream.
        position: u64,
        /// Its name.
        name: String,
        /// What is wrong with it.
        source: Box<dyn Error + Send + Sync>,
    },

    /// What the directory is to say could not be opened.
    #[error("what the directory is to say cannot be opened")]
    Unlisted(#[source] Box<dyn Error + Send + Sync>),

    /// An event is missing: the sequences of a stream do not follow each other.
    #[error("{stream} has event {found} where {expected} should be")]
    Gap {
        /// Kind and id of the stream.
        stream: String,
        /// The sequence that was due.
        expected: u64,
        /// The sequence that came.
        found: u64,
    },

    /// Reading all streams of a kind ended before the database said that it had sent everything.
    #[error("reading every {stream} ended after {seen} events")]
    Short {
        /// The kind of stream.
        stream: &'static str,
        /// The events that were read.
        seen: u64,
    },

    /// The stream's row is not where its events are: somebody else than the journal wrote one of them.
    #[error("the row of {stream} does not stand at version {version}, as its events do")]
    Diverged {
        /// Kind and id of the stream.
        stream: String,
        /// The version that was expected.
        version: u64,
    },

    /// A job names an enclosure that the caller did not attach, or has no object to put it in. A defect.
    #[error("a {job} job of {stream} lacks its enclosure")]
    Enclosure {
        /// Kind and id of the stream.
        stream: String,
        /// The job's kind.
        job: &'static str,
    },

    /// A state, an event or a job has no JSON form. A defect.
    #[error("what should be recorded has no JSON form")]
    Encoding(#[from] serde_json::Error),

    /// A stream was asked for by something that is no UUID.
    #[error("{0:?} is not the id of a stream")]
    NotAnId(String),

    /// cqrs-es or postgres-es failed.
    #[error("the event library failed")]
    Library(#[source] Box<dyn Error + Send + Sync>),
}

impl<R: Refusal> From<Breakdown> for AggregateError<Failure<R>> {
    fn from(breakdown: Breakdown) -> Self {
        Self::UserError(Failure::Broken(breakdown))
    }
}
