//! A new cluster with its roles and its database, all or nothing.

use std::{
    fs::{self, File, Permissions},
    io::Write,
    os::unix::fs::{PermissionsExt, chown},
    path::Path,
    process::Stdio,
};

use rustix::process::Signal;

use super::{
    APP, DATABASE, OWNER, SUPERUSER, commands,
    error::{ClusterError, Doing},
    orphans,
    parent::ends_with_us,
    places::{Places, private_dir},
    programs::Programs,
    users::Users,
};

/// Makes the cluster as a draft and then gives it its name: one rename, so that a cluster is there entirely or not at all.
pub(super) fn cluster(places: &Places, users: &Users, programs: &Programs) -> Result<(), ClusterError> {
    let draft = &places.draft;
    orphans::kill_makers(places)?;
    if draft.exists() {
        fs::remove_dir_all(draft).doing("remove", draft)?;
    }
    private_dir(draft, users)?;
    initdb(draft, users, programs)?;
    admit_by_peer(draft, users)?;
    create_roles(draft, users, programs)?;
    fs::rename(draft, &places.data).doing("rename", draft)?;
    let parent = places.data.parent().unwrap_or(&places.data);
    File::open(parent).and_then(|directory| directory.sync_all()).doing("sync", parent)
}

fn initdb(draft: &Path, users: &Users, programs: &Programs) -> Result<(), ClusterError> {
    let mut command = commands::as_server(&programs.initdb(), users, draft);
    command
        .args(["--username", SUPERUSER, "--auth", "peer", "--encoding", "UTF8", "--locale", "C.UTF-8"])
        .args(["--data-checksums", "--no-instructions", "--pgdata"])
        .arg(draft);
    let output = ends_with_us(&mut command, Signal::KILL).output().doing("run", programs.initdb())?;
    commands::succeeded("initdb", &output)
}

/// Whoever is the service's user or the server's on this machine may be any of the three roles; nobody else may be any.
fn admit_by_peer(draft: &Path, users: &Users) -> Result<(), ClusterError> {
    let mut names = vec![&users.ours.name];
    if users.differ() {
        names.push(&users.server.name);
    }
    let pairs =
        names.iter().flat_map(|name| [SUPERUSER, OWNER, APP].map(|role| format!("herstel \"{name}\" {role}\n")));
    server_file(&draft.join("pg_ident.conf"), &pairs.collect::<String>(), users)?;
    server_file(&draft.join("pg_hba.conf"), "local all all peer map=herstel\n", users)
}

/// Replaces one of the server's files, durably.
fn server_file(path: &Path, text: &str, users: &Users) -> Result<(), ClusterError> {
    let written = File::create(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.set_permissions(Permissions::from_mode(0o600))?;
        file.sync_all()
    });
    written.doing("write", path)?;
    if users.differ() {
        chown(path, Some(users.server.uid), Some(users.server.gid)).doing("hand over", path)?;
    }
    Ok(())
}

/// Creates the roles and the database in single-user mode: no server, no connection, and an error ends it.
fn create_roles(draft: &Path, users: &Users, programs: &Programs) -> Result<(), ClusterError> {
    let mut command = commands::as_server(&programs.postgres(), users, draft);
    command.args(["--single", "-c", "exit_on_error=true", "-D"]).arg(draft).arg("template1");
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = ends_with_us(&mut command, Signal::KILL).spawn().doing("run", programs.postgres())?;
    if let Some(mut input) = child.stdin.take() {
        // If it ended early it says why, and that is worth more than "broken pipe".
        let _ = input.write_all(roles().as_bytes());
    }
    let output = child.wait_with_output().doing("wait for", programs.postgres())?;
    commands::succeeded("postgres --single", &output)
}

/// One statement a line, as single-user mode wants it. What is granted in template1 the new database gets as well;
/// only before PostgreSQL 15 is there something to take from everybody.
fn roles() -> String {
    format!(
        "CREATE ROLE {OWNER} LOGIN\n\
         CREATE ROLE {APP} LOGIN\n\
         REVOKE CREATE ON SCHEMA public FROM PUBLIC\n\
         GRANT ALL ON SCHEMA public TO {OWNER}\n\
         CREATE DATABASE {DATABASE} OWNER {OWNER}\n\
         REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC\n\
         GRANT CONNECT ON DATABASE {DATABASE} TO {APP}\n"
    )
}
