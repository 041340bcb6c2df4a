//! What happened to an account. Persisted: a field may be added with a default, everything else is a new version.

mod phone;
mod support;
mod ways;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use phone::*;
pub use support::*;
pub use ways::*;

use super::{Bound, Member, RecoveryCode, SessionKind};
use crate::{
    ids::{AuthenticatorId, ChallengeId, LinkId, PhoneId, SessionId},
    sealed::{Contact, Hashed, Sealed},
    words::Factor,
};

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

/// A one-time link that went out by mail: the token itself is nowhere but in that mail (NIST SP 800-63B-4 §4.2.1.2).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NewLink {
    /// Its public half.
    pub id: LinkId,
    /// SHA-256 of the token.
    pub hash: Hashed,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
}

impl NewLink {
    /// The same link, working until `end` at the latest.
    #[must_use]
    pub fn not_after(self, end: DateTime<Utc>) -> Self {
        Self { expires_at: self.expires_at.min(end), ..self }
    }
}

/// What every notice of a change carries: where it came from, and the link for who did not do this.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Notice {
    /// Sealed: client address and user agent.
    pub origin: Option<Sealed>,
    /// "This was not me".
    pub not_me: NewLink,
}

/// Somebody was invited; the activation link went to their login address.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Invited {
    /// Who.
    pub member: Member,
    /// How they activate.
    pub activation: NewLink,
    /// The number that the organisation knows: it is proven before anything else is bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Contact>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A new activation link replaced the former.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ActivationResent {
    /// The new link.
    pub activation: NewLink,
    /// When.
    pub at: DateTime<Utc>,
}

/// The owner followed the activation link and set a password.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Activated {
    /// The link, used up.
    pub link: LinkId,
    /// argon2id, PHC form.
    pub password: Hashed,
    /// When.
    pub at: DateTime<Utc>,
}

/// A proof besides the password, as it was accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum AcceptedProof {
    /// A code of a linked app: this step and all before it are spent.
    App {
        /// Which app.
        authenticator: AuthenticatorId,
        /// RFC 6238's T: thirty-second intervals since 1970.
        step: u64,
    },
    /// A code of an app that its owner had thrown away.
    TrashedApp {
        /// Which app.
        authenticator: AuthenticatorId,
        /// As above.
        step: u64,
    },
    /// A recovery code; its consumption is an event of its own.
    RecoveryCode,
    /// A link to the mailbox; its redemption is an event of its own.
    Mailbox,
    /// A telephone number answered, or a code that it was sent was typed.
    Phone {
        /// Which number.
        phone: PhoneId,
        /// The asking that it answered, used up.
        challenge: ChallengeId,
    },
}

impl AcceptedProof {
    /// The factor that gave it; none for what opens a repair only.
    #[must_use]
    pub fn bound(self) -> Option<Bound> {
        match self {
            Self::App { authenticator, .. } => Some(Bound::App(authenticator)),
            Self::Phone { phone, .. } => Some(Bound::Phone(phone)),
            Self::TrashedApp { .. } | Self::RecoveryCode | Self::Mailbox => None,
        }
    }
}

/// A session was opened, with the password and perhaps a second proof.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SignedIn {
    /// Which session.
    pub session: SessionId,
    /// What it may do.
    pub opened: SessionKind,
    /// The proof besides the password.
    pub proof: Option<AcceptedProof>,
    /// The remembered device that stood in for a proof.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device: Option<RecognisedDevice>,
    /// Where the notice of a recovery leads; none for an ordinary sign-in.
    pub notice: Option<Notice>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A second factor was demanded for the first time, under a policy that gives time for it. This happens once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct GraceStarted {
    /// When it ends, whatever happens.
    pub until: DateTime<Utc>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Binding the first factor was put off: the session goes on with the password alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EnrolmentSkipped {
    /// In which session.
    pub session: SessionId,
    /// For how many more days it may be, that one included.
    pub days_left: u16,
    /// When.
    pub at: DateTime<Utc>,
}

/// A signed-in owner proved anew who they are, before a change.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ProvenAnew {
    /// In which session.
    pub session: SessionId,
    /// By which app and step; none for the password.
    pub proof: Option<AcceptedProof>,
    /// When.
    pub at: DateTime<Utc>,
}

/// Attempts to sign in failed: one summary for a window of time.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SignInsRefused {
    /// What was guessed at.
    pub factor: Factor,
    /// How often.
    pub count: u32,
    /// The first of them.
    pub since: DateTime<Utc>,
    /// When this was summed up.
    pub at: DateTime<Utc>,
}

/// Too many wrong attempts: this factor opens nothing until recovery.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Locked {
    /// Which factor.
    pub factor: Factor,
    /// Consecutive failures.
    pub failures: u32,
    /// Where the notice leads.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// Recovery lifted every lock.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Unlocked {
    /// When.
    pub at: DateTime<Utc>,
}

/// A secret was made and shown; nothing is linked until a code from it is confirmed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct EnrolmentStarted {
    /// The authenticator to be.
    pub authenticator: AuthenticatorId,
    /// Its TOTP secret, sealed under a data key of its own.
    pub secret: Sealed,
    /// The only session that may confirm it.
    pub session: SessionId,
    /// When it stops being confirmable.
    pub expires_at: DateTime<Utc>,
    /// When.
    pub at: DateTime<Utc>,
}

/// An app was linked: it gave a right code.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuthenticatorLinked {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// What its owner calls it.
    pub label: Sealed,
    /// The step of the confirming code: spent.
    pub step: u64,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// An app got another name.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuthenticatorRenamed {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// The new name.
    pub label: Sealed,
    /// From where, and the way to object; none in what was written before renaming was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The owner reported that linking it was not their doing: it opens nothing until they say otherwise.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuthenticatorSuspended {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// When.
    pub at: DateTime<Utc>,
}

/// The owner took the report back.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuthenticatorResumed {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// The owner threw an app away: unusable at once.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuthenticatorTrashed {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// Until when it can be taken out again; then it is purged. The same as `at` for an app that was suspended.
    pub restorable_until: DateTime<Utc>,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// An app was taken out of the trash.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuthenticatorRestored {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// The trash was emptied: its data key is destroyed, the secret gone for ever.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AuthenticatorPurged {
    /// Which.
    pub authenticator: AuthenticatorId,
    /// When.
    pub at: DateTime<Utc>,
}

/// A set of recovery codes was made; an older set is void.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RecoveryCodesIssued {
    /// Selector and hash of each.
    pub codes: Vec<RecoveryCode>,
    /// From where, and the way to object; none where the same act's own notice says it.
    pub notice: Option<Notice>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The owner says that the codes are kept safe.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RecoveryCodesAcknowledged {
    /// When.
    pub at: DateTime<Utc>,
}

/// A recovery code was used: void, and replaced by a new one.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RecoveryCodeConsumed {
    /// The public half of the spent code.
    pub selector: String,
    /// What takes its place (NIST SP 800-63B-4 §4.2.1.1).
    pub replacement: RecoveryCode,
    /// When.
    pub at: DateTime<Utc>,
}

/// The signed-in owner chose another password.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PasswordChanged {
    /// argon2id, PHC form.
    pub password: Hashed,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// A forgotten password was replaced, by mailbox and a second proof.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PasswordReset {
    /// argon2id, PHC form.
    pub password: Hashed,
    /// The proof besides the mailbox; none where the account never had a second factor.
    pub proof: Option<AcceptedProof>,
    /// From where, and the way to object.
    pub notice: Notice,
    /// When.
    pub at: DateTime<Utc>,
}

/// What a link to the login mailbox is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkPurpose {
    /// Prove who you are, besides the password.
    Prove,
    /// Choose a new password.
    ResetPassword,
}

/// A link to the login mailbox was asked for; the former one for the same purpose is void.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct LinkRequested {
    /// What it is for.
    pub purpose: LinkPurpose,
    /// The link.
    pub link: NewLink,
    /// The asking attempt; none where nobody had signed in yet.
    pub session: Option<SessionId>,
    /// Sealed: who asked, from where.
    pub origin: Option<Sealed>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A link was used up.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct LinkRedeemed {
    /// Which.
    pub link: LinkId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Somebody with a notice in hand says that the change was not theirs.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct NotMeReported {
    /// The notice's link, used up.
    pub link: LinkId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Nothing about factors changes until then; every session has ended.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ChangesFrozen {
    /// When it thaws by itself.
    pub until: DateTime<Utc>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The owner lifted the freeze.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ChangesThawed {
    /// When.
    pub at: DateTime<Utc>,
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
}
