//! PostgreSQL: a private cluster or the given one, its pools, its migrations and the rights in it.
//!
//! Two roles: `herstel_owner` owns the database and migrates it, `herstel_app` serves and may do no more than the
//! migrations grant. That guards against our own defects; against the host's root there is the seal.

pub mod cluster;
pub mod migrate;
pub mod pool;
pub mod rights;

use sqlx::postgres::PgConnectOptions;

use crate::settings::{DatabasePlace, Settings};
use cluster::{Cluster, ClusterError};

/// The database that the settings name, ready to be connected to.
#[derive(Debug)]
pub struct Database {
    cluster: Option<Cluster>,
    serve: Login,
    migrate: Option<Login>,
}

/// Options without their `Debug`, which would show the password.
struct Login(PgConnectOptions);

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
                let (serve, migrate) = (cluster.app_options(), cluster.owner_options());
                Self { cluster: Some(cluster), serve: Login(serve), migrate: Some(Login(migrate)) }
            }
            DatabasePlace::Given { serve, migrate } => Self {
                cluster: None,
                serve: Login(serve.options().clone()),
                migrate: migrate.as_ref().map(|owner| Login(owner.options().clone())),
            },
        })
    }

    /// How to connect as the role that serves.
    #[must_use]
    pub fn app_options(&self) -> PgConnectOptions {
        self.serve.0.clone()
    }

    /// How to connect as the role that owns the database; none if only `DATABASE_URL` is set.
    #[must_use]
    pub fn owner_options(&self) -> Option<PgConnectOptions> {
        self.migrate.as_ref().map(|owner| owner.0.clone())
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

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.get_username())
    }
}
