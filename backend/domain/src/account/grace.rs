//! Days of grace: a user may put off binding the factor that is demanded of them, for a while, once.
//!
//! The period starts at the first sign-in that meets the demand under a policy with grace, and its end is written
//! down then. Nothing renews it: not signing in again, not an edit of the policy, not a factor that came and went
//! (X6). A policy that was edited since can only end it sooner.

use chrono::{DateTime, Duration, Utc};

use super::{
    AccountEvent, AccountRefusal, Active, AfterPassword, EnrolmentSkipped, Grace, GraceStarted, SkipEnrolment,
    sign_in::after_password,
};
use crate::policy::Policy;

/// For how many more days, today included, this account may skip binding its first factor; none where that is
/// mandatory, or not asked of it at all.
#[must_use]
pub fn days_of_grace(account: &Active, policy: &Policy, now: DateTime<Utc>) -> Option<u16> {
    let granted = policy.grace(account.member.role)?;
    let grace = account.grace.filter(|_| after_password(account, policy) == AfterPassword::Enrol)?;
    let left = grace.until.min(grace.since + granted) - now;
    let days = left.num_days() + i64::from(left > Duration::days(left.num_days()));
    u16::try_from(days).ok().filter(|days| *days > 0)
}

/// The period starts with the first session for enrolling that a policy with grace opens.
pub(super) fn start(account: &Active, policy: &Policy, now: DateTime<Utc>) -> Option<AccountEvent> {
    let granted = policy.grace(account.member.role).filter(|_| account.grace.is_none())?;
    Some(AccountEvent::GraceStarted(GraceStarted { until: now + granted, at: now }))
}

/// Whoever skips has proven the password and nothing else: the session may do what that is enough for.
pub(super) fn skip(account: &Active, skip: &SkipEnrolment) -> Result<Vec<AccountEvent>, AccountRefusal> {
    skip.authority.is_enrolling(account)?;
    let days_left = days_of_grace(account, &skip.policy, skip.now).ok_or(AccountRefusal::EnrolmentMandatory)?;
    Ok(vec![AccountEvent::EnrolmentSkipped(EnrolmentSkipped {
        session: skip.authority.session,
        days_left,
        at: skip.now,
    })])
}

/// The first one counts, whatever a history says.
pub(super) fn started(account: &mut Active, event: &GraceStarted) {
    account.grace.get_or_insert(Grace { since: event.at, until: event.until });
}

#[cfg(test)]
mod tests;
