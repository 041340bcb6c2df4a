//! Who we are, and whom the server runs as.

use std::{fs::Metadata, os::unix::fs::MetadataExt, path::Path, process::Command};

use rustix::process::geteuid;

use super::error::{ClusterError, Doing};

/// A user of the operating system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct User {
    pub(super) name: String,
    pub(super) uid: u32,
    pub(super) gid: u32,
}

/// The service's user and the server's: the same, unless we are root.
#[derive(Debug, Clone)]
pub(super) struct Users {
    pub(super) ours: User,
    pub(super) server: User,
}

impl Users {
    pub(super) fn find() -> Result<Self, ClusterError> {
        let uid = geteuid().as_raw();
        let ours = User::look_up(&uid.to_string())?.ok_or(ClusterError::NamelessUser { uid })?;
        if uid != 0 {
            return Ok(Self { server: ours.clone(), ours });
        }
        for name in ["postgres", "nobody"] {
            if let Some(server) = User::look_up(name)? {
                return Ok(Self { ours, server });
            }
        }
        Err(ClusterError::NoServerUser)
    }

    /// Whether the server gets another user than ours.
    pub(super) fn differ(&self) -> bool {
        self.ours.uid != self.server.uid
    }
}

impl User {
    /// Asks the system by name or number, wherever it keeps its users (files, LDAP …).
    fn look_up(key: &str) -> Result<Option<Self>, ClusterError> {
        let answer = Command::new("getent").args(["passwd", key]).output().doing("run", "getent")?;
        let line = String::from_utf8_lossy(&answer.stdout);
        let mut fields = line.lines().next().unwrap_or_default().split(':');
        let (name, ids) = (fields.next(), (fields.nth(1), fields.next()));
        Ok(match (name, ids) {
            (Some(name), (Some(uid), Some(gid))) => match (uid.parse(), gid.parse()) {
                (Ok(uid), Ok(gid)) => Some(Self { name: name.to_owned(), uid, gid }),
                _ => None,
            },
            _ => None,
        })
    }

    /// Whether the user may pass through a directory, by its mode. Supplementary groups do not count: the server has
    /// none.
    fn may_enter(&self, directory: &Metadata) -> bool {
        let shift = match directory {
            of if of.uid() == self.uid => 6,
            of if of.gid() == self.gid => 3,
            _ => 0,
        };
        self.uid == 0 || directory.mode() >> shift & 1 == 1
    }

    /// The first directory from `/` down to `path` that this user may not enter.
    pub(super) fn first_closed<'p>(&self, path: &'p Path) -> Result<Option<&'p Path>, ClusterError> {
        let mut closed = None;
        for directory in path.ancestors() {
            let found = directory.metadata().doing("look at", directory)?;
            if !self.may_enter(&found) {
                closed = Some(directory);
            }
        }
        Ok(closed)
    }
}
