//! The account's history as its owner reads it.

use chrono::{DateTime, Utc};

use super::{Place, Role};

/// `/me/activity`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityPage {
    /// Newest first.
    pub entries: Vec<Activity>,
    /// Which page this is, from 1.
    pub page: u32,
    /// How many there are, at least 1.
    pub pages: u32,
}

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub deed: Deed,
    /// Who.
    pub by: Doer,
    /// From where.
    pub from: Place,
}

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doer {
    /// The account's owner.
    Owner,
    /// Somebody of the organisation.
    Staff,
    /// Whoever runs the service, at its own machine.
    Operator,
    /// The product itself: a term ran out, a limit was reached.
    System,
    /// Somebody who proved nothing.
    Stranger,
}

/// What happened; the `label` is an app's name, an organisation's or a branch's.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the domain's events; the catalogue says each in words")]
pub enum Deed {
    Invited,
    Activated,
    PasswordChanged,
    PasswordReset,
    EnrolmentStarted,
    AppLinked { label: String },
    AppRenamed { label: String },
    AppSuspended { label: String },
    AppResumed { label: String },
    AppTrashed { label: String },
    AppRestored { label: String },
    AppPurged { label: String },
    PhoneAdded,
    PhoneCalled,
    PhoneSentCode,
    PhoneAnswered,
    PhoneAnsweredWrong,
    PhoneObjected,
    PhoneVerified,
    PhoneMadePrimary,
    PhoneRemoved,
    PhoneSuspended,
    PhoneResumed,
    CodesIssued { count: u32 },
    CodesAcknowledged,
    CodeUsed,
    LinkRequested,
    LinkRedeemed,
    SignedIn { proofs: Vec<Proof> },
    ProvenAnew { proofs: Vec<Proof> },
    SignInRefused { count: u32 },
    Locked,
    Unlocked,
    Frozen,
    Thawed,
    NotMeReported,
    ResetBySupport,
    UnlockedBySupport,
    SessionsEnded,
    Disabled,
    Enabled,
    NameCorrected,
    EmailChangeRequested,
    EmailConfirmed { by_new_address: bool },
    EmailChanged,
    GraceStarted,
    EnrolmentSkipped { count: u32 },
    BackupEmailRequested,
    BackupEmailConfirmed,
    BackupEmailRemoved,
    MagicLinkRequested,
    MagicLinkRedeemed,
    SecondFactorSwitchedOff,
    DeviceRemembered,
    DeviceForgotten,
    RoleGranted { role: Role },
    RoleRevoked { role: Role },
    OrganisationRegistered { label: String },
    BranchAdded { label: String },
    PresentationChanged { label: String },
    PolicyChanged,
}

/// What somebody proved themselves with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the proofs")]
pub enum Proof {
    Password,
    App,
    RecoveryCode,
    Mailbox,
    TrashedApp,
    Device,
    Phone,
}
