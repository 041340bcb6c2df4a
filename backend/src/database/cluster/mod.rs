//! A private PostgreSQL in the data directory, for when no `DATABASE_URL` is set.
//!
//! The system's own programs are run; nothing is downloaded. The server listens on a Unix socket in a directory that only
//! it and we may enter, and knows its clients by their operating system user (peer authentication): there is no TCP
//! port and no password. As root it runs as `postgres`, else `nobody`, because PostgreSQL refuses to run as root.
//!
//! It lives exactly as long as we do. The kernel stops it when we die, however that comes about, and the next start
//! clears away whatever a crash left behind. fsync stays on: what was acknowledged survives a power cut.
//!
//! ```text
//! <data_dir>/lock             held by the one process that runs the cluster; its pid, for people
//! <data_dir>/postgres         the cluster
//! <data_dir>/postgres.partial a cluster in the making, thrown away if its making was cut short
//! <data_dir>/postgres.log     what the server says
//! <data_dir>/socket           its socket; under /tmp where the path would be too long for one
//! ```

mod commands;
mod error;
mod initialise;
mod orphans;
mod parent;
mod places;
mod programs;
mod server;
mod users;

use std::{
    fs::File,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use sqlx::postgres::{PgConnectOptions, PgSslMode};

pub use error::ClusterError;
use places::Places;
use programs::Programs;
use server::Server;
use users::Users;

/// The database that the service keeps its data in.
const DATABASE: &str = "herstel";
/// The role that owns the database and migrates it.
const OWNER: &str = "herstel_owner";
/// The role that serves.
const APP: &str = "herstel_app";
/// The role that initdb makes.
const SUPERUSER: &str = "postgres";

/// How long a command waits for the cluster of a service that is just starting.
const JOIN_PATIENCE: Duration = Duration::from_secs(60);

/// A running private cluster with the roles `herstel_owner` and `herstel_app` and the database `herstel`.
///
/// Dropping it stops the server as [`Cluster::stop`] does, for panics and early returns.
#[derive(Debug)]
pub struct Cluster {
    places: Places,
    /// The server and the lock, in the order in which they are let go; absent if another process of ours has them.
    hold: Option<(Server, File)>,
}

impl Cluster {
    /// Starts the cluster in `root`, creating it first if there is none: about 3 s the first time, 0.1 s later.
    ///
    /// Blocks, and is meant for `main`, before an asynchronous runtime is built or in its `block_on`: the kernel stops
    /// the server when the *thread* that started it ends, and the main thread is the one that ends with the process.
    ///
    /// # Errors
    /// [`ClusterError`], which says what to do; [`ClusterError::InUse`] if another process runs this cluster.
    pub fn start(root: &Path) -> Result<Self, ClusterError> {
        let users = Users::find()?;
        let places = Places::prepare(root, &users)?;
        let lock = places.lock()?;
        let programs = Programs::find(places.version()?)?;
        if !places.data.exists() {
            initialise::cluster(&places, &users, &programs)?;
        }
        orphans::end_server(&places)?;
        let server = Server::start(&places, &users, &programs)?;
        Ok(Self { places, hold: Some((server, lock)) })
    }

    /// Joins the cluster that a running service holds, else starts it as [`Cluster::start`] does. For the commands of
    /// an operator, which work beside a running service and without one.
    ///
    /// # Errors
    /// [`ClusterError`], which says what to do.
    pub fn join(root: &Path) -> Result<Self, ClusterError> {
        let began = Instant::now();
        loop {
            match Self::start(root) {
                Err(ClusterError::InUse { .. }) if began.elapsed() < JOIN_PATIENCE => {}
                started => return started,
            }
            let places = Places::prepare(root, &Users::find()?)?;
            if places.is_ready() {
                return Ok(Self { places, hold: None });
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// How to connect as the role that owns the database: for migrating only.
    #[must_use]
    pub fn owner_options(&self) -> PgConnectOptions {
        self.options(OWNER)
    }

    /// How to connect as the role that serves.
    #[must_use]
    pub fn app_options(&self) -> PgConnectOptions {
        self.options(APP)
    }

    /// How to connect as the superuser: for maintenance and tests. The service itself never does.
    #[must_use]
    pub fn superuser_options(&self) -> PgConnectOptions {
        self.options(SUPERUSER)
    }

    /// The directory of PostgreSQL's programs, of the version that this cluster is of.
    ///
    /// # Errors
    /// [`ClusterError`] if they are gone.
    pub fn programs(&self) -> Result<PathBuf, ClusterError> {
        Ok(Programs::find(self.places.version()?)?.directory().to_owned())
    }

    fn options(&self, role: &str) -> PgConnectOptions {
        // All that libpq's variables could say otherwise is said here.
        PgConnectOptions::new_without_pgpass()
            .socket(&self.places.sockets)
            .port(5432)
            .ssl_mode(PgSslMode::Disable)
            .username(role)
            .database(DATABASE)
    }

    /// Stops the server and waits for its end; call it when the pools are closed. A joined cluster is left running.
    ///
    /// # Errors
    /// [`ClusterError::Io`] if the system does not tell how the server fares.
    pub async fn stop(mut self) -> Result<(), ClusterError> {
        let Some((mut server, lock)) = self.hold.take() else { return Ok(()) };
        let stopped = tokio::task::spawn_blocking(move || {
            let stopped = server.stop();
            drop(lock);
            stopped
        });
        stopped.await.unwrap_or_else(|cut_short| Err(ClusterError::cannot("wait for", "the server", cut_short.into())))
    }
}
