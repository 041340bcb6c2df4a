//! Every policy that an organisation may have, as far as decisions about accounts ask for it.

use super::values::FINRUST;
use crate::{
    decider::Decider,
    organisation::{
        MOST_GRACE_DAYS, MOST_REMEMBER_DAYS, Organisation, OrganisationDecider, Register, testing::register,
    },
    policy::{BackupEmail, Methods, Policy, RecoveryCodeEffect, SecondFactor},
};

/// Every switch either way, every number at its bounds and once between, every choice of methods but none. What a
/// password must be is assessed before anything is decided.
pub(crate) fn every_policy() -> Vec<Policy> {
    let mut policies = vec![FINRUST];
    policies = with_each(&policies, [SecondFactor::Optional, SecondFactor::Required], |policy, second_factor| Policy {
        second_factor,
        ..policy
    });
    policies = with_each(&policies, [false, true], |policy, mailbox_recovery| Policy { mailbox_recovery, ..policy });
    policies = with_each(&policies, [0, 2], |policy, recovery_codes| Policy { recovery_codes, ..policy });
    policies = with_each(&policies, [0, 7, MOST_GRACE_DAYS], |policy, grace_days| Policy { grace_days, ..policy });
    policies = with_each(&policies, [0, 1, MOST_REMEMBER_DAYS], |policy, remember_device_days| Policy {
        remember_device_days,
        ..policy
    });
    let effects = [RecoveryCodeEffect::SignIn, RecoveryCodeEffect::SwitchOff];
    policies = with_each(&policies, effects, |policy, recovery_code_effect| Policy { recovery_code_effect, ..policy });
    let backups = [BackupEmail::Off, BackupEmail::Offered, BackupEmail::Required];
    policies = with_each(&policies, backups, |policy, backup_email| Policy { backup_email, ..policy });
    let methods = (0..8).map(|bits| Methods { app: bits & 1 > 0, voice: bits & 2 > 0, sms: bits & 4 > 0 });
    policies = with_each(&policies, methods, |policy, methods| Policy { methods, ..policy });
    policies.retain(is_accepted);
    policies
}

fn with_each<T: Copy>(
    policies: &[Policy],
    values: impl IntoIterator<Item = T>,
    with: fn(Policy, T) -> Policy,
) -> Vec<Policy> {
    values.into_iter().flat_map(|value| policies.iter().map(move |policy| with(*policy, value))).collect()
}

/// Whether an organisation may begin with it.
fn is_accepted(policy: &Policy) -> bool {
    let register = Register { policy: *policy, ..register() };
    OrganisationDecider::decide(&Organisation::default(), register.into()).is_ok()
}
