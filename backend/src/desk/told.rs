//! What goes along with a command: from where it came, and the links that its notices carry.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use herstel_console::desk::Visit;
use herstel_domain::{
    account::{NOT_ME_VALID_FOR, NewLink, Notice},
    ids::{AccountId, LinkId},
    sealed::Sealed,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::place;
use crate::{
    entropy,
    jobs::mail::{Enclosure, Origin},
    secrets::{DataKey, LinkToken},
};

/// A fresh link: its hash for the event, its token sealed for the mail.
pub(crate) struct Link {
    /// What the event records.
    pub(crate) new: NewLink,
    /// The token itself.
    pub(crate) token: LinkToken,
    /// What the mail carries, by the link's id.
    pub(crate) enclosure: (Uuid, Value),
}

/// Client address and user agent, sealed.
pub(super) fn origin(visit: &Visit, account: AccountId, person: &DataKey) -> Sealed {
    let origin = Origin { ip: Some(visit.ip.clone()), agent: Some(visit.agent.clone()) };
    person.seal_text(place::of(account, place::ORIGIN), &json!(origin).to_string())
}

/// A link that expires after `valid_for`.
pub(crate) fn link(account: AccountId, person: &DataKey, now: DateTime<Utc>, valid_for: Duration) -> Link {
    let id = LinkId::new(entropy::id());
    let token = LinkToken::generate(account, id);
    let sealed = person.seal_text(place::of(account, place::TOKEN), &token.text());
    Link {
        new: NewLink { id, hash: token.hashed(), expires_at: now + valid_for },
        enclosure: (id.uuid(), json!(Enclosure { token: sealed })),
        token,
    }
}

/// What a notice needs: the origin and a fresh "this was not me".
pub(super) fn notice(
    visit: &Visit,
    account: AccountId,
    person: &DataKey,
    now: DateTime<Utc>,
) -> (Notice, HashMap<Uuid, Value>) {
    notice_from(Some(origin(visit, account, person)), account, person, now)
}

/// The same where no browser acts.
pub(crate) fn notice_from(
    origin: Option<Sealed>,
    account: AccountId,
    person: &DataKey,
    now: DateTime<Utc>,
) -> (Notice, HashMap<Uuid, Value>) {
    let Link { new, enclosure, .. } = link(account, person, now, NOT_ME_VALID_FOR);
    (Notice { origin, not_me: new }, HashMap::from([enclosure]))
}
