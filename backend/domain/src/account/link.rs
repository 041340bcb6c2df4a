//! One-time links to the login mailbox, and how they are used up (OWASP Forgot Password; STANDARDS R16).

use chrono::{DateTime, Duration, Utc};

use super::{
    AccountEvent, AccountRefusal, Active, LINK_VALID_AFTER_RESET, LinkPurpose, LinkRedeemed, LinkRequested, LinkUse,
    NewLink, Notice, PendingLink, PresentedLink, RequestLink, sign_in::mailbox_is_a_way,
};
use crate::ids::LinkId;

/// How long a link to a mailbox works.
pub const MAILBOX_LINK_VALID_FOR: Duration = Duration::minutes(15);
/// How long "this was not me" works.
pub const NOT_ME_VALID_FOR: Duration = Duration::days(7);
/// How many of those that freeze changes are kept.
pub(super) const NOT_ME_KEPT: usize = 50;
/// How many links for another password work beside each other. Everybody may ask for one who knows the address: the one
/// that its owner is about to use must outlive that.
pub(super) const RESET_LINKS_KEPT: usize = 3;

/// How long a link to the login mailbox works for this account.
#[must_use]
pub fn mailbox_link_valid_for(account: &Active) -> Duration {
    if account.reset_at.is_some() { LINK_VALID_AFTER_RESET } else { MAILBOX_LINK_VALID_FOR }
}

pub(super) fn request(account: &Active, request: RequestLink) -> Result<Vec<AccountEvent>, AccountRefusal> {
    if request.purpose == LinkPurpose::Prove && !mailbox_is_a_way(account, &request.policy) {
        return Err(AccountRefusal::WayNotAllowed);
    }
    Ok(vec![AccountEvent::LinkRequested(LinkRequested {
        purpose: request.purpose,
        link: request.link.not_after(request.now + mailbox_link_valid_for(account)),
        session: request.session,
        origin: request.origin,
        at: request.now,
    })])
}

/// The link that was presented, if it is known, unused, unexpired and for this purpose.
pub(super) fn find<'a>(
    account: &'a Active,
    presented: &PresentedLink,
    now: DateTime<Utc>,
) -> Result<&'a PendingLink, AccountRefusal> {
    account
        .links
        .iter()
        .find(|link| link.id == presented.id && link.hash == presented.hash && now < link.expires_at)
        .ok_or(AccountRefusal::LinkInvalid)
}

/// Uses up a link to the login mailbox.
pub(super) fn redeem(
    account: &Active,
    presented: &PresentedLink,
    purpose: LinkPurpose,
    now: DateTime<Utc>,
) -> Result<AccountEvent, AccountRefusal> {
    match &find(account, presented, now)?.use_for {
        LinkUse::Mailbox { purpose: of_link, .. } if *of_link == purpose => {
            Ok(AccountEvent::LinkRedeemed(LinkRedeemed { link: presented.id, at: now }))
        }
        _ => Err(AccountRefusal::LinkInvalid),
    }
}

/// A newer link for the same purpose voids the former; of those for another password, the latest work.
pub(super) fn requested(account: &mut Active, event: &LinkRequested) {
    let most = match event.purpose {
        LinkPurpose::Prove => 1,
        LinkPurpose::ResetPassword => RESET_LINKS_KEPT,
    };
    make_room(account, most, |it| matches!(it, LinkUse::Mailbox { purpose, .. } if *purpose == event.purpose));
    let use_for = LinkUse::Mailbox { purpose: event.purpose, session: event.session, origin: event.origin.clone() };
    remember(account, &event.link, use_for, event.at);
}

pub(super) fn redeemed(account: &mut Active, id: LinkId) {
    account.links.retain(|link| link.id != id);
}

/// Keeps a link that may be presented, and lets go of those that have expired.
pub(super) fn remember(account: &mut Active, new: &NewLink, use_for: LinkUse, now: DateTime<Utc>) {
    account.links.retain(|link| now < link.expires_at);
    account.links.push(PendingLink { id: new.id, hash: new.hash.clone(), expires_at: new.expires_at, use_for });
}

/// Keeps the "this was not me" of a notice that is not about a linking. They all do the same, so that of very many the
/// latest are enough, and a row does not grow with every change.
pub(super) fn remember_not_me(account: &mut Active, notice: &Notice, now: DateTime<Utc>) {
    make_room(account, NOT_ME_KEPT, |it| *it == LinkUse::NOT_ME);
    remember(account, &notice.not_me, LinkUse::NOT_ME, now);
}

/// Lets go of the oldest of these links, so that there are at most so many with the next one.
fn make_room(account: &mut Active, most: usize, are: impl Fn(&LinkUse) -> bool) {
    let mut too_many = (account.links.iter().filter(|link| are(&link.use_for)).count() + 1).saturating_sub(most);
    account.links.retain(|link| {
        let goes = too_many > 0 && are(&link.use_for);
        too_many -= usize::from(goes);
        !goes
    });
}

#[cfg(test)]
mod tests;
