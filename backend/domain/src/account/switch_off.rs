//! A recovery code that switches the second factor off, where an organisation has it so (manual 004): for whoever
//! lost, broke or was robbed of their phone. It signs nobody in; the next sign-in follows the policy again.

use super::{
    AccountEvent, AccountRefusal, Active, Condition, PhoneCondition, RESTORABLE_FOR, SecondFactorSwitchedOff,
    SwitchOffSecondFactor,
    authority::not_frozen,
    link,
    lockout::{self, not_locked},
    phone, recovery_codes,
};
use crate::words::Factor;

/// Password and code are two proofs, so that this is a recovery and lifts every lock.
pub(super) fn switch_off(account: &Active, switch: SwitchOffSecondFactor) -> Result<Vec<AccountEvent>, AccountRefusal> {
    switch.authority.is_attempting(account)?;
    not_frozen(account, switch.now)?;
    if !switch.policy.switches_off_by_code() {
        return Err(AccountRefusal::WayNotAllowed);
    }
    if !account.holds_factor() {
        return Err(AccountRefusal::NoSuchAuthenticator);
    }
    not_locked(account, Factor::RecoveryCode)?;
    let consumed = recovery_codes::consume(account, switch.selector, switch.replacement, switch.now)?;
    let switched_off = AccountEvent::SecondFactorSwitchedOff(SecondFactorSwitchedOff {
        restorable_until: switch.now + RESTORABLE_FOR,
        notice: switch.notice,
        at: switch.now,
    });
    Ok([consumed].into_iter().chain(lockout::lift(account, switch.now)).chain([switched_off]).collect())
}

/// Every app goes to the trash, as if its owner had thrown it there; a suspended one does not come back from it, nor
/// does a number.
pub(super) fn switched_off(account: &mut Active, event: &SecondFactorSwitchedOff) {
    for app in &mut account.authenticators {
        app.condition = match app.condition {
            Condition::Usable => Condition::Trashed { at: event.at, restorable_until: event.restorable_until },
            Condition::Suspended { .. } => Condition::Trashed { at: event.at, restorable_until: event.at },
            over => over,
        };
    }
    phone::end_all(account, PhoneCondition::Removed { at: event.at, by_support: false });
    account.cancel_enrolment();
    account.factors_changed();
    account.end_sessions();
    link::remember_not_me(account, &event.notice, event.at);
}

#[cfg(test)]
mod tests;
