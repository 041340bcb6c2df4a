//! Why something was done: the ticket and the reason that staff gave.

use herstel_domain::{account::AccountEvent, sealed::Sealed};

/// What staff gave as their grounds: a ticket, and a reason. What people do with their own account needs none.
pub(in super::super) fn grounds(event: &AccountEvent) -> (Option<&Sealed>, Option<&Sealed>) {
    use AccountEvent as E;
    match event {
        E::AccountReset(e) => (Some(&e.ticket), Some(&e.reason)),
        E::UnlockedBySupport(e) => (None, Some(&e.reason)),
        E::SessionsEnded(e) => (None, Some(&e.reason)),
        E::AccountDisabled(e) => (None, Some(&e.reason)),
        E::AccountEnabled(e) => (None, Some(&e.reason)),
        E::NameCorrected(e) => (None, Some(&e.reason)),
        E::EmailChangeRequested(e) => (None, Some(&e.reason)),
        E::Invited(_)
        | E::ActivationResent(_)
        | E::Activated(_)
        | E::SignedIn(_)
        | E::ProvenAnew(_)
        | E::SignInsRefused(_)
        | E::Locked(_)
        | E::Unlocked(_)
        | E::EnrolmentStarted(_)
        | E::AuthenticatorLinked(_)
        | E::AuthenticatorRenamed(_)
        | E::AuthenticatorSuspended(_)
        | E::AuthenticatorResumed(_)
        | E::AuthenticatorTrashed(_)
        | E::AuthenticatorRestored(_)
        | E::AuthenticatorPurged(_)
        | E::PhoneAdded(_)
        | E::PhoneChallenged(_)
        | E::PhoneAnswered(_)
        | E::PhoneVerified(_)
        | E::PhoneMadePrimary(_)
        | E::PhoneRemoved(_)
        | E::PhoneSuspended(_)
        | E::PhoneResumed(_)
        | E::RecoveryCodesIssued(_)
        | E::RecoveryCodesAcknowledged(_)
        | E::RecoveryCodeConsumed(_)
        | E::PasswordChanged(_)
        | E::PasswordReset(_)
        | E::LinkRequested(_)
        | E::LinkRedeemed(_)
        | E::NotMeReported(_)
        | E::ChangesFrozen(_)
        | E::ChangesThawed(_)
        | E::EmailConfirmed(_)
        | E::EmailChanged(_)
        | E::RoleGranted(_)
        | E::GraceStarted(_)
        | E::EnrolmentSkipped(_)
        | E::BackupEmailRequested(_)
        | E::BackupEmailConfirmed(_)
        | E::BackupEmailRemoved(_)
        | E::MagicLinkRequested(_)
        | E::MagicLinkRedeemed(_)
        | E::SecondFactorSwitchedOff(_)
        | E::DeviceRemembered(_)
        | E::DeviceForgotten(_)
        | E::RoleRevoked(_) => (None, None),
    }
}
