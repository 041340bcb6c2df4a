//! What may be asked at sign-in, and what is told about tries that failed.

use chrono::{DateTime, Utc};

use super::PresentedLink;
use crate::{
    account::{Authority, Notice, RecoveryCode},
    ids::{AuthenticatorId, ChallengeId, SessionId},
    policy::Policy,
    words::Factor,
};

/// A proof besides the password that was verified outside: the code matched, the hash was right.
/// Whether it still counts is for the decision.
#[derive(Clone, Debug)]
pub enum SecondProof {
    /// An app's code matched.
    App {
        /// Which app.
        authenticator: AuthenticatorId,
        /// The step that it matched at.
        step: u64,
    },
    /// A code matched of an app in the trash.
    TrashedApp {
        /// Which app.
        authenticator: AuthenticatorId,
        /// The step that it matched at.
        step: u64,
    },
    /// A recovery code's hash was right.
    RecoveryCode {
        /// The code's public half.
        selector: String,
        /// What takes its place.
        replacement: RecoveryCode,
    },
    /// A link to the login mailbox was confirmed.
    Mailbox {
        /// The link.
        link: PresentedLink,
    },
    /// A number answered, or the code that it was sent was typed and right.
    Phone {
        /// The asking that it answered.
        challenge: ChallengeId,
    },
}

/// Open a session: the password was right.
#[derive(Clone, Debug)]
pub struct OpenSession {
    /// The session to be.
    pub session: SessionId,
    /// The account's session epoch when the password was checked: a change since then voids the attempt.
    pub epoch: u64,
    /// The proof besides the password, if any.
    pub proof: Option<SecondProof>,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner, if this turns out to be a recovery.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Put off binding the first factor, within the days of grace.
#[derive(Clone, Copy, Debug)]
pub struct SkipEnrolment {
    /// Who.
    pub authority: Authority,
    /// The organisation's policy.
    pub policy: Policy,
    /// Now.
    pub now: DateTime<Utc>,
}

/// What a fresh proof was given with; it was verified outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FreshProof {
    /// The password.
    Password,
    /// A code of this app, at this step.
    App(AuthenticatorId, u64),
    /// A number that answered, or whose code was typed.
    Phone(ChallengeId),
}

/// Prove anew who you are, in a session that is open: by a factor, or by the password where there is none.
#[derive(Clone, Debug)]
pub struct ProveAnew {
    /// Who.
    pub authority: Authority,
    /// How.
    pub proof: FreshProof,
    /// The organisation's policy.
    pub policy: Policy,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Put refused attempts of a window on record.
#[derive(Clone, Debug)]
pub struct SummariseRefusals {
    /// What was guessed at.
    pub factor: Factor,
    /// How often.
    pub count: u32,
    /// The first of them.
    pub since: DateTime<Utc>,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Lock a factor after too many consecutive failures.
#[derive(Clone, Debug)]
pub struct LockFactor {
    /// Which factor.
    pub factor: Factor,
    /// Consecutive failures.
    pub failures: u32,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}
