//! Whether the service can do its work now.

use std::fmt;

use sqlx::PgPool;

use crate::database::migrate;

/// Asks the database, each time anew. The keyring was checked at start and cannot become wrong while serving.
#[derive(Clone, Debug)]
pub struct Readiness {
    pool: PgPool,
}

/// What was found.
pub struct Report {
    database: Result<(), String>,
    migrations: Result<(), String>,
}

impl Readiness {
    /// Asks this database.
    #[must_use]
    pub fn new(pool: PgPool) -> Self {
        Self { pool }
    }

    /// Looks.
    pub async fn report(&self) -> Report {
        match migrate::pending(&self.pool).await {
            Err(error) => {
                tracing::warn!(%error, "not ready: the database does not answer");
                Report { database: Err("does not answer".to_owned()), migrations: Err("unknown".to_owned()) }
            }
            Ok(pending) => Report {
                database: Ok(()),
                migrations: if pending.is_none() {
                    Ok(())
                } else {
                    Err("not as this release needs them: run `herstel migrate`".to_owned())
                },
            },
        }
    }
}

impl Report {
    /// Whether everything is right.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.database.is_ok() && self.migrations.is_ok()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line = |part: &Result<(), String>| part.as_ref().err().map_or_else(|| "ok".to_owned(), Clone::clone);
        writeln!(f, "database: {}", line(&self.database))?;
        writeln!(f, "keyring: ok")?;
        writeln!(f, "migrations: {}", line(&self.migrations))
    }
}
