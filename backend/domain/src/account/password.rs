//! Choosing another password, and replacing a forgotten one.

use chrono::{DateTime, Utc};

use super::{
    AccountEvent, AccountRefusal, Active, ChangePassword, LinkPurpose, LinkUse, Notice, PasswordChanged, PasswordReset,
    Path, ResetPassword, SecondProof, authority::not_frozen, backup_email, link, lockout, not_me, sign_in,
};
use crate::{policy::Policy, sealed::Hashed, words::Factor};

pub(super) fn change(account: &Active, change: ChangePassword) -> Result<Vec<AccountEvent>, AccountRefusal> {
    change.authority.is_full_and_fresh(account, change.now)?;
    not_frozen(account, change.now)?;
    Ok(vec![AccountEvent::PasswordChanged(PasswordChanged {
        password: change.password,
        notice: change.notice,
        at: change.now,
    })])
}

/// The login mailbox and one proof of another kind; the mailbox alone only where the password alone would do
/// to sign in, or where no factor was ever bound. It works while changes are frozen as well, and thaws them: whoever
/// reported a foreign change must be able to take the password back. Two proofs are a recovery and lift every lock.
pub(super) fn reset(account: &Active, reset: ResetPassword) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let redeemed = link::redeem(account, &reset.link, LinkPurpose::ResetPassword, reset.now)?;
    let mut events = vec![redeemed];
    let accepted = match reset.proof {
        Some(SecondProof::Mailbox { .. }) => return Err(AccountRefusal::WayNotAllowed),
        Some(proof) => {
            let (accepted, by_proof) = sign_in::accept(account, proof, None, &reset.policy, reset.now)?;
            events.extend(by_proof);
            events.extend(lockout::lift(account, reset.now));
            Some(accepted)
        }
        None if demands_second_proof(account, &reset.policy) => return Err(AccountRefusal::SecondProofNeeded),
        None => None,
    };
    events.push(AccountEvent::PasswordReset(PasswordReset {
        password: reset.password,
        proof: accepted,
        notice: reset.notice,
        at: reset.now,
    }));
    events.extend(not_me::lift(account, reset.now));
    Ok(events)
}

/// What proves, besides the mailbox, who has forgotten their password; none where the mailbox is enough, and nothing
/// where only support can help. A number is not among it: none is reached before a right password.
#[must_use]
pub fn second_proofs(account: &Active, policy: &Policy) -> Option<Vec<Path>> {
    let app = account.usable().next().is_some() && !account.locks.contains(&Factor::App);
    let code = account.recovery_codes_left() > 0 && !account.locks.contains(&Factor::RecoveryCode);
    let proofs = [(app, Path::App), (code, Path::RecoveryCode)];
    let proofs = || proofs.into_iter().filter_map(|(is, path)| is.then_some(path)).collect();
    demands_second_proof(account, policy).then(proofs)
}

/// Whether the mailbox alone does not replace this account's password: nor after a reset by support, or whoever reads
/// the mailbox would need nothing else to bind a factor of their own (X4).
fn demands_second_proof(account: &Active, policy: &Policy) -> bool {
    account.holds_factor()
        || account.reset_at.is_some()
        || (account.ever_bound() && policy.demands_second_factor(account.member.role))
}

/// Whoever chooses another password may be getting rid of somebody who knew the former: what was asked for until then,
/// a backup address that has not confirmed and links to the login mailbox, comes to nothing.
pub(super) fn changed(account: &mut Active, password: &Hashed, notice: &Notice, at: DateTime<Utc>) {
    account.password = password.clone();
    account.password_since = at;
    backup_email::cancel(account);
    account.links.retain(|link| !matches!(link.use_for, LinkUse::Mailbox { .. }));
    account.factors_changed();
    account.end_sessions();
    link::remember_not_me(account, notice, at);
}

pub(super) fn was_reset(account: &mut Active, event: &PasswordReset) {
    sign_in::spend(account, event.proof, event.at);
    changed(account, &event.password, &event.notice, event.at);
}

#[cfg(test)]
mod tests;
