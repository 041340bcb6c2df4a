//! How the server's programs are run: as its user, in a directory of its own, with a clean environment.

use std::{
    os::unix::process::CommandExt,
    path::Path,
    process::{Command, Output, Stdio},
};

use super::{error::ClusterError, users::Users};

/// A command in `directory`, by which [`super::orphans`] finds it again.
pub(super) fn as_server(program: &Path, users: &Users, directory: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(directory).env_clear().env("LC_ALL", "C.UTF-8").env("TZ", "UTC").stdin(Stdio::null());
    if users.differ() {
        // std also drops root's supplementary groups when it changes the user.
        command.gid(users.server.gid).uid(users.server.uid);
    }
    command
}

/// What a program that failed has to say.
pub(super) fn succeeded(program: &'static str, output: &Output) -> Result<(), ClusterError> {
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    Err(ClusterError::Failed { program, status: output.status, said })
}
