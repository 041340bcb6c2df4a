//! The data directory: what lies where, who may reach it, and who holds it.

use std::{
    fs::{self, DirBuilder, File, OpenOptions, Permissions, TryLockError},
    io::{ErrorKind, Write},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt, chown},
    path::{Path, PathBuf},
    process,
};

use super::{
    error::{ClusterError, Doing},
    users::Users,
};

/// The longest directory that a socket fits in: a socket's address has 107 bytes, `/.s.PGSQL.5432` takes 14.
const LONGEST_SOCKET_DIR: usize = 93;

#[derive(Debug, Clone)]
pub(super) struct Places {
    root: PathBuf,
    pub(super) data: PathBuf,
    pub(super) draft: PathBuf,
    pub(super) sockets: PathBuf,
    pub(super) log: PathBuf,
}

impl Places {
    /// Creates the directory if there is none, and sees to it that the server can reach it.
    pub(super) fn prepare(root: &Path, users: &Users) -> Result<Self, ClusterError> {
        if !root.exists() {
            fs::create_dir_all(root).doing("create", root)?;
            fs::set_permissions(root, Permissions::from_mode(0o700)).doing("close", root)?;
        }
        let root = root.canonicalize().doing("find", root)?;
        admit_server(&root, users)?;
        let beside = root.join("socket");
        let sockets = if beside.as_os_str().len() <= LONGEST_SOCKET_DIR {
            beside
        } else {
            let found = root.metadata().doing("look at", &root)?;
            PathBuf::from(format!("/tmp/herstel-{:x}-{:x}", found.dev(), found.ino()))
        };
        let [data, draft, log] = ["postgres", "postgres.partial", "postgres.log"].map(|name| root.join(name));
        Ok(Self { root, data, draft, sockets, log })
    }

    /// One process a data directory. The lock goes with the process, whatever ends that.
    pub(super) fn lock(&self) -> Result<File, ClusterError> {
        let path = self.root.join("lock");
        let options = OpenOptions::new().create(true).write(true).truncate(false).mode(0o600).clone();
        let mut lock = options.open(&path).doing("open", &path)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let holder = fs::read_to_string(&path).unwrap_or_default().trim().to_owned();
                return Err(ClusterError::InUse { root: self.root.clone(), holder });
            }
            Err(TryLockError::Error(error)) => return Err(error).doing("lock", &path),
        }
        lock.set_len(0).and_then(|()| writeln!(lock, "{}", process::id())).doing("write", &path)?;
        Ok(lock)
    }

    /// The major version of the cluster that is here, if one is.
    pub(super) fn version(&self) -> Result<Option<u32>, ClusterError> {
        let path = self.data.join("PG_VERSION");
        match fs::read_to_string(&path) {
            Ok(text) => Ok(text.trim().parse().ok()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).doing("read", &path),
        }
    }

    /// The process id in `postmaster.pid`, and whether its line 8 says that the server takes connections.
    pub(super) fn postmaster(&self) -> Option<(i32, bool)> {
        let text = fs::read_to_string(self.data.join("postmaster.pid")).ok()?;
        let pid = text.lines().next()?.trim().parse().ok()?;
        Some((pid, text.lines().nth(7).is_some_and(|line| line.trim() == "ready")))
    }

    pub(super) fn is_ready(&self) -> bool {
        matches!(self.postmaster(), Some((_, true)))
    }
}

/// Root's own directory is opened to the server's user, for passing through only: each file in it is closed by its
/// own mode. Directories on the way there are not ours to change.
fn admit_server(root: &Path, users: &Users) -> Result<(), ClusterError> {
    if !users.differ() {
        return Ok(());
    }
    let found = root.metadata().doing("look at", root)?;
    if found.uid() == users.ours.uid {
        let mode = found.mode() & 0o7777;
        if mode & 1 == 0 {
            fs::set_permissions(root, Permissions::from_mode(mode | 0o001)).doing("open", root)?;
        }
    }
    match users.server.first_closed(root)? {
        None => Ok(()),
        Some(closed) => Err(ClusterError::Unreachable {
            root: root.to_owned(),
            closed: closed.to_owned(),
            user: users.server.name.clone(),
        }),
    }
}

/// Makes a directory that only the server's user and we may enter. What stands there already is taken only if it is a
/// directory of ours: under /tmp anybody may have put something in our way.
pub(super) fn private_dir(directory: &Path, users: &Users) -> Result<(), ClusterError> {
    match DirBuilder::new().mode(0o700).create(directory) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error).doing("create", directory),
        _ => {}
    }
    let found = directory.symlink_metadata().doing("look at", directory)?;
    if !found.is_dir() || ![users.ours.uid, users.server.uid].contains(&found.uid()) {
        return Err(ClusterError::NotOurs(directory.to_owned()));
    }
    if found.uid() != users.server.uid {
        chown(directory, Some(users.server.uid), Some(users.server.gid)).doing("hand over", directory)?;
    }
    fs::set_permissions(directory, Permissions::from_mode(0o700)).doing("close", directory)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::database::cluster::users::Users;

    #[test]
    fn a_link_in_the_way_of_a_private_directory_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let planted = dir.path().join("planted");
        symlink("/etc", &planted).unwrap();
        let users = Users::find().unwrap();
        assert!(matches!(private_dir(&planted, &users), Err(ClusterError::NotOurs(path)) if path == planted));
    }

    #[test]
    fn a_long_path_gets_its_socket_elsewhere() {
        let dir = tempfile::Builder::new().permissions(Permissions::from_mode(0o711)).tempdir().unwrap();
        let users = Users::find().unwrap();
        let short = Places::prepare(dir.path(), &users).unwrap();
        assert!(short.sockets.ends_with("socket"));
        let deep = dir.path().join("d".repeat(90));
        let long = Places::prepare(&deep, &users).unwrap();
        assert!(long.sockets.starts_with("/tmp"));
        assert!(long.sockets.as_os_str().len() <= LONGEST_SOCKET_DIR);
    }

    #[test]
    fn a_directory_that_the_server_cannot_enter_is_named() {
        let users = Users::find().unwrap();
        if !users.differ() {
            return; // as ourselves we can enter what is ours
        }
        let dir = tempfile::Builder::new().permissions(Permissions::from_mode(0o700)).tempdir().unwrap();
        let refused = Places::prepare(&dir.path().join("data"), &users).unwrap_err();
        let closed_dir = dir.path().canonicalize().unwrap();
        assert!(matches!(&refused, ClusterError::Unreachable { closed, .. } if *closed == closed_dir), "{refused}");
    }
}
