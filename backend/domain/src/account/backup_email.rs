//! The backup address: another mailbox than that of the login address, to get back in by.
//!
//! It counts once its mailbox has confirmed, so that a typing error gives nobody a way in. Asking and removing take a
//! fresh proof by a bound factor (R5), and every address hears of it, the former one too (R18).

use chrono::{DateTime, Duration, Utc};

use super::{
    AccountEvent, AccountRefusal, Active, BackupAddress, BackupEmailConfirmed, BackupEmailRemoved,
    BackupEmailRequested, ConfirmBackupEmail, LinkUse, NOT_ME_VALID_FOR, RemoveBackupEmail, RequestBackupEmail,
    Without, authority::not_frozen, contact, leaves_a_way_back, link, magic_link,
};
use crate::{
    policy::Policy,
    sealed::{Contact, Fingerprint},
};

/// How long a backup address may take to confirm (NIST SP 800-63A-4 on confirmation codes: 24 hours by e-mail).
pub const BACKUP_EMAIL_VALID_FOR: Duration = Duration::hours(24);

/// Whether this account must set up a backup address: the page for it comes at sign-in.
#[must_use]
pub fn lacks_backup_email(account: &Active, policy: &Policy) -> bool {
    policy.demands_backup_email() && account.backup_email.is_none()
}

/// Whether the backup mailbox is a way back.
pub(super) fn is_a_way(account: &Active, policy: &Policy) -> bool {
    policy.allows_backup_email() && account.backup_email.is_some()
}

pub(super) fn request(account: &Active, request: RequestBackupEmail) -> Result<Vec<AccountEvent>, AccountRefusal> {
    request.authority.is_full_and_fresh(account, request.now)?;
    may_become(account, &request.address.fingerprint, &request.policy, request.now)?;
    if account.backup_email.as_ref().is_some_and(|backup| backup.address.fingerprint == request.address.fingerprint) {
        return Ok(vec![]);
    }
    Ok(vec![AccountEvent::BackupEmailRequested(BackupEmailRequested {
        address: request.address,
        link: request.link.not_after(request.now + BACKUP_EMAIL_VALID_FOR),
        notice: request.notice,
        at: request.now,
    })])
}

/// Whoever reads the mailbox confirms. A session that is to go on must not have ended meanwhile (R12).
pub(super) fn confirm(account: &Active, confirm: ConfirmBackupEmail) -> Result<Vec<AccountEvent>, AccountRefusal> {
    if let Some(owner) = &confirm.owner {
        owner.is_full(account)?;
    }
    let LinkUse::ConfirmBackupEmail { address } = &link::find(account, &confirm.link, confirm.now)?.use_for else {
        return Err(AccountRefusal::LinkInvalid);
    };
    may_become(account, &address.fingerprint, &confirm.policy, confirm.now)?;
    Ok(vec![AccountEvent::BackupEmailConfirmed(BackupEmailConfirmed {
        link: confirm.link.id,
        address: address.clone(),
        notice: confirm.notice,
        at: confirm.now,
    })])
}

pub(super) fn remove(account: &Active, remove: RemoveBackupEmail) -> Result<Vec<AccountEvent>, AccountRefusal> {
    remove.authority.is_full_and_fresh(account, remove.now)?;
    not_frozen(account, remove.now)?;
    if account.backup_email.is_none() && pending_backup_email(account, remove.now).is_none() {
        return Err(AccountRefusal::NoBackupEmail);
    }
    if account.backup_email.is_some() && !leaves_a_way_back(account, Without::BackupEmail, &remove.policy) {
        return Err(AccountRefusal::NoWayBack);
    }
    let notice = Some(remove.notice);
    Ok(vec![AccountEvent::BackupEmailRemoved(BackupEmailRemoved { notice, at: remove.now })])
}

fn may_become(
    account: &Active,
    address: &Fingerprint,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<(), AccountRefusal> {
    not_frozen(account, now)?;
    if !policy.allows_backup_email() {
        Err(AccountRefusal::WayNotAllowed)
    } else if contact::is_or_becomes_login(account, address, now) {
        Err(AccountRefusal::SameAsLogin)
    } else {
        Ok(())
    }
}

/// The address that was asked for and may still confirm.
#[must_use]
pub fn pending_backup_email(account: &Active, now: DateTime<Utc>) -> Option<&Contact> {
    let mut waiting = account.links.iter().filter(|link| now < link.expires_at);
    waiting.find_map(|link| match &link.use_for {
        LinkUse::ConfirmBackupEmail { address } => Some(address),
        _ => None,
    })
}

/// Whether this is the backup address, or is asked to become it.
pub(super) fn is_or_becomes_backup(account: &Active, address: &Fingerprint, now: DateTime<Utc>) -> bool {
    let confirmed = account.backup_email.as_ref().map(|backup| &backup.address.fingerprint);
    [confirmed, pending_backup_email(account, now).map(|asked| &asked.fingerprint)].contains(&Some(address))
}

/// What a report "this was not me" takes away, whichever notice it objects to: a backup address that is younger than such
/// a notice lives, or else one that was asked for. A thief sets one to come back by it, and its owner may open another
/// notice of what the thief did first.
#[must_use]
pub fn withdrawn_by_report(account: &Active, now: DateTime<Utc>) -> Option<&Contact> {
    young(account, now).or_else(|| pending_backup_email(account, now))
}

pub(super) fn withdraw(account: &Active, now: DateTime<Utc>) -> Option<AccountEvent> {
    young(account, now)?;
    Some(AccountEvent::BackupEmailRemoved(BackupEmailRemoved { notice: None, at: now }))
}

fn young(account: &Active, now: DateTime<Utc>) -> Option<&Contact> {
    let young = |backup: &&BackupAddress| now < backup.since + NOT_ME_VALID_FOR;
    account.backup_email.as_ref().filter(young).map(|backup| &backup.address)
}

pub(super) fn requested(account: &mut Active, event: &BackupEmailRequested) {
    cancel(account);
    let asked = LinkUse::ConfirmBackupEmail { address: event.address.clone() };
    link::remember(account, &event.link, asked, event.at);
    link::remember_not_me(account, &event.notice, event.at);
    account.factors_changed();
}

/// Whoever got in by the former address, or is about to, does not stay.
pub(super) fn confirmed(account: &mut Active, event: &BackupEmailConfirmed) {
    cancel(account);
    magic_link::cancel(account);
    let backup = BackupAddress { address: event.address.clone(), since: event.at };
    if account.backup_email.replace(backup).is_some() {
        account.end_sessions();
    }
    link::remember_not_me(account, &event.notice, event.at);
    account.factors_changed();
}

pub(super) fn removed(account: &mut Active, event: &BackupEmailRemoved) {
    cancel(account);
    magic_link::cancel(account);
    account.backup_email = None;
    account.factors_changed();
    account.end_sessions();
    if let Some(notice) = &event.notice {
        link::remember_not_me(account, notice, event.at);
    }
}

/// Forgets an address that has not confirmed.
pub(super) fn cancel(account: &mut Active) {
    account.links.retain(|link| !matches!(link.use_for, LinkUse::ConfirmBackupEmail { .. }));
}

#[cfg(test)]
mod tests;
