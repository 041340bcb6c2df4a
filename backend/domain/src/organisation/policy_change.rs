//! Another policy: within bounds, and never one that its own administrator is locked out by.

use super::{ChangePolicy, OrganisationEvent, OrganisationRefusal, PolicyChanged, Registered};
use crate::policy::Policy;

/// The fewest characters that a policy may ask of a password (NIST SP 800-63B-4 §3.1.1.2). Where the password stands
/// alone it is fifteen, whatever the policy says.
pub const PASSWORD_MINIMUM: std::ops::RangeInclusive<u8> = 8..=64;
/// For no longer may anybody put off binding a second factor.
pub const MOST_GRACE_DAYS: u8 = 60;
/// For no longer may a browser stand in for the second factor.
pub const MOST_REMEMBER_DAYS: u8 = 90;
/// More codes than this nobody keeps.
pub const MOST_RECOVERY_CODES: u8 = 20;

pub(super) fn change(
    organisation: &Registered,
    change: ChangePolicy,
) -> Result<Vec<OrganisationEvent>, OrganisationRefusal> {
    if let Some(by) = change.by {
        by.may_decide_for(organisation.id)?;
    }
    within_bounds(&change.policy)?;
    if let Some(by) = change.by {
        if !by.keeps_a_factor {
            return Err(OrganisationRefusal::LocksOutAdministrator);
        }
        if !by.keeps_a_way_back {
            return Err(OrganisationRefusal::StrandsAdministrator);
        }
    }
    if change.policy == organisation.policy {
        return Ok(vec![]);
    }
    Ok(vec![OrganisationEvent::PolicyChanged(PolicyChanged { policy: change.policy, at: change.now })])
}

/// Whether every number is one that an organisation may ask for, and nobody is left with a telephone number as their only
/// choice (R11).
pub(super) fn within_bounds(policy: &Policy) -> Result<(), OrganisationRefusal> {
    if !PASSWORD_MINIMUM.contains(&policy.password.minimum) {
        Err(OrganisationRefusal::PasswordMinimumInvalid)
    } else if policy.grace_days > MOST_GRACE_DAYS {
        Err(OrganisationRefusal::GraceDaysInvalid)
    } else if policy.remember_device_days > MOST_REMEMBER_DAYS {
        Err(OrganisationRefusal::RememberDaysInvalid)
    } else if policy.recovery_codes > MOST_RECOVERY_CODES {
        Err(OrganisationRefusal::RecoveryCodesInvalid)
    } else if !policy.methods.app {
        Err(OrganisationRefusal::NoApp)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
