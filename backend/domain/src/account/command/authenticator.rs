//! What may be asked about authenticator apps.

use chrono::{DateTime, Utc};

use crate::{
    account::{Authority, Notice, RecoveryCode},
    ids::AuthenticatorId,
    policy::Policy,
    sealed::Sealed,
};

/// Show a new secret to link an app with.
#[derive(Clone, Debug)]
pub struct StartEnrolment {
    /// Who.
    pub authority: Authority,
    /// The authenticator to be.
    pub authenticator: AuthenticatorId,
    /// Its secret, sealed.
    pub secret: Sealed,
    /// The organisation's policy.
    pub policy: Policy,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Confirm the pending enrolment: the app's code matched.
#[derive(Clone, Debug)]
pub struct ConfirmEnrolment {
    /// Who.
    pub authority: Authority,
    /// Which enrolment.
    pub authenticator: AuthenticatorId,
    /// What its owner calls it.
    pub label: Sealed,
    /// The step that the code matched at.
    pub step: u64,
    /// Recovery codes to issue if there are none yet, or if this ends a repair.
    pub codes: Vec<RecoveryCode>,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Give an app another name.
#[derive(Clone, Debug)]
pub struct RenameAuthenticator {
    /// Who.
    pub authority: Authority,
    /// Which.
    pub authenticator: AuthenticatorId,
    /// The new name.
    pub label: Sealed,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Throw an app into the trash can.
#[derive(Clone, Debug)]
pub struct TrashAuthenticator {
    /// Who.
    pub authority: Authority,
    /// Which.
    pub authenticator: AuthenticatorId,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Take an app out of the trash.
#[derive(Clone, Debug)]
pub struct RestoreAuthenticator {
    /// Who.
    pub authority: Authority,
    /// Which.
    pub authenticator: AuthenticatorId,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Take back the report that linking this app was not the owner's doing.
#[derive(Clone, Debug)]
pub struct ResumeAuthenticator {
    /// Who.
    pub authority: Authority,
    /// Which.
    pub authenticator: AuthenticatorId,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Empty the trash, when its time has come.
#[derive(Clone, Debug)]
pub struct PurgeAuthenticator {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// Now.
    pub now: DateTime<Utc>,
}
