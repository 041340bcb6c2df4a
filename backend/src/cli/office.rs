//! What an act at the command line works with, beside a running service or without one.

use std::sync::Arc;

use sqlx::PgPool;

use super::{Ended, start};
use crate::{
    clock::Clock,
    database::{Database, pool},
    journal::Journal,
    organisations::{Organisation, Organisations, adopt},
    secrets::{Vault, check},
    settings::{Flags, Purpose, Settings},
};

/// An operator's desk.
pub(super) struct Office {
    pub(super) settings: Settings,
    pub(super) pool: PgPool,
    pub(super) journal: Journal,
    pub(super) vault: Vault,
}

impl Office {
    /// The organisation of that name in addresses; else which there are.
    pub(super) async fn organisation(&self, slug: &str) -> Result<Arc<Organisation>, Ended> {
        let organisations = Organisations::load(self.pool.clone(), self.journal.clone()).await?;
        organisations.by_slug(slug).ok_or_else(|| {
            let all = organisations.all();
            let known: Vec<_> = all.iter().map(|known| known.profile.slug.as_str()).collect();
            let known = if known.is_empty() {
                "and there is no other".to_owned()
            } else {
                format!("only {}", known.join(", "))
            };
            Ended::wrong(format!("--organisation {slug}: there is none of that name, {known}"))
        })
    }
}

/// Opens the office, acts, and closes it again.
pub(super) fn operate(flags: &Flags, act: impl AsyncFnOnce(&Office) -> Result<(), Ended>) -> Result<(), Ended> {
    let settings = start::settings(flags, Purpose::Operate)?;
    let keyring = start::keyring(&settings)?;
    let database = Database::join(&settings)?;
    let runtime = start::runtime()?;
    let ended = runtime.block_on(async {
        start::migrated(&database).await?;
        let pool = pool::connect_app(database.app_options(), 4).await?;
        check::verify_or_enrol(&pool, &keyring).await?;
        let vault = Vault::new(pool.clone(), keyring);
        let journal = Journal::new(pool.clone()).with_lister(vault.clone());
        adopt(&journal, &pool, &Clock::system()).await?;
        let office = Office { settings, pool, journal, vault };
        act(&office).await?;
        office.pool.close().await;
        Ok(())
    });
    start::stop(&runtime, database, ended)
}
