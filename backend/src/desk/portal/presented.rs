//! A mailed link that this browser brought along: found, and not used up by looking.

use std::sync::Arc;

use herstel_console::desk::{CookieChange, Step, Turn, Visit};
use herstel_domain::{
    account::{Active, PendingLink, PresentedLink},
    ids::{AccountId, SessionId},
};

use super::super::{House, refusal::refused};
use crate::{
    organisations::Organisation,
    secrets::{Keys, LinkToken, SessionToken},
};

/// A link of an active account that may still be used.
pub(super) struct Presented {
    pub(super) id: AccountId,
    pub(super) account: Active,
    pub(super) keys: Keys,
    pub(super) organisation: Arc<Organisation>,
    pub(super) link: PendingLink,
    pub(super) proof: PresentedLink,
}

/// How long a browser keeps a link that it opened, in seconds.
const LINK_KEPT_S: u32 = 15 * 60;
/// Between a link's token and that of the browser that asked a number beside it; in neither of them.
const AND: char = '.';

/// The mailed link that this browser brought along.
pub(super) fn brought(visit: &Visit) -> Option<LinkToken> {
    LinkToken::parse(visit.link.as_deref()?.split(AND).next()?)
}

/// This browser, where it asked a number beside its link: everybody who reads a mailbox may open the same link, and what
/// is answered on the telephone counts for one of them only (R9).
pub(super) fn asker(visit: &Visit) -> Option<SessionId> {
    Some(SessionId::new(browser(visit)?.holder()))
}

fn browser(visit: &Visit) -> Option<SessionToken> {
    SessionToken::parse(visit.link.as_deref()?.split_once(AND)?.1)
}

/// The link as a command wants it, and whose it says it is.
pub(super) fn token(visit: &Visit) -> Result<(AccountId, PresentedLink), Turn> {
    let token = brought(visit).ok_or_else(|| refused("link_used"))?;
    Ok((token.account(), PresentedLink { id: token.link(), hash: token.hashed() }))
}

impl House {
    /// Goes on, and lets go of the link: it is used up.
    pub(super) fn without_link(&self, step: Step) -> Step {
        step.with(CookieChange::clear(self.cookies.link))
    }

    /// A name for this browser that its link is kept with from now on: the one that it has, or a new one.
    pub(super) fn with_asker(&self, visit: &Visit) -> Result<(SessionId, CookieChange), Turn> {
        let (link, browser) = (brought(visit).ok_or_else(|| refused("link_used"))?, browser(visit));
        let browser = browser.unwrap_or_else(SessionToken::generate);
        let value = format!("{}{AND}{}", *link.text(), *browser.text());
        let cookie = CookieChange::set(self.cookies.link, &value, LINK_KEPT_S);
        Ok((SessionId::new(browser.holder()), cookie))
    }

    /// The link of this visit, if it is known, unused and unexpired.
    pub(super) async fn presented(&self, visit: &Visit) -> Result<Presented, Turn> {
        let (id, proof) = token(visit)?;
        let gone = || refused("link_used");
        let (account, keys) = self.open(id).await?.ok_or_else(gone)?;
        let now = self.clock.now();
        let fits = |link: &&PendingLink| link.id == proof.id && link.hash == proof.hash;
        let link = account.links.iter().find(fits).cloned().ok_or_else(gone)?;
        if now >= link.expires_at {
            return Err(refused("link_expired"));
        }
        let organisation = self.organisation_of(id, &account).await?;
        Ok(Presented { id, account, keys, organisation, link, proof })
    }
}
