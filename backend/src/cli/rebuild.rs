//! `herstel rebuild`.

use std::time::{Duration, Instant};

use super::{Ended, start};
use crate::{
    database::{Database, pool},
    journal::rebuild::{self, Progress},
    readmodels::KINDS,
    settings::{Flags, Purpose},
};

/// How often progress is told.
const EVERY: Duration = Duration::from_millis(500);

pub(super) fn rebuild(flags: &Flags, check: bool) -> Result<(), Ended> {
    let settings = start::settings(flags, Purpose::Operate)?;
    let database = Database::join(&settings)?;
    let runtime = start::runtime()?;
    let ended = runtime.block_on(async { if check { compare(&database).await } else { anew(&database).await } });
    start::stop(&runtime, database, ended)
}

async fn compare(database: &Database) -> Result<(), Ended> {
    let pool = pool::connect_app(database.app_options(), 2).await?;
    let checked = rebuild::check(&pool, KINDS, told(), |difference| println!("{difference}")).await?;
    pool.close().await;
    let rebuild::Checked { streams, events, different } = checked;
    println!("Folded {events} events of {streams} streams.");
    match different {
        0 => {
            println!("Every row is what its events amount to.");
            Ok(())
        }
        different => Err(Ended::refused(format!("{different} rows differ; `herstel rebuild` makes them anew"))),
    }
}

async fn anew(database: &Database) -> Result<(), Ended> {
    let options = database
        .owner_options()
        .ok_or_else(|| Ended::wrong("a rebuild swaps tables: give the owner's connection as HERSTEL_MIGRATE_URL"))?;
    let owner = pool::connect_rebuild(options).await?;
    let rebuilt = rebuild::rebuild(&owner, KINDS, told()).await?;
    println!("{rebuilt}");
    owner.close().await;
    Ok(())
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
