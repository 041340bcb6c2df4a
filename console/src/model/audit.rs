//! View-models of the audit desk.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use super::{AccountState, Activity, Deed, Place, Role};

/// The filters of `/audit`, as they stand in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// A group of events, by its name.
    pub event: String,
    /// Whom it happened to: a name, a login address or an id.
    pub person: String,
    /// Who did it, by the name of a group, or an id.
    pub actor: String,
    /// From this moment, in the reader's zone or with a zone of its own.
    pub from: String,
    /// Until this moment.
    pub to: String,
    /// `done`, `refused`, or both.
    pub outcome: String,
    /// Only what came before this place.
    pub before: String,
}

/// `/audit`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// The filters, as they were given.
    pub filters: Filters,
    /// The reader's zone.
    pub zone: Tz,
    /// What there is, or why there is nothing.
    pub found: Result<Lines, BadFilter>,
}

/// Some lines of the ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Newest first.
    pub lines: Vec<LedgerLine>,
    /// Where the older ones begin, if there are any.
    pub older: Option<String>,
    /// A moment of the filters that happened twice, so that the wider period was taken.
    pub twice: bool,
}

/// A filter that cannot be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadFilter {
    /// Why: `audit-bad-<code>` in the catalogue.
    pub code: &'static str,
    /// Which field.
    pub field: &'static str,
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerLine {
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// Who.
    pub who: Who,
    /// What.
    pub what: What,
    /// What it is called where it is persisted.
    pub name: String,
    /// Whether something was refused.
    pub refused: bool,
    /// On whose account.
    pub on: Option<Subject>,
    /// From where.
    pub from: Place,
    /// The ticket and the reason that were given.
    pub why: Option<String>,
}

/// Who caused something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The account's owner.
    Owner,
    /// Somebody else who was signed in.
    Person(Subject),
    /// A part of the service.
    System,
    /// Whoever runs the service.
    Operator,
    /// Somebody who proved nothing.
    Stranger,
}

/// A person, as the ledger names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Their stream.
    pub id: Uuid,
    /// Their name; none, once it was erased.
    pub name: Option<String>,
    /// The event, in their stream, that the line is about.
    pub sequence: Option<u64>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Something to an account.
    Deed(Deed),
    /// Staff read a record.
    RecordRead,
    /// An act was refused.
    Refused {
        /// Its stable name.
        act: String,
        /// The refusal's code.
        code: String,
    },
    /// A session did more in a minute than is recorded one by one.
    Summarised {
        /// So many are.
        count: u32,
    },
}

/// `/audit/streams/{id}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeMachine {
    /// Whose.
    pub id: Uuid,
    /// How they are called now; none, once it was erased.
    pub name: Option<String>,
    /// The sequence that the address fixes; 0 is before the first event.
    pub at: u64,
    /// When that event was recorded.
    pub moment: Option<DateTime<Utc>>,
    /// The sequence of the last event.
    pub version: u64,
    /// The reader's zone.
    pub zone: Tz,
    /// The state then and now, part by part.
    pub parts: Vec<Part>,
    /// The events around the moment, newest first, each with its sequence.
    pub around: Vec<(u64, Activity)>,
}

impl TimeMachine {
    /// How many parts differ from now.
    #[must_use]
    pub fn differences(&self) -> usize {
        self.parts.iter().filter(|part| part.then != part.now).count()
    }
}

/// A moment that the clock showed twice, since daylight saving ended: which one is meant?
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice {
    /// Whose stream.
    pub id: Uuid,
    /// The first time.
    pub first: DateTime<Utc>,
    /// The second time.
    pub second: DateTime<Utc>,
    /// The reader's zone.
    pub zone: Tz,
}

/// What the time machine shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Machine {
    /// The state as of an event.
    At(Box<TimeMachine>),
    /// A question first.
    Which(Twice),
}

/// A part of the state, then and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which.
    pub name: PartName,
    /// As it was.
    pub then: Fact,
    /// As it is.
    pub now: Fact,
}

/// The parts of an account's state.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the catalogue says each in words")]
pub enum PartName {
    State,
    Name,
    Email,
    Role,
    Password,
    App { label: String },
    Enrolment,
    Codes,
    Links,
    Grace,
    Devices,
    Locks,
    Frozen,
    LastSignIn,
    Version,
}

/// What a part was or is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the catalogue says each in words")]
pub enum Fact {
    None,
    Erased,
    Text(String),
    State(AccountState),
    Role(Role),
    Since(DateTime<Utc>),
    Until(DateTime<Utc>),
    InUse,
    Suspended,
    Trashed { until: DateTime<Utc> },
    Revoked,
    Purged,
    Codes { left: u32 },
    Count(u64),
}
