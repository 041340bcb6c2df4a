//! What an account knows of telephone numbers.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Active;
use crate::{
    account::Answer,
    ids::{ChallengeId, PhoneId, SessionId},
    policy::Policy,
    sealed::{Contact, Sealed},
    words::Means,
};

/// A telephone number that was bound once.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Phone {
    /// Which.
    pub id: PhoneId,
    /// Its digits, in E.164.
    pub number: Contact,
    /// How it is reached.
    pub means: Means,
    /// When it was bound.
    pub since: DateTime<Utc>,
    /// Sealed: from where it was bound.
    pub added_from: Option<Sealed>,
    /// When it last proved something.
    pub last_used_at: DateTime<Utc>,
    /// What has become of it.
    pub condition: PhoneCondition,
}

/// What has become of a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum PhoneCondition {
    /// It opens sessions, where policy lets it.
    Usable,
    /// Reported as not the owner's: opens nothing, still counts as a factor.
    Suspended {
        /// Since.
        at: DateTime<Utc>,
    },
    /// Gone; only this record is left.
    Removed {
        /// When.
        at: DateTime<Utc>,
        /// Whether support took it away, and not its owner.
        by_support: bool,
    },
}

/// A number that was typed and waits for somebody to answer.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PendingPhone {
    /// The number to be.
    pub id: PhoneId,
    /// Its digits, in E.164.
    pub number: Contact,
    /// How it is reached.
    pub means: Means,
    /// The only session that may confirm.
    pub session: SessionId,
    /// When it stops being confirmable.
    pub expires_at: DateTime<Utc>,
}

/// The latest asking of a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PendingChallenge {
    /// Which.
    pub id: ChallengeId,
    /// Which number.
    pub phone: PhoneId,
    /// How it was reached.
    pub means: Means,
    /// The session or attempt that asked.
    pub session: SessionId,
    /// When the answer stops counting.
    pub expires_at: DateTime<Utc>,
    /// What was keyed in.
    pub answer: Option<Answer>,
}

impl Phone {
    /// Whether it counts as a factor, as [`Authenticator::is_held`](super::Authenticator::is_held) says.
    #[must_use]
    pub fn is_held(&self) -> bool {
        matches!(self.condition, PhoneCondition::Usable | PhoneCondition::Suspended { .. })
    }
}

impl Active {
    /// The numbers that open sessions, the one first that its owner has offered first: a means that policy has switched
    /// off opens nothing.
    pub fn usable_phones(&self, policy: &Policy) -> impl Iterator<Item = &Phone> {
        let methods = policy.methods;
        let opens = move |phone: &&Phone| phone.condition == PhoneCondition::Usable && methods.allow(phone.means);
        let first = move |phone: &&Phone| Some(phone.id) == self.primary_phone;
        let (ahead, behind) = (self.phones.iter().filter(first), self.phones.iter().filter(move |it| !first(it)));
        ahead.chain(behind).filter(opens)
    }

    /// The number that is offered first: the one that its owner chose, else the one that is there longest.
    #[must_use]
    pub fn primary_phone(&self) -> Option<&Phone> {
        let mut usable = self.phones.iter().filter(|phone| phone.condition == PhoneCondition::Usable).peekable();
        let first = usable.peek().copied();
        usable.find(|phone| Some(phone.id) == self.primary_phone).or(first)
    }

    /// One of the numbers ever bound.
    #[must_use]
    pub fn phone(&self, id: PhoneId) -> Option<&Phone> {
        self.phones.iter().find(|phone| phone.id == id)
    }
}
