//! What happened to an account. Persisted: a field may be added with a default, everything else is a new version.

mod activation;
mod authenticator;
mod link;
mod password;
mod phone;
mod recovery_codes;
mod sign_in;
mod support;
mod ways;

use chrono::{DateTime, Utc};

pub use activation::*;
pub use authenticator::*;
pub use link::*;
pub use password::*;
pub use phone::*;
pub use recovery_codes::*;
pub use sign_in::*;
pub use support::*;
pub use ways::*;

/// One fact of an account's history.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "each variant is documented at its payload")]
pub enum AccountEvent {
    Invited(Invited),
    ActivationResent(ActivationResent),
    Activated(Activated),
    SignedIn(SignedIn),
    GraceStarted(GraceStarted),
    EnrolmentSkipped(EnrolmentSkipped),
    ProvenAnew(ProvenAnew),
    SignInsRefused(SignInsRefused),
    Locked(Locked),
    Unlocked(Unlocked),
    EnrolmentStarted(EnrolmentStarted),
    AuthenticatorLinked(AuthenticatorLinked),
    AuthenticatorRenamed(AuthenticatorRenamed),
    AuthenticatorSuspended(AuthenticatorSuspended),
    AuthenticatorResumed(AuthenticatorResumed),
    AuthenticatorTrashed(AuthenticatorTrashed),
    AuthenticatorRestored(AuthenticatorRestored),
    AuthenticatorPurged(AuthenticatorPurged),
    PhoneAdded(PhoneAdded),
    PhoneChallenged(PhoneChallenged),
    PhoneAnswered(PhoneAnswered),
    PhoneVerified(PhoneVerified),
    PhoneMadePrimary(PhoneMadePrimary),
    PhoneRemoved(PhoneRemoved),
    PhoneSuspended(PhoneSuspended),
    PhoneResumed(PhoneResumed),
    RecoveryCodesIssued(RecoveryCodesIssued),
    RecoveryCodesAcknowledged(RecoveryCodesAcknowledged),
    RecoveryCodeConsumed(RecoveryCodeConsumed),
    PasswordChanged(PasswordChanged),
    PasswordReset(PasswordReset),
    LinkRequested(LinkRequested),
    LinkRedeemed(LinkRedeemed),
    NotMeReported(NotMeReported),
    ChangesFrozen(ChangesFrozen),
    ChangesThawed(ChangesThawed),
    AccountReset(AccountReset),
    UnlockedBySupport(UnlockedBySupport),
    SessionsEnded(SessionsEnded),
    AccountDisabled(AccountDisabled),
    AccountEnabled(AccountEnabled),
    NameCorrected(NameCorrected),
    EmailChangeRequested(EmailChangeRequested),
    EmailConfirmed(EmailConfirmed),
    EmailChanged(EmailChanged),
    BackupEmailRequested(BackupEmailRequested),
    BackupEmailConfirmed(BackupEmailConfirmed),
    BackupEmailRemoved(BackupEmailRemoved),
    MagicLinkRequested(MagicLinkRequested),
    MagicLinkRedeemed(MagicLinkRedeemed),
    SecondFactorSwitchedOff(SecondFactorSwitchedOff),
    DeviceRemembered(DeviceRemembered),
    DeviceForgotten(DeviceForgotten),
    RoleGranted(RoleGranted),
    RoleRevoked(RoleRevoked),
}

impl AccountEvent {
    /// When it happened, by the clock of who decided.
    #[must_use]
    pub fn at(&self) -> DateTime<Utc> {
        match self {
            Self::Invited(e) => e.at,
            Self::ActivationResent(e) => e.at,
            Self::Activated(e) => e.at,
            Self::SignedIn(e) => e.at,
            Self::GraceStarted(e) => e.at,
            Self::EnrolmentSkipped(e) => e.at,
            Self::ProvenAnew(e) => e.at,
            Self::SignInsRefused(e) => e.at,
            Self::Locked(e) => e.at,
            Self::Unlocked(e) => e.at,
            Self::EnrolmentStarted(e) => e.at,
            Self::AuthenticatorLinked(e) => e.at,
            Self::AuthenticatorRenamed(e) => e.at,
            Self::AuthenticatorSuspended(e) => e.at,
            Self::AuthenticatorResumed(e) => e.at,
            Self::AuthenticatorTrashed(e) => e.at,
            Self::AuthenticatorRestored(e) => e.at,
            Self::AuthenticatorPurged(e) => e.at,
            Self::PhoneAdded(e) => e.at,
            Self::PhoneChallenged(e) => e.at,
            Self::PhoneAnswered(e) => e.at,
            Self::PhoneVerified(e) => e.at,
            Self::PhoneMadePrimary(e) => e.at,
            Self::PhoneRemoved(e) => e.at,
            Self::PhoneSuspended(e) => e.at,
            Self::PhoneResumed(e) => e.at,
            Self::RecoveryCodesIssued(e) => e.at,
            Self::RecoveryCodesAcknowledged(e) => e.at,
            Self::RecoveryCodeConsumed(e) => e.at,
            Self::PasswordChanged(e) => e.at,
            Self::PasswordReset(e) => e.at,
            Self::LinkRequested(e) => e.at,
            Self::LinkRedeemed(e) => e.at,
            Self::NotMeReported(e) => e.at,
            Self::ChangesFrozen(e) => e.at,
            Self::ChangesThawed(e) => e.at,
            Self::AccountReset(e) => e.at,
            Self::UnlockedBySupport(e) => e.at,
            Self::SessionsEnded(e) => e.at,
            Self::AccountDisabled(e) => e.at,
            Self::AccountEnabled(e) => e.at,
            Self::NameCorrected(e) => e.at,
            Self::EmailChangeRequested(e) => e.at,
            Self::EmailConfirmed(e) => e.at,
            Self::EmailChanged(e) => e.at,
            Self::BackupEmailRequested(e) => e.at,
            Self::BackupEmailConfirmed(e) => e.at,
            Self::BackupEmailRemoved(e) => e.at,
            Self::MagicLinkRequested(e) => e.at,
            Self::MagicLinkRedeemed(e) => e.at,
            Self::SecondFactorSwitchedOff(e) => e.at,
            Self::DeviceRemembered(e) => e.at,
            Self::DeviceForgotten(e) => e.at,
            Self::RoleGranted(e) => e.at,
            Self::RoleRevoked(e) => e.at,
        }
    }

    /// What tells its owner of it, with "this was not me"; none where it needs no telling or another event's notice tells it.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        match self {
            Self::Locked(e) => Some(&e.notice),
            Self::AuthenticatorLinked(e) => Some(&e.notice),
            Self::AuthenticatorResumed(e) => Some(&e.notice),
            Self::AuthenticatorTrashed(e) => Some(&e.notice),
            Self::AuthenticatorRestored(e) => Some(&e.notice),
            Self::PhoneVerified(e) => Some(&e.notice),
            Self::PhoneMadePrimary(e) => Some(&e.notice),
            Self::PhoneRemoved(e) => Some(&e.notice),
            Self::PhoneResumed(e) => Some(&e.notice),
            Self::PasswordChanged(e) => Some(&e.notice),
            Self::PasswordReset(e) => Some(&e.notice),
            Self::AccountReset(e) => Some(&e.notice),
            Self::UnlockedBySupport(e) => Some(&e.notice),
            Self::AccountEnabled(e) => Some(&e.notice),
            Self::EmailChangeRequested(e) => Some(&e.notice),
            Self::EmailChanged(e) => Some(&e.notice),
            Self::BackupEmailRequested(e) => Some(&e.notice),
            Self::BackupEmailConfirmed(e) => Some(&e.notice),
            Self::SecondFactorSwitchedOff(e) => Some(&e.notice),
            Self::SignedIn(e) => e.notice.as_ref(),
            Self::AuthenticatorRenamed(e) => e.notice.as_ref(),
            Self::RecoveryCodesIssued(e) => e.notice.as_ref(),
            Self::BackupEmailRemoved(e) => e.notice.as_ref(),
            Self::DeviceRemembered(e) => e.notice.as_ref(),
            Self::DeviceForgotten(e) => e.notice.as_ref(),
            Self::Invited(_)
            | Self::ActivationResent(_)
            | Self::Activated(_)
            | Self::GraceStarted(_)
            | Self::EnrolmentSkipped(_)
            | Self::ProvenAnew(_)
            | Self::SignInsRefused(_)
            | Self::Unlocked(_)
            | Self::EnrolmentStarted(_)
            | Self::AuthenticatorSuspended(_)
            | Self::AuthenticatorPurged(_)
            | Self::PhoneAdded(_)
            | Self::PhoneChallenged(_)
            | Self::PhoneAnswered(_)
            | Self::PhoneSuspended(_)
            | Self::RecoveryCodesAcknowledged(_)
            | Self::RecoveryCodeConsumed(_)
            | Self::LinkRequested(_)
            | Self::LinkRedeemed(_)
            | Self::NotMeReported(_)
            | Self::ChangesFrozen(_)
            | Self::ChangesThawed(_)
            | Self::SessionsEnded(_)
            | Self::AccountDisabled(_)
            | Self::NameCorrected(_)
            | Self::EmailConfirmed(_)
            | Self::MagicLinkRequested(_)
            | Self::MagicLinkRedeemed(_)
            | Self::RoleGranted(_)
            | Self::RoleRevoked(_) => None,
        }
    }
}
