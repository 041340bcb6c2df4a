//! View-models of the support desk.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Activity, Authenticator, CodesLeft, PastAuthenticator, Phone, Place, Role, SessionRow, Way};

/// What somebody looks for on `/support`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// As typed.
    pub q: String,
    /// Only people in this state.
    pub state: Option<AccountState>,
    /// Which page, from 1.
    pub page: u32,
}

/// How far an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the states; the catalogue says each in words")]
pub enum AccountState {
    Invited,
    PasswordSet,
    Enrolled,
    Locked,
    Disabled,
}

impl AccountState {
    /// Every one of them.
    pub const ALL: [Self; 5] = [Self::Invited, Self::PasswordSet, Self::Enrolled, Self::Locked, Self::Disabled];

    /// Its name in addresses, in the catalogue (`account-state-<name>`) and in `data-state`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::PasswordSet => "password_set",
            Self::Enrolled => "enrolled",
            Self::Locked => "locked",
            Self::Disabled => "disabled",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// `/support`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// What was asked.
    pub asked: Asked,
    /// What there is.
    pub outcome: Outcome,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing was asked for.
    Unasked,
    /// Too little to go by.
    TooShort,
    /// Somebody or nobody.
    People {
        /// In the order of a telephone book.
        people: Vec<Person>,
        /// Whether there is a next page.
        more: bool,
        /// Whether there are more than a search shows.
        too_many: bool,
    },
}

/// A person in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their account.
    pub account: Uuid,
    /// How they are called.
    pub name: String,
    /// The login address.
    pub email: String,
    /// How far they are.
    pub state: AccountState,
    /// Whether an app opens their sessions.
    pub app: bool,
    /// When they last signed in.
    pub last_sign_in: Option<DateTime<Utc>>,
}

/// `/support/accounts/{id}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// Whose it is.
    pub account: Uuid,
    /// How they are called.
    pub name: String,
    /// The login address.
    pub email: String,
    /// What they are there.
    pub role: Role,
    /// How far they are.
    pub state: AccountState,
    /// When they last signed in.
    pub last_sign_in: Option<DateTime<Utc>>,
    /// Events so far.
    pub version: u64,
    /// When a reset took their factors away, if they have linked no new one since.
    pub reset_at: Option<DateTime<Utc>>,
    /// Until when factor changes are stopped after "this was not me".
    pub frozen_until: Option<DateTime<Utc>>,
    /// Until when a new activation link waits for its owner.
    pub invited_until: Option<DateTime<Utc>>,
    /// The address that waits for the word of the two mailboxes.
    pub email_to_be: Option<String>,
    /// Apps in use, suspended or in the trash.
    pub apps: Vec<Authenticator>,
    /// Telephone numbers that are there.
    pub phones: Vec<Phone>,
    /// Apps that ended, newest first.
    pub past: Vec<PastAuthenticator>,
    /// The recovery codes; none if there are none.
    pub codes: Option<CodesLeft>,
    /// When the password was last set.
    pub password_set_at: Option<DateTime<Utc>>,
    /// How they get in without the app.
    pub ways: Vec<Way>,
    /// Where they are signed in.
    pub sessions: Vec<SessionRow>,
    /// What may be done, each with what speaks against it.
    pub offers: Vec<Offer>,
    /// Why nothing may be done, by its code.
    pub barred: Option<String>,
    /// Whether the policy lets this colleague reset a lost phone.
    pub resets: bool,
    /// A page of the history, newest first.
    pub history: Vec<Entry>,
    /// Which page, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
}

/// An act that is possible now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Which.
    pub act: SupportAct,
    /// What speaks against it.
    pub warnings: Vec<Warning>,
}

/// What staff do with a user's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the acts; the catalogue says each in words")]
pub enum SupportAct {
    Reset,
    Unlock,
    EndSessions,
    Resend,
    Disable,
    Enable,
    CorrectName,
    CorrectEmail,
}

impl SupportAct {
    /// Every one of them.
    pub const ALL: [Self; 8] = [
        Self::Reset,
        Self::Unlock,
        Self::EndSessions,
        Self::Resend,
        Self::CorrectName,
        Self::CorrectEmail,
        Self::Disable,
        Self::Enable,
    ];

    /// Its name in addresses, as the form's id, and in the catalogue (`act-<name>`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Unlock => "unlock",
            Self::EndSessions => "end-sessions",
            Self::Resend => "resend",
            Self::Disable => "disable",
            Self::Enable => "enable",
            Self::CorrectName => "correct-name",
            Self::CorrectEmail => "correct-email",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name)
    }
}

/// What speaks against an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// The "lost" app opened a session lately.
    AppUsed {
        /// Its name.
        label: String,
        /// When.
        at: DateTime<Utc>,
        /// From where, if that is known.
        from: Place,
    },
    /// The "lost" number opened a session lately.
    PhoneUsed {
        /// The number, masked.
        number: String,
        /// When.
        at: DateTime<Utc>,
        /// From where, if that is known.
        from: Place,
    },
    /// It was done before, lately.
    ResetBefore {
        /// When, newest first; never empty.
        at: Vec<DateTime<Utc>>,
    },
    /// The owner asked for nothing to change.
    Frozen {
        /// Until when.
        until: DateTime<Utc>,
    },
    /// How they get in was changed lately.
    ChangedLately {
        /// When.
        at: DateTime<Utc>,
    },
}

/// A line of the history as staff read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What, when and from where.
    pub line: Activity,
    /// Which colleague it was.
    pub who: Option<String>,
    /// The ticket of the call.
    pub ticket: Option<String>,
    /// Why, in their words.
    pub why: Option<String>,
}

/// `/support/accounts/{id}/{act}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirm {
    /// On whose account.
    pub account: Uuid,
    /// How they are called.
    pub name: String,
    /// The login address.
    pub email: String,
    /// For the form.
    pub seen: u64,
    /// What will happen.
    pub plan: Plan,
    /// What speaks against it.
    pub warnings: Vec<Warning>,
}

/// What exactly an act will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plan {
    /// Every factor goes.
    Reset {
        /// The names of the apps.
        apps: Vec<String>,
        /// The numbers, masked.
        phones: Vec<String>,
        /// How many recovery codes become void.
        codes: u32,
        /// How many sessions end.
        sessions: u32,
        /// Minutes that the link to the mailbox works, with which the owner gets in.
        minutes: u32,
        /// Days until the apps' secrets are destroyed.
        days: u32,
    },
    /// Every lock is lifted.
    Unlock,
    /// Every session ends.
    EndSessions {
        /// How many there are.
        sessions: u32,
    },
    /// A new invitation goes out.
    Resend {
        /// Days that it can be accepted.
        days: u32,
    },
    /// Nobody gets in.
    Disable {
        /// How many sessions end.
        sessions: u32,
    },
    /// Its owner gets in again.
    Enable,
    /// Another name.
    CorrectName,
    /// Another login address, once both mailboxes have said so.
    CorrectEmail {
        /// Hours that both have for it.
        hours: u32,
    },
}

impl Plan {
    /// Which act it is of.
    #[must_use]
    pub const fn act(&self) -> SupportAct {
        match self {
            Self::Reset { .. } => SupportAct::Reset,
            Self::Unlock => SupportAct::Unlock,
            Self::EndSessions { .. } => SupportAct::EndSessions,
            Self::Resend { .. } => SupportAct::Resend,
            Self::Disable { .. } => SupportAct::Disable,
            Self::Enable => SupportAct::Enable,
            Self::CorrectName => SupportAct::CorrectName,
            Self::CorrectEmail { .. } => SupportAct::CorrectEmail,
        }
    }
}
