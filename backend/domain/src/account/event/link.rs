//! Links that go out by mail: asked for, used up, and what "this was not me" does.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{LinkId, SessionId},
    sealed::{Hashed, Sealed},
};

/// A one-time link that went out by mail: the token itself is nowhere but in that mail (NIST SP 800-63B-4 §4.2.1.2).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NewLink {
    /// Its public half.
    pub id: LinkId,
    /// SHA-256 of the token.
    pub hash: Hashed,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
}

impl NewLink {
    /// The same link, working until `end` at the latest.
    #[must_use]
    pub fn not_after(self, end: DateTime<Utc>) -> Self {
        Self { expires_at: self.expires_at.min(end), ..self }
    }
}

/// What every notice of a change carries: where it came from, and the link for who did not do this.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Notice {
    /// Sealed: client address and user agent.
    pub origin: Option<Sealed>,
    /// "This was not me".
    pub not_me: NewLink,
}

/// What a link to the login mailbox is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkPurpose {
    /// Prove who you are, besides the password.
    Prove,
    /// Choose a new password.
    ResetPassword,
}

/// A link to the login mailbox was asked for; the former one for the same purpose is void.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct LinkRequested {
    /// What it is for.
    pub purpose: LinkPurpose,
    /// The link.
    pub link: NewLink,
    /// The asking attempt, or, for another password, the browser that asked.
    pub session: Option<SessionId>,
    /// Sealed: who asked, from where.
    pub origin: Option<Sealed>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A link was used up.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct LinkRedeemed {
    /// Which.
    pub link: LinkId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Somebody with a notice in hand says that the change was not theirs.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct NotMeReported {
    /// The notice's link, used up.
    pub link: LinkId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Nothing about factors changes until then; every session has ended.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ChangesFrozen {
    /// When it thaws by itself.
    pub until: DateTime<Utc>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The owner lifted the freeze.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ChangesThawed {
    /// When.
    pub at: DateTime<Utc>,
}
