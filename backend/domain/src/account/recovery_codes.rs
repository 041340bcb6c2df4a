//! Recovery codes: issued as a set, each used once and replaced (NIST SP 800-63B-4 §4.2.1.1, R14, R15).

use chrono::{DateTime, Utc};

use super::{
    AccountEvent, AccountRefusal, AcknowledgeRecoveryCodes, Active, RecoveryCode, RecoveryCodeConsumed,
    RecoveryCodeSet, RecoveryCodesAcknowledged, RecoveryCodesIssued, RenewRecoveryCodes, SessionKind, link, lockout,
};

/// At this many codes or fewer, the owner is told at sign-in.
pub const LOW_COUNT: usize = 3;

pub(super) fn renew(account: &Active, renew: RenewRecoveryCodes) -> Result<Vec<AccountEvent>, AccountRefusal> {
    renew.authority.may_change_factors(account, renew.now)?;
    if renew.codes.is_empty() {
        return Err(AccountRefusal::WayNotAllowed);
    }
    if !account.holds_factor() && renew.authority.kind == SessionKind::Full {
        return Err(AccountRefusal::NoSuchAuthenticator);
    }
    let issued = AccountEvent::RecoveryCodesIssued(RecoveryCodesIssued {
        codes: renew.codes,
        notice: Some(renew.notice),
        at: renew.now,
    });
    Ok([issued].into_iter().chain(lockout::lift(account, renew.now)).collect())
}

pub(super) fn acknowledge(
    account: &Active,
    acknowledge: AcknowledgeRecoveryCodes,
) -> Result<Vec<AccountEvent>, AccountRefusal> {
    acknowledge.authority.owns(account)?;
    match &account.recovery_codes {
        None => Err(AccountRefusal::NoRecoveryCodes),
        Some(set) if set.acknowledged => Ok(vec![]),
        Some(_) => Ok(vec![AccountEvent::RecoveryCodesAcknowledged(RecoveryCodesAcknowledged { at: acknowledge.now })]),
    }
}

/// The first app brings the first codes, and a repair ends with new ones: nobody knows what became of those that
/// were kept beside the lost phone.
pub(super) fn issue_with_an_app(
    account: &Active,
    linked_in: SessionKind,
    codes: Vec<RecoveryCode>,
    now: DateTime<Utc>,
) -> Option<AccountEvent> {
    let wanted = account.recovery_codes_left() == 0 || linked_in == SessionKind::Repair;
    let issued = RecoveryCodesIssued { codes, notice: None, at: now };
    (wanted && !issued.codes.is_empty()).then_some(AccountEvent::RecoveryCodesIssued(issued))
}

/// Uses a code up and puts the replacement in its place.
pub(super) fn consume(
    account: &Active,
    selector: String,
    replacement: RecoveryCode,
    now: DateTime<Utc>,
) -> Result<AccountEvent, AccountRefusal> {
    let set = account.recovery_codes.as_ref().ok_or(AccountRefusal::NoRecoveryCodes)?;
    if !set.codes.iter().any(|code| code.selector == selector) {
        return Err(AccountRefusal::CodeAlreadyUsed);
    }
    Ok(AccountEvent::RecoveryCodeConsumed(RecoveryCodeConsumed { selector, replacement, at: now }))
}

pub(super) fn issued(account: &mut Active, event: &RecoveryCodesIssued) {
    account.recovery_codes =
        Some(RecoveryCodeSet { codes: event.codes.clone(), used: 0, acknowledged: false, issued_at: event.at });
    account.factors_changed();
    if let Some(notice) = &event.notice {
        account.end_sessions();
        link::remember_not_me(account, notice, event.at);
    }
}

pub(super) fn acknowledged(account: &mut Active) {
    if let Some(set) = &mut account.recovery_codes {
        set.acknowledged = true;
    }
}

pub(super) fn consumed(account: &mut Active, event: &RecoveryCodeConsumed) {
    if let Some(set) = &mut account.recovery_codes {
        set.codes.retain(|code| code.selector != event.selector);
        set.codes.push(event.replacement.clone());
        set.used += 1;
        set.acknowledged = false;
    }
    account.factors_changed();
}

#[cfg(test)]
mod tests;
