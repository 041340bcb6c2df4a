//! Signing in: what opened a session, what was put off, what was refused or locked.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Notice, RecognisedDevice};
use crate::{
    account::{Bound, SessionKind},
    ids::{AuthenticatorId, ChallengeId, PhoneId, SessionId},
    words::Factor,
};

/// A proof besides the password, as it was accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum AcceptedProof {
    /// A code of a linked app: this step and all before it are spent.
    App {
        /// Which app.
        authenticator: AuthenticatorId,
        /// RFC 6238's T: thirty-second intervals since 1970.
        step: u64,
    },
    /// A code of an app that its owner had thrown away.
    TrashedApp {
        /// Which app.
        authenticator: AuthenticatorId,
        /// As above.
        step: u64,
    },
    /// A recovery code; its consumption is an event of its own.
    RecoveryCode,
    /// A link to the mailbox; its redemption is an event of its own.
    Mailbox,
    /// A telephone number answered, or a code that it was sent was typed.
    Phone {
        /// Which number.
        phone: PhoneId,
        /// The asking that it answered, used up.
        challenge: ChallengeId,
    },
}

impl AcceptedProof {
    /// The factor that gave it; none for what opens a repair only.
    #[must_use]
    pub fn bound(self) -> Option<Bound> {
        match self {
            Self::App { authenticator, .. } => Some(Bound::App(authenticator)),
            Self::Phone { phone, .. } => Some(Bound::Phone(phone)),
            Self::TrashedApp { .. } | Self::RecoveryCode | Self::Mailbox => None,
        }
    }
}

/// A session was opened, with the password and perhaps a second proof.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SignedIn {
    /// Which session.
    pub session: SessionId,
    /// What it may do.
    pub opened: SessionKind,
    /// The proof besides the password.
    pub proof: Option<AcceptedProof>,
    /// The remembered device that stood in for a proof.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<RecognisedDevice>,
    /// Where the notice of a recovery leads; none for an ordinary sign-in.
    pub notice: Option<Notice>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A second factor was demanded for the first time, under a policy that gives time for it. This happens once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GraceStarted {
    /// When it ends, whatever happens.
    pub until: DateTime<Utc>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Binding the first factor was put off: the session goes on with the password alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EnrolmentSkipped {
    /// In which session.
    pub session: SessionId,
    /// For how many more days it may be, that one included.
    pub days_left: u16,
    /// When.
    pub at: DateTime<Utc>,
}

/// A signed-in owner proved anew who they are, before a change.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ProvenAnew {
    /// In which session.
    pub session: SessionId,
    /// By which app and step; none for the password.
    pub proof: Option<AcceptedProof>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Attempts to sign in failed: one summary for a window of time.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SignInsRefused {
    /// What was guessed at.
    pub factor: Factor,
    /// How often.
    pub count: u32,
    /// The first of them.
    pub since: DateTime<Utc>,
    /// When this was summed up.
    pub at: DateTime<Utc>,
}

/// Too many wrong attempts: this factor opens nothing until recovery.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Locked {
    /// Which factor.
    pub factor: Factor,
    /// Consecutive failures.
    pub failures: u32,
    /// Where the notice leads.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// Recovery lifted every lock.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Unlocked {
    /// When.
    pub at: DateTime<Utc>,
}
