//! `herstel database`: PostgreSQL's own programs on the private cluster, for backup and restore.

use std::{
    env,
    ffi::OsString,
    process::{Command, ExitStatus},
};

use super::{Ended, start};
use crate::{
    database::cluster::Cluster,
    settings::{DatabasePlace, Flags, Purpose},
};

/// Runs `program` as the database's owner, beside a running service or alone. Its exit status decides ours.
pub(super) fn database(flags: &Flags, program: &OsString, arguments: &[OsString]) -> Result<(), Ended> {
    let settings = start::settings(flags, Purpose::Operate)?;
    let DatabasePlace::Private = settings.database else {
        return Err(Ended::wrong("DATABASE_URL names a database of your own: run its programs there"));
    };
    let cluster = Cluster::join(&settings.data_dir)?;
    let owner = cluster.owner_options();
    let ours = cluster.programs()?;
    let path = env::join_paths([ours].into_iter().chain(env::split_paths(&env::var_os("PATH").unwrap_or_default())))?;
    let ran = Command::new(program)
        .args(arguments)
        .env("PATH", path)
        .env("PGHOST", owner.get_socket().map_or_else(OsString::new, |socket| socket.into()))
        .env("PGPORT", owner.get_port().to_string())
        .env("PGUSER", owner.get_username())
        .env("PGDATABASE", owner.get_database().unwrap_or_default())
        .status();
    let ended = match ran {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Ended::refused(format!("{} ended with {}", program.display(), words(status)))),
        Err(error) => Err(Ended::refused(format!("{} cannot be run: {error}", program.display()))),
    };
    let stopped = start::runtime()?.block_on(cluster.stop());
    ended?;
    Ok(stopped?)
}

fn words(status: ExitStatus) -> String {
    status.code().map_or_else(|| "a signal".to_owned(), |code| format!("status {code}"))
}
