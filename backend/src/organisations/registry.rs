//! What this node knows of the organisations: a snapshot of their streams, so that no request reads them.
//!
//! The node that changes one looks at once, the others within a second ([`Organisations::follow`]). A snapshot is
//! handed out whole: one request decides by one policy.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use herstel_domain::{
    ids::OrganisationId,
    organisation::{Organisation as State, OrganisationDecider},
};
use sqlx::PgPool;
use uuid::Uuid;

use super::Organisation;
use crate::journal::{Breakdown, Journal};

/// How long an edit made on another node may go unnoticed here.
const EVERY: Duration = Duration::from_secs(1);

const VERSIONS: &str = "SELECT stream_id::uuid, version FROM streams WHERE stream_type = 'organisation'";

/// The organisations as this node knows them. Cheap to clone; clones know the same.
#[derive(Clone)]
pub struct Organisations {
    pool: PgPool,
    journal: Journal,
    known: Arc<RwLock<HashMap<OrganisationId, Arc<Organisation>>>>,
}

impl Organisations {
    /// Reads them all.
    ///
    /// # Errors
    /// The database failed, or an organisation's stream cannot be read.
    pub async fn load(pool: PgPool, journal: Journal) -> Result<Self, Breakdown> {
        let organisations = Self { pool, journal, known: Arc::default() };
        organisations.refresh().await?;
        Ok(organisations)
    }

    /// The organisation of that id.
    #[must_use]
    pub fn by_id(&self, id: OrganisationId) -> Option<Arc<Organisation>> {
        self.read(|known| known.get(&id).cloned())
    }

    /// The organisation of that name in addresses.
    #[must_use]
    pub fn by_slug(&self, slug: &str) -> Option<Arc<Organisation>> {
        self.read(|known| known.values().find(|organisation| organisation.profile.slug == slug).cloned())
    }

    /// Every one of them, in the order of their names in addresses.
    #[must_use]
    pub fn all(&self) -> Vec<Arc<Organisation>> {
        let mut all: Vec<_> = self.read(|known| known.values().cloned().collect());
        all.sort_by(|one, other| one.profile.slug.cmp(&other.profile.slug));
        all
    }

    /// The organisation that somebody belongs to: one that is not known was registered elsewhere just now.
    ///
    /// # Errors
    /// As [`Organisations::refresh`].
    pub async fn of_member(&self, id: OrganisationId) -> Result<Option<Arc<Organisation>>, Breakdown> {
        if let Some(known) = self.by_id(id) {
            return Ok(Some(known));
        }
        self.refresh().await?;
        Ok(self.by_id(id))
    }

    /// Looks which have changed, and reads those.
    ///
    /// # Errors
    /// The database failed, or an organisation's stream cannot be read.
    pub async fn refresh(&self) -> Result<(), Breakdown> {
        let versions: Vec<(Uuid, i64)> = sqlx::query_as(VERSIONS).fetch_all(&self.pool).await?;
        for (id, version) in versions {
            let known = self.by_id(OrganisationId::new(id));
            if known.is_some_and(|known| known.version >= version.cast_unsigned()) {
                continue;
            }
            if let State::Registered(read) = self.journal.load::<OrganisationDecider>(id).await?.state {
                self.learn(*read);
            }
        }
        Ok(())
    }

    /// Takes over what was just read or written; what is known already of a later version stays.
    pub fn learn(&self, organisation: Organisation) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.get(&organisation.id).is_none_or(|known| known.version < organisation.version) {
            known.insert(organisation.id, Arc::new(organisation));
        }
    }

    /// Looks once a second, for as long as it is polled.
    pub async fn follow(&self) {
        let mut ticks = tokio::time::interval(EVERY);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut reachable = true;
        loop {
            ticks.tick().await;
            match self.refresh().await {
                Ok(()) => reachable = true,
                Err(error) if reachable => {
                    reachable = false;
                    tracing::error!(%error, "the organisations cannot be read; trying every second");
                }
                Err(_) => {}
            }
        }
    }

    fn read<T>(&self, look: impl FnOnce(&HashMap<OrganisationId, Arc<Organisation>>) -> T) -> T {
        look(&self.known.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for Organisations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Organisations").finish_non_exhaustive()
    }
}
