//! What an account knows of the links that went out by mail.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    account::{EmailSide, LinkPurpose},
    ids::{AuthenticatorId, LinkId, PhoneId, SessionId},
    sealed::{Contact, Hashed, Sealed},
};

/// A link that may still be presented.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PendingLink {
    /// Its public half.
    pub id: LinkId,
    /// SHA-256 of its token.
    pub hash: Hashed,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
    /// What it is for.
    pub use_for: LinkUse,
}

/// What presenting a link does.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "for")]
pub enum LinkUse {
    /// A link to the login mailbox.
    Mailbox {
        /// Prove or reset.
        purpose: LinkPurpose,
        /// The attempt that asked, or, for another password, the browser that did.
        session: Option<SessionId>,
        /// Sealed: who asked, from where.
        origin: Option<Sealed>,
    },
    /// "This was not me".
    NotMe {
        /// The app whose linking it objects to; none for every other change.
        linked: Option<AuthenticatorId>,
        /// The telephone number whose adding it objects to; none for every other change.
        phone: Option<PhoneId>,
    },
    /// Confirms a change of the login address.
    ConfirmEmail {
        /// Which mailbox it went to.
        side: EmailSide,
    },
    /// A link to the backup mailbox, to sign in by.
    MagicLink {
        /// The attempt that asked.
        session: SessionId,
        /// Sealed: who asked, from where.
        origin: Option<Sealed>,
    },
    /// Confirms a backup address.
    ConfirmBackupEmail {
        /// The address to be.
        address: Contact,
    },
}

impl LinkUse {
    /// "This was not me" about anything but an app or a number that was added.
    pub(in crate::account) const NOT_ME: Self = Self::NotMe { linked: None, phone: None };
}
