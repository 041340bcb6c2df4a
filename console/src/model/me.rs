//! View-models of Mijn login.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Activity, Phone, Place, Room, Way};

/// `/me`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// The login address.
    pub email: String,
    /// How the person is called.
    pub name: String,
    /// The sequence of the last change of factors or contacts; goes into every form.
    pub seen: u64,
    /// Whether policy demands a second factor.
    pub mandatory: bool,
    /// Until when factor changes are stopped after "this was not me".
    pub frozen_until: Option<DateTime<Utc>>,
    /// Whether this session may allow changes again before that.
    pub may_thaw: bool,
    /// For how many more days, today included, the first app may be put off; `None` where that is over, or was done.
    pub grace_days: Option<u32>,
    /// Apps in use, suspended or in the trash, in the order they were linked.
    pub apps: Vec<Authenticator>,
    /// Telephone numbers, in the order they were added.
    pub phones: Vec<Phone>,
    /// Whether one may be added.
    pub may_add_phone: bool,
    /// Apps that ended, newest first.
    pub past: Vec<PastAuthenticator>,
    /// What remains if the phone were lost today, the strongest first.
    pub ways: Vec<Way>,
    /// What somebody else needs the least of today, besides the password; `None` where nothing opens the account.
    pub weakest: Option<Weakest>,
    /// The recovery codes; `None` if there never were any.
    pub codes: Option<CodesLeft>,
    /// Whether the organisation gives any.
    pub gives_codes: bool,
    /// The backup address; `None` where the organisation has none.
    pub backup: Option<Backup>,
    /// When the password was last set.
    pub password_set_at: Option<DateTime<Utc>>,
    /// Where the person is signed in, this browser first.
    pub sessions: Vec<SessionRow>,
    /// For how many days a browser may be remembered; `None` where it may not.
    pub remember_days: Option<u32>,
    /// The browsers that stand in for a code, this one first.
    pub devices: Vec<DeviceRow>,
    /// The latest of the history, newest first.
    pub recent: Vec<Activity>,
    /// Where they work, if they are staff.
    pub room: Option<Room>,
}

/// The weakest path into an account: what it takes besides the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakest {
    /// Nothing.
    PasswordAlone,
    /// The login mailbox.
    LoginMailbox,
    /// The backup mailbox.
    BackupMailbox,
    /// A telephone number.
    Phone,
    /// A remembered browser.
    RememberedDevice,
    /// A recovery code.
    RecoveryCode,
    /// The app in the trash.
    TrashedApp,
    /// The app.
    App,
}

impl Weakest {
    /// Its name in the catalogue (`weakest-<name>`) and in `data-weakest`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PasswordAlone => "password-alone",
            Self::Phone => "phone",
            Self::LoginMailbox => "login-mailbox",
            Self::BackupMailbox => "backup-mailbox",
            Self::RememberedDevice => "remembered-device",
            Self::RecoveryCode => "recovery-code",
            Self::TrashedApp => "trashed-app",
            Self::App => "app",
        }
    }
}

/// An app that still exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authenticator {
    /// Its id.
    pub id: Uuid,
    /// Its name, as given by its owner.
    pub label: String,
    /// When it was linked.
    pub linked_at: DateTime<Utc>,
    /// From where.
    pub linked_from: Place,
    /// When a code of it was last accepted.
    pub used_at: Option<DateTime<Utc>>,
    /// What it is now.
    pub state: AppState,
}

/// What an app is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AppState {
    /// In use.
    InUse,
    /// Stopped after "this was not me".
    Suspended {
        /// Since when.
        since: DateTime<Utc>,
    },
    /// In the trash.
    Trashed {
        /// Since when.
        at: DateTime<Utc>,
        /// When it is erased for good.
        purge_at: DateTime<Utc>,
        /// Whether this person may take it out now.
        restorable: bool,
    },
}

/// An app that ended: it stays on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastAuthenticator {
    /// Its id.
    pub id: Uuid,
    /// Its last name.
    pub label: String,
    /// When it was linked.
    pub linked_at: DateTime<Utc>,
    /// From where.
    pub linked_from: Place,
    /// When it ended.
    pub ended_at: DateTime<Utc>,
    /// How it ended.
    pub ending: Ending,
}

/// How an app ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Thrown away by its owner, and not taken out in time.
    Purged,
    /// Removed in a reset by support.
    Reset,
    /// Switched off by a recovery code.
    Disabled,
}

/// The recovery codes that remain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodesLeft {
    /// Usable ones.
    pub left: u32,
    /// Issued ones.
    pub total: u32,
    /// Whether that is so few that new ones are due.
    pub low: bool,
    /// When they were made.
    pub made_at: DateTime<Utc>,
    /// When one was last used.
    pub used_at: Option<DateTime<Utc>>,
}

/// Another mailbox to get back in by, as its owner sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backup {
    /// The address that counts, masked.
    pub address: Option<String>,
    /// When its mailbox confirmed.
    pub since: Option<DateTime<Utc>>,
    /// The address that is asked to confirm, masked.
    pub pending: Option<String>,
    /// Whether policy demands one.
    pub mandatory: bool,
}

/// `/me/backup-email` and `/me/backup-email/remove`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupSettings {
    /// The login address: the backup address is another.
    pub email: String,
    /// What there is now.
    pub backup: Backup,
    /// For the form.
    pub seen: u64,
}

/// A session in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// Names it for ending; not its token.
    pub id: Uuid,
    /// Whether it is this browser's.
    pub current: bool,
    /// What it may do.
    pub kind: SessionKind,
    /// When it was opened.
    pub since: DateTime<Utc>,
    /// When it was last used.
    pub last_seen: DateTime<Utc>,
    /// From where.
    pub from: Place,
}

/// A remembered device in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceRow {
    /// Names it for forgetting; not its token.
    pub id: Uuid,
    /// Whether it is this browser.
    pub current: bool,
    /// Since when it is remembered.
    pub since: DateTime<Utc>,
    /// Until when.
    pub until: DateTime<Utc>,
    /// When it last stood in for a code.
    pub used_at: DateTime<Utc>,
    /// From where it was remembered.
    pub from: Place,
}

/// What a session may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionKind {
    /// Everything of its owner.
    Full,
    /// Enrol only.
    Enrol,
    /// Repair the factors only.
    Repair,
}

/// `/me/authenticators/{id}/trash`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trash {
    /// The app.
    pub authenticator: Uuid,
    /// Its name.
    pub label: String,
    /// When it was linked.
    pub linked_at: DateTime<Utc>,
    /// For the form.
    pub seen: u64,
    /// How signing in goes afterwards: other apps in use first, then the ways to prove oneself.
    pub ways: Vec<Way>,
    /// Whether no other app remains.
    pub last: bool,
    /// Whether policy demands a second factor.
    pub mandatory: bool,
    /// Days that it can be taken out again.
    pub days: u32,
}

/// `/me/authenticators/{id}/rename`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rename {
    /// The app.
    pub authenticator: Uuid,
    /// Its present name.
    pub label: String,
    /// For the form.
    pub seen: u64,
}

/// `/me/recovery-codes`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenewCodes {
    /// Usable ones that will be void.
    pub left: u32,
    /// How many new ones there will be.
    pub total: u32,
    /// For the form.
    pub seen: u64,
}
