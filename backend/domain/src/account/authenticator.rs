//! An authenticator app from its first showing to its purge.

use chrono::{DateTime, Duration, Utc};

use super::{
    AccountEvent, AccountRefusal, Active, Authenticator, AuthenticatorLinked, AuthenticatorPurged,
    AuthenticatorRenamed, AuthenticatorRestored, AuthenticatorResumed, AuthenticatorSuspended, AuthenticatorTrashed,
    Authority, Bound, Condition, ConfirmEnrolment, Enrolment, EnrolmentStarted, LinkUse, PurgeAuthenticator,
    RenameAuthenticator, RestoreAuthenticator, ResumeAuthenticator, SessionKind, StartEnrolment, TrashAuthenticator,
    Without, authority::not_frozen, leaves_a_way_back, link, lockout, phone_to_prove, recovery_codes,
};
use crate::{ids::AuthenticatorId, policy::Policy};

/// How long a shown secret can be confirmed (NIST SP 800-63B-4 §4.1.2.2: at most ten minutes).
pub const ENROLMENT_VALID_FOR: Duration = Duration::minutes(10);
/// How long the trash keeps an app.
pub const RESTORABLE_FOR: Duration = Duration::days(7);
/// As many apps as one person may have at a time, the trash not counted.
pub const MOST_AUTHENTICATORS: usize = 10;

/// A session that the password alone opened, when it was enough, does not bind for somebody who once had a factor after
/// an edit of the policy demands one.
pub(super) fn may_bind_another(
    account: &Active,
    authority: &Authority,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<(), AccountRefusal> {
    authority.may_bind(account, now)?;
    let by_password = authority.kind == SessionKind::Full && authority.proof.by.is_none();
    if by_password && account.ever_bound() && policy.demands_second_factor(account.member.role) {
        return Err(AccountRefusal::SecondProofNeeded);
    }
    Ok(())
}

pub(super) fn start_enrolment(account: &Active, start: StartEnrolment) -> Result<Vec<AccountEvent>, AccountRefusal> {
    may_bind_another(account, &start.authority, &start.policy, start.now)?;
    if phone_to_prove(account, &start.policy).is_some() {
        return Err(AccountRefusal::PhoneOnFileFirst);
    }
    has_room(account)?;
    Ok(vec![AccountEvent::EnrolmentStarted(EnrolmentStarted {
        authenticator: start.authenticator,
        secret: start.secret,
        session: start.authority.session,
        expires_at: start.now + ENROLMENT_VALID_FOR,
        at: start.now,
    })])
}

/// Confirming does not ask for another fresh proof: starting did, at most ten minutes ago, in the same session.
pub(super) fn confirm_enrolment(
    account: &Active,
    confirm: ConfirmEnrolment,
) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let authority = confirm.authority;
    authority.may_continue_binding(account, confirm.now)?;
    let pending = account.enrolment.as_ref().ok_or(AccountRefusal::EnrolmentExpired)?;
    let right = pending.authenticator == confirm.authenticator
        && pending.session == authority.session
        && confirm.now < pending.expires_at;
    if !right {
        return Err(AccountRefusal::EnrolmentExpired);
    }
    let mut events = vec![AccountEvent::AuthenticatorLinked(AuthenticatorLinked {
        authenticator: confirm.authenticator,
        label: confirm.label,
        step: confirm.step,
        notice: confirm.notice,
        at: confirm.now,
    })];
    events.extend(recovery_codes::issue_with_an_app(account, authority.kind, confirm.codes, confirm.now));
    events.extend(lockout::lift(account, confirm.now));
    Ok(events)
}

pub(super) fn rename(account: &Active, rename: RenameAuthenticator) -> Result<Vec<AccountEvent>, AccountRefusal> {
    rename.authority.may_change_factors(account, rename.now)?;
    let authenticator = held(account, rename.authenticator)?;
    if authenticator.label == rename.label {
        return Ok(vec![]);
    }
    Ok(vec![AccountEvent::AuthenticatorRenamed(AuthenticatorRenamed {
        authenticator: rename.authenticator,
        label: rename.label,
        notice: Some(rename.notice),
        at: rename.now,
    })])
}

pub(super) fn trash(account: &Active, trash: TrashAuthenticator) -> Result<Vec<AccountEvent>, AccountRefusal> {
    trash.authority.may_change_factors(account, trash.now)?;
    let suspended = matches!(held(account, trash.authenticator)?.condition, Condition::Suspended { .. });
    if !leaves_a_way_back(account, Without::App(trash.authenticator), &trash.policy) {
        return Err(AccountRefusal::NoWayBack);
    }
    Ok(vec![AccountEvent::AuthenticatorTrashed(AuthenticatorTrashed {
        authenticator: trash.authenticator,
        // A foreign app must not work again from the trash, neither restored nor as a proof.
        restorable_until: if suspended { trash.now } else { trash.now + RESTORABLE_FOR },
        notice: trash.notice,
        at: trash.now,
    })])
}

pub(super) fn restore(account: &Active, restore: RestoreAuthenticator) -> Result<Vec<AccountEvent>, AccountRefusal> {
    restore.authority.is_full_and_fresh(account, restore.now)?;
    not_frozen(account, restore.now)?;
    let authenticator = account.authenticator(restore.authenticator).ok_or(AccountRefusal::NoSuchAuthenticator)?;
    let Condition::Trashed { restorable_until, .. } = authenticator.condition else {
        return Err(AccountRefusal::NotRestorable);
    };
    if restore.now >= restorable_until {
        return Err(AccountRefusal::NotRestorable);
    }
    // An app does not vouch for itself.
    if restore.authority.proof.by == Some(Bound::App(restore.authenticator)) {
        return Err(AccountRefusal::ProofNeeded);
    }
    has_room(account)?;
    Ok(vec![AccountEvent::AuthenticatorRestored(AuthenticatorRestored {
        authenticator: restore.authenticator,
        notice: restore.notice,
        at: restore.now,
    })])
}

pub(super) fn resume(account: &Active, resume: ResumeAuthenticator) -> Result<Vec<AccountEvent>, AccountRefusal> {
    resume.authority.may_change_factors(account, resume.now)?;
    let authenticator = account.authenticator(resume.authenticator).ok_or(AccountRefusal::NoSuchAuthenticator)?;
    if !matches!(authenticator.condition, Condition::Suspended { .. }) {
        return Err(AccountRefusal::NoSuchAuthenticator);
    }
    Ok(vec![AccountEvent::AuthenticatorResumed(AuthenticatorResumed {
        authenticator: resume.authenticator,
        notice: resume.notice,
        at: resume.now,
    })])
}

/// Nothing to do if it was restored, or purged already: a purge that runs twice happens once.
pub(super) fn purge(account: &Active, purge: PurgeAuthenticator) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let authenticator = account.authenticator(purge.authenticator).ok_or(AccountRefusal::NoSuchAuthenticator)?;
    match authenticator.condition {
        Condition::Trashed { restorable_until: due, .. } | Condition::Revoked { purge_due: due, .. }
            if purge.now >= due =>
        {
            Ok(vec![AccountEvent::AuthenticatorPurged(AuthenticatorPurged {
                authenticator: purge.authenticator,
                at: purge.now,
            })])
        }
        _ => Ok(vec![]),
    }
}

/// Whether one more app may be there.
fn has_room(account: &Active) -> Result<(), AccountRefusal> {
    let held = account.authenticators.iter().filter(|app| app.is_held()).count();
    if held < MOST_AUTHENTICATORS { Ok(()) } else { Err(AccountRefusal::TooManyAuthenticators) }
}

fn held(account: &Active, id: AuthenticatorId) -> Result<&Authenticator, AccountRefusal> {
    account.authenticator(id).filter(|app| app.is_held()).ok_or(AccountRefusal::NoSuchAuthenticator)
}

pub(super) fn enrolment_started(account: &mut Active, event: &EnrolmentStarted) {
    account.enrolment = Some(Enrolment {
        authenticator: event.authenticator,
        secret: event.secret.clone(),
        session: event.session,
        expires_at: event.expires_at,
    });
}

pub(super) fn linked(account: &mut Active, event: &AuthenticatorLinked) {
    if let Some(enrolment) = account.enrolment.take() {
        account.authenticators.push(Authenticator {
            id: event.authenticator,
            label: event.label.clone(),
            secret: Some(enrolment.secret),
            linked_at: event.at,
            linked_from: event.notice.origin.clone(),
            last_step: event.step,
            last_used_at: event.at,
            condition: Condition::Usable,
        });
    }
    account.reset_at = None;
    account.factors_changed();
    account.end_sessions();
    let objects_to = LinkUse::NotMe { linked: Some(event.authenticator), phone: None };
    link::remember(account, &event.notice.not_me, objects_to, event.at);
}

pub(super) fn renamed(account: &mut Active, event: &AuthenticatorRenamed) {
    if let Some(authenticator) = account.authenticator_mut(event.authenticator) {
        authenticator.label = event.label.clone();
    }
    if let Some(notice) = &event.notice {
        link::remember_not_me(account, notice, event.at);
    }
}

/// Codes issued since the app was linked were shown to whoever linked it: they go with it.
pub(super) fn suspended(account: &mut Active, event: &AuthenticatorSuspended) {
    let linked_at = account.authenticator(event.authenticator).map(|app| app.linked_at);
    account.recovery_codes = account.recovery_codes.take().filter(|set| linked_at.is_some_and(|at| set.issued_at < at));
    become_(account, event.authenticator, Condition::Suspended { at: event.at });
}

pub(super) fn resumed(account: &mut Active, event: &AuthenticatorResumed) {
    become_(account, event.authenticator, Condition::Usable);
    link::remember_not_me(account, &event.notice, event.at);
}

pub(super) fn trashed(account: &mut Active, event: &AuthenticatorTrashed) {
    let condition = Condition::Trashed { at: event.at, restorable_until: event.restorable_until };
    become_(account, event.authenticator, condition);
    link::remember_not_me(account, &event.notice, event.at);
}

pub(super) fn restored(account: &mut Active, event: &AuthenticatorRestored) {
    become_(account, event.authenticator, Condition::Usable);
    link::remember_not_me(account, &event.notice, event.at);
}

/// A purge ends no session: the app has been unusable since it was thrown away.
pub(super) fn purged(account: &mut Active, event: &AuthenticatorPurged) {
    if let Some(authenticator) = account.authenticator_mut(event.authenticator) {
        let (trashed_at, by_support) = match authenticator.condition {
            Condition::Trashed { at, .. } => (at, false),
            Condition::Revoked { at, .. } => (at, true),
            _ => (event.at, false),
        };
        authenticator.secret = None;
        authenticator.condition = Condition::Purged { trashed_at, at: event.at, by_support };
    }
    account.factors_changed();
}

fn become_(account: &mut Active, id: AuthenticatorId, condition: Condition) {
    if let Some(authenticator) = account.authenticator_mut(id) {
        authenticator.condition = condition;
    }
    account.cancel_enrolment();
    account.factors_changed();
    account.end_sessions();
}

#[cfg(test)]
mod tests;
