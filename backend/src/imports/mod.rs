//! Lists of people to invite, to disable or to enable.
//!
//! A list is read whole (`file`), judged line by line (`check`), and kept with its lines sealed (`store`) until it is
//! confirmed. Then it is carried out (`work`): batches of lines, each batch in one transaction with the marks of its
//! lines. Whoever is killed leaves a batch undone or done, and the next one goes on with the lines that have no mark.

mod check;
mod file;
mod line;
mod store;
mod work;

use std::sync::Arc;

use herstel_domain::ids::{AccountId, OrganisationId};
use sqlx::PgPool;
use tokio::sync::Notify;
use uuid::Uuid;

pub use self::{
    check::{Checked, CheckedLine, Verdict, mobile},
    file::{FileFlaw, Line, MOST_LINES, Read, read},
    line::{Entry, Reason, Row},
    store::{DRAFT_KEPT_FOR, Import, LeftOut, MOST_DRAFTS, Phase},
};
use crate::{
    clock::Clock,
    journal::{Breakdown, Journal},
    secrets::{SealError, Vault, VaultError},
};

/// What a list is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// To invite people.
    Invite,
    /// To close accounts: leavers.
    Disable,
    /// To open them again.
    Enable,
}

impl Kind {
    /// Its name in rows and on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Disable => "disable",
            Self::Enable => "enable",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Invite, Self::Disable, Self::Enable].into_iter().find(|kind| kind.name() == name)
    }
}

/// Whose list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sender {
    /// Whose people it is about.
    pub organisation: OrganisationId,
    /// The administrator who sent it in; none at the command line.
    pub account: Option<AccountId>,
}

/// The lists of a deployment. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Imports {
    pool: PgPool,
    journal: Journal,
    vault: Vault,
    clock: Clock,
    confirmed: Arc<Notify>,
}

/// A list could not be kept or carried out: an incident.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "each variant says what it wraps")]
pub enum ImportError {
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    Journal(#[from] Breakdown),
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error("the list {0} has lost its key")]
    NoKey(Uuid),
    #[error("a line of the list {0} does not say what it should")]
    Unreadable(Uuid),
    #[error("too many others write the same accounts")]
    Busy,
}

impl Imports {
    /// The lists in this database.
    #[must_use]
    pub fn new(pool: PgPool, journal: Journal, vault: Vault, clock: Clock) -> Self {
        Self { pool, journal, vault, clock, confirmed: Arc::default() }
    }
}
