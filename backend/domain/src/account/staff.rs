//! Staff at work on somebody else's account: who may, and on whom (DESIGN §1, STANDARDS X7).

use super::{Account, AccountRefusal, Member};
use crate::{
    ids::{AccountId, OrganisationId},
    words::Role,
};

/// A member of staff, as their account says in this very request; the desk has checked their session and their
/// second factor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Staff {
    /// Who.
    pub account: AccountId,
    /// Whose people they serve.
    pub organisation: OrganisationId,
    /// What they are there.
    pub role: Role,
}

impl Staff {
    /// Whether they may act on this account: support and administrators, on users of their own organisation, and
    /// nobody on themselves, a peer or somebody above them.
    ///
    /// # Errors
    /// [`AccountRefusal::NotForYourRole`], [`AccountRefusal::NotOnYourself`], [`AccountRefusal::NotYours`] and
    /// [`AccountRefusal::NotAUser`], in that order.
    pub fn may_serve(&self, target: AccountId, member: &Member) -> Result<(), AccountRefusal> {
        if !self.role.serves_users() {
            Err(AccountRefusal::NotForYourRole)
        } else if self.account == target {
            Err(AccountRefusal::NotOnYourself)
        } else if self.organisation != member.organisation {
            Err(AccountRefusal::NotYours)
        } else if member.role != Role::User {
            Err(AccountRefusal::NotAUser)
        } else {
            Ok(())
        }
    }

    /// Whether they may decide what this account is: administrators, in their own organisation, about everybody but
    /// themselves.
    ///
    /// # Errors
    /// [`AccountRefusal::NotForYourRole`], [`AccountRefusal::NotOnYourself`] and [`AccountRefusal::NotYours`], in that
    /// order.
    pub fn may_administer(&self, target: AccountId, member: &Member) -> Result<(), AccountRefusal> {
        if self.role != Role::Administrator {
            Err(AccountRefusal::NotForYourRole)
        } else if self.account == target {
            Err(AccountRefusal::NotOnYourself)
        } else if self.organisation != member.organisation {
            Err(AccountRefusal::NotYours)
        } else {
            Ok(())
        }
    }

    /// The same for an account that may not be there.
    pub(super) fn serves(&self, target: AccountId, account: &Account) -> Result<(), AccountRefusal> {
        self.may_serve(target, account.member().ok_or(AccountRefusal::NotActive)?)
    }
}

#[cfg(test)]
mod tests;
