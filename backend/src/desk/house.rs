//! What every desk works with.

use std::sync::Arc;

use herstel_domain::ids::AccountId;
use sqlx::PgPool;

use crate::{
    clock::Clock,
    gateway::{Askings, Budgets, Gateway},
    imports::Imports,
    journal::{Claim, Journal},
    login::{Attempts, Sessions},
    organisations::Organisations,
    secrets::{Address, Hasher, Vault},
    settings::Cookies,
};

/// The kind of claim that makes a login address unique.
pub const LOGIN_EMAIL: &str = "login_email";

/// The services behind the desks. Cheap to clone.
#[derive(Clone, Debug)]
pub struct House {
    /// The service's connections.
    pub pool: PgPool,
    /// What happened.
    pub journal: Journal,
    /// Whose policy is followed.
    pub organisations: Organisations,
    /// Lists that administrators send in.
    pub imports: Imports,
    /// Data keys.
    pub vault: Vault,
    /// Password and recovery-code hashes.
    pub hasher: Arc<Hasher>,
    /// Browsers that are signed in.
    pub sessions: Sessions,
    /// Failures in a row.
    pub attempts: Attempts,
    /// What reaches telephones; none where nobody is called.
    pub gateway: Option<Arc<dyn Gateway>>,
    /// What became of calls and messages.
    pub askings: Askings,
    /// How many of them may go out.
    pub budgets: Budgets,
    /// The time.
    pub clock: Clock,
    /// What the cookies are called.
    pub cookies: Cookies,
}

impl House {
    /// The claim that a login address makes.
    #[must_use]
    pub fn claim(&self, email: &Address) -> Claim {
        claim(&self.vault, email)
    }

    /// Whose login address this is.
    ///
    /// # Errors
    /// The database's.
    pub async fn account_of(&self, email: &Address) -> Result<Option<AccountId>, sqlx::Error> {
        owner_of(&self.pool, &self.vault, email).await
    }
}

fn claim(vault: &Vault, email: &Address) -> Claim {
    Claim { kind: LOGIN_EMAIL, hash: vault.lookup(LOGIN_EMAIL, email.normalised()).to_vec() }
}

/// Whose login address this is.
///
/// # Errors
/// The database's.
pub async fn owner_of(pool: &PgPool, vault: &Vault, email: &Address) -> Result<Option<AccountId>, sqlx::Error> {
    let Claim { kind, hash } = claim(vault, email);
    let owner = sqlx::query_scalar("SELECT owner FROM claims WHERE kind = $1 AND hash = $2")
        .bind(kind)
        .bind(hash)
        .fetch_optional(pool)
        .await?;
    Ok(owner.map(AccountId::new))
}
