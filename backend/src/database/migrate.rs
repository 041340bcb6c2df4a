//! The migrations, which are part of the program, and how far a database has come with them.

use sqlx::{PgPool, migrate::Migrator};

use crate::directory;

/// `migrations/`, as it was when the program was built.
pub static MIGRATIONS: Migrator = sqlx::migrate!("../migrations");

/// Why a database was not migrated. Nothing of the migration that failed remains: each is one transaction.
#[derive(Debug, thiserror::Error)]
pub enum MigrateError {
    /// The role that migrations grant rights to does not exist in this server.
    #[error("there is no role herstel_app to grant rights to: create it (CREATE ROLE herstel_app LOGIN), then migrate")]
    NoAppRole,
    /// A newer release migrated this database.
    #[error(
        "the database is ahead of this program (migrations {0:?}): run the release that migrated it, or a newer one"
    )]
    Ahead(Vec<i64>),
    /// A migration failed, or one that was applied has been edited since.
    #[error("migrating failed: {0}")]
    Failed(#[from] sqlx::migrate::MigrateError),
    /// The database does not answer.
    #[error("the database does not answer: {0}")]
    Database(#[from] sqlx::Error),
}

/// How the database's migrations differ from the program's, by version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pending {
    /// Ours that were not applied: `herstel migrate` does that.
    pub missing: Vec<i64>,
    /// Applied by a newer release: we do not know what they changed.
    pub unknown: Vec<i64>,
}

impl Pending {
    /// Whether the database is just as this program expects it.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.missing.is_empty() && self.unknown.is_empty()
    }
}

/// Applies what is missing, as the database's owner, and returns the versions applied. Two at once wait for each other.
///
/// # Errors
/// [`MigrateError`]; the database is then as it was after the last migration that succeeded.
pub async fn migrate(owner: &PgPool) -> Result<Vec<i64>, MigrateError> {
    let granted: bool = sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'herstel_app')")
        .fetch_one(owner)
        .await?;
    if !granted {
        return Err(MigrateError::NoAppRole);
    }
    let Pending { missing, unknown } = pending(owner).await?;
    if !unknown.is_empty() {
        return Err(MigrateError::Ahead(unknown));
    }
    MIGRATIONS.run(owner).await?;
    // The table is sqlx's, so no migration of ours can grant this: readiness reads it as the role that serves.
    sqlx::query("GRANT SELECT ON _sqlx_migrations TO herstel_app").execute(owner).await?;
    directory::complete(owner).await?;
    Ok(missing)
}

/// How far the database has come; asked at start and by `/readyz`, as either role.
///
/// # Errors
/// `sqlx::Error` if the database does not answer.
pub async fn pending(pool: &PgPool) -> Result<Pending, sqlx::Error> {
    let begun: bool = sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL").fetch_one(pool).await?;
    let applied: Vec<i64> = if begun {
        sqlx::query_scalar("SELECT version FROM _sqlx_migrations WHERE success ORDER BY version")
            .fetch_all(pool)
            .await?
    } else {
        Vec::new()
    };
    let ours: Vec<i64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
    Ok(Pending {
        missing: ours.iter().copied().filter(|version| !applied.contains(version)).collect(),
        unknown: applied.into_iter().filter(|version| !ours.contains(version)).collect(),
    })
}
