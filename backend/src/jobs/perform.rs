//! What a job is, and what performing one means.

use std::error::Error;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use thiserror::Error as ThisError;
use uuid::Uuid;

/// One effect, claimed for performing.
#[derive(Clone, sqlx::FromRow)]
pub struct Job {
    /// Stays the same however often the job is tried: what makes a duplicate recognisable.
    pub id: Uuid,
    /// Which performer it is for.
    pub kind: String,
    /// Whom it concerns.
    pub account: Uuid,
    /// What the performer needs; personal values in it are sealed.
    pub payload: serde_json::Value,
    /// The request that caused it.
    pub correlation: Uuid,
    /// Which attempt this is, from 1.
    pub attempts: i32,
    /// When its cause happened.
    pub created_at: DateTime<Utc>,
}

/// Performs all jobs of one kind.
#[async_trait]
pub trait Perform: Send + Sync + 'static {
    /// Performs `job`. It may have been performed before: a crash between performing and recording repeats it.
    ///
    /// # Errors
    /// Whether trying again makes sense, and why it failed.
    async fn perform(&self, job: &Job) -> Result<(), Failure>;
}

/// Why a job was not performed, or not all of it. The reason is stored and logged: no secret, address or name may be in it.
#[derive(Clone, Debug, PartialEq, Eq, ThisError)]
pub enum Failure {
    /// It may well work later: tried again with back-off.
    #[error("{0}")]
    Passing(String),
    /// A part was performed, and what is left is in the queue ([`Queue::go_on`](super::Queue::go_on)).
    #[error("there is more to do")]
    Unfinished,
    /// It will never work: a dead letter at once, for an operator to judge.
    #[error("{0}")]
    Final(String),
}

impl Failure {
    /// It may well work later: `cause` did not let it.
    pub(crate) fn passing(cause: impl Error) -> Self {
        Self::Passing(cause.to_string())
    }
}
