//! PostgreSQL: a private cluster or the given one, its pools, its migrations and the rights in it.
//!
//! Two roles: `herstel_owner` owns the database and migrates it, `herstel_app` serves and may do no more than the
//! migrations grant. That guards against our own defects; against the host's root there is the seal.

pub mod cluster;
pub mod migrate;
pub mod pool;
pub mod rights;

use sqlx::postgres::PgConnectOptions;

use crate::settings::{Connection, DatabasePlace, Settings};
use cluster::{Cluster, ClusterError};

/// The database that the settings name, ready to be connected to.
#[derive(Debug)]
pub struct Database {
    cluster: Option<Cluster>,
    serve: Connection,
    migrate: Option<Connection>,
}

impl Database {
    /// For `serve` and `demo`: starts the private cluster if the settings name no database. Blocks; see
    /// [`Cluster::start`] for where to call it.
    ///
    /// # Errors
    /// [`ClusterError`] if there is no private cluster to be had.
    pub fn start(settings: &Settings) -> Result<Self, ClusterError> {
        Self::open(settings, Cluster::start)
    }

    /// For an operator's commands: the same, but beside a running service it joins that one's cluster.
    ///
    /// # Errors
    /// [`ClusterError`] if there is no private cluster to be had.
    pub fn join(settings: &Settings) -> Result<Self, ClusterError> {
        Self::open(settings, Cluster::join)
    }

    fn open(
        settings: &Settings,
        cluster: impl FnOnce(&std::path::Path) -> Result<Cluster, ClusterError>,
    ) -> Result<Self, ClusterError> {
        Ok(match &settings.database {
            DatabasePlace::Private => {
                let cluster = cluster(&settings.data_dir)?;
                let (serve, migrate) = (cluster.app_options().into(), Some(cluster.owner_options().into()));
                Self { cluster: Some(cluster), serve, migrate }
            }
            DatabasePlace::Given { serve, migrate } => {
                Self { cluster: None, serve: serve.clone(), migrate: migrate.clone() }
            }
        })
    }

    /// How to connect as the role that serves.
    #[must_use]
    pub fn app_options(&self) -> PgConnectOptions {
        self.serve.options().clone()
    }

    /// How to connect as the role that owns the database; none if only `DATABASE_URL` is set.
    #[must_use]
    pub fn owner_options(&self) -> Option<PgConnectOptions> {
        self.migrate.as_ref().map(|owner| owner.options().clone())
    }

    /// Stops the private cluster, if it is ours. Call it when the pools are closed.
    ///
    /// # Errors
    /// As [`Cluster::stop`].
    pub async fn stop(self) -> Result<(), ClusterError> {
        match self.cluster {
            Some(cluster) => cluster.stop().await,
            None => Ok(()),
        }
    }
}
