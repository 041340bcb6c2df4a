//! What cqrs-es carries from loading a stream to committing to it.

use cqrs_es::AggregateContext;
use sqlx::{Postgres, pool::PoolConnection};
use uuid::Uuid;

use super::{Actor, Attachments, Provenance, Sourced, Stream, reading::name_of};

/// Where a stream stands that was loaded for a decision, and what is to be written with what it leads to.
pub(super) struct Ground<D: Stream> {
    pub(super) id: Uuid,
    /// The sequence of its last event, which the next ones must follow; 0 where there is none.
    pub(super) version: u64,
    /// Whether the stream has a row: then it is updated, else inserted.
    pub(super) has_row: bool,
    /// The state as it was loaded: jobs follow from what each event changed.
    pub(super) before: D::State,
    pub(super) act: Act,
}

/// A stream that was loaded for a decision.
pub struct Opened<D: Stream> {
    pub(super) ground: Ground<D>,
    /// Where it was loaded and what follows is committed: between the two the decision is all there is to wait for.
    pub(super) connection: PoolConnection<Postgres>,
    aggregate: Sourced<D>,
}

/// What the caller has to say about a commit.
pub(super) struct Act {
    pub(super) provenance: Provenance,
    pub(super) key: Option<Uuid>,
    pub(super) attachments: Attachments,
}

impl Default for Act {
    /// What is recorded for those who use the store through cqrs-es alone.
    fn default() -> Self {
        let provenance = Provenance { actor: Actor::Nobody, correlation: Uuid::nil(), causation: None, origin: None };
        Self { provenance, key: None, attachments: Attachments::default() }
    }
}

impl<D: Stream> Opened<D> {
    pub(super) fn new(ground: Ground<D>, connection: PoolConnection<Postgres>) -> Self {
        let aggregate = Sourced::at(ground.before.clone());
        Self { ground, connection, aggregate }
    }
}

impl<D: Stream> Ground<D> {
    pub(super) fn new(id: Uuid, version: u64, has_row: bool, before: D::State) -> Self {
        Self { id, version, has_row, before, act: Act::default() }
    }

    pub(super) fn name(&self) -> String {
        name_of::<D>(self.id)
    }
}

impl<D: Stream> AggregateContext<Sourced<D>> for Opened<D> {
    fn aggregate(&mut self) -> &mut Sourced<D> {
        &mut self.aggregate
    }
}
