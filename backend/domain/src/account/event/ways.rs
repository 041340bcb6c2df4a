//! Ways in besides the app: a backup address and links to it, a recovery code that switches the second factor off,
//! remembered devices.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{NewLink, Notice};
use crate::{
    ids::{DeviceId, LinkId, SessionId},
    sealed::{Contact, Hashed, Sealed},
};

/// An address was asked to become the backup address; one that was asked before and had not confirmed is forgotten.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct BackupEmailRequested {
    /// Which.
    pub address: Contact,
    /// The link that went to it.
    pub link: NewLink,
    /// From where, and the way to object: it went to the login address and to the backup address of before.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// That address confirmed: it is the backup address now, in place of the one that there was.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct BackupEmailConfirmed {
    /// The link, used up.
    pub link: LinkId,
    /// Which.
    pub address: Contact,
    /// From where, and the way to object: it went to every address, that of before included.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// There is no backup address any more, nor one that could confirm.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct BackupEmailRemoved {
    /// From where, and the way to object; none where it was such an objection.
    pub notice: Option<Notice>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A one-time link to the backup address was asked for, after the right password; the former one is void.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct MagicLinkRequested {
    /// The link.
    pub link: NewLink,
    /// The asking attempt.
    pub session: SessionId,
    /// Sealed: who asked, from where.
    pub origin: Option<Sealed>,
    /// When.
    pub at: DateTime<Utc>,
}

/// That link was used up; the session that it opened is an event of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MagicLinkRedeemed {
    /// Which.
    pub link: LinkId,
    /// Whether by the attempt that had asked for it; otherwise the password was proven again.
    pub by_asker: bool,
    /// When.
    pub at: DateTime<Utc>,
}

/// A recovery code switched the second factor off: every app went to the trash. Nobody was signed in by it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SecondFactorSwitchedOff {
    /// Until when the apps that worked can be taken out of the trash.
    pub restorable_until: DateTime<Utc>,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// A browser stands in for the second factor from now on, for a while.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DeviceRemembered {
    /// Which.
    pub device: DeviceId,
    /// SHA-256 of its first token.
    pub hash: Hashed,
    /// Until when, whatever happens.
    pub until: DateTime<Utc>,
    /// Sealed: client address and user agent.
    pub origin: Option<Sealed>,
    /// The way to object; the first events of this kind had none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A remembered device that stood in for the second factor.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RecognisedDevice {
    /// Which.
    pub device: DeviceId,
    /// SHA-256 of its next token; none where another tab was given that a moment ago.
    pub hash: Option<Hashed>,
}

/// Why a device is remembered no longer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyForgotten {
    /// Its owner wished so.
    ByOwner,
    /// There were too many.
    Displaced,
    /// A token of it came that had been used before: somebody has a copy.
    TokenReused,
}

/// A browser does not stand in for the second factor any more. What ends every session ends every device without it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DeviceForgotten {
    /// Which.
    pub device: DeviceId,
    /// Why.
    pub why: WhyForgotten,
    /// From where the used token came, and the way to object; none otherwise.
    pub notice: Option<Notice>,
    /// When.
    pub at: DateTime<Utc>,
}
