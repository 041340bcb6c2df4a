//! `herstel keys init` and `herstel keys rotate`.

use std::path::Path;

use super::{Ended, start};
use crate::{
    database::{Database, pool},
    secrets::{Keyring, rotate as rotation},
    settings::{Flags, Purpose},
};

/// The lookup key and check rows need a file of their own: the variable that holds keys themselves is the operator's.
pub(super) fn init(flags: &Flags) -> Result<(), Ended> {
    let settings = start::settings(flags, Purpose::Operate)?;
    let path = Path::new(settings.keyring.expose());
    if let Some(directory) = path.parent() {
        std::fs::create_dir_all(directory)?;
    }
    Keyring::generate().write_new(path)?;
    println!("Wrote a new keyring to {}.", path.display());
    println!("Keep a copy of it apart from the database's backups: without it nothing that was sealed can be read.");
    Ok(())
}

pub(super) fn rotate(flags: &Flags) -> Result<(), Ended> {
    let settings = start::settings(flags, Purpose::Operate)?;
    let database = Database::join(&settings)?;
    let runtime = start::runtime()?;
    let rotated = runtime.block_on(async {
        let pool = pool::connect_app(database.app_options(), 2).await?;
        let path = Path::new(settings.keyring.expose());
        let rotated = rotation::rotate(&pool, path, |progress| eprintln!("{progress}")).await?;
        println!("{rotated}");
        pool.close().await;
        Ok(())
    });
    start::stop(&runtime, database, rotated)
}
