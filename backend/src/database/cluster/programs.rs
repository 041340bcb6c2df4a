//! Where PostgreSQL's server programs are, and of which version.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::error::{ClusterError, Doing};

/// Where Debian keeps them, one directory a major version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The programs of one version.
#[derive(Debug, Clone)]
pub(super) struct Programs {
    directory: PathBuf,
    major: u32,
}

impl Programs {
    /// The programs in `PG_BIN_DIR`; without that those that `pg_config` names, and the newest of Debian's. Data can
    /// only be read by the version that made it, so that one is looked for if there is any.
    pub(super) fn find(of_data: Option<u32>) -> Result<Self, ClusterError> {
        let candidates = match env::var_os("PG_BIN_DIR").filter(|named| !named.is_empty()) {
            Some(named) => vec![PathBuf::from(named)],
            None => pg_config().into_iter().chain(debian()).collect(),
        };
        let mut found = Vec::new();
        for directory in &candidates {
            if let Some(programs) = Self::in_directory(directory)? {
                if of_data.is_none_or(|needed| needed == programs.major) {
                    return Ok(programs);
                }
                found.push(programs.major.to_string());
            }
        }
        let listed = |of: &[PathBuf]| of.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
        match of_data {
            Some(needed) if !found.is_empty() => Err(ClusterError::OtherVersion { needed, found: found.join(", ") }),
            _ if candidates.is_empty() => Err(ClusterError::NoPrograms { looked: DEBIAN.to_owned() }),
            _ => Err(ClusterError::NoPrograms { looked: listed(&candidates) }),
        }
    }

    fn in_directory(directory: &Path) -> Result<Option<Self>, ClusterError> {
        let postgres = directory.join("postgres");
        if !postgres.exists() || !directory.join("initdb").exists() {
            return Ok(None);
        }
        let answer = Command::new(&postgres).arg("--version").output().doing("run", &postgres)?;
        Ok(major(&String::from_utf8_lossy(&answer.stdout)).map(|major| Self { directory: directory.to_owned(), major }))
    }

    pub(super) fn directory(&self) -> &Path {
        &self.directory
    }

    pub(super) fn initdb(&self) -> PathBuf {
        self.directory.join("initdb")
    }

    pub(super) fn postgres(&self) -> PathBuf {
        self.directory.join("postgres")
    }
}

fn pg_config() -> Option<PathBuf> {
    let answer = Command::new("pg_config").arg("--bindir").output().ok()?;
    let directory = String::from_utf8(answer.stdout).ok()?;
    (!directory.trim().is_empty()).then(|| directory.trim().into())
}

/// Newest first.
fn debian() -> Vec<PathBuf> {
    let version = |directory: &PathBuf| directory.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    let mut versions: Vec<_> = fs::read_dir(DEBIAN).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    versions.sort_by_key(|directory| std::cmp::Reverse(version(directory)));
    versions.into_iter().map(|directory| directory.join("bin")).collect()
}

/// The major version in `postgres (PostgreSQL) 15.18 (Debian …)`; also in `17devel` and `18beta1`.
fn major(answer: &str) -> Option<u32> {
    let version = answer.split_whitespace().nth(2)?;
    version.split(|character: char| !character.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read_from_what_postgres_says() {
        assert_eq!(major("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n"), Some(15));
        assert_eq!(major("postgres (PostgreSQL) 19devel\n"), Some(19));
        assert_eq!(major("bash: no such thing"), None);
    }
}
