//! The event store: the only code that knows cqrs-es and postgres-es.
//!
//! [`Journal::load`] reads what is, [`Journal::execute`] decides and commits, [`Journal::history`] and
//! [`Journal::fold_all`] read what happened. One commit is one statement: the events, the stream's row, its jobs
//! and what the caller attaches are there together or not at all.

mod attachments;
mod breakdown;
mod context;
mod entry;
mod every;
mod fault;
mod handler;
mod history;
mod intent;
mod kind;
mod ledger;
mod lister;
mod past;
mod provenance;
mod read_ahead;
mod reading;
pub mod rebuild;
mod receipts;
mod recorded;
mod sourced;
mod statement;
mod store;
mod stored;
mod stream;
mod together;
mod tuples;

use std::sync::Arc;

use sqlx::PgPool;
use uuid::Uuid;

use self::past::Past;
pub use self::{
    attachments::{Attachments, Claim, DirectoryEntry, NewKey},
    breakdown::Breakdown,
    context::Opened,
    every::{Census, Folded},
    history::Happening,
    intent::{Failure, Intent, Receipt},
    kind::Kind,
    ledger::{Cursor, Passage, Passages, WhoActed},
    lister::{Listed, Lister},
    provenance::{Actor, Provenance, UnknownProvenance},
    recorded::Recorded,
    sourced::Sourced,
    store::PgEventStore,
    stored::Stored,
    stream::{Job, Stream},
};
use crate::jobs::Bells;

/// The journal of one database. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Journal {
    pool: PgPool,
    jobs_written: Arc<Bells>,
    past: Arc<Past>,
    lister: Option<Arc<dyn Lister>>,
}

/// A stream as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded<S> {
    /// What its history amounts to; the default where there is no such stream.
    pub state: S,
    /// The sequence of its last event; 0 where there is none.
    pub version: u64,
}

impl Journal {
    /// The journal in the database that `pool` connects to as `herstel_app`.
    #[must_use]
    pub fn new(pool: PgPool) -> Self {
        Self { pool, jobs_written: Arc::default(), past: Arc::default(), lister: None }
    }

    /// The same, which keeps the directory with this lister: without one, only what callers attach is entered.
    #[must_use]
    pub fn with_lister(self, lister: impl Lister + 'static) -> Self {
        Self { lister: Some(Arc::new(lister)), ..self }
    }

    /// The stream as it is now.
    ///
    /// # Errors
    /// The database failed, or the stream has no usable row and an event that cannot be read.
    pub async fn load<D: Stream>(&self, id: Uuid) -> Result<Loaded<D::State>, Breakdown> {
        let ground = self.store::<D>().open(id).await?.ground;
        Ok(Loaded { state: ground.before, version: ground.version })
    }

    /// Rung after each commit of this process that wrote jobs.
    #[must_use]
    pub fn jobs_written(&self) -> Arc<Bells> {
        Arc::clone(&self.jobs_written)
    }

    /// The streams of one kind, as cqrs-es sees them.
    #[must_use]
    pub fn store<D: Stream>(&self) -> PgEventStore<D> {
        PgEventStore::new(self.pool.clone(), Arc::clone(&self.jobs_written))
    }
}
