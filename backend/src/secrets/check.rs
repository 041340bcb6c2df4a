//! Whether this is the right keyring for this database: asked at start, before anything is sealed or opened.

use sqlx::{PgConnection, PgPool};
use thiserror::Error;

use super::{
    keyring::{Keyring, LOOKUP},
    primitives::{self, Key},
};

const KNOWN: &[u8] = b"herstel keyring check";

/// Why the service does not start.
#[derive(Debug, Error)]
pub enum CheckError {
    /// The database did not answer.
    #[error("cannot check the keyring: {0}")]
    Database(#[from] sqlx::Error),
    /// A key of this id exists, but is not the one that this database was made with.
    #[error(
        "key `{id}` of the keyring is not the one that this database was made with: restore its line from your copy, or name the right keyring or database"
    )]
    Wrong {
        /// The key's id (`lookup` for the lookup secret).
        id: String,
    },
    /// The keyring lacks a key that still wraps data keys.
    #[error("the keyring has no key `{id}`, which data keys of this database are still wrapped with: add its line")]
    Missing {
        /// The key's id.
        id: String,
    },
}

/// Makes sure that every key that this database knows is the configured one, and that none it needs is missing;
/// then gives keys that are new to it a check row of their own.
///
/// # Errors
/// [`CheckError`], naming the key; nothing was written then.
pub async fn verify_or_enrol(pool: &PgPool, keyring: &Keyring) -> Result<(), CheckError> {
    let mut transaction = pool.begin().await?;
    // Two nodes that start on a new database at once, with two keyrings: only one may find it unclaimed.
    sqlx::query("LOCK TABLE keyring_checks IN SHARE ROW EXCLUSIVE MODE").execute(&mut *transaction).await?;
    let checks: Vec<(String, Vec<u8>)> =
        sqlx::query_as("SELECT keyring_id, sealed FROM keyring_checks ORDER BY keyring_id")
            .fetch_all(&mut *transaction)
            .await?;
    let lookup = keyring.derive("herstel keyring check v1");
    let keys: Vec<(&str, &Key)> =
        [(LOOKUP, &lookup)].into_iter().chain(keyring.keys().map(|key| (key.id.as_str(), &key.bytes))).collect();
    for (id, key) in &keys {
        let known = checks.iter().find(|(checked, _)| checked == id);
        if known.is_some_and(|(_, sealed)| !opens(id, key, sealed)) {
            return Err(CheckError::Wrong { id: (*id).to_owned() });
        }
    }
    if let Some(id) = missing(&mut transaction, keyring).await? {
        return Err(CheckError::Missing { id });
    }
    for (id, key) in keys {
        if !checks.iter().any(|(checked, _)| checked == id) {
            sqlx::query("INSERT INTO keyring_checks (keyring_id, sealed) VALUES ($1, $2)")
                .bind(id)
                .bind(primitives::seal(key, &context(id), KNOWN))
                .execute(&mut *transaction)
                .await?;
        }
    }
    transaction.commit().await?;
    Ok(())
}

/// Whether the keyring still has every key that data keys are wrapped with: another node may have rotated since.
///
/// # Errors
/// [`CheckError::Missing`], naming the key, or the database's.
pub async fn verify_complete(pool: &PgPool, keyring: &Keyring) -> Result<(), CheckError> {
    match missing(&mut *pool.acquire().await?, keyring).await? {
        Some(id) => Err(CheckError::Missing { id }),
        None => Ok(()),
    }
}

async fn missing(connection: &mut PgConnection, keyring: &Keyring) -> Result<Option<String>, sqlx::Error> {
    let known: Vec<&str> = keyring.ids().collect();
    sqlx::query_scalar("SELECT min(keyring_id) FROM data_keys WHERE keyring_id <> ALL ($1)")
        .bind(known)
        .fetch_one(connection)
        .await
}

fn opens(id: &str, key: &Key, sealed: &[u8]) -> bool {
    primitives::open(key, &context(id), sealed).is_some_and(|clear| *clear == KNOWN)
}

fn context(id: &str) -> [&[u8]; 2] {
    [b"herstel keyring check v1", id.as_bytes()]
}
