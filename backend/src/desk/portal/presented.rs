//! A mailed link that this browser brought along: found, and not used up by looking.

use std::sync::Arc;

use herstel_console::desk::{CookieChange, Step, Turn, Visit};
use herstel_domain::{
    account::{Active, PendingLink, PresentedLink},
    ids::AccountId,
};

use super::super::{House, refusal::refused};
use crate::{
    organisations::Organisation,
    secrets::{Keys, LinkToken},
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

/// The link as a command wants it, and whose it says it is.
pub(super) fn token(visit: &Visit) -> Result<(AccountId, PresentedLink), Turn> {
    let token = visit.link.as_deref().and_then(LinkToken::parse).ok_or_else(|| refused("link_used"))?;
    Ok((token.account(), PresentedLink { id: token.link(), hash: token.hashed() }))
}

impl House {
    /// Goes on, and lets go of the link: it is used up.
    pub(super) fn without_link(&self, step: Step) -> Step {
        step.with(CookieChange::clear(self.cookies.link))
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
