//! Whether an account is open at all: disabled and enabled again, and its sessions ended, by staff.

use super::{
    Account, AccountDisabled, AccountEnabled, AccountEvent, AccountRefusal, Active, DisableAccount, EnableAccount,
    EndSessionsBySupport, SessionsEnded, link,
};

pub(super) fn disable(account: &Account, disable: DisableAccount) -> Result<Vec<AccountEvent>, AccountRefusal> {
    disable.by.serves(disable.target, account)?;
    if account.is_disabled() {
        return Ok(vec![]);
    }
    Ok(vec![AccountEvent::AccountDisabled(AccountDisabled { reason: disable.reason, at: disable.now })])
}

pub(super) fn enable(account: &Account, enable: EnableAccount) -> Result<Vec<AccountEvent>, AccountRefusal> {
    enable.by.serves(enable.target, account)?;
    if !account.is_disabled() {
        return Ok(vec![]);
    }
    Ok(vec![AccountEvent::AccountEnabled(AccountEnabled {
        reason: enable.reason,
        notice: enable.notice,
        at: enable.now,
    })])
}

pub(super) fn end_sessions(account: &Account, end: EndSessionsBySupport) -> Result<Vec<AccountEvent>, AccountRefusal> {
    end.by.serves(end.target, account)?;
    account.active()?;
    Ok(vec![AccountEvent::SessionsEnded(SessionsEnded { reason: end.reason, at: end.now })])
}

/// Everything is kept as it was, for when it is enabled, but what was under way.
pub(super) fn disabled(account: &mut Active, event: &AccountDisabled) {
    account.disabled_at = Some(event.at);
    account.cancel_enrolment();
    account.factors_changed();
    account.end_sessions();
}

pub(super) fn enabled(account: &mut Active, event: &AccountEnabled) {
    account.disabled_at = None;
    account.factors_changed();
    link::remember_not_me(account, &event.notice, event.at);
}

#[cfg(test)]
mod tests;
