//! View-models of signing in, proving and recovering.

use chrono::{DateTime, Utc};

use super::Place;

/// `/login`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignIn {
    /// An address to start with; what was typed before a refusal comes back by itself.
    pub email: Option<String>,
}

/// `/login/verify`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verify {
    /// Who is signing in, as typed.
    pub email: String,
    /// A fresh proof for somebody signed in, and where to go with it; `None` when signing in.
    pub next: Option<String>,
    /// How else it may be done. The page offers `/login/prove` if there is any.
    pub ways: Vec<Way>,
}

/// A way to prove oneself beside the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// One of the recovery codes.
    RecoveryCode {
        /// How many are left.
        left: u32,
    },
    /// A link to the login mailbox.
    LoginMailbox {
        /// The address, masked.
        address: String,
    },
    /// A code of an app that its owner threw away and that is still in the trash.
    TrashedApp {
        /// Its name.
        label: String,
    },
    /// Another app, in use (for `/me`: what remains if one is lost).
    OtherApp {
        /// Its name.
        label: String,
    },
    /// Support of the organisation.
    Support,
}

/// `/login/prove`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prove {
    /// Who is signing in, as typed.
    pub email: String,
    /// Whether an app of theirs lies in the trash, which is why they are here.
    pub trashed: bool,
    /// What this account has; never empty (at the least support).
    pub ways: Vec<Way>,
}

/// `/login/recovery-code` and `/login/trashed-app`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProveByCode {
    /// Who is signing in, as typed.
    pub email: String,
    /// The app in the trash; `None` for a recovery code.
    pub label: Option<String>,
}

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

/// `/password/forgotten`. Says nothing about who has an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Minutes that the link is valid.
    pub minutes: u32,
}

/// `/activate`, `/password/new` and `/me/password`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPassword {
    /// Whose password it is (helps password managers).
    pub email: String,
    /// Why it is chosen.
    pub reason: PasswordReason,
    /// What it must satisfy.
    pub rules: PasswordRules,
    /// The second proof that is asked along with it, in the field `code`.
    pub second: Option<SecondProof>,
}

/// Why a password is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordReason {
    /// The first one.
    Activation,
    /// It was forgotten.
    Forgotten,
    /// Its owner wants another; the form asks the present one as `password`.
    Change,
}

/// What a password must satisfy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordRules {
    /// At least so many characters.
    pub min: u32,
    /// At most so many characters.
    pub max: u32,
    /// Whether upper, lower, digit and special are all demanded.
    pub composition: bool,
}

/// A second proof asked for in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondProof {
    /// The app's code or a recovery code.
    AppOrRecoveryCode,
    /// Only a recovery code.
    RecoveryCode,
}

/// `/not-me`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotMe {
    /// The change that was told.
    pub deed: super::Deed,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// From where.
    pub from: Place,
    /// What reporting it will do.
    pub outcome: NotMeOutcome,
}

/// What a report does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotMeOutcome {
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
