//! `herstel demo`.

use std::{fs, io, path::Path};

use sqlx::PgPool;

use super::{Ended, start};
use crate::{
    clock::Clock,
    database::{Database, pool},
    demo::{file, mark, organisations::ORGANISATIONS, seed},
    journal::{Actor, Journal},
    organisations,
    secrets::{Hasher, Keyring, Vault, check},
    settings::{Flags, Purpose, Settings},
};

/// Stands in the data directory while people are planted: a demo that finds it was interrupted, and starts over.
const PLANTING: &str = "demo.planting";

pub(super) fn demo(flags: &Flags, fresh: bool) -> Result<(), Ended> {
    let mut settings = start::settings(flags, Purpose::Demo)?;
    if flags.data_dir.is_none() && std::env::var_os("HERSTEL_DATA_DIR").is_none() {
        settings.use_subdirectory("demo");
    }
    // Never the keyring that real accounts are sealed with: `--fresh` throws a demo's away.
    let keyring_file = settings.use_own_keyring();
    let planting = settings.data_dir.join(PLANTING);
    let listener = start::listener(&settings)?;
    let database = Database::start(&settings)?;
    let runtime = start::runtime()?;
    let served = runtime.block_on(async {
        let owner = database.owner_options().ok_or_else(|| Ended::wrong("a demo needs HERSTEL_MIGRATE_URL as well"))?;
        let owner = pool::connect_owner(owner).await?;
        if fresh || planting.exists() {
            mark::empty_demo(&owner).await?;
            for file in [&keyring_file, &settings.data_dir.join(file::NAME)] {
                absent(fs::remove_file(file))?;
            }
        }
        start::migrated(&database).await?;
        mark::as_demo(&owner).await?;
        owner.close().await;
        let pool = start::served_from(&database, true).await?;
        if !keyring_file.exists() {
            Keyring::generate().write_new(&keyring_file)?;
        }
        let keyring = start::keyring(&settings)?;
        check::verify_or_enrol(&pool, &keyring).await?;
        people(&settings, &planting, &pool, &keyring).await?;
        start::serve_until_told(&settings, listener, pool, keyring, true).await
    });
    start::stop(&runtime, database, served)
}

/// Plants the people of the demo unless they are there, and says where everything is.
async fn people(settings: &Settings, planting: &Path, pool: &PgPool, keyring: &Keyring) -> Result<(), Ended> {
    let file = settings.data_dir.join(file::NAME);
    let (vault, clock) = (Vault::new(pool.clone(), keyring.clone()), Clock::system());
    let journal = Journal::new(pool.clone()).with_lister(vault.clone());
    organisations::found(&journal, &Actor::Operator, &clock, &ORGANISATIONS).await?;
    if !seed::is_done(pool).await? {
        fs::write(planting, "")?;
        let seeding = seed::Seeding { journal, vault, hasher: Hasher::of_this_machine()?, clock, pool: pool.clone() };
        file::write(&file, &settings.base_url, seeding.plant().await?)?;
        fs::remove_file(planting)?;
    } else if file.exists() {
        file::readdress(&file, &settings.base_url)?;
    }
    Ok(file::tell(&file, &settings.base_url)?)
}

fn absent(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
