//! Telephone numbers in sentences: what may have happened, and what may be wished.

use chrono::{DateTime, Utc};

use super::{Given, events::*, values::*};
use crate::{
    account::*,
    ids::{PhoneId, SessionId},
    policy::Policy,
    words::Means,
};

pub(crate) fn phone_added(phone: PhoneId, means: Means, at: DateTime<Utc>) -> AccountEvent {
    phone_added_in(LAPTOP, phone, means, at)
}

pub(crate) fn phone_added_in(session: SessionId, phone: PhoneId, means: Means, at: DateTime<Utc>) -> AccountEvent {
    let number = number(phone);
    AccountEvent::PhoneAdded(PhoneAdded { phone, number, means, session, expires_at: at + PHONE_VALID_FOR, at })
}

/// Asked in the browser on the laptop.
pub(crate) fn phone_challenged(number: u128, phone: PhoneId, means: Means, at: DateTime<Utc>) -> AccountEvent {
    let valid_for = if means == Means::Call { CALL_VALID_FOR } else { SMS_CODE_VALID_FOR };
    let (challenge, session, expires_at) = (challenge_id(number), LAPTOP, at + valid_for);
    AccountEvent::PhoneChallenged(PhoneChallenged { challenge, phone, means, session, expires_at, at })
}

pub(crate) fn phone_answered(number: u128, answer: Answer, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::PhoneAnswered(PhoneAnswered { challenge: challenge_id(number), answer, at })
}

pub(crate) fn phone_verified(phone: PhoneId, challenge: u128, told: u128, at: DateTime<Utc>) -> AccountEvent {
    let notice = notice(told, at);
    AccountEvent::PhoneVerified(PhoneVerified { phone, challenge: challenge_id(challenge), notice, at })
}

/// Told in notice 91.
pub(crate) fn phone_made_primary(phone: PhoneId, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::PhoneMadePrimary(PhoneMadePrimary { phone, notice: notice(91, at), at })
}

/// Told in notice 92.
pub(crate) fn phone_removed(phone: PhoneId, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::PhoneRemoved(PhoneRemoved { phone, notice: notice(92, at), at })
}

pub(crate) fn phone_suspended(phone: PhoneId, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::PhoneSuspended(PhoneSuspended { phone, at })
}

/// Told in notice 93.
pub(crate) fn phone_resumed(phone: PhoneId, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::PhoneResumed(PhoneResumed { phone, notice: notice(93, at), at })
}

pub(crate) fn by_phone(phone: PhoneId, challenge: u128) -> AcceptedProof {
    AcceptedProof::Phone { phone, challenge: challenge_id(challenge) }
}

/// The number, bound from `from` on by challenge 1 (notice 90).
pub(crate) fn bound(phone: PhoneId, means: Means, from: i64) -> Vec<AccountEvent> {
    let mut events = vec![phone_added(phone, means, t(from)), phone_challenged(1, phone, means, t(from))];
    if means == Means::Call {
        events.push(phone_answered(1, Answer::Right, t(from + 1)));
    }
    events.push(phone_verified(phone, 1, 90, t(from + 1)));
    events
}

/// With the mobile number bound at `t(3)` and nothing else but two codes.
pub(crate) fn with_phone(means: Means) -> Vec<AccountEvent> {
    let mut history = with_password();
    history.push(signed_in(SessionKind::Enrol, None, t(2)));
    history.extend(bound(MOBILE, means, 2));
    history.push(issued(first_codes(), None, t(3)));
    history
}

/// With the landline bound at `t(6)` as well, both called.
pub(crate) fn with_two_phones() -> Vec<AccountEvent> {
    [with_phone(Means::Call), bound(LANDLINE, Means::Call, 5)].concat()
}

/// Invited with a number on file, and followed the link.
pub(crate) fn with_phone_on_file() -> Vec<AccountEvent> {
    let invited = Invited { member: member(), activation: link(1, t(days(3))), phone: Some(number(MOBILE)), at: t(0) };
    vec![AccountEvent::Invited(invited), activated()]
}

/// The mobile number, by challenge 2.
pub(crate) fn add_phone(authority: Authority, means: Means, now: DateTime<Utc>) -> AddPhone {
    let (phone, number, challenge) = (MOBILE, number(MOBILE), challenge_id(2));
    AddPhone { authority, phone, number, means, challenge, policy: phones(means), now }
}

/// By challenge 3.
pub(crate) fn challenge(authority: Authority, phone: PhoneId, means: Means, now: DateTime<Utc>) -> ChallengePhone {
    ChallengePhone { authority, phone, challenge: challenge_id(3), policy: phones(means), now }
}

/// By challenge 4, in the browser that opened link 30.
pub(crate) fn challenge_for_reset(phone: PhoneId, means: Means, now: DateTime<Utc>) -> ChallengePhoneForReset {
    let (link, session, challenge) = (presented(30), LIBRARY, challenge_id(4));
    ChallengePhoneForReset { link, session, phone, challenge, policy: phones(means), now }
}

pub(crate) fn answer(number: u128, answer: Answer, now: DateTime<Utc>) -> AnswerCall {
    AnswerCall { challenge: challenge_id(number), answer, now }
}

/// Told in notice 90.
pub(crate) fn confirm_phone(authority: Authority, challenge: u128, now: DateTime<Utc>) -> ConfirmPhone {
    let (challenge, codes, notice) = (challenge_id(challenge), first_codes(), notice(90, now));
    ConfirmPhone { authority, challenge, codes, notice, now }
}

pub(crate) fn make_primary(authority: Authority, phone: PhoneId, now: DateTime<Utc>) -> MakePhonePrimary {
    MakePhonePrimary { authority, phone, notice: notice(91, now), now }
}

pub(crate) fn remove_phone(authority: Authority, phone: PhoneId, policy: Policy, now: DateTime<Utc>) -> RemovePhone {
    RemovePhone { authority, phone, policy, notice: notice(92, now), now }
}

pub(crate) fn resume_phone(authority: Authority, phone: PhoneId, now: DateTime<Utc>) -> ResumePhone {
    ResumePhone { authority, phone, notice: notice(93, now), now }
}

/// The password was right, and a number answered or its code was typed.
pub(crate) fn open_by_phone(given: &Given, challenge: u128, means: Means, now: DateTime<Utc>) -> OpenSession {
    let proof = Some(SecondProof::Phone { challenge: challenge_id(challenge) });
    let notice = notice(50, now);
    OpenSession { session: LAPTOP, epoch: given.epoch(), proof, policy: phones(means), notice, now }
}

/// Demands a second factor, and reaches numbers by these means.
pub(crate) fn phones(means: Means) -> Policy {
    match means {
        Means::Call => Policy { grace_days: 0, ..CARESHARING },
        Means::Sms => Policy { remember_device_days: 0, ..WERKTALENT },
    }
}

impl Given {
    /// A full session of the present epoch, on the laptop, with this number's answer given at this moment.
    pub(crate) fn full_by_phone(&self, phone: PhoneId, at: DateTime<Utc>) -> Authority {
        let proof = Proof { by: Some(Bound::Phone(phone)), at };
        Authority { session: LAPTOP, kind: SessionKind::Full, epoch: self.epoch(), proof }
    }
}
