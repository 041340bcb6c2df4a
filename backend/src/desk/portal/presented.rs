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

/// How long a browser keeps a name that it asked under, in seconds: longer than a link works, which is made only after it
/// was asked for.
const NAME_KEPT_S: u32 = 20 * 60;
/// Between a link's token and that of the browser that asked for it, or a number beside it; in neither of them.
const AND: char = '.';

/// The mailed link that this browser brought along.
pub(super) fn brought(visit: &Visit) -> Option<LinkToken> {
    LinkToken::parse(visit.link.as_deref()?.split(AND).next()?)
}

/// This browser, where it asked for a link to a new password, or a number beside it: everybody who knows an address may
/// ask for a link, everybody who reads a mailbox may open it, and what is answered on the telephone counts for one of them
/// only (R9).
pub(super) fn asker(visit: &Visit) -> Option<SessionId> {
    Some(SessionId::new(browser(visit.link.as_deref())?.holder()))
}

fn browser(kept: Option<&str>) -> Option<SessionToken> {
    SessionToken::parse(kept?.split_once(AND)?.1)
}

/// What a browser keeps from now on that opens a link: the name that it asked under, if it `kept` one, stays with it.
pub(crate) fn with_link(link: &str, kept: Option<&str>) -> String {
    match browser(kept) {
        Some(browser) => format!("{link}{AND}{}", *browser.text()),
        None => link.to_owned(),
    }
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

    /// A name for this browser that it keeps from now on, with its link where it has one: the name that it has, or a new
    /// one.
    pub(super) fn with_asker(&self, visit: &Visit) -> (SessionId, CookieChange) {
        let browser = browser(visit.link.as_deref()).unwrap_or_else(SessionToken::generate);
        let link = brought(visit).map(|link| link.text()).unwrap_or_default();
        let value = format!("{}{AND}{}", *link, *browser.text());
        (SessionId::new(browser.holder()), CookieChange::set(self.cookies.link, &value, NAME_KEPT_S))
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
