//! Telephone numbers: added, asked for a proof, verified, removed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Notice;
use crate::{
    ids::{ChallengeId, PhoneId, SessionId},
    sealed::Contact,
    words::Means,
};

/// A number was typed; nothing is bound until somebody there has answered.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PhoneAdded {
    /// The number to be.
    pub phone: PhoneId,
    /// Its digits, sealed.
    pub number: Contact,
    /// How it is reached.
    pub means: Means,
    /// The only session that may confirm it.
    pub session: SessionId,
    /// When it stops being confirmable.
    pub expires_at: DateTime<Utc>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A number was called, or sent a code. What was asked of it before is void.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PhoneChallenged {
    /// This asking. Digits and code follow from it, under a key that is not here.
    pub challenge: ChallengeId,
    /// Which number.
    pub phone: PhoneId,
    /// How it is reached.
    pub means: Means,
    /// The session or attempt that asked: the answer counts there only.
    pub session: SessionId,
    /// When the answer stops counting.
    pub expires_at: DateTime<Utc>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What was keyed in on a telephone.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The digits on the page.
    Right,
    /// Others.
    Wrong,
    /// The key that says: this was not me.
    NotMe,
}

/// Somebody picked up and keyed something in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PhoneAnswered {
    /// Which asking.
    pub challenge: ChallengeId,
    /// What.
    #[serde(rename = "keyed_in")]
    pub answer: Answer,
    /// When.
    pub at: DateTime<Utc>,
}

/// A number was bound: it was answered, or its code was typed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PhoneVerified {
    /// Which.
    pub phone: PhoneId,
    /// The asking that it answered, used up.
    pub challenge: ChallengeId,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// A number is offered first from now on.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PhoneMadePrimary {
    /// Which.
    pub phone: PhoneId,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// A number was thrown away, for good: to have it back it must be added anew.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PhoneRemoved {
    /// Which.
    pub phone: PhoneId,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// The owner reported that adding it was not their doing: it opens nothing until they say otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PhoneSuspended {
    /// Which.
    pub phone: PhoneId,
    /// When.
    pub at: DateTime<Utc>,
}

/// The owner took the report back.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PhoneResumed {
    /// Which.
    pub phone: PhoneId,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}
