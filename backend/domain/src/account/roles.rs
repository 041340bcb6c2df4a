//! Roles, given and taken at the operator's command line or by an administrator. Whoever's role changes signs in anew:
//! what they need for it, and what they may do, is another.

use super::{
    Account, AccountEvent, AccountRefusal, Active, ChangeRole, GrantRole, RevokeRole, RoleGranted, RoleRevoked,
};
use crate::words::Role;

/// Everybody is a user, so that there is nothing to grant about that.
pub(super) fn grant(account: &Account, grant: GrantRole) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let member = account.member().ok_or(AccountRefusal::NotActive)?;
    if member.role == grant.role || !grant.role.is_staff() {
        return Ok(vec![]);
    }
    Ok(vec![AccountEvent::RoleGranted(RoleGranted { role: grant.role, at: grant.now })])
}

pub(super) fn revoke(account: &Account, revoke: RevokeRole) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let member = account.member().ok_or(AccountRefusal::NotActive)?;
    if member.role != revoke.role || !revoke.role.is_staff() {
        return Ok(vec![]);
    }
    Ok(vec![AccountEvent::RoleRevoked(RoleRevoked { role: revoke.role, at: revoke.now })])
}

/// An administrator decides about everybody's role but their own: nobody raises themselves, and the last administrator
/// stays one.
pub(super) fn change(account: &Account, change: &ChangeRole) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let member = account.member().ok_or(AccountRefusal::NotActive)?;
    change.by.may_administer(change.target, member)?;
    if change.role.is_staff() {
        grant(account, GrantRole { role: change.role, now: change.now })
    } else {
        revoke(account, RevokeRole { role: member.role, now: change.now })
    }
}

pub(super) fn became(account: &mut Active, role: Role) {
    account.member.role = role;
    account.factors_changed();
    account.end_sessions();
}

#[cfg(test)]
mod tests;
