//! What may be asked about ways in besides the app: a backup address and links to it, a recovery code that switches
//! the second factor off, remembered devices.

use chrono::{DateTime, Utc};

use super::super::{Authority, NewLink, Notice, PresentedLink, RecoveryCode};
use crate::{
    ids::{DeviceId, SessionId},
    policy::Policy,
    sealed::{Contact, Hashed, Sealed},
};

/// Ask an address to become the backup address. One that has not confirmed yet makes way; one that has stays until
/// this one does.
#[derive(Clone, Debug)]
pub struct RequestBackupEmail {
    /// Who.
    pub authority: Authority,
    /// Which; fingerprinted in the normal form of addresses, so that it compares.
    pub address: Contact,
    /// What it confirms by.
    pub link: NewLink,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Confirm the backup address, with the link from its mailbox.
#[derive(Clone, Debug)]
pub struct ConfirmBackupEmail {
    /// The link.
    pub link: PresentedLink,
    /// The owner's session that is to go on in this browser, if there is one.
    pub owner: Option<Authority>,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Have no backup address any more.
#[derive(Clone, Debug)]
pub struct RemoveBackupEmail {
    /// Who.
    pub authority: Authority,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Ask for a link to the backup address: the password was right.
#[derive(Clone, Debug)]
pub struct RequestMagicLink {
    /// The attempt in which it was.
    pub authority: Authority,
    /// The link.
    pub link: NewLink,
    /// Sealed: who asked, from where.
    pub origin: Option<Sealed>,
    /// The organisation's policy.
    pub policy: Policy,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Where the password was proven that goes with a magic link.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PasswordProven {
    /// In this attempt of the browser that confirms, before; good if it is the one that asked.
    InAttempt(SessionId),
    /// In the browser that confirms, in an attempt of its own that did not ask.
    Again,
}

/// Open a session for repairs: a link to the backup address was confirmed, in a browser with the password.
#[derive(Clone, Debug)]
pub struct RedeemMagicLink {
    /// The session to be, in the browser that confirms.
    pub session: SessionId,
    /// The account's session epoch when the password was checked: a change since then voids the attempt.
    pub epoch: u64,
    /// The link.
    pub link: PresentedLink,
    /// Where the password was proven.
    pub password: PasswordProven,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Switch the second factor off with a recovery code: the password and the code's hash were right.
#[derive(Clone, Debug)]
pub struct SwitchOffSecondFactor {
    /// The attempt in which the password was.
    pub authority: Authority,
    /// The code's public half.
    pub selector: String,
    /// What takes its place.
    pub replacement: RecoveryCode,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Remember this browser as one that stands in for the second factor.
#[derive(Clone, Debug)]
pub struct RememberDevice {
    /// Who.
    pub authority: Authority,
    /// The device to be.
    pub device: DeviceId,
    /// SHA-256 of its first token.
    pub hash: Hashed,
    /// Sealed: client address and user agent.
    pub origin: Option<Sealed>,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Open a session by a remembered device: the password was right.
///
/// If the token was used before, nobody is signed in: the device is forgotten, and that is the answer.
#[derive(Clone, Debug)]
pub struct RecogniseDevice {
    /// The session to be.
    pub session: SessionId,
    /// The account's session epoch when the password was checked: a change since then voids the attempt.
    pub epoch: u64,
    /// Which device the token says it is.
    pub device: DeviceId,
    /// SHA-256 of the token as presented.
    pub presented: Hashed,
    /// SHA-256 of the token that takes its place.
    pub next: Hashed,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner, if the token was used before.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Remember a device no longer.
#[derive(Clone, Copy, Debug)]
pub struct ForgetDevice {
    /// Who.
    pub authority: Authority,
    /// Which.
    pub device: DeviceId,
    /// Now.
    pub now: DateTime<Utc>,
}
