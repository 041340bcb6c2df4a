//! Why there is no private cluster, and what to do about it.

use std::{fmt::Display, io, path::PathBuf, process::ExitStatus};

/// Why the private cluster cannot be had. All of these happen at start, and the command ends with status 1.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// Another process holds the data directory.
    #[error("process {holder} is running on {}: stop it, or name another directory with HERSTEL_DATA_DIR", .root.display())]
    InUse {
        /// The data directory.
        root: PathBuf,
        /// The other process's id, as far as it is known.
        holder: String,
    },
    /// PostgreSQL is not installed.
    #[error(
        "there are no PostgreSQL server programs (looked in {looked}): install Debian's package postgresql, name their \
         directory with PG_BIN_DIR, or name a database with DATABASE_URL"
    )]
    NoPrograms {
        /// Where they were looked for.
        looked: String,
    },
    /// Another major version of PostgreSQL made the data.
    #[error(
        "the data is of PostgreSQL {needed}, and there is only {found}: install Debian's package postgresql-{needed} \
         beside it, or name the directory of its programs with PG_BIN_DIR"
    )]
    OtherVersion {
        /// The data's major version.
        needed: u32,
        /// The versions that are installed.
        found: String,
    },
    /// We are root, and there is nobody to run the server as.
    #[error("PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody: create one")]
    NoServerUser,
    /// The user that we run as is not in the system's table: peer authentication goes by name.
    #[error("user id {uid} has no name: add it to /etc/passwd, or name a database with DATABASE_URL")]
    NamelessUser {
        /// The user id.
        uid: u32,
    },
    /// The user that the server runs as cannot get to the data directory.
    #[error(
        "{} cannot be entered by user {user}, whom PostgreSQL runs as, so {} is out of its reach: name another \
         directory with HERSTEL_DATA_DIR, as /var/lib/herstel, or run `chmod o+x {}`",
        .closed.display(), .root.display(), .closed.display()
    )]
    Unreachable {
        /// The data directory.
        root: PathBuf,
        /// The directory on the way that is closed.
        closed: PathBuf,
        /// Who cannot enter it.
        user: String,
    },
    /// A directory that must be private is a link, a file, or somebody else's.
    #[error("{} is not a directory of ours: remove it, and see who made it", .0.display())]
    NotOurs(PathBuf),
    /// A program of PostgreSQL's failed.
    #[error("{program} failed ({status}): {said}")]
    Failed {
        /// Which one.
        program: &'static str,
        /// How it ended.
        status: ExitStatus,
        /// What it said.
        said: String,
    },
    /// The server ended while starting, or did not get ready in time.
    #[error("PostgreSQL {what} while starting; {} tells why", .log.display())]
    NotReady {
        /// What became of it.
        what: String,
        /// The server's log.
        log: PathBuf,
    },
    /// Processes that a crash left behind do not end.
    #[error("older PostgreSQL processes on this data do not end: {0:?}; end them by hand")]
    Orphans(Vec<i32>),
    /// The system refused something.
    #[error("cannot {act} {what}: {source}")]
    Io {
        /// What was tried.
        act: &'static str,
        /// With what.
        what: String,
        /// The system's reason.
        source: io::Error,
    },
}

impl ClusterError {
    pub(super) fn cannot(act: &'static str, what: impl Display, source: io::Error) -> Self {
        Self::Io { act, what: what.to_string(), source }
    }
}

/// Says what was being done when the system refused.
pub(super) trait Doing<T> {
    fn doing(self, act: &'static str, what: impl AsRef<std::path::Path>) -> Result<T, ClusterError>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, act: &'static str, what: impl AsRef<std::path::Path>) -> Result<T, ClusterError> {
        self.map_err(|source| ClusterError::cannot(act, what.as_ref().display(), source))
    }
}
