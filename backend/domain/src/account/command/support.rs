//! What staff, and whoever runs the service, may ask about somebody else's account.

use chrono::{DateTime, Utc};

use super::super::{NewLink, Notice, PresentedLink, Staff};
use crate::{
    ids::AccountId,
    policy::Policy,
    sealed::{Contact, Sealed},
    words::Role,
};

/// Take every factor of an account away: its owner lost them and asked support for help.
#[derive(Clone, Debug)]
pub struct ResetBySupport {
    /// Who.
    pub by: Staff,
    /// On whose account.
    pub target: AccountId,
    /// Sealed: the ticket of the call.
    pub ticket: Sealed,
    /// Sealed: why.
    pub reason: Sealed,
    /// What the organisation demands: who resets.
    pub policy: Policy,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Lift every lock.
#[derive(Clone, Debug)]
pub struct UnlockBySupport {
    /// Who.
    pub by: Staff,
    /// On whose account.
    pub target: AccountId,
    /// Sealed: why.
    pub reason: Sealed,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// End every session.
#[derive(Clone, Debug)]
pub struct EndSessionsBySupport {
    /// Who.
    pub by: Staff,
    /// On whose account.
    pub target: AccountId,
    /// Sealed: why.
    pub reason: Sealed,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Close an account to everybody, until it is enabled again.
///
/// It carries no "this was not me": a disabled account's links open nothing.
#[derive(Clone, Debug)]
pub struct DisableAccount {
    /// Who.
    pub by: Staff,
    /// On whose account.
    pub target: AccountId,
    /// Sealed: why.
    pub reason: Sealed,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Open a disabled account again, as it was.
#[derive(Clone, Debug)]
pub struct EnableAccount {
    /// Who.
    pub by: Staff,
    /// On whose account.
    pub target: AccountId,
    /// Sealed: why.
    pub reason: Sealed,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Write somebody's name as it should be.
#[derive(Clone, Debug)]
pub struct CorrectName {
    /// Who.
    pub by: Staff,
    /// On whose account.
    pub target: AccountId,
    /// The right name.
    pub name: Sealed,
    /// Sealed: why.
    pub reason: Sealed,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Ask both addresses to confirm that the one takes the place of the other. A pending change makes way.
#[derive(Clone, Debug)]
pub struct CorrectEmail {
    /// Who.
    pub by: Staff,
    /// On whose account.
    pub target: AccountId,
    /// The new address.
    pub to: Contact,
    /// What the present address confirms by.
    pub confirm_old: NewLink,
    /// What the new address confirms by.
    pub confirm_new: NewLink,
    /// Sealed: why.
    pub reason: Sealed,
    /// For warning the present address.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Confirm a change of address, with the link from one of the two mailboxes.
#[derive(Clone, Debug)]
pub struct ConfirmEmail {
    /// The link.
    pub link: PresentedLink,
    /// Whether the commit claims the new address and lets go of the former: it must if, and only if, the other
    /// address has confirmed already ([`Active::email_to_claim`](super::super::Active::email_to_claim)).
    pub claimed: bool,
    /// For telling both addresses, if this completes the change.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Give somebody a role besides that of a user, in place of the one that they have.
#[derive(Clone, Copy, Debug)]
pub struct GrantRole {
    /// Which.
    pub role: Role,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Take a role away: they are a user again.
#[derive(Clone, Copy, Debug)]
pub struct RevokeRole {
    /// Which.
    pub role: Role,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Give somebody another role, that of a user included, at an administrator's word.
#[derive(Clone, Copy, Debug)]
pub struct ChangeRole {
    /// Who.
    pub by: Staff,
    /// On whose account.
    pub target: AccountId,
    /// Which role they have from now on.
    pub role: Role,
    /// Now.
    pub now: DateTime<Utc>,
}
