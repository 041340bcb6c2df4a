//! Who decides for an organisation, and what a policy would leave them with.

use chrono::{DateTime, Utc};

use super::OrganisationRefusal;
use crate::{
    account::{Active, Staff, recovery_strength},
    ids::OrganisationId,
    policy::Policy,
    words::Role,
};

/// An administrator, as their account says in this very request; the desk has checked their session and their second
/// factor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Administrator {
    /// Who, of which organisation, in which role.
    pub staff: Staff,
    /// Whether they have a factor to sign in with, under the policy that they ask for.
    pub keeps_a_factor: bool,
    /// Whether they get back in without their phone, under that policy.
    pub keeps_a_way_back: bool,
}

impl Administrator {
    /// What this account would be left with under `policy`: an app or a number that opens sessions, and, by the rules
    /// that its own page goes by, a way back in once the phone is lost.
    #[must_use]
    pub fn under(policy: &Policy, staff: Staff, account: &Active, now: DateTime<Utc>) -> Self {
        Self {
            staff,
            keeps_a_factor: account.usable().next().is_some() || account.usable_phones(policy).next().is_some(),
            keeps_a_way_back: !recovery_strength(account, policy, now).ways.is_empty(),
        }
    }

    /// Administrators decide, for their own organisation.
    pub(super) fn may_decide_for(&self, organisation: OrganisationId) -> Result<(), OrganisationRefusal> {
        if self.staff.role != Role::Administrator {
            Err(OrganisationRefusal::NotForYourRole)
        } else if self.staff.organisation != organisation {
            Err(OrganisationRefusal::NotYours)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests;
