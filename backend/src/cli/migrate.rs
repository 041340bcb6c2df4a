//! `herstel migrate`.

use super::{Ended, start};
use crate::{
    database::{Database, migrate as migrations, pool},
    settings::{Flags, Purpose},
};

pub(super) fn migrate(flags: &Flags) -> Result<(), Ended> {
    let settings = start::settings(flags, Purpose::Operate)?;
    let database = Database::join(&settings)?;
    let runtime = start::runtime()?;
    let migrated = runtime.block_on(async {
        let options = database.owner_options().ok_or_else(|| {
            Ended::wrong("DATABASE_URL serves, it does not migrate: give the owner's connection as HERSTEL_MIGRATE_URL")
        })?;
        let owner = pool::connect_owner(options).await?;
        let applied = migrations::migrate(&owner).await?;
        match applied.as_slice() {
            [] => println!("Nothing to do: the database is as this release needs it."),
            applied => println!("Applied {} migrations: {applied:?}.", applied.len()),
        }
        owner.close().await;
        Ok(())
    });
    start::stop(&runtime, database, migrated)
}
