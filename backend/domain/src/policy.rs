//! What an organisation demands of its accounts.

use chrono::Duration;
use serde::{Deserialize, Serialize};

use crate::words::{Means, Role};

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

/// What a recovery code does after the right password.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecoveryCodeEffect {
    /// It opens a repair session.
    SignIn,
    /// It switches the second factor off, and signs nobody in.
    SwitchOff,
}

/// Whether there is a backup address besides the login address.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BackupEmail {
    /// Nobody has one.
    Off,
    /// Each owner decides.
    Offered,
    /// Everybody sets one up.
    Required,
}

/// Who resets a lost phone for somebody else.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResetBy {
    /// Everybody who serves users.
    #[default]
    Support,
    /// Administrators only: they are harder to be talked into it.
    Administrators,
}

/// How a second factor may be bound and used.
///
/// An app always is one: it is the strongest, and what everybody is offered in place of a number (R11, NIST SP
/// 800-63B-4 §3.1.3.3). A number that is switched off still counts as a factor: the password alone is not enough for
/// its owner, who proves it another way and then binds what is allowed. It opens sessions again once its means is
/// allowed again.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Methods {
    /// Whether an app may be linked: no policy is put in force without.
    pub app: bool,
    /// Whether a number may be called, to key in what the page shows.
    pub voice: bool,
    /// Whether a code may be sent to a number.
    pub sms: bool,
}

impl Methods {
    /// Apps, and nothing by telephone.
    pub const APP: Self = Self { app: true, voice: false, sms: false };

    /// Whether a number may be reached by these means.
    #[must_use]
    pub fn allow(self, means: Means) -> bool {
        match means {
            Means::Call => self.voice,
            Means::Sms => self.sms,
        }
    }

    /// By what a number may be reached, if at all; a call first.
    pub fn means(self) -> impl Iterator<Item = Means> {
        [Means::Call, Means::Sms].into_iter().filter(move |means| self.allow(*means))
    }
}

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
    /// For how many days from the first demand a user may put off binding a second factor; mandatory at once if 0.
    pub grace_days: u8,
    /// For how many days a browser may stand in for the second factor; never if 0.
    pub remember_device_days: u8,
    /// What a recovery code does.
    pub recovery_code_effect: RecoveryCodeEffect,
    /// Whether there is a backup address.
    pub backup_email: BackupEmail,
    /// What may be a second factor.
    pub methods: Methods,
    /// Who resets a lost phone. A policy from before there was a choice says nothing of it.
    #[serde(default)]
    pub reset_by: ResetBy,
}

impl Policy {
    /// What an organisation demands until its administrator says otherwise: the least that is safe for everybody.
    pub const FIRST: Self = Self {
        second_factor: SecondFactor::Required,
        password: PasswordRules { minimum: 8, classes: false },
        recovery_codes: 10,
        mailbox_recovery: true,
        grace_days: 0,
        remember_device_days: 0,
        recovery_code_effect: RecoveryCodeEffect::SignIn,
        backup_email: BackupEmail::Off,
        methods: Methods::APP,
        reset_by: ResetBy::Support,
    };

    /// Whether somebody of this role must have a second factor.
    #[must_use]
    pub fn demands_second_factor(&self, role: Role) -> bool {
        role.is_staff() || self.second_factor == SecondFactor::Required
    }

    /// How long somebody of this role may put off binding the factor that is demanded of them. Nobody in staff may:
    /// they see other people's accounts.
    #[must_use]
    pub fn grace(&self, role: Role) -> Option<Duration> {
        let granted = self.second_factor == SecondFactor::Required && !role.is_staff();
        days(self.grace_days).filter(|_| granted)
    }

    /// How long a browser of somebody of this role may stand in for their second factor; staff prove it each time.
    #[must_use]
    pub fn remembers_devices_for(&self, role: Role) -> Option<Duration> {
        days(self.remember_device_days).filter(|_| !role.is_staff())
    }

    /// Whether a recovery code switches the second factor off instead of opening a session.
    #[must_use]
    pub fn switches_off_by_code(&self) -> bool {
        self.recovery_code_effect == RecoveryCodeEffect::SwitchOff
    }

    /// Whether a backup address may be set, and its mailbox be a way back.
    #[must_use]
    pub fn allows_backup_email(&self) -> bool {
        self.backup_email != BackupEmail::Off
    }

    /// Whether everybody must set a backup address.
    #[must_use]
    pub fn demands_backup_email(&self) -> bool {
        self.backup_email == BackupEmail::Required
    }

    /// Whether somebody of this role resets a lost phone for somebody else, of those whom they serve.
    #[must_use]
    pub fn lets_reset(&self, role: Role) -> bool {
        match self.reset_by {
            ResetBy::Support => role.serves_users(),
            ResetBy::Administrators => role == Role::Administrator,
        }
    }

    /// Whether a password of this role may be all there is, be it for some days.
    #[must_use]
    pub fn lets_password_stand_alone(&self, role: Role) -> bool {
        !self.demands_second_factor(role) || self.grace(role).is_some()
    }

    /// Fewest code points of a password for this role: more where it may be all there is.
    #[must_use]
    pub fn password_minimum(&self, role: Role) -> u8 {
        let alone = self.lets_password_stand_alone(role);
        if alone { self.password.minimum.max(MINIMUM_ALONE) } else { self.password.minimum }
    }
}

fn days(days: u8) -> Option<Duration> {
    (days > 0).then(|| Duration::days(days.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RELAXED: Policy = Policy {
        second_factor: SecondFactor::Optional,
        grace_days: 14,
        remember_device_days: 30,
        backup_email: BackupEmail::Offered,
        methods: Methods { voice: true, ..Methods::APP },
        ..Policy::FIRST
    };
    const GRACIOUS: Policy = Policy { second_factor: SecondFactor::Required, ..RELAXED };

    #[test]
    fn staff_need_a_second_factor_under_any_policy() {
        assert!(!RELAXED.demands_second_factor(Role::User));
        assert!(RELAXED.demands_second_factor(Role::Agent));
    }

    #[test]
    fn lost_phones_are_reset_by_support_or_by_administrators_only() {
        let strict = Policy { reset_by: ResetBy::Administrators, ..RELAXED };
        let resetting = |policy: Policy| {
            [Role::Agent, Role::Lead, Role::Administrator, Role::Auditor, Role::User]
                .map(|role| policy.lets_reset(role))
        };
        assert_eq!(resetting(RELAXED), [true, true, true, false, false]);
        assert_eq!(resetting(strict), [false, false, true, false, false]);
    }

    #[test]
    fn r23_a_password_that_stands_alone_needs_fifteen_characters() {
        assert_eq!(RELAXED.password_minimum(Role::User), 15);
        assert_eq!(Policy { grace_days: 0, ..GRACIOUS }.password_minimum(Role::User), 8);
    }

    #[test]
    fn r23_during_grace_the_password_stands_alone_too() {
        assert_eq!(GRACIOUS.password_minimum(Role::User), 15);
        assert_eq!(GRACIOUS.password_minimum(Role::Agent), 8);
    }

    #[test]
    fn there_is_grace_only_where_a_factor_is_demanded_and_only_for_users() {
        assert_eq!(GRACIOUS.grace(Role::User), Some(Duration::days(14)));
        assert_eq!(GRACIOUS.grace(Role::Agent), None);
        assert_eq!(RELAXED.grace(Role::User), None);
        assert_eq!(Policy { grace_days: 0, ..GRACIOUS }.grace(Role::User), None);
    }

    #[test]
    fn devices_are_remembered_for_users_where_the_policy_says_for_how_long() {
        assert_eq!(RELAXED.remembers_devices_for(Role::User), Some(Duration::days(30)));
        assert_eq!(RELAXED.remembers_devices_for(Role::Lead), None);
        assert_eq!(Policy { remember_device_days: 0, ..RELAXED }.remembers_devices_for(Role::User), None);
    }

    #[test]
    fn a_backup_address_is_off_offered_or_required() {
        let said = [BackupEmail::Off, BackupEmail::Offered, BackupEmail::Required].map(|backup_email| {
            let policy = Policy { backup_email, ..RELAXED };
            (policy.allows_backup_email(), policy.demands_backup_email())
        });
        assert_eq!(said, [(false, false), (true, false), (true, true)]);
    }

    #[test]
    fn a_recovery_code_signs_in_or_switches_off() {
        assert!(!RELAXED.switches_off_by_code());
        let manual_004 = Policy { recovery_code_effect: RecoveryCodeEffect::SwitchOff, ..RELAXED };
        assert!(manual_004.switches_off_by_code());
    }

    #[test]
    fn a_number_is_reached_by_what_the_policy_allows() {
        assert_eq!(RELAXED.methods.means().collect::<Vec<_>>(), [Means::Call]);
        assert_eq!(Methods { sms: true, ..RELAXED.methods }.means().collect::<Vec<_>>(), [Means::Call, Means::Sms]);
        assert_eq!(Methods::APP.means().count(), 0);
    }
}
