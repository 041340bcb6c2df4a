//! What a session's stream amounts to: as much as its bounds ask for, and no more than a few minutes of it.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::{AccessEvent, AccessRefusal, MOST_A_MINUTE, SAME_READING, Summarised};
use crate::ids::{AccountId, OrganisationId};

/// A session, as far as it is on record.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// Nothing was recorded yet.
    #[default]
    Absent,
    /// Something was.
    Kept(Box<Book>),
}

/// What a session did lately.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Book {
    /// Whose session it is.
    pub by: AccountId,
    /// Their organisation.
    pub organisation: OrganisationId,
    /// The latest minute in which something was recorded.
    pub window: Window,
    /// What was read in the last ten minutes.
    pub reads: Vec<Read>,
}

/// A minute, from its first event.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Window {
    /// When it began.
    pub since: DateTime<Utc>,
    /// How many events it holds, a summary not counted.
    pub count: u32,
    /// Whether they were summed up: nothing more of it is recorded.
    pub full: bool,
}

/// A reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Read {
    /// Whose record.
    pub account: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

impl Window {
    /// Whether the minute is not over. A clock that went back a little does not begin another.
    fn holds(&self, now: DateTime<Utc>) -> bool {
        now < self.since + Duration::minutes(1)
    }
}

impl Access {
    fn book(&self) -> Option<&Book> {
        match self {
            Self::Absent => None,
            Self::Kept(book) => Some(book),
        }
    }

    pub(super) fn belongs_to(&self, somebody: AccountId) -> Result<(), AccessRefusal> {
        if self.book().is_none_or(|book| book.by == somebody) { Ok(()) } else { Err(AccessRefusal::AnothersSession) }
    }

    /// Whether this reading goes on with an earlier one.
    pub(super) fn has_read(&self, account: AccountId, now: DateTime<Utc>) -> bool {
        let same = |read: &Read| read.account == account && now < read.at + SAME_READING;
        self.book().is_some_and(|book| book.reads.iter().any(same))
    }

    /// The event itself, the summary where it is one too many, and nothing after that.
    pub(super) fn bounded(&self, event: AccessEvent) -> Vec<AccessEvent> {
        let at = event.at();
        match self.book().map(|book| book.window).filter(|window| window.holds(at)) {
            Some(window) if window.full => vec![],
            Some(Window { count, since, .. }) if count >= MOST_A_MINUTE => {
                vec![AccessEvent::Summarised(Summarised { count, since, at })]
            }
            _ => vec![event],
        }
    }

    pub(super) fn after(self, event: &AccessEvent) -> Self {
        let (by, organisation) = match (event, &self) {
            (AccessEvent::RecordRead(e), _) => (e.by, e.organisation),
            (AccessEvent::Refused(e), _) => (e.by, e.organisation),
            (AccessEvent::Summarised(_), Self::Kept(book)) => (book.by, book.organisation),
            (AccessEvent::Summarised(_), Self::Absent) => return self,
        };
        let at = event.at();
        let (window, mut reads) = match self {
            Self::Kept(book) => (Some(book.window).filter(|window| window.holds(at)), book.reads),
            Self::Absent => (None, Vec::new()),
        };
        let mut window = window.unwrap_or(Window { since: at, count: 0, full: false });
        match event {
            AccessEvent::Summarised(_) => window.full = true,
            AccessEvent::RecordRead(_) | AccessEvent::Refused(_) => window.count += 1,
        }
        reads.retain(|read| at < read.at + SAME_READING);
        if let AccessEvent::RecordRead(e) = event {
            reads.push(Read { account: e.account, at });
        }
        Self::Kept(Box::new(Book { by, organisation, window, reads }))
    }
}
