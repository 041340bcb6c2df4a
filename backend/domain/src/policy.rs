//! What an organisation demands of its accounts.

use serde::{Deserialize, Serialize};

use crate::words::Role;

/// Whether a second factor must be there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecondFactor {
    /// Each owner decides.
    Optional,
    /// Nobody gets in without.
    Required,
}

/// What a password must be (NIST SP 800-63B-4 §3.1.1.2). The block-list is always on and not part of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PasswordRules {
    /// Fewest Unicode code points where a second factor is demanded as well.
    pub minimum: u8,
    /// Whether upper case, lower case, digit and special are all demanded.
    pub classes: bool,
}

/// Fewest code points of a password that stands alone (NIST SP 800-63B-4 §3.1.1.2).
pub const MINIMUM_ALONE: u8 = 15;

/// An organisation's policy, as far as decisions ask for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Policy {
    /// Whether users need a second factor; staff always do.
    pub second_factor: SecondFactor,
    /// What a password must be.
    pub password: PasswordRules,
    /// How many recovery codes are issued; none if 0.
    pub recovery_codes: u8,
    /// Whether a link to the login mailbox counts as a proof besides the password.
    pub mailbox_recovery: bool,
}

impl Policy {
    /// Whether somebody of this role must have a second factor.
    #[must_use]
    pub fn demands_second_factor(&self, role: Role) -> bool {
        role.is_staff() || self.second_factor == SecondFactor::Required
    }

    /// Fewest code points of a password for this role: more where it may be all there is.
    #[must_use]
    pub fn password_minimum(&self, role: Role) -> u8 {
        if self.demands_second_factor(role) { self.password.minimum } else { self.password.minimum.max(MINIMUM_ALONE) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RELAXED: Policy = Policy {
        second_factor: SecondFactor::Optional,
        password: PasswordRules { minimum: 8, classes: false },
        recovery_codes: 10,
        mailbox_recovery: true,
    };

    #[test]
    fn staff_need_a_second_factor_under_any_policy() {
        assert!(!RELAXED.demands_second_factor(Role::User));
        assert!(RELAXED.demands_second_factor(Role::Agent));
    }

    #[test]
    fn r23_a_password_that_stands_alone_needs_fifteen_characters() {
        assert_eq!(RELAXED.password_minimum(Role::User), 15);
        assert_eq!(Policy { second_factor: SecondFactor::Required, ..RELAXED }.password_minimum(Role::User), 8);
    }
}
