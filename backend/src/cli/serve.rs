//! `herstel serve`.

use super::{Ended, start};
use crate::{
    database::Database,
    settings::{DatabasePlace, Flags, Purpose, Settings},
};

pub(super) fn serve(flags: &Flags) -> Result<(), Ended> {
    let settings = start::settings(flags, Purpose::Serve)?;
    let keyring = start::keyring(&settings)?;
    let listener = start::listener(&settings)?;
    let database = Database::start(&settings)?;
    let runtime = start::runtime()?;
    let served = runtime.block_on(async {
        if is_private(&settings) {
            start::migrated(&database).await?;
        }
        let pool = start::served_from(&database, false).await?;
        start::serve_until_told(&settings, listener, pool, keyring, false).await
    });
    start::stop(&runtime, database, served)
}

/// A private cluster is ours alone and migrates itself; a given database is migrated when its operator says so.
fn is_private(settings: &Settings) -> bool {
    matches!(settings.database, DatabasePlace::Private)
}
