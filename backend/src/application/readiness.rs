//! Whether the service can do its work now.

use std::fmt;

use sqlx::PgPool;

use crate::{database::migrate, secrets::Vault};

/// Asks the database and the keyring, each time anew: another node may have migrated the one or rotated the other.
#[derive(Clone, Debug)]
pub struct Readiness {
    pool: PgPool,
    vault: Vault,
}

/// What was found.
pub struct Report {
    database: Result<(), String>,
    keyring: Result<(), String>,
    migrations: Result<(), String>,
}

impl Readiness {
    /// Asks this database, and the keyring of this vault.
    #[must_use]
    pub fn new(pool: PgPool, vault: Vault) -> Self {
        Self { pool, vault }
    }

    /// Looks.
    pub async fn report(&self) -> Report {
        let pending = match migrate::pending(&self.pool).await {
            Ok(pending) => pending,
            Err(error) => {
                tracing::warn!(%error, "not ready: the database does not answer");
                let unknown = || Err("unknown".to_owned());
                return Report {
                    database: Err("does not answer".to_owned()),
                    keyring: unknown(),
                    migrations: unknown(),
                };
            }
        };
        if !pending.is_none() {
            let migrations = Err("not as this release needs them: run `herstel migrate`".to_owned());
            return Report { database: Ok(()), keyring: Err("unknown".to_owned()), migrations };
        }
        let keyring = self.vault.verify().await.map_err(|error| {
            tracing::warn!(%error, "not ready: the keyring is not this database's");
            error.to_string()
        });
        Report { database: Ok(()), keyring, migrations: Ok(()) }
    }
}

impl Report {
    /// Whether everything is right.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        [&self.database, &self.keyring, &self.migrations].into_iter().all(Result::is_ok)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |part: &Result<(), String>| part.as_ref().err().map_or_else(|| "ok".to_owned(), Clone::clone);
        writeln!(f, "database: {}", line(&self.database))?;
        writeln!(f, "keyring: {}", line(&self.keyring))?;
        writeln!(f, "migrations: {}", line(&self.migrations))
    }
}
