//! Name and login address, put right by staff. A new address takes the word of both mailboxes.
//!
//! Who may have an address is the backend's to decide: it must be unique in the deployment, and that is a claim
//! beside the events. **The claim is made in the commit of the last confirmation, and the former one is let go in
//! the same.** Claiming at the request would let whoever talks staff into one block an address that they do not read,
//! and would need somebody to let go of it after each request that leads nowhere. Claiming at the end blocks
//! nobody: of two accounts on their way to one address, the first whose two mailboxes have confirmed gets it; the
//! other's commit fails whole, its address stays, and no moment exists in which both have it. Which confirmation is
//! the last is decided here and the claim is attached outside, so the command says whether it is attached; if the
//! other mailbox confirmed in between, the answer is [`AccountRefusal::ConfirmedMeanwhile`] and nothing is written.

use chrono::Duration;

use super::{
    Account, AccountEvent, AccountRefusal, Active, ConfirmEmail, CorrectEmail, CorrectName, EmailChange,
    EmailChangeRequested, EmailChanged, EmailConfirmed, EmailSide, LinkUse, NameCorrected, authority::not_frozen, link,
};

/// How long a change of address waits for both confirmations: a mailbox at work is read once a day, and a link that
/// went to an address with a typing error should not lie there for long.
pub const EMAIL_CHANGE_VALID_FOR: Duration = Duration::hours(24);

pub(super) fn correct_name(account: &Account, correct: CorrectName) -> Result<Vec<AccountEvent>, AccountRefusal> {
    correct.by.serves(correct.target, account)?;
    Ok(vec![AccountEvent::NameCorrected(NameCorrected { name: correct.name, reason: correct.reason, at: correct.now })])
}

pub(super) fn correct_email(account: &Account, correct: CorrectEmail) -> Result<Vec<AccountEvent>, AccountRefusal> {
    correct.by.serves(correct.target, account)?;
    let account = account.in_use()?;
    not_frozen(account, correct.now)?;
    if correct.to.fingerprint == account.member.email.fingerprint {
        return Ok(vec![]);
    }
    let until = correct.now + EMAIL_CHANGE_VALID_FOR;
    Ok(vec![AccountEvent::EmailChangeRequested(EmailChangeRequested {
        to: correct.to,
        confirm_old: correct.confirm_old.not_after(until),
        confirm_new: correct.confirm_new.not_after(until),
        reason: correct.reason,
        notice: correct.notice,
        at: correct.now,
    })])
}

pub(super) fn confirm_email(account: &Active, confirm: ConfirmEmail) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let LinkUse::ConfirmEmail { side } = link::find(account, &confirm.link, confirm.now)?.use_for else {
        return Err(AccountRefusal::LinkInvalid);
    };
    not_frozen(account, confirm.now)?;
    let to = account.email_to_claim();
    if to.is_some() != confirm.claimed {
        return Err(AccountRefusal::ConfirmedMeanwhile);
    }
    let confirmed = AccountEvent::EmailConfirmed(EmailConfirmed { link: confirm.link.id, side, at: confirm.now });
    let changed = to
        .map(|to| AccountEvent::EmailChanged(EmailChanged { to: to.clone(), notice: confirm.notice, at: confirm.now }));
    Ok([confirmed].into_iter().chain(changed).collect())
}

pub(super) fn requested(account: &mut Active, event: &EmailChangeRequested) {
    cancel(account);
    account.email_change = Some(EmailChange { to: event.to.clone(), confirmed: None });
    account.factors_changed();
    for (new, side) in [(&event.confirm_old, EmailSide::Old), (&event.confirm_new, EmailSide::New)] {
        link::remember(account, new, LinkUse::ConfirmEmail { side }, event.at);
    }
    link::remember_not_me(account, &event.notice, event.at);
}

pub(super) fn confirmed(account: &mut Active, event: &EmailConfirmed) {
    link::redeemed(account, event.link);
    if let Some(change) = &mut account.email_change {
        change.confirmed = Some(event.side);
    }
    account.factors_changed();
}

/// Links that went to the former mailbox prove nothing any more; "this was not me" still stops things.
pub(super) fn changed(account: &mut Active, event: &EmailChanged) {
    account.member.email = event.to.clone();
    cancel(account);
    account.links.retain(|link| !matches!(link.use_for, LinkUse::Mailbox { .. }));
    account.factors_changed();
    account.end_sessions();
    link::remember_not_me(account, &event.notice, event.at);
}

/// Forgets a change that was pending, and the links that would confirm it.
pub(super) fn cancel(account: &mut Active) {
    account.email_change = None;
    account.links.retain(|link| !matches!(link.use_for, LinkUse::ConfirmEmail { .. }));
}

#[cfg(test)]
mod tests;
