//! Rotation: a new key-encryption key, and every data key wrapped anew under it, while the service goes on.
//!
//! Events are never touched: what is sealed stays sealed under the same data key.

use std::{fmt, path::Path};

use sqlx::PgPool;
use thiserror::Error;
use uuid::Uuid;

use super::{
    check::{self, CheckError},
    keyring::{Keyring, Slot},
    keyring_text::KeyringError,
};

const BATCH: i64 = 500;
/// Nodes that have not read the new keyring yet may still add rows under a former key: look again, a few times.
const PASSES: usize = 5;

/// How far a rotation is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// Data keys wrapped anew so far.
    pub done: u64,
    /// Data keys that were under a former key when it began.
    pub total: u64,
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} data keys wrapped anew", self.done, self.total)
    }
}

/// What a rotation did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rotated {
    /// The key that wraps everything now.
    pub current: String,
    /// Data keys wrapped anew, by this run.
    pub rewrapped: u64,
    /// Former keys that no row uses any more. Their lines may be removed once every node runs with the new keyring;
    /// a backup from before still needs them.
    pub removable: Vec<String>,
    /// Former keys that rows still use: rotate again.
    pub in_use: Vec<String>,
}

impl fmt::Display for Rotated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Wrapped {} data keys anew; `{}` wraps everything now.", self.rewrapped, self.current)?;
        for id in &self.in_use {
            write!(f, "\nSome rows still use `{id}`: rotate again once every node has read the new keyring.")?;
        }
        for id in &self.removable {
            write!(f, "\nNo row uses `{id}` any more. Keep its line as long as a backup from before may be restored.")?;
        }
        Ok(())
    }
}

/// Why a rotation stopped. What it did stays done; starting it again goes on from there.
#[derive(Debug, Error)]
pub enum RotateError {
    /// The database did not answer.
    #[error("cannot wrap the data keys anew: {0}")]
    Database(#[from] sqlx::Error),
    /// The keyring cannot be read or written.
    #[error(transparent)]
    Keyring(#[from] KeyringError),
    /// The keyring is not this database's.
    #[error(transparent)]
    Check(#[from] CheckError),
    /// A row does not open with the key that it names.
    #[error("data key {data_key} does not open with `{keyring_id}`: the row was changed; restore it from a backup")]
    Damaged {
        /// The row.
        data_key: Uuid,
        /// What should have opened it.
        keyring_id: String,
    },
}

type WrappedRow = (Uuid, Uuid, String, String, Vec<u8>);

/// Adds a key to the keyring's file and wraps all data keys anew under it (`keys rotate`).
///
/// If rows are left that the current key does not wrap, a former run was cut off: this one finishes it and adds none.
///
/// # Errors
/// [`RotateError`].
pub async fn rotate(pool: &PgPool, file: &Path, progress: impl FnMut(Progress)) -> Result<Rotated, RotateError> {
    let mut keyring = Keyring::load(&file.to_string_lossy())?;
    check::verify_or_enrol(pool, &keyring).await?;
    if left(pool, keyring.current()).await? == 0 {
        keyring.add_key();
        keyring.save()?;
        check::verify_or_enrol(pool, &keyring).await?;
    }
    rewrap(pool, &keyring, progress).await
}

/// Wraps every data key anew that is not under the keyring's current key.
///
/// # Errors
/// [`RotateError::Database`], [`RotateError::Damaged`].
pub async fn rewrap(
    pool: &PgPool,
    keyring: &Keyring,
    mut progress: impl FnMut(Progress),
) -> Result<Rotated, RotateError> {
    let total = left(pool, keyring.current()).await?;
    let mut done = 0;
    for _ in 0..PASSES {
        let before = done;
        let mut after = Uuid::nil();
        while let Some((last, changed)) = rewrap_batch(pool, keyring, after).await? {
            after = last;
            done += changed;
            progress(Progress { done, total });
        }
        if done == before {
            break;
        }
    }
    let used: Vec<String> =
        sqlx::query_scalar("SELECT DISTINCT keyring_id FROM data_keys ORDER BY 1").fetch_all(pool).await?;
    let former = keyring.ids().skip(1).map(str::to_owned);
    let (in_use, removable) = former.partition(|id| used.contains(id));
    Ok(Rotated { current: keyring.current().to_owned(), rewrapped: done, removable, in_use })
}

/// One batch in one statement: the last row looked at and the number changed; none when there is nothing behind `after`.
async fn rewrap_batch(pool: &PgPool, keyring: &Keyring, after: Uuid) -> Result<Option<(Uuid, u64)>, RotateError> {
    let rows: Vec<WrappedRow> = sqlx::query_as(
        "SELECT id, owner, scope, keyring_id, wrapped FROM data_keys \
         WHERE keyring_id <> $1 AND id > $2 ORDER BY id LIMIT $3",
    )
    .bind(keyring.current())
    .bind(after)
    .bind(BATCH)
    .fetch_all(pool)
    .await?;
    let Some(last) = rows.last().map(|row| row.0) else { return Ok(None) };
    let (mut ids, mut before, mut now) = (Vec::new(), Vec::new(), Vec::new());
    for (id, owner, scope, keyring_id, wrapped) in rows {
        let slot = Slot { id, owner, scope: &scope };
        let Ok(key) = keyring.unwrap(slot, &keyring_id, &wrapped) else {
            return Err(RotateError::Damaged { data_key: id, keyring_id });
        };
        ids.push(id);
        now.push(keyring.wrap(slot, &key).1);
        before.push(wrapped);
    }
    // Guarded by what was read: a row erased meanwhile stays erased, and one that another run has done stays so.
    let changed = sqlx::query(
        "UPDATE data_keys SET keyring_id = $1, wrapped = new.now \
         FROM unnest($2::uuid[], $3::bytea[], $4::bytea[]) AS new (id, before, now) \
         WHERE data_keys.id = new.id AND data_keys.wrapped = new.before",
    )
    .bind(keyring.current())
    .bind(ids)
    .bind(before)
    .bind(now)
    .execute(pool)
    .await?;
    Ok(Some((last, changed.rows_affected())))
}

async fn left(pool: &PgPool, current: &str) -> Result<u64, sqlx::Error> {
    let count: i64 = sqlx::query_scalar("SELECT count(*) FROM data_keys WHERE keyring_id <> $1")
        .bind(current)
        .fetch_one(pool)
        .await?;
    Ok(count.unsigned_abs())
}
