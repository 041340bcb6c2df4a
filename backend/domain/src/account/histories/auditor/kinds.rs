//! Which events are of which kind, as somebody would say who reads them only.

use crate::account::*;

/// Staff, the operator and time still do their work.
pub(super) fn happens_to_disabled(event: &AccountEvent) -> bool {
    use AccountEvent as E;
    matches!(
        event,
        E::AccountEnabled(_)
            | E::AccountReset(_)
            | E::UnlockedBySupport(_)
            | E::SessionsEnded(_)
            | E::NameCorrected(_)
            | E::RoleGranted(_)
            | E::RoleRevoked(_)
            | E::AuthenticatorPurged(_)
            | E::SignInsRefused(_)
    )
}

/// What ends every remembered device, and voids what a number was asked.
pub(super) fn ends_devices(event: &AccountEvent) -> bool {
    use AccountEvent as E;
    match event {
        E::RecoveryCodesIssued(e) => e.notice.is_some(),
        E::DeviceForgotten(e) => e.why == WhyForgotten::TokenReused,
        E::Locked(_)
        | E::AuthenticatorLinked(_)
        | E::AuthenticatorSuspended(_)
        | E::AuthenticatorResumed(_)
        | E::AuthenticatorTrashed(_)
        | E::AuthenticatorRestored(_)
        | E::PhoneVerified(_)
        | E::PhoneRemoved(_)
        | E::PhoneSuspended(_)
        | E::PhoneResumed(_)
        | E::PasswordChanged(_)
        | E::PasswordReset(_)
        | E::ChangesFrozen(_)
        | E::AccountReset(_)
        | E::SessionsEnded(_)
        | E::AccountDisabled(_)
        | E::EmailChanged(_)
        | E::BackupEmailRemoved(_)
        | E::SecondFactorSwitchedOff(_)
        | E::RoleGranted(_)
        | E::RoleRevoked(_) => true,
        _ => false,
    }
}

pub(super) fn changes_factors(event: &AccountEvent) -> bool {
    use AccountEvent as E;
    match event {
        E::EnrolmentStarted(_)
        | E::PhoneAdded(_)
        | E::PhoneMadePrimary(_)
        | E::PhoneRemoved(_)
        | E::PhoneResumed(_)
        | E::AuthenticatorTrashed(_)
        | E::AuthenticatorRestored(_)
        | E::AuthenticatorResumed(_)
        | E::BackupEmailRequested(_)
        | E::DeviceRemembered(_)
        | E::PasswordChanged(_) => true,
        E::BackupEmailRemoved(e) => e.notice.is_some(),
        E::RecoveryCodesIssued(e) => e.notice.is_some(),
        _ => false,
    }
}
