//! Telephone numbers as a second factor: called, to key in the digits that a page shows, or sent a code.
//!
//! They are weaker than an app (NIST SP 800-63B-4 §3.1.3.3): a number can be taken over. So what asks for a proof is
//! bound to the browser that asked (R9), holds for minutes, counts once, and makes way for the next. What was keyed in
//! or typed is compared outside; the codes follow from the challenge's id under a key that rests elsewhere, so that
//! nothing here helps to guess them.

mod challenge;

use chrono::Duration;

pub use challenge::{CALL_VALID_FOR, SMS_CODE_VALID_FOR};
pub(super) use challenge::{accept, answer, answered, challenge, challenge_for_reset, challenged};

use super::{
    AccountEvent, AccountRefusal, Active, AddPhone, ConfirmPhone, LinkUse, MakePhonePrimary, PendingPhone, Phone,
    PhoneAdded, PhoneCondition, PhoneMadePrimary, PhoneRemoved, PhoneResumed, PhoneSuspended, PhoneVerified,
    RemovePhone, ResumePhone, Without, authenticator::may_bind_another, leaves_a_way_back, link, lockout,
    lockout::not_locked, recovery_codes,
};
use crate::{
    ids::PhoneId,
    policy::Policy,
    sealed::Contact,
    words::{Factor, Means},
};

/// How long a number that was typed can be confirmed, however often it is called meanwhile.
pub const PHONE_VALID_FOR: Duration = Duration::minutes(15);
/// As many numbers as one person may have at a time.
pub const MOST_PHONES: usize = 5;

/// The number that the organisation knows, which must be proven before anything else is bound: whoever intercepts the
/// activation mail does not read its messages. A reset by support lets go of it.
#[must_use]
pub fn phone_to_prove<'a>(account: &'a Active, policy: &Policy) -> Option<&'a Contact> {
    account.phone_on_file.as_ref().filter(|_| !account.ever_bound() && policy.methods.sms)
}

/// Whether a number may be asked for a proof besides the password.
pub(super) fn is_a_way(account: &Active, policy: &Policy) -> bool {
    account.usable_phones(policy).next().is_some() && !account.locks.contains(&Factor::Phone)
}

/// A number is asked at once: it proves that somebody answers it.
pub(super) fn add(account: &Active, add: AddPhone) -> Result<Vec<AccountEvent>, AccountRefusal> {
    may_bind_another(account, &add.authority, &add.policy, add.now)?;
    if !add.policy.methods.allow(add.means) {
        return Err(AccountRefusal::WayNotAllowed);
    }
    let other = |on_file: &Contact| on_file.fingerprint != add.number.fingerprint || add.means != Means::Sms;
    if phone_to_prove(account, &add.policy).is_some_and(other) {
        return Err(AccountRefusal::PhoneOnFileFirst);
    }
    not_locked(account, Factor::Phone)?;
    // one that policy reaches no more may be bound anew, by another means: it is the same number
    let reached = |phone: &&Phone| phone.condition != PhoneCondition::Usable || add.policy.methods.allow(phone.means);
    let mut held = account.phones.iter().filter(|phone| phone.is_held()).filter(reached);
    if held.any(|phone| phone.number.fingerprint == add.number.fingerprint) {
        return Err(AccountRefusal::PhoneAlreadyThere);
    }
    if account.phones.iter().filter(|phone| phone.is_held()).count() >= MOST_PHONES {
        return Err(AccountRefusal::TooManyPhones);
    }
    let session = add.authority.session;
    let added = AccountEvent::PhoneAdded(PhoneAdded {
        phone: add.phone,
        number: add.number,
        means: add.means,
        session,
        expires_at: add.now + PHONE_VALID_FOR,
        at: add.now,
    });
    Ok(vec![added, challenge::asks(add.challenge, add.phone, add.means, session, add.now)])
}

/// Confirming does not ask for another fresh proof: adding did, a moment ago, in the same session.
pub(super) fn confirm(account: &Active, confirm: ConfirmPhone) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let authority = confirm.authority;
    authority.may_continue_binding(account, confirm.now)?;
    not_locked(account, Factor::Phone)?;
    let asked = challenge::fulfilled(account, confirm.challenge, authority.session, confirm.now)?;
    let pending = account.pending_phone.as_ref().filter(|pending| pending.id == asked.phone);
    let pending = pending.filter(|pending| pending.session == authority.session && confirm.now < pending.expires_at);
    let verified = AccountEvent::PhoneVerified(PhoneVerified {
        phone: pending.ok_or(AccountRefusal::EnrolmentExpired)?.id,
        challenge: confirm.challenge,
        notice: confirm.notice,
        at: confirm.now,
    });
    let codes = recovery_codes::issue_with_an_app(account, authority.kind, confirm.codes, confirm.now);
    Ok([verified].into_iter().chain(codes).chain(lockout::lift(account, confirm.now)).collect())
}

pub(super) fn make_primary(account: &Active, make: MakePhonePrimary) -> Result<Vec<AccountEvent>, AccountRefusal> {
    make.authority.may_change_factors(account, make.now)?;
    if held(account, make.phone)?.condition != PhoneCondition::Usable {
        return Err(AccountRefusal::NoSuchPhone);
    }
    if account.primary_phone().is_some_and(|primary| primary.id == make.phone) {
        return Ok(vec![]);
    }
    Ok(vec![AccountEvent::PhoneMadePrimary(PhoneMadePrimary { phone: make.phone, notice: make.notice, at: make.now })])
}

pub(super) fn remove(account: &Active, remove: RemovePhone) -> Result<Vec<AccountEvent>, AccountRefusal> {
    remove.authority.may_change_factors(account, remove.now)?;
    held(account, remove.phone)?;
    if !leaves_a_way_back(account, Without::Phone(remove.phone), &remove.policy) {
        return Err(AccountRefusal::NoWayBack);
    }
    Ok(vec![AccountEvent::PhoneRemoved(PhoneRemoved { phone: remove.phone, notice: remove.notice, at: remove.now })])
}

/// Its owner says that the number was theirs after all.
pub(super) fn resume(account: &Active, resume: ResumePhone) -> Result<Vec<AccountEvent>, AccountRefusal> {
    resume.authority.may_change_factors(account, resume.now)?;
    if !matches!(held(account, resume.phone)?.condition, PhoneCondition::Suspended { .. }) {
        return Err(AccountRefusal::NoSuchPhone);
    }
    Ok(vec![AccountEvent::PhoneResumed(PhoneResumed { phone: resume.phone, notice: resume.notice, at: resume.now })])
}

fn held(account: &Active, id: PhoneId) -> Result<&Phone, AccountRefusal> {
    account.phone(id).filter(|phone| phone.is_held()).ok_or(AccountRefusal::NoSuchPhone)
}

pub(super) fn added(account: &mut Active, event: &PhoneAdded) {
    account.pending_phone = Some(PendingPhone {
        id: event.phone,
        number: event.number.clone(),
        means: event.means,
        session: event.session,
        expires_at: event.expires_at,
    });
}

pub(super) fn verified(account: &mut Active, event: &PhoneVerified) {
    if let Some(pending) = account.pending_phone.take() {
        let same = |phone: &&mut Phone| phone.is_held() && phone.number.fingerprint == pending.number.fingerprint;
        for phone in account.phones.iter_mut().filter(same) {
            phone.condition = PhoneCondition::Removed { at: event.at, by_support: false };
        }
        account.phones.push(Phone {
            id: event.phone,
            number: pending.number,
            means: pending.means,
            since: event.at,
            added_from: event.notice.origin.clone(),
            last_used_at: event.at,
            condition: PhoneCondition::Usable,
        });
    }
    account.phone_on_file = None;
    account.reset_at = None;
    account.factors_changed();
    account.end_sessions();
    let objects_to = LinkUse::NotMe { linked: None, phone: Some(event.phone) };
    link::remember(account, &event.notice.not_me, objects_to, event.at);
}

/// Which number is offered first opens nothing, so that no session ends.
pub(super) fn made_primary(account: &mut Active, event: &PhoneMadePrimary) {
    account.primary_phone = Some(event.phone);
    account.factors_changed();
    link::remember_not_me(account, &event.notice, event.at);
}

pub(super) fn removed(account: &mut Active, event: &PhoneRemoved) {
    become_(account, event.phone, PhoneCondition::Removed { at: event.at, by_support: false });
    link::remember_not_me(account, &event.notice, event.at);
}

/// Codes issued since the number was added were shown to whoever added it: they go with it.
pub(super) fn suspended(account: &mut Active, event: &PhoneSuspended) {
    let since = account.phone(event.phone).map(|phone| phone.since);
    account.recovery_codes = account.recovery_codes.take().filter(|set| since.is_some_and(|at| set.issued_at < at));
    become_(account, event.phone, PhoneCondition::Suspended { at: event.at });
}

pub(super) fn resumed(account: &mut Active, event: &PhoneResumed) {
    become_(account, event.phone, PhoneCondition::Usable);
    link::remember_not_me(account, &event.notice, event.at);
}

fn become_(account: &mut Active, id: PhoneId, condition: PhoneCondition) {
    if let Some(phone) = account.phones.iter_mut().find(|phone| phone.id == id) {
        phone.condition = condition;
    }
    account.cancel_enrolment();
    account.factors_changed();
    account.end_sessions();
}

/// Takes every number away that is there: `condition` says how it ended.
pub(super) fn end_all(account: &mut Active, condition: PhoneCondition) {
    for phone in account.phones.iter_mut().filter(|phone| phone.is_held()) {
        phone.condition = condition;
    }
}

#[cfg(test)]
mod tests;
