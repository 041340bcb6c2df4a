//! View-models of what mailed links lead to.

use chrono::{DateTime, Utc};

use super::{Deed, Place};

/// `/login/link-sent`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkSent {
    /// Where the link went, masked.
    pub address: String,
    /// Minutes that it is valid.
    pub minutes: u32,
}

/// `/magic`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Magic {
    /// Whose link it is, masked.
    pub email: String,
    /// What it opens.
    pub purpose: LinkPurpose,
    /// When it was asked for.
    pub asked_at: DateTime<Utc>,
    /// From where it was asked for.
    pub asked_from: Place,
    /// Whether this browser is the one that asked.
    pub same_browser: bool,
    /// Until when it works.
    pub valid_until: DateTime<Utc>,
}

/// What a mailed link opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    /// The second proof of a sign-in.
    SignIn,
    /// The page for a new password.
    Password,
}

/// `/not-me`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotMe {
    /// The change that was told.
    pub deed: Deed,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// From where.
    pub from: Place,
    /// What reporting it will do.
    pub outcome: NotMeOutcome,
    /// The backup address that goes as well, masked.
    pub withdraws: Option<String>,
}

/// What a report does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotMeOutcome {
    /// The freshly added telephone number is stopped.
    SuspendsPhone {
        /// The number, masked.
        number: String,
    },
    /// The freshly linked app is suspended.
    SuspendsApp {
        /// Its name.
        label: String,
    },
    /// Factor changes stop for so many hours, and every session ends.
    Freezes {
        /// Hours.
        hours: u32,
    },
}

/// `/confirm-email`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfirmEmail {
    /// Another login address.
    Login {
        /// The address that they sign in with.
        from: String,
        /// The address to be.
        to: String,
        /// Whether the other address has confirmed already.
        last: bool,
    },
    /// A backup address. Its reader may be a stranger, if it has a typing error: they learn no other address.
    Backup {
        /// The address to be.
        to: String,
        /// Whether it takes another one's place.
        replaces: bool,
    },
}
