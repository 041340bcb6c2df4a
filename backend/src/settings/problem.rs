//! What is wrong with the settings: which one, where it came from, why, and what to do.

use std::{fmt, path::PathBuf};

use super::key::Key;

/// Where a setting's value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A flag on the command line, as `--listen`.
    Flag(String),
    /// A variable of the environment, as `HERSTEL_LISTEN`.
    Variable(String),
    /// The settings file.
    File(PathBuf),
    /// Nobody set it.
    Default,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(name) => write!(f, "flag {name}"),
            Self::Variable(name) => write!(f, "variable {name}"),
            Self::File(path) => write!(f, "file {}", path.display()),
            Self::Default => f.write_str("not set"),
        }
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The setting's name, as in the file.
    pub setting: String,
    /// Where its value came from.
    pub origin: Origin,
    /// Why it will not do. Shows no value that may hold a secret.
    pub why: String,
    /// What to do about it.
    pub remedy: String,
}

impl Problem {
    pub(super) fn new(key: Key, origin: Origin, why: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { setting: key.0.to_owned(), origin, why: why.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}; {}", self.setting, self.origin, self.why, self.remedy)
    }
}

/// All that is wrong, one a line. Happens at start only; the command ends with status 2.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the settings will not do:\n{}", .0.iter().map(|problem| format!("  {problem}")).collect::<Vec<_>>().join("\n"))]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// The problems, in the order of the settings.
    #[must_use]
    pub fn as_slice(&self) -> &[Problem] {
        &self.0
    }

    pub(super) fn preceded_by(mut self, first: Problem) -> Self {
        self.0.insert(0, first);
        self
    }
}

impl From<Vec<Problem>> for Problems {
    fn from(problems: Vec<Problem>) -> Self {
        Self(problems)
    }
}
