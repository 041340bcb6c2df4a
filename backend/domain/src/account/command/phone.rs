//! What may be asked about telephone numbers.

use chrono::{DateTime, Utc};

use super::super::{Answer, Authority, Notice, PresentedLink, RecoveryCode};
use crate::{
    ids::{ChallengeId, PhoneId, SessionId},
    policy::Policy,
    sealed::Contact,
    words::Means,
};

/// Add a number, and call it or send it a code at once. One that waits for its confirmation makes way.
#[derive(Clone, Debug)]
pub struct AddPhone {
    /// Who.
    pub authority: Authority,
    /// The number to be.
    pub phone: PhoneId,
    /// Its digits; fingerprinted in E.164, so that they compare.
    pub number: Contact,
    /// How it is reached.
    pub means: Means,
    /// The first asking.
    pub challenge: ChallengeId,
    /// The organisation's policy.
    pub policy: Policy,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Call a number, or send it a code: one that waits for its confirmation, or one that is bound.
#[derive(Clone, Copy, Debug)]
pub struct ChallengePhone {
    /// Who.
    pub authority: Authority,
    /// Which number.
    pub phone: PhoneId,
    /// This asking.
    pub challenge: ChallengeId,
    /// The organisation's policy.
    pub policy: Policy,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Call a bound number, or send it a code, for the second proof beside a link for a new password.
#[derive(Clone, Debug)]
pub struct ChallengePhoneForReset {
    /// The link from the login mailbox. It is not used up.
    pub link: PresentedLink,
    /// The browser that asks.
    pub session: SessionId,
    /// Which number.
    pub phone: PhoneId,
    /// This asking.
    pub challenge: ChallengeId,
    /// The organisation's policy.
    pub policy: Policy,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Somebody keyed something in on a telephone. It was compared with the digits on the page outside.
#[derive(Clone, Copy, Debug)]
pub struct AnswerCall {
    /// Which asking.
    pub challenge: ChallengeId,
    /// What it came to.
    pub answer: Answer,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Bind the number that waits for it: its call was answered, or the code that it was sent was typed and right.
#[derive(Clone, Debug)]
pub struct ConfirmPhone {
    /// Who.
    pub authority: Authority,
    /// The asking that was answered.
    pub challenge: ChallengeId,
    /// Recovery codes to issue if there are none yet, or if this ends a repair.
    pub codes: Vec<RecoveryCode>,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Have this number offered first.
#[derive(Clone, Debug)]
pub struct MakePhonePrimary {
    /// Who.
    pub authority: Authority,
    /// Which.
    pub phone: PhoneId,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Throw a number away.
#[derive(Clone, Debug)]
pub struct RemovePhone {
    /// Who.
    pub authority: Authority,
    /// Which.
    pub phone: PhoneId,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Take back the report that adding this number was not the owner's doing.
#[derive(Clone, Debug)]
pub struct ResumePhone {
    /// Who.
    pub authority: Authority,
    /// Which.
    pub phone: PhoneId,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}
