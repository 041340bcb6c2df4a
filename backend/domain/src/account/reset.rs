//! Reset by support: a lost phone, told by telephone. Whoever talks support into it still needs the password and the
//! login mailbox (R17, X4).

use chrono::Duration;

use super::{
    Account, AccountEvent, AccountRefusal, AccountReset, Active, Condition, LinkUse, PhoneCondition, RESTORABLE_FOR,
    ResetBySupport, authority::not_frozen, backup_email, link, magic_link, phone,
};

/// How long a link to the login mailbox works after a reset: it leads to binding a factor (NIST SP 800-63B-4
/// §4.1.2.2, R6).
pub const LINK_VALID_AFTER_RESET: Duration = Duration::minutes(10);

/// Not while changes are frozen: an owner's objection outweighs a caller's wish.
pub(super) fn reset(account: &Account, reset: ResetBySupport) -> Result<Vec<AccountEvent>, AccountRefusal> {
    reset.by.serves(reset.target, account)?;
    if !reset.policy.lets_reset(reset.by.role) {
        return Err(AccountRefusal::ResetNotForYourRole);
    }
    let account = account.active()?;
    not_frozen(account, reset.now)?;
    if is_reset(account) {
        return Ok(vec![]);
    }
    Ok(vec![AccountEvent::AccountReset(AccountReset {
        ticket: reset.ticket,
        reason: reset.reason,
        purge_due: reset.now + RESTORABLE_FOR,
        notice: reset.notice,
        at: reset.now,
    })])
}

/// Whether there is nothing left to take away.
fn is_reset(account: &Active) -> bool {
    let gone = |condition| matches!(condition, Condition::Revoked { .. } | Condition::Purged { .. });
    account.reset_at.is_some()
        && account.authenticators.iter().all(|app| gone(app.condition))
        && account.recovery_codes.is_none()
        && account.phones.iter().all(|phone| !phone.is_held())
        && account.enrolment.is_none()
        && account.pending_phone.is_none()
        && account.locks.is_empty()
}

/// Links to the mailbox that were on their way are void: those of before worked longer, and for another attempt. So
/// is the asking of a backup address: whoever made the reset needed may have asked.
pub(super) fn was_reset(account: &mut Active, event: &AccountReset) {
    for app in &mut account.authenticators {
        app.condition = match app.condition {
            Condition::Usable | Condition::Suspended { .. } => {
                Condition::Revoked { at: event.at, purge_due: event.purge_due }
            }
            Condition::Trashed { restorable_until, .. } => {
                Condition::Revoked { at: event.at, purge_due: restorable_until }
            }
            over @ (Condition::Revoked { .. } | Condition::Purged { .. }) => over,
        };
    }
    phone::end_all(account, PhoneCondition::Removed { at: event.at, by_support: true });
    account.cancel_enrolment();
    // support has spoken with its owner, which is what proving the number on file was to show
    account.phone_on_file = None;
    account.recovery_codes = None;
    account.locks.clear();
    account.links.retain(|link| !matches!(link.use_for, LinkUse::Mailbox { .. }));
    backup_email::cancel(account);
    magic_link::cancel(account);
    account.reset_at = Some(event.at);
    account.factors_changed();
    account.end_sessions();
    link::remember_not_me(account, &event.notice, event.at);
}

#[cfg(test)]
mod tests;
