//! What may be asked of an account. Everything that a decision needs to know comes with it: time, policy, verified
//! steps and selectors, hashes, sealed values.

mod activation;
mod authenticator;
mod link;
mod password;
mod phone;
mod recovery_codes;
mod sign_in;
mod support;
mod ways;

pub use activation::*;
pub use authenticator::*;
pub use link::*;
pub use password::*;
pub use phone::*;
pub use recovery_codes::*;
pub use sign_in::*;
pub use support::*;
pub use ways::*;

/// A wish about one account.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each variant is documented at its payload")]
pub enum AccountCommand {
    Invite(Invite),
    ResendActivation(ResendActivation),
    Activate(Activate),
    OpenSession(OpenSession),
    SkipEnrolment(SkipEnrolment),
    ProveAnew(ProveAnew),
    StartEnrolment(StartEnrolment),
    ConfirmEnrolment(ConfirmEnrolment),
    RenameAuthenticator(RenameAuthenticator),
    TrashAuthenticator(TrashAuthenticator),
    RestoreAuthenticator(RestoreAuthenticator),
    ResumeAuthenticator(ResumeAuthenticator),
    PurgeAuthenticator(PurgeAuthenticator),
    AddPhone(AddPhone),
    ChallengePhone(ChallengePhone),
    AnswerCall(AnswerCall),
    ConfirmPhone(ConfirmPhone),
    MakePhonePrimary(MakePhonePrimary),
    RemovePhone(RemovePhone),
    ResumePhone(ResumePhone),
    RenewRecoveryCodes(RenewRecoveryCodes),
    AcknowledgeRecoveryCodes(AcknowledgeRecoveryCodes),
    ChangePassword(ChangePassword),
    RequestLink(RequestLink),
    ResetPassword(ResetPassword),
    ReportNotMe(ReportNotMe),
    ThawChanges(ThawChanges),
    SummariseRefusals(SummariseRefusals),
    LockFactor(LockFactor),
    ResetBySupport(ResetBySupport),
    UnlockBySupport(UnlockBySupport),
    EndSessionsBySupport(EndSessionsBySupport),
    DisableAccount(DisableAccount),
    EnableAccount(EnableAccount),
    CorrectName(CorrectName),
    CorrectEmail(CorrectEmail),
    ConfirmEmail(ConfirmEmail),
    RequestBackupEmail(RequestBackupEmail),
    ConfirmBackupEmail(ConfirmBackupEmail),
    RemoveBackupEmail(RemoveBackupEmail),
    RequestMagicLink(RequestMagicLink),
    RedeemMagicLink(RedeemMagicLink),
    SwitchOffSecondFactor(SwitchOffSecondFactor),
    RememberDevice(RememberDevice),
    RecogniseDevice(RecogniseDevice),
    ForgetDevice(ForgetDevice),
    GrantRole(GrantRole),
    RevokeRole(RevokeRole),
    ChangeRole(ChangeRole),
}
