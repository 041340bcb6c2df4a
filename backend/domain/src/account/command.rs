//! What may be asked of an account. Everything that a decision needs to know comes with it: time, policy, verified
//! steps and selectors, hashes, sealed values.

mod phone;
mod support;
mod ways;

use chrono::{DateTime, Utc};

pub use phone::*;
pub use support::*;
pub use ways::*;

use super::{Authority, LinkPurpose, Member, NewLink, Notice, RecoveryCode, Staff};
use crate::{
    ids::{AccountId, AuthenticatorId, ChallengeId, LinkId, SessionId},
    policy::Policy,
    sealed::{Contact, Hashed, Sealed},
    words::Factor,
};

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

/// Invite somebody.
#[derive(Clone, Debug)]
pub struct Invite {
    /// Who.
    pub member: Member,
    /// The activation link.
    pub activation: NewLink,
    /// The number that the organisation knows.
    pub phone: Option<Contact>,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Send the activation link again; the former one becomes void.
#[derive(Clone, Debug)]
pub struct ResendActivation {
    /// Who asked; none for the service itself.
    pub by: Option<Staff>,
    /// For whom.
    pub target: AccountId,
    /// The new link.
    pub activation: NewLink,
    /// Now.
    pub now: DateTime<Utc>,
}

/// A link that somebody presented: the id from its token, and the token's hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PresentedLink {
    /// Its public half.
    pub id: LinkId,
    /// SHA-256 of the token as presented.
    pub hash: Hashed,
}

/// Follow the activation link and set a password.
#[derive(Clone, Debug)]
pub struct Activate {
    /// The link.
    pub link: PresentedLink,
    /// The password's hash; it was assessed before.
    pub password: Hashed,
    /// Now.
    pub now: DateTime<Utc>,
}

/// A proof besides the password that was verified outside: the code matched, the hash was right.
/// Whether it still counts is for the decision.
#[derive(Clone, Debug)]
pub enum SecondProof {
    /// An app's code matched.
    App {
        /// Which app.
        authenticator: AuthenticatorId,
        /// The step that it matched at.
        step: u64,
    },
    /// A code matched of an app in the trash.
    TrashedApp {
        /// Which app.
        authenticator: AuthenticatorId,
        /// The step that it matched at.
        step: u64,
    },
    /// A recovery code's hash was right.
    RecoveryCode {
        /// The code's public half.
        selector: String,
        /// What takes its place.
        replacement: RecoveryCode,
    },
    /// A link to the login mailbox was confirmed.
    Mailbox {
        /// The link.
        link: PresentedLink,
    },
    /// A number answered, or the code that it was sent was typed and right.
    Phone {
        /// The asking that it answered.
        challenge: ChallengeId,
    },
}

/// Open a session: the password was right.
#[derive(Clone, Debug)]
pub struct OpenSession {
    /// The session to be.
    pub session: SessionId,
    /// The account's session epoch when the password was checked: a change since then voids the attempt.
    pub epoch: u64,
    /// The proof besides the password, if any.
    pub proof: Option<SecondProof>,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner, if this turns out to be a recovery.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Put off binding the first factor, within the days of grace.
#[derive(Clone, Copy, Debug)]
pub struct SkipEnrolment {
    /// Who.
    pub authority: Authority,
    /// The organisation's policy.
    pub policy: Policy,
    /// Now.
    pub now: DateTime<Utc>,
}

/// What a fresh proof was given with; it was verified outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FreshProof {
    /// The password.
    Password,
    /// A code of this app, at this step.
    App(AuthenticatorId, u64),
    /// A number that answered, or whose code was typed.
    Phone(ChallengeId),
}

/// Prove anew who you are, in a session that is open: by a factor, or by the password where there is none.
#[derive(Clone, Debug)]
pub struct ProveAnew {
    /// Who.
    pub authority: Authority,
    /// How.
    pub proof: FreshProof,
    /// The organisation's policy.
    pub policy: Policy,
    /// Now.
    pub now: DateTime<Utc>,
}

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

/// Make a new set of recovery codes; the old set becomes void.
#[derive(Clone, Debug)]
pub struct RenewRecoveryCodes {
    /// Who.
    pub authority: Authority,
    /// The new set.
    pub codes: Vec<RecoveryCode>,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// "I have saved these."
#[derive(Clone, Debug)]
pub struct AcknowledgeRecoveryCodes {
    /// Who.
    pub authority: Authority,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Choose another password.
#[derive(Clone, Debug)]
pub struct ChangePassword {
    /// Who; the present password was entered and right.
    pub authority: Authority,
    /// The new password's hash; it was assessed before.
    pub password: Hashed,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Ask for a link to the login mailbox.
#[derive(Clone, Debug)]
pub struct RequestLink {
    /// What for.
    pub purpose: LinkPurpose,
    /// The link.
    pub link: NewLink,
    /// The asking attempt; none where nobody had signed in yet.
    pub session: Option<SessionId>,
    /// Sealed: who asked, from where.
    pub origin: Option<Sealed>,
    /// The organisation's policy.
    pub policy: Policy,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Replace a forgotten password.
#[derive(Clone, Debug)]
pub struct ResetPassword {
    /// The link from the login mailbox.
    pub link: PresentedLink,
    /// The second proof; the mailbox does not count twice.
    pub proof: Option<SecondProof>,
    /// The new password's hash; it was assessed before.
    pub password: Hashed,
    /// The organisation's policy.
    pub policy: Policy,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}

/// "This was not me", with a notice's link in hand.
#[derive(Clone, Debug)]
pub struct ReportNotMe {
    /// The notice's link.
    pub link: PresentedLink,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Lift the freeze before its time.
#[derive(Clone, Debug)]
pub struct ThawChanges {
    /// Who.
    pub authority: Authority,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Put refused attempts of a window on record.
#[derive(Clone, Debug)]
pub struct SummariseRefusals {
    /// What was guessed at.
    pub factor: Factor,
    /// How often.
    pub count: u32,
    /// The first of them.
    pub since: DateTime<Utc>,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Lock a factor after too many consecutive failures.
#[derive(Clone, Debug)]
pub struct LockFactor {
    /// Which factor.
    pub factor: Factor,
    /// Consecutive failures.
    pub failures: u32,
    /// For telling the owner.
    pub notice: Notice,
    /// Now.
    pub now: DateTime<Utc>,
}
