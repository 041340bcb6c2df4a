//! What may be asked about links that go out by mail.

use chrono::{DateTime, Utc};

use crate::{
    account::{Authority, LinkPurpose, NewLink},
    ids::{LinkId, SessionId},
    policy::Policy,
    sealed::{Hashed, Sealed},
};

/// A link that somebody presented: the id from its token, and the token's hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresentedLink {
    /// Its public half.
    pub id: LinkId,
    /// SHA-256 of the token as presented.
    pub hash: Hashed,
}

/// Ask for a link to the login mailbox.
#[derive(Clone, Debug)]
pub struct RequestLink {
    /// What for.
    pub purpose: LinkPurpose,
    /// The link.
    pub link: NewLink,
    /// The asking attempt, or, for another password, the browser that asked.
    pub session: Option<SessionId>,
    /// Sealed: who asked, from where.
    pub origin: Option<Sealed>,
    /// The organisation's policy.
    pub policy: Policy,
    /// Now.
    pub now: DateTime<Utc>,
}

/// "This was not me", with a notice's link in hand.
#[derive(Clone, Debug)]
pub struct ReportNotMe {
    /// The notice's link.
    pub link: PresentedLink,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Lift the freeze before its time.
#[derive(Clone, Debug)]
pub struct ThawChanges {
    /// Who.
    pub authority: Authority,
    /// Now.
    pub now: DateTime<Utc>,
}
