//! A demo's database is marked: it is never served, and no other is ever demonstrated with.

use sqlx::PgPool;

/// Why a database is not used for a demo.
#[derive(Debug, thiserror::Error)]
pub enum MarkError {
    /// It holds accounts and no demo's mark.
    #[error("this database holds accounts that no demo made: give the demo a data directory of its own")]
    NotADemo,
    /// It did not answer.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// Marks an empty database as a demo's; one that is marked stays so.
///
/// # Errors
/// [`MarkError::NotADemo`] if it is anything else.
pub async fn as_demo(owner: &PgPool) -> Result<(), MarkError> {
    let marked: Option<bool> = sqlx::query_scalar("SELECT demo FROM deployment").fetch_optional(owner).await?;
    let used: bool = sqlx::query_scalar("SELECT EXISTS (SELECT FROM events)").fetch_one(owner).await?;
    match (marked, used) {
        (Some(true), _) => Ok(()),
        (None, false) => {
            sqlx::query("INSERT INTO deployment (demo) VALUES (true)").execute(owner).await?;
            Ok(())
        }
        _ => Err(MarkError::NotADemo),
    }
}

/// Empties a demo's database, tables and all.
///
/// # Errors
/// [`MarkError::NotADemo`] if it is anything else: nothing was touched then.
pub async fn empty_demo(owner: &PgPool) -> Result<(), MarkError> {
    let migrated: bool = sqlx::query_scalar("SELECT to_regclass('deployment') IS NOT NULL").fetch_one(owner).await?;
    if migrated {
        as_demo(owner).await?;
        let tables: Vec<String> =
            sqlx::query_scalar("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
                .fetch_all(owner)
                .await?;
        for table in tables {
            sqlx::query(&format!("DROP TABLE IF EXISTS \"{table}\" CASCADE")).execute(owner).await?;
        }
    }
    Ok(())
}
