//! A throw-away private cluster, as the service starts its own: fsync on, checksums, its default settings.

use std::path::{Path, PathBuf};

use herstel::{
    database::{cluster::Cluster, migrate, pool},
    journal::Journal,
    secrets::{Keyring, Vault, check},
};
use sqlx::{
    ConnectOptions, PgConnection, PgPool,
    postgres::{PgConnectOptions, PgSslMode},
};
use tempfile::TempDir;

use super::Outcome;

/// A migrated, empty database, and the keys for it.
pub(crate) struct Ground {
    cluster: Cluster,
    keyring: Keyring,
    directory: TempDir,
}

impl Ground {
    /// Starts the cluster. To be called on the main thread, with which the server would end.
    pub(crate) fn prepare() -> Outcome<Self> {
        let directory = tempfile::Builder::new().prefix("herstel-bench-").tempdir()?;
        let cluster = Cluster::start(directory.path())?;
        let ground = Self { cluster, keyring: Keyring::generate(), directory };
        tokio::runtime::Runtime::new()?.block_on(async {
            let owner = pool::connect_owner(ground.cluster.owner_options()).await?;
            migrate::migrate(&owner).await?;
            owner.close().await;
            let app = ground.app(1).await?;
            check::verify_or_enrol(&app, &ground.keyring).await?;
            app.close().await;
            Outcome::Ok(())
        })?;
        Ok(ground)
    }

    /// Connections as the service has them.
    pub(crate) async fn app(&self, connections: u32) -> Outcome<PgPool> {
        Ok(pool::connect_app(self.cluster.app_options(), connections).await?)
    }

    /// Connections as the service has them, and a journal and a vault on them.
    pub(crate) async fn house(&self, connections: u32) -> Outcome<(PgPool, Journal, Vault)> {
        let pool = self.app(connections).await?;
        Ok((pool.clone(), Journal::new(pool.clone()), Vault::new(pool, self.keyring.clone())))
    }

    /// The keys, for a service of its own.
    pub(crate) fn keyring(&self) -> Keyring {
        self.keyring.clone()
    }

    /// One connection as the superuser, for what the service may not do.
    pub(crate) async fn admin(&self) -> Outcome<PgConnection> {
        Ok(self.cluster.superuser_options().connect().await?)
    }

    /// Where its socket is.
    pub(crate) fn socket(&self) -> PathBuf {
        self.cluster.app_options().get_socket().cloned().unwrap_or_default()
    }

    /// Where everything is that is thrown away.
    pub(crate) fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// A file name that the server can write to.
    pub(crate) fn scratch(&self, name: &str) -> PathBuf {
        self.socket().join(name)
    }

    pub(crate) async fn clear_away(self) -> Outcome {
        self.cluster.stop().await?;
        Ok(self.directory.close()?)
    }
}

/// The same database for another process.
pub(crate) fn through(socket: &Path) -> PgConnectOptions {
    PgConnectOptions::new_without_pgpass()
        .socket(socket)
        .port(5432)
        .ssl_mode(PgSslMode::Disable)
        .username("herstel_app")
        .database("herstel")
}

/// The same as the database's owner.
pub(crate) fn owning(socket: &Path) -> PgConnectOptions {
    through(socket).username("herstel_owner")
}
