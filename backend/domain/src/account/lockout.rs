//! Too many wrong attempts: what is counted outside becomes a fact here (NIST SP 800-63B-4 §3.2.2).

use chrono::{DateTime, Utc};

use super::{
    Account, AccountEvent, AccountRefusal, Active, LockFactor, Locked, SignInsRefused, SummariseRefusals,
    UnlockBySupport, Unlocked, UnlockedBySupport, link,
};
use crate::words::Factor;

pub(super) fn summarise(summary: &SummariseRefusals) -> Vec<AccountEvent> {
    if summary.count == 0 {
        return vec![];
    }
    vec![AccountEvent::SignInsRefused(SignInsRefused {
        factor: summary.factor,
        count: summary.count,
        since: summary.since,
        at: summary.now,
    })]
}

/// The password never locks, so that nobody can lock somebody out by knowing their address.
pub(super) fn lock(account: &Active, lock: LockFactor) -> Result<Vec<AccountEvent>, AccountRefusal> {
    if lock.factor == Factor::Password || account.locks.contains(&lock.factor) {
        return Ok(vec![]);
    }
    Ok(vec![AccountEvent::Locked(Locked {
        factor: lock.factor,
        failures: lock.failures,
        notice: lock.notice,
        at: lock.now,
    })])
}

/// What a locked factor says to whoever tries it.
pub(super) fn not_locked(account: &Active, factor: Factor) -> Result<(), AccountRefusal> {
    if account.locks.contains(&factor) { Err(AccountRefusal::Locked { factor }) } else { Ok(()) }
}

/// Recovery lifts every lock; so does binding a new secret, which nobody has guessed at yet.
pub(super) fn lift(account: &Active, now: DateTime<Utc>) -> Option<AccountEvent> {
    (!account.locks.is_empty()).then_some(AccountEvent::Unlocked(Unlocked { at: now }))
}

/// Support lifts every lock. Whoever guessed may guess again, so the owner is told.
pub(super) fn unlock(account: &Account, unlock: UnlockBySupport) -> Result<Vec<AccountEvent>, AccountRefusal> {
    unlock.by.serves(unlock.target, account)?;
    if account.active()?.locks.is_empty() {
        return Ok(vec![]);
    }
    Ok(vec![AccountEvent::UnlockedBySupport(UnlockedBySupport {
        reason: unlock.reason,
        notice: unlock.notice,
        at: unlock.now,
    })])
}

pub(super) fn locked(account: &mut Active, event: &Locked) {
    account.locks.push(event.factor);
    account.end_sessions();
    link::remember_not_me(account, &event.notice, event.at);
}

pub(super) fn unlocked_by_support(account: &mut Active, event: &UnlockedBySupport) {
    account.locks.clear();
    link::remember_not_me(account, &event.notice, event.at);
}

#[cfg(test)]
mod tests;
