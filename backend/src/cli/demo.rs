//! `herstel demo`.

use std::path::Path;

use super::{Ended, start};
use crate::{
    clock::Clock,
    database::{Database, pool},
    demo::{file, mark, seed},
    journal::Journal,
    secrets::{Hasher, Keyring, Vault, check},
    settings::{Flags, Purpose, Settings},
};

pub(super) fn demo(flags: &Flags, fresh: bool) -> Result<(), Ended> {
    let mut settings = start::settings(flags, Purpose::Demo)?;
    if flags.data_dir.is_none() && std::env::var_os("HERSTEL_DATA_DIR").is_none() {
        settings.use_subdirectory("demo");
    }
    let listener = start::listener(&settings)?;
    let database = Database::start(&settings)?;
    let runtime = start::runtime()?;
    let served = runtime.block_on(async {
        if fresh {
            start_over(&settings, &database).await?;
        }
        start::migrated(&database).await?;
        let owner = database.owner_options().ok_or_else(|| Ended::wrong("a demo needs HERSTEL_MIGRATE_URL as well"))?;
        mark::as_demo(&pool::connect_owner(owner).await?).await?;
        let pool = start::served_from(&database, true).await?;
        let keyring = keyring(&settings)?;
        check::verify_or_enrol(&pool, &keyring).await?;
        let file = settings.data_dir.join(file::NAME);
        if !seed::is_done(&pool).await? || !file.exists() {
            let seeding = seed::Seeding {
                journal: Journal::new(pool.clone()),
                vault: Vault::new(pool.clone(), keyring.clone()),
                hasher: Hasher::of_this_machine()?,
                clock: Clock::system(),
                pool: pool.clone(),
            };
            let organisations = seeding.plant().await?;
            file::write(&file, &settings.base_url, organisations)?;
        }
        file::tell(&file, &settings.base_url)?;
        start::serve_until_told(&settings, listener, pool, keyring, true).await
    });
    start::stop(&runtime, database, served)
}

async fn start_over(settings: &Settings, database: &Database) -> Result<(), Ended> {
    let owner = database.owner_options().ok_or_else(|| Ended::wrong("a demo needs HERSTEL_MIGRATE_URL as well"))?;
    mark::empty_demo(&pool::connect_owner(owner).await?).await?;
    for name in [settings.keyring.expose(), &settings.data_dir.join(file::NAME).to_string_lossy()] {
        match std::fs::remove_file(name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

/// A demo's keyring is made at its first start.
fn keyring(settings: &Settings) -> Result<Keyring, Ended> {
    let path = Path::new(settings.keyring.expose());
    if !path.exists() {
        Keyring::generate().write_new(path)?;
    }
    start::keyring(settings)
}
