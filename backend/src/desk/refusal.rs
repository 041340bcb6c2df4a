//! From what went wrong to what the page says: refusals keep their code, breakdowns are logged here, once.

use std::fmt::Display;

use chrono::{DateTime, Utc};
use herstel_console::desk::{Refusal, Turn};
use herstel_domain::{Refusal as _, account::AccountRefusal};

use super::entry::out;
use crate::{
    journal::Failure,
    secrets::{HashError, SealError, VaultError},
};

/// A refusal whose words are about the whole form.
pub(super) fn refused(code: &str) -> Turn {
    Refusal::new(code).into()
}

/// A refusal whose words are about one field.
pub(super) fn refused_field(field: &str, code: &str) -> Turn {
    Refusal::of(field, code).into()
}

/// Too early: how many minutes to wait, rounded up.
pub(super) fn wait(code: &str, until: DateTime<Utc>, now: DateTime<Utc>) -> Turn {
    let minutes = u32::try_from((until - now).num_seconds().max(0).unsigned_abs().div_ceil(60)).ok();
    Refusal { minutes, ..Refusal::new(code) }.into()
}

/// An incident: logged here, and nothing of it shown.
pub(super) fn broken(error: impl Display) -> Turn {
    tracing::error!(%error, "a desk could not do its work");
    Turn::Broken
}

/// What the domain answered, as the page understands it.
pub(super) fn of_domain(refusal: AccountRefusal, now: DateTime<Utc>) -> Turn {
    match refusal {
        // disabled just now: like everything that a disabled account is asked, it says nothing of it
        AccountRefusal::SessionEnded | AccountRefusal::Disabled => Turn::Goto(out()),
        AccountRefusal::NotInThisSession => Turn::Forbidden { code: refusal.code().to_owned() },
        AccountRefusal::NoSuchAuthenticator | AccountRefusal::NotYours | AccountRefusal::NotForYourRole => {
            Turn::NotFound
        }
        AccountRefusal::ConfirmedMeanwhile => refused("stale"),
        AccountRefusal::ChangesFrozen { until } => wait(refusal.code(), until, now),
        AccountRefusal::ProofNeeded => refused("proof_stale"),
        AccountRefusal::CodeAlreadyUsed => refused_field("code", refusal.code()),
        other => refused(other.code()),
    }
}

/// How a command failed, as the page understands it.
pub(super) fn of_failure(failure: Failure<AccountRefusal>, now: DateTime<Utc>) -> Turn {
    match failure {
        Failure::Refused(refusal) => of_domain(refusal, now),
        Failure::Stale => refused("stale"),
        Failure::Busy => Turn::Busy { retry_after_s: 1 },
        Failure::Taken(kind) => refused(kind),
        Failure::Broken(breakdown) => broken(breakdown),
    }
}

/// Hashing has a queue limit: over it, the answer is "try again" at once.
pub(super) fn of_hashing(error: HashError) -> Turn {
    match error {
        HashError::Overloaded => Turn::Busy { retry_after_s: 2 },
        other => broken(other),
    }
}

/// The errors that a desk meets and that are nobody's fault outside.
#[derive(Debug, thiserror::Error)]
pub(super) enum Incident {
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    #[error(transparent)]
    Journal(#[from] crate::journal::Breakdown),
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error("the account {0} has no {1}")]
    Missing(uuid::Uuid, &'static str),
}

impl From<Incident> for Turn {
    fn from(incident: Incident) -> Self {
        broken(incident)
    }
}
