//! `herstel rebuild`.

use std::{
    io::ErrorKind,
    time::{Duration, Instant},
};

use super::{Ended, start};
use crate::{
    database::{Database, pool},
    directory::{self, Compared},
    journal::rebuild::{self, Progress},
    readmodels::KINDS,
    secrets::{Keyring, KeyringError, Vault},
    settings::{Flags, Purpose, Settings},
};

/// How often progress is told.
const EVERY: Duration = Duration::from_millis(500);

pub(super) fn rebuild(flags: &Flags, check: bool) -> Result<(), Ended> {
    let settings = start::settings(flags, Purpose::Operate)?;
    let keyring = keyring(&settings)?;
    let database = Database::join(&settings)?;
    let runtime = start::runtime()?;
    let ended = runtime
        .block_on(async { if check { compare(&database, keyring).await } else { anew(&database, keyring).await } });
    start::stop(&runtime, database, ended)
}

async fn compare(database: &Database, keyring: Option<Keyring>) -> Result<(), Ended> {
    let pool = pool::connect_app(database.app_options(), 2).await?;
    let vault = keyring.map(|keyring| Vault::new(pool.clone(), keyring));
    let rebuild::Checked { streams, events, different } =
        rebuild::check(&pool, KINDS, told(), |difference| println!("{difference}")).await?;
    println!("Folded {events} events of {streams} streams.");
    if different == 0 {
        println!("Every row is what its events amount to.");
    }
    let Compared { accounts, different: misstated } =
        directory::check(&pool, vault.as_ref(), |difference| println!("{difference}")).await?;
    println!("Compared the directory with {accounts} accounts{}.", extent(vault.as_ref()));
    pool.close().await;
    match different + misstated {
        0 => Ok(()),
        _ => Err(Ended::refused(format!(
            "{different} rows differ, and {misstated} entries of the directory; `herstel rebuild` makes them anew"
        ))),
    }
}

async fn anew(database: &Database, keyring: Option<Keyring>) -> Result<(), Ended> {
    let options = database
        .owner_options()
        .ok_or_else(|| Ended::wrong("a rebuild swaps tables: give the owner's connection as HERSTEL_MIGRATE_URL"))?;
    let owner = pool::connect_rebuild(options).await?;
    let vault = keyring.map(|keyring| Vault::new(owner.clone(), keyring));
    let rebuilt = rebuild::rebuild(&owner, KINDS, told()).await?;
    println!("{rebuilt}");
    let (mended, left) = directory::mend(&owner, vault.as_ref()).await?;
    println!("Set right {mended} entries of the directory{}.", extent(vault.as_ref()));
    owner.close().await;
    left.iter().for_each(|difference| println!("{difference}"));
    match left.len() {
        0 => Ok(()),
        left => Err(Ended::refused(format!("{left} entries of the directory cannot be made from what is here"))),
    }
}

/// The keyring, where it is at hand: without it everything is made but clear names and addresses.
fn keyring(settings: &Settings) -> Result<Option<Keyring>, Ended> {
    match Keyring::load(settings.keyring.expose()) {
        Ok(keyring) => Ok(Some(keyring)),
        Err(KeyringError::Read { source, .. }) if source.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// What of the directory was compared.
fn extent(vault: Option<&Vault>) -> &'static str {
    match vault {
        Some(_) => ", and its names and addresses with the sealed ones",
        None => "; not its names and addresses, since there is no keyring here",
    }
}

/// Tells progress on stderr: at first, and then every now and then.
fn told() -> impl FnMut(Progress) {
    let mut last: Option<Instant> = None;
    move |progress| {
        if last.is_none_or(|last| last.elapsed() >= EVERY) {
            eprintln!("{progress}");
            last = Some(Instant::now());
        }
    }
}
