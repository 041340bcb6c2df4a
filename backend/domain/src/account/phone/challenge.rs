//! Asking a number for a proof: one challenge at a time, for one browser, answered once (R8, R9).

use chrono::{DateTime, Duration, Utc};

use super::super::{
    AccountEvent, AccountRefusal, Active, Answer, AnswerCall, ChallengePhone, ChallengePhoneForReset, ChangesFrozen,
    FROZEN_FOR, LinkPurpose, PendingChallenge, Phone, PhoneAnswered, PhoneChallenged, link, lockout::not_locked,
    password::demands_second_proof,
};
use crate::{
    ids::{ChallengeId, PhoneId, SessionId},
    policy::Policy,
    words::{Factor, Means},
};

/// How long a call may take, from asking for it to going on.
pub const CALL_VALID_FOR: Duration = Duration::minutes(5);
/// How long a code works that was sent (NIST SP 800-63B-4 §3.1.3.2: ten minutes at most).
pub const SMS_CODE_VALID_FOR: Duration = Duration::minutes(10);

/// The challenge that takes the place of any that there was.
pub(super) fn asks(
    challenge: ChallengeId,
    phone: PhoneId,
    means: Means,
    session: SessionId,
    at: DateTime<Utc>,
) -> AccountEvent {
    let valid_for = match means {
        Means::Call => CALL_VALID_FOR,
        Means::Sms => SMS_CODE_VALID_FOR,
    };
    AccountEvent::PhoneChallenged(PhoneChallenged { challenge, phone, means, session, expires_at: at + valid_for, at })
}

/// A number that waits for its confirmation is asked again by the session that added it; one that is bound, by an
/// attempt whose password was right, or in a full session for a fresh proof.
pub(in super::super) fn challenge(
    account: &Active,
    challenge: &ChallengePhone,
) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let (authority, now) = (challenge.authority, challenge.now);
    let pending = account.pending_phone.as_ref().filter(|pending| pending.id == challenge.phone);
    let means = match pending {
        Some(pending) => {
            authority.may_continue_binding(account, now)?;
            let expired = pending.session != authority.session || now >= pending.expires_at;
            if expired {
                return Err(AccountRefusal::EnrolmentExpired);
            }
            pending.means
        }
        None => {
            authority.is_attempting(account).or_else(|_| authority.is_full(account))?;
            usable(account, challenge.phone, &challenge.policy)?.means
        }
    };
    if !challenge.policy.methods.allow(means) {
        return Err(AccountRefusal::WayNotAllowed);
    }
    not_locked(account, Factor::Phone)?;
    Ok(vec![asks(challenge.challenge, challenge.phone, means, authority.session, now)])
}

/// Beside a link from the login mailbox a bound number is asked as well: two proofs of different kinds (R17). Where the
/// mailbox alone is enough, nobody is called for nothing.
pub(in super::super) fn challenge_for_reset(
    account: &Active,
    challenge: &ChallengePhoneForReset,
) -> Result<Vec<AccountEvent>, AccountRefusal> {
    // looked at, and used up only with the new password
    link::redeem(account, &challenge.link, LinkPurpose::ResetPassword, challenge.now)?;
    if !demands_second_proof(account, &challenge.policy) {
        return Err(AccountRefusal::WayNotAllowed);
    }
    let means = usable(account, challenge.phone, &challenge.policy)?.means;
    not_locked(account, Factor::Phone)?;
    Ok(vec![asks(challenge.challenge, challenge.phone, means, challenge.session, challenge.now)])
}

/// A number that may be asked.
fn usable<'a>(account: &'a Active, id: PhoneId, policy: &Policy) -> Result<&'a Phone, AccountRefusal> {
    account.usable_phones(policy).find(|phone| phone.id == id).ok_or(AccountRefusal::NoSuchPhone)
}

/// Whoever answered keyed something in. An objection to a sign-in stops changes like any other; one to the adding of a
/// number stops that only, or a stranger whose number was typed by mistake would stop them.
pub(in super::super) fn answer(account: &Active, answer: &AnswerCall) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let asked = live(account, answer.challenge, answer.now)?;
    if asked.means != Means::Call || asked.answer.is_some() {
        return Err(AccountRefusal::ChallengeOver);
    }
    not_locked(account, Factor::Phone)?;
    let bound = account.phone(asked.phone).is_some();
    let answered = AccountEvent::PhoneAnswered(PhoneAnswered {
        challenge: answer.challenge,
        answer: answer.answer,
        at: answer.now,
    });
    let frozen = AccountEvent::ChangesFrozen(ChangesFrozen { until: answer.now + FROZEN_FOR, at: answer.now });
    let objected = bound && answer.answer == Answer::NotMe;
    Ok([answered].into_iter().chain(objected.then_some(frozen)).collect())
}

/// The challenge of this session, if it is the latest one and was fulfilled: a call was answered right, a code that was
/// sent was found to be right outside.
pub(super) fn fulfilled(
    account: &Active,
    id: ChallengeId,
    session: SessionId,
    now: DateTime<Utc>,
) -> Result<&PendingChallenge, AccountRefusal> {
    let asked = live(account, id, now)?;
    if asked.session != session {
        return Err(AccountRefusal::ChallengeOver);
    }
    match asked.means {
        Means::Call if asked.answer != Some(Answer::Right) => Err(AccountRefusal::NotAnswered),
        Means::Call | Means::Sms => Ok(asked),
    }
}

fn live(account: &Active, id: ChallengeId, now: DateTime<Utc>) -> Result<&PendingChallenge, AccountRefusal> {
    let asked = account.challenge.as_ref().filter(|asked| asked.id == id && now < asked.expires_at);
    asked.ok_or(AccountRefusal::ChallengeOver)
}

/// Which number proved something, if it is one that may.
pub(in super::super) fn accept(
    account: &Active,
    challenge: ChallengeId,
    session: SessionId,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<PhoneId, AccountRefusal> {
    not_locked(account, Factor::Phone)?;
    let asked = fulfilled(account, challenge, session, now)?;
    Ok(usable(account, asked.phone, policy)?.id)
}

pub(in super::super) fn challenged(account: &mut Active, event: &PhoneChallenged) {
    account.challenge = Some(PendingChallenge {
        id: event.challenge,
        phone: event.phone,
        means: event.means,
        session: event.session,
        expires_at: event.expires_at,
        answer: None,
    });
}

/// A number whose owner objects is not asked for again.
pub(in super::super) fn answered(account: &mut Active, event: &PhoneAnswered) {
    let Some(asked) = account.challenge.as_mut().filter(|asked| asked.id == event.challenge) else { return };
    asked.answer = Some(event.answer);
    let objected = (event.answer == Answer::NotMe).then_some(asked.phone);
    account.pending_phone = account.pending_phone.take().filter(|pending| objected != Some(pending.id));
}
