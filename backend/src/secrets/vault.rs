//! The vault: data keys as the database holds them, unwrapped for one request at a time.

use std::{
    fmt,
    sync::{Arc, PoisonError, RwLock},
};

use herstel_domain::{
    ids::{AccountId, KeyId},
    sealed::Sealed,
};
use sqlx::{PgPool, Row};
use thiserror::Error;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{
    check::{CheckError, verify_complete},
    keyring::{Keyring, Slot, Unwrap},
    primitives,
    sealing::{DataKey, Place, SealError},
};
use crate::journal::NewKey;

/// Makes and fetches data keys. Cheap to clone; clones share one keyring.
///
/// Unwrapped keys are never kept from one request to the next: when a row is gone, it is gone on every node.
#[derive(Clone)]
pub struct Vault {
    pool: PgPool,
    keyring: Arc<RwLock<Arc<Keyring>>>,
}

/// What a data key protects; destroying one leaves the others of the same owner.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Scope {
    /// A person's addresses, names and whatever else says who they are.
    Person,
    /// One authenticator's TOTP secret.
    Authenticator,
    /// The lines of a list that waits to be carried out; its owner is the list.
    Import,
}

/// All data keys of one owner, unwrapped. Holds no key of a person who was erased.
#[derive(Debug, Default)]
pub struct Keys(Vec<(Scope, DataKey)>);

/// Why data keys cannot be had: a breakdown.
#[derive(Debug, Error)]
pub enum VaultError {
    /// The database did not answer.
    #[error("cannot read the data keys: {0}")]
    Database(#[from] sqlx::Error),
    /// The keyring lacks the key that wraps this one.
    #[error("data key {data_key} is wrapped by `{keyring_id}`, which the keyring does not have: add its line")]
    Missing {
        /// The row.
        data_key: Uuid,
        /// What is missing.
        keyring_id: String,
    },
    /// The keyring's key of that id is another one, or the row was changed.
    #[error(
        "data key {data_key} does not open with `{keyring_id}`: the row was changed, or the keyring's key is another one"
    )]
    Damaged {
        /// The row.
        data_key: Uuid,
        /// What should have opened it.
        keyring_id: String,
    },
}

impl Scope {
    /// As table `data_keys` spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Authenticator => "authenticator",
            Self::Import => "import",
        }
    }

    fn parse(text: &str) -> Self {
        // The table admits these only.
        let known = [Self::Person, Self::Import].into_iter().find(|scope| scope.as_str() == text);
        known.unwrap_or(Self::Authenticator)
    }
}

impl Vault {
    /// A vault on this database with this keyring (which [`super::check::verify_or_enrol`] has found to be right).
    #[must_use]
    pub fn new(pool: PgPool, keyring: Keyring) -> Self {
        Self { pool, keyring: Arc::new(RwLock::new(Arc::new(keyring))) }
    }

    /// A fresh data key, and the row that the caller writes in the commit of what it seals.
    #[must_use]
    pub fn new_key(&self, owner: AccountId, scope: Scope) -> (DataKey, NewKey) {
        let key = DataKey::generate();
        let (id, owner, scope) = (key.id(), owner.uuid(), scope.as_str());
        // Read anew each time, so that soon after a rotation no node wraps under the former key.
        let keyring = self.refreshed();
        let (keyring_id, wrapped) = keyring.wrap(Slot { id: id.uuid(), owner, scope }, key.bytes());
        (key, NewKey { id, owner, scope, keyring_id, wrapped })
    }

    /// The owner's data keys, in one query.
    ///
    /// # Errors
    /// [`VaultError`]: no database, or a row that the keyring does not open.
    pub async fn keys_of(&self, owner: AccountId) -> Result<Keys, VaultError> {
        let rows = sqlx::query("SELECT id, scope, keyring_id, wrapped FROM data_keys WHERE owner = $1")
            .bind(owner.uuid())
            .fetch_all(&self.pool)
            .await?;
        let mut keyring = self.keyring();
        let mut keys = Vec::with_capacity(rows.len());
        for row in rows {
            let (id, scope): (Uuid, String) = (row.try_get("id")?, row.try_get("scope")?);
            let (keyring_id, wrapped): (String, Vec<u8>) = (row.try_get("keyring_id")?, row.try_get("wrapped")?);
            let slot = Slot { id, owner: owner.uuid(), scope: &scope };
            let opened = match keyring.unwrap(slot, &keyring_id, &wrapped) {
                Err(Unwrap::Missing) => {
                    // Rotated by another process since this one started.
                    keyring = self.refreshed();
                    keyring.unwrap(slot, &keyring_id, &wrapped)
                }
                opened => opened,
            };
            let bytes = opened.map_err(|error| match error {
                Unwrap::Missing => VaultError::Missing { data_key: id, keyring_id },
                Unwrap::Wrong => VaultError::Damaged { data_key: id, keyring_id },
            })?;
            keys.push((Scope::parse(&scope), DataKey::new(KeyId::new(id), bytes)));
        }
        Ok(Keys(keys))
    }

    /// What a value is looked up by where it may not stand in clear (the login e-mail's claim, attempt counters):
    /// HMAC-SHA-256 of `kind` and the normalised value under the deployment's lookup key.
    #[must_use]
    pub fn lookup(&self, kind: &str, normalised: &str) -> [u8; 32] {
        let key = self.keyring().derive("herstel lookup v1");
        primitives::mac(&key, &[kind.as_bytes(), normalised.as_bytes()])
    }

    /// Whether every data key can be opened with the keyring as its file says now.
    ///
    /// # Errors
    /// [`CheckError`], naming the key that is missing.
    pub async fn verify(&self) -> Result<(), CheckError> {
        verify_complete(&self.pool, &self.refreshed()).await
    }

    fn keyring(&self) -> Arc<Keyring> {
        Arc::clone(&self.keyring.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The keyring as its file says now, where it has one; as it was, if the file is not right.
    fn refreshed(&self) -> Arc<Keyring> {
        let known = self.keyring();
        let Some(path) = known.file().and_then(|path| path.to_str()) else { return known };
        match Keyring::load(path) {
            Ok(read) if !read.agrees_with(&known) => {
                tracing::error!(path, "the keyring file is of another deployment now; going on with the former");
                known
            }
            Ok(read) if read.ids().eq(known.ids()) => known,
            Ok(read) => {
                tracing::info!(path, current = read.current(), "the keyring has changed");
                let read = Arc::new(read);
                *self.keyring.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&read);
                read
            }
            Err(error) => {
                tracing::error!(%error, "the keyring cannot be read anew; going on with the former");
                known
            }
        }
    }
}

impl Keys {
    /// The person's key; none after erasure.
    #[must_use]
    pub fn person(&self) -> Option<&DataKey> {
        self.0.iter().find(|(scope, _)| *scope == Scope::Person).map(|(_, key)| key)
    }

    /// The key of that id; none if it was destroyed or is not this owner's.
    #[must_use]
    pub fn get(&self, id: KeyId) -> Option<&DataKey> {
        self.0.iter().map(|(_, key)| key).find(|key| key.id() == id)
    }

    /// Opens a value with whichever of these keys sealed it.
    ///
    /// # Errors
    /// [`SealError`]; [`SealError::NoKey`] after erasure.
    pub fn open(&self, place: Place, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, SealError> {
        self.get(sealed.key).ok_or(SealError::NoKey(sealed.key))?.open(place, sealed)
    }

    /// Opens text with whichever of these keys sealed it.
    ///
    /// # Errors
    /// As [`Keys::open`], and [`SealError::NotText`].
    pub fn open_text(&self, place: Place, sealed: &Sealed) -> Result<Zeroizing<String>, SealError> {
        self.get(sealed.key).ok_or(SealError::NoKey(sealed.key))?.open_text(place, sealed)
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vault({:?})", self.keyring())
    }
}
