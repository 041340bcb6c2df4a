//! The magic link: after the password, the mailbox of the backup address is the second proof.
//!
//! E-mail is no authentication factor (R10), so that it opens a repair session and never a full one. It opens in the
//! browser that confirms, where the password must have been proven too: whoever only asked never gets in by somebody
//! else's click, and whoever only reads the mailbox never gets in at all (R16, R17).

use super::{
    AcceptedProof, AccountEvent, AccountRefusal, Active, LinkUse, MagicLinkRedeemed, MagicLinkRequested,
    PasswordProven, RedeemMagicLink, RequestMagicLink, SessionKind, SignedIn, backup_email, link, lockout,
    mailbox_link_valid_for,
};
use crate::policy::Policy;

pub(super) fn request(account: &Active, request: RequestMagicLink) -> Result<Vec<AccountEvent>, AccountRefusal> {
    request.authority.is_attempting(account)?;
    is_allowed(account, &request.policy)?;
    Ok(vec![AccountEvent::MagicLinkRequested(MagicLinkRequested {
        link: request.link.not_after(request.now + mailbox_link_valid_for(account)),
        session: request.authority.session,
        origin: request.origin,
        at: request.now,
    })])
}

pub(super) fn redeem(account: &Active, redeem: RedeemMagicLink) -> Result<Vec<AccountEvent>, AccountRefusal> {
    if redeem.epoch != account.marks.session_epoch {
        return Err(AccountRefusal::SessionEnded);
    }
    let LinkUse::MagicLink { session: asked_in, .. } = &link::find(account, &redeem.link, redeem.now)?.use_for else {
        return Err(AccountRefusal::LinkInvalid);
    };
    is_allowed(account, &redeem.policy)?;
    let by_asker = match redeem.password {
        PasswordProven::InAttempt(attempt) if attempt == *asked_in => true,
        PasswordProven::InAttempt(_) => return Err(AccountRefusal::PasswordNeeded),
        PasswordProven::Again => false,
    };
    let link = redeem.link.id;
    let redeemed = AccountEvent::MagicLinkRedeemed(MagicLinkRedeemed { link, by_asker, at: redeem.now });
    let signed_in = AccountEvent::SignedIn(SignedIn {
        session: redeem.session,
        opened: SessionKind::Repair,
        proof: Some(AcceptedProof::Mailbox),
        device: None,
        notice: Some(redeem.notice),
        at: redeem.now,
    });
    Ok([redeemed].into_iter().chain(lockout::lift(account, redeem.now)).chain([signed_in]).collect())
}

fn is_allowed(account: &Active, policy: &Policy) -> Result<(), AccountRefusal> {
    if !policy.allows_backup_email() {
        Err(AccountRefusal::WayNotAllowed)
    } else if backup_email::is_a_way(account, policy) {
        Ok(())
    } else {
        Err(AccountRefusal::NoBackupEmail)
    }
}

/// A newer link voids the former.
pub(super) fn requested(account: &mut Active, event: &MagicLinkRequested) {
    cancel(account);
    let use_for = LinkUse::MagicLink { session: event.session, origin: event.origin.clone() };
    link::remember(account, &event.link, use_for, event.at);
}

/// Forgets a link that is on its way: its mailbox is none of this account's any more.
pub(super) fn cancel(account: &mut Active) {
    account.links.retain(|link| !matches!(link.use_for, LinkUse::MagicLink { .. }));
}

#[cfg(test)]
mod tests;
