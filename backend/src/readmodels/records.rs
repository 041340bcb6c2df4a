//! The names and versions under which events are persisted. Contracts: a name keeps its meaning for ever.
//!
//! `backend/tests/golden/` holds every shape ever written; a test reads each of them.

use herstel_domain::{access::AccessEvent, account::AccountEvent, organisation::OrganisationEvent};

crate::records! { AccountEvent {
    Invited => "account.invited" 1,
    ActivationResent => "account.activation_resent" 1,
    Activated => "account.activated" 1,
    SignedIn => "session.signed_in" 1,
    GraceStarted => "enrolment.grace_started" 1,
    EnrolmentSkipped => "enrolment.skipped" 1,
    ProvenAnew => "session.proven_anew" 1,
    SignInsRefused => "session.sign_ins_refused" 1,
    Locked => "account.locked" 1,
    Unlocked => "account.unlocked" 1,
    EnrolmentStarted => "authenticator.enrolment_started" 1,
    AuthenticatorLinked => "authenticator.linked" 1,
    AuthenticatorRenamed => "authenticator.renamed" 1,
    AuthenticatorSuspended => "authenticator.suspended" 1,
    AuthenticatorResumed => "authenticator.resumed" 1,
    AuthenticatorTrashed => "authenticator.trashed" 1,
    AuthenticatorRestored => "authenticator.restored" 1,
    AuthenticatorPurged => "authenticator.purged" 1,
    PhoneAdded => "phone.added" 1,
    PhoneChallenged => "phone.challenged" 1,
    PhoneAnswered => "phone.keyed_in" 1,
    PhoneVerified => "phone.verified" 1,
    PhoneMadePrimary => "phone.made_primary" 1,
    PhoneRemoved => "phone.removed" 1,
    PhoneSuspended => "phone.suspended" 1,
    PhoneResumed => "phone.resumed" 1,
    RecoveryCodesIssued => "recovery_codes.issued" 1,
    RecoveryCodesAcknowledged => "recovery_codes.acknowledged" 1,
    RecoveryCodeConsumed => "recovery_codes.consumed" 1,
    PasswordChanged => "password.changed" 1,
    PasswordReset => "password.reset" 1,
    LinkRequested => "link.requested" 1,
    LinkRedeemed => "link.redeemed" 1,
    NotMeReported => "link.not_me_reported" 1,
    ChangesFrozen => "changes.frozen" 1,
    ChangesThawed => "changes.thawed" 1,
    AccountReset => "account.reset_by_support" 1,
    UnlockedBySupport => "account.unlocked_by_support" 1,
    SessionsEnded => "account.sessions_ended" 1,
    AccountDisabled => "account.disabled" 1,
    AccountEnabled => "account.enabled" 1,
    NameCorrected => "account.name_corrected" 1,
    EmailChangeRequested => "account.email_change_requested" 1,
    EmailConfirmed => "account.email_confirmed" 1,
    EmailChanged => "account.email_changed" 1,
    BackupEmailRequested => "backup_email.requested" 1,
    BackupEmailConfirmed => "backup_email.confirmed" 1,
    BackupEmailRemoved => "backup_email.removed" 1,
    MagicLinkRequested => "magic_link.requested" 1,
    MagicLinkRedeemed => "magic_link.redeemed" 1,
    SecondFactorSwitchedOff => "second_factor.switched_off" 1,
    DeviceRemembered => "device.remembered" 1,
    DeviceForgotten => "device.forgotten" 1,
    RoleGranted => "account.role_granted" 1,
    RoleRevoked => "account.role_revoked" 1,
} }

crate::records! { AccessEvent {
    RecordRead => "access.record_read" 1,
    Refused => "access.refused" 1,
    Summarised => "access.summarised" 1,
} }

crate::records! { OrganisationEvent {
    Registered => "organisation.registered" 2,
    BranchAdded => "organisation.branch_added" 1,
    PresentationChanged => "organisation.presentation_changed" 2,
    PolicyChanged => "organisation.policy_changed" 2,
}
older {
    // until 2 nobody said who resets a lost phone, nor how the helpdesk is reached: what is not said is the default
    "organisation.registered" 1 => |body| serde_json::from_value(body).map(OrganisationEvent::Registered),
    "organisation.presentation_changed" 1 => |body| serde_json::from_value(body).map(OrganisationEvent::PresentationChanged),
    "organisation.policy_changed" 1 => |body| serde_json::from_value(body).map(OrganisationEvent::PolicyChanged),
} }
