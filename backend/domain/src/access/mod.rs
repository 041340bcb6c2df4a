//! What a session saw and was refused: no account changes by it, and it is on the record all the same (DESIGN §3).
//!
//! One stream per session, so that reading never competes with what happens to the account that is read. It is
//! bounded: whoever opens a thousand records a minute fills no journal, and the auditor sees that they did.

mod book;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    decider::{Decider, Refusal},
    ids::{AccountId, OrganisationId},
};

pub use book::{Access, Book, Read, Window};

/// As many events as one session may yield in a minute; the next one is the summary, and the last of that minute.
pub const MOST_A_MINUTE: u32 = 30;
/// For so long, reading the same record again is the same reading.
pub const SAME_READING: Duration = Duration::minutes(10);

/// A wish to put something on record.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "each variant is documented at its payload")]
pub enum AccessCommand {
    RecordRead(RecordRead),
    RecordRefusal(RecordRefusal),
}

/// Somebody's record was read by staff.
#[derive(Clone, PartialEq, Debug)]
pub struct RecordRead {
    /// Whose session it is.
    pub by: AccountId,
    /// Their organisation.
    pub organisation: OrganisationId,
    /// Whose record.
    pub account: AccountId,
    /// Now.
    pub now: DateTime<Utc>,
}

/// An act was refused to somebody signed in.
#[derive(Clone, PartialEq, Debug)]
pub struct RecordRefusal {
    /// Whose session it is.
    pub by: AccountId,
    /// Their organisation.
    pub organisation: OrganisationId,
    /// What they tried, by its stable name, for instance `support.reset`.
    pub act: String,
    /// The refusal's code, for instance `not_yours`.
    pub code: String,
    /// On whose account; none where it was on nobody's.
    pub account: Option<AccountId>,
    /// Now.
    pub now: DateTime<Utc>,
}

/// One fact of a session's stream.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "each variant is documented at its payload")]
pub enum AccessEvent {
    RecordRead(WasRead),
    Refused(Refused),
    Summarised(Summarised),
}

/// Staff read somebody's record.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct WasRead {
    /// Whose session it was.
    pub by: AccountId,
    /// Their organisation.
    pub organisation: OrganisationId,
    /// Whose record.
    pub account: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// An act was refused to somebody signed in.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Refused {
    /// Whose session it was.
    pub by: AccountId,
    /// Their organisation.
    pub organisation: OrganisationId,
    /// What they tried, by its stable name.
    pub act: String,
    /// The refusal's code.
    pub code: String,
    /// On whose account; none where it was on nobody's.
    pub account: Option<AccountId>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The bound was reached: what else the session did in the minute that began at `since` is not on record.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Summarised {
    /// How many are on record of that minute, one by one; it did at least one more.
    pub count: u32,
    /// When that minute began.
    pub since: DateTime<Utc>,
    /// When the bound was reached.
    pub at: DateTime<Utc>,
}

/// Why something was not put on record.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum AccessRefusal {
    /// The stream is the session of somebody else.
    #[error("this is somebody else's session")]
    AnothersSession,
}

impl Refusal for AccessRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::AnothersSession => "anothers_session",
        }
    }
}

impl AccessEvent {
    /// When it happened, by the clock of who decided.
    #[must_use]
    pub fn at(&self) -> DateTime<Utc> {
        match self {
            Self::RecordRead(e) => e.at,
            Self::Refused(e) => e.at,
            Self::Summarised(e) => e.at,
        }
    }
}

/// Decides what goes on record of a session.
#[derive(Clone, Copy, Debug)]
pub struct AccessDecider;

impl Decider for AccessDecider {
    const STREAM: &'static str = "access";
    type State = Access;
    type Command = AccessCommand;
    type Event = AccessEvent;
    type Refusal = AccessRefusal;

    fn decide(access: &Access, command: AccessCommand) -> Result<Vec<AccessEvent>, AccessRefusal> {
        match command {
            AccessCommand::RecordRead(read) => {
                access.belongs_to(read.by)?;
                if access.has_read(read.account, read.now) {
                    return Ok(vec![]);
                }
                let RecordRead { by, organisation, account, now: at } = read;
                Ok(access.bounded(AccessEvent::RecordRead(WasRead { by, organisation, account, at })))
            }
            AccessCommand::RecordRefusal(refusal) => {
                access.belongs_to(refusal.by)?;
                let RecordRefusal { by, organisation, act, code, account, now: at } = refusal;
                Ok(access.bounded(AccessEvent::Refused(Refused { by, organisation, act, code, account, at })))
            }
        }
    }

    fn evolve(access: Access, event: &AccessEvent) -> Access {
        access.after(event)
    }
}

#[cfg(test)]
mod tests;
