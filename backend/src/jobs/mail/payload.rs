//! What a `mail` job carries: the shape of its payload. Personal values are sealed; the rest names nobody.

use chrono::{DateTime, Utc};
use herstel_domain::{
    account,
    ids::BranchId,
    sealed::Sealed,
    words::{Language, Role},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The kind of job that sends one mail to one address.
pub const KIND: &str = "mail";

/// The fields that values in a payload are sealed for, which opening them must name again.
pub mod field {
    /// An e-mail address, login or backup.
    pub const EMAIL: &str = "email";
    /// A person's name.
    pub const NAME: &str = "name";
    /// What its owner calls an authenticator.
    pub const LABEL: &str = "label";
    /// [`Origin`](super::super::Origin) as JSON.
    pub const ORIGIN: &str = "origin";
    /// A telephone number in E.164.
    pub const PHONE: &str = "phone";
    /// The secret part of a link.
    pub const TOKEN: &str = "token";
}

/// One mail to one address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailPayload {
    /// Which mail.
    pub template: Template,
    /// The address, sealed for [`field::EMAIL`].
    pub to: Sealed,
    /// The account's language.
    pub language: Language,
    /// Whose name, colour and sender address it goes out under.
    pub organisation: Uuid,
    /// The part of it under whose name it goes out instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<Uuid>,
    /// The person's name, sealed for [`field::NAME`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Sealed>,
    /// What happened.
    pub facts: Facts,
    /// What the mail brings along.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enclosure: Option<Enclosure>,
}

/// Every mail there is. Some bring a link to act on ([`Template::is_link`]), the others tell of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// An invitation: the link sets the first password. `until` is when it expires.
    Activation,
    /// A forgotten password: the link allows a new one. `until` is when it expires.
    PasswordResetLink,
    /// A link to the login mailbox, to prove who is signing in. `until` is when it expires.
    LoginLink,
    /// An app was linked. `label`.
    AuthenticatorLinked,
    /// An app got another name. `label` is the new one.
    AuthenticatorRenamed,
    /// An app was thrown in the trash can. `label`; `until` is how long it can be restored.
    AuthenticatorTrashed,
    /// An app came back from the trash can. `label`.
    AuthenticatorRestored,
    /// An app that "this was not me" had suspended works again. `label`.
    AuthenticatorResumed,
    /// A suspended app was thrown away: there is no way back for it. `label`.
    AuthenticatorDiscarded,
    /// "This was not me": an app is suspended. `label`.
    AuthenticatorSuspended,
    /// New recovery codes. `count`.
    RecoveryCodesIssued,
    /// A recovery code was used and replaced. `count` is how many are left.
    RecoveryCodeConsumed,
    /// The password was changed by somebody who knew it.
    PasswordChanged,
    /// The password was replaced through a reset link.
    PasswordReset,
    /// Too many wrong proofs locked the account.
    AccountLocked,
    /// The lock was lifted.
    AccountUnlocked,
    /// "This was not me": factor changes are frozen. `until`.
    ChangesFrozen,
    /// Factors can be changed again.
    ChangesThawed,
    /// Somebody signed in through a recovery path. `proof` is which.
    RecoveryUsed,
    /// Support took every factor away.
    ResetBySupport,
    /// Staff closed the account. It brings no "this was not me": its links open nothing.
    AccountDisabled,
    /// Staff opened the account again.
    AccountEnabled,
    /// Another login address was asked for: the warning to the present one.
    EmailChangeRequested,
    /// The login address is another: to the former and to the new one.
    EmailChanged,
    /// Another login address was asked for: the link by which the present one confirms. `until`.
    EmailConfirmOld,
    /// The same for the new address, whose reader may be a stranger. `until`.
    EmailConfirmNew,
    /// Another backup address was asked for.
    BackupEmailRequested,
    /// A backup address was asked for: the link by which it confirms, whose reader may be a stranger. `until`.
    BackupEmailConfirm,
    /// The backup address is this one now: to every address, the former one too.
    BackupEmailConfirmed,
    /// There is no backup address any more: to it as well.
    BackupEmailRemoved,
    /// "This was not me": the backup address is gone.
    BackupEmailWithdrawn,
    /// A link to the backup address, to sign in by. `until` is when it expires.
    MagicLink,
    /// A recovery code switched the second factor off. `count` is how many are left; `until` is how long the apps can be restored.
    SecondFactorSwitchedOff,
    /// A browser is remembered from now on.
    DeviceRemembered,
    /// A remembered device came with a token that was used before: somebody has a copy.
    DeviceTokenReused,
    /// A telephone number was bound. `phone`.
    PhoneVerified,
    /// Another number is offered first. `phone`.
    PhoneMadePrimary,
    /// A number was removed. `phone`.
    PhoneRemoved,
    /// "This was not me": a number is stopped. `phone`.
    PhoneSuspended,
    /// A number that "this was not me" had stopped works again. `phone`.
    PhoneResumed,
    /// They have this role from now on. `role`.
    RoleGranted,
    /// They have that role no more. `role`.
    RoleRevoked,
    /// The organisation's policy changed. `consequences` is what that means for the reader.
    PolicyChanged,
}

/// What a mail tells of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// An end that the template gives a meaning to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<DateTime<Utc>>,
    /// What its owner calls the authenticator, sealed for [`field::LABEL`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Sealed>,
    /// The telephone number, sealed for [`field::PHONE`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Sealed>,
    /// From where it was done, sealed for [`field::ORIGIN`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Sealed>,
    /// How many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// How it was proven who it was, beside the password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
    /// The role that the reader got or lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// What it means for the reader: `mail-consequence-<name>` in the catalogue.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consequences: Vec<String>,
}

/// A proof as a mail names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// A code of a linked app.
    App,
    /// A code of an app in the trash can.
    TrashedApp,
    /// A recovery code.
    RecoveryCode,
    /// A link to a mailbox.
    Mailbox,
    /// A telephone number.
    Phone,
}

impl From<&account::AcceptedProof> for Proof {
    fn from(proof: &account::AcceptedProof) -> Self {
        use account::AcceptedProof as Accepted;
        match proof {
            Accepted::App { .. } => Self::App,
            Accepted::TrashedApp { .. } => Self::TrashedApp,
            Accepted::RecoveryCode => Self::RecoveryCode,
            Accepted::Mailbox => Self::Mailbox,
            Accepted::Phone { .. } => Self::Phone,
        }
    }
}

/// What a mail brings along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosure {
    /// The secret part of its link, sealed for [`field::TOKEN`].
    pub token: Sealed,
}

/// The payload for a mail that the domain asks for. The enclosure is left to whoever has the link's token.
impl From<account::Mail> for MailPayload {
    fn from(mail: account::Mail) -> Self {
        Self {
            template: mail.template.into(),
            to: mail.to.sealed,
            language: mail.language,
            organisation: mail.organisation.uuid(),
            branch: mail.branch.map(BranchId::uuid),
            name: mail.name,
            facts: Facts {
                at: mail.at,
                until: mail.until,
                label: mail.label,
                phone: mail.phone,
                origin: mail.origin,
                count: mail.count,
                proof: mail.proof.as_ref().map(Proof::from),
                role: mail.role,
                consequences: Vec::new(),
            },
            enclosure: None,
        }
    }
}

impl From<account::Template> for Template {
    fn from(template: account::Template) -> Self {
        use account::Template as Asked;
        match template {
            Asked::Activation => Self::Activation,
            Asked::LoginLink => Self::LoginLink,
            Asked::PasswordResetLink => Self::PasswordResetLink,
            Asked::AuthenticatorLinked => Self::AuthenticatorLinked,
            Asked::AuthenticatorRenamed => Self::AuthenticatorRenamed,
            Asked::AuthenticatorTrashed => Self::AuthenticatorTrashed,
            Asked::AuthenticatorDiscarded => Self::AuthenticatorDiscarded,
            Asked::AuthenticatorSuspended => Self::AuthenticatorSuspended,
            Asked::ChangesThawed => Self::ChangesThawed,
            Asked::AuthenticatorRestored => Self::AuthenticatorRestored,
            Asked::AuthenticatorResumed => Self::AuthenticatorResumed,
            Asked::RecoveryCodesIssued => Self::RecoveryCodesIssued,
            Asked::RecoveryCodeConsumed => Self::RecoveryCodeConsumed,
            Asked::RecoveryUsed => Self::RecoveryUsed,
            Asked::PasswordChanged => Self::PasswordChanged,
            Asked::PasswordReset => Self::PasswordReset,
            Asked::AccountLocked => Self::AccountLocked,
            Asked::ChangesFrozen => Self::ChangesFrozen,
            Asked::ResetBySupport => Self::ResetBySupport,
            Asked::AccountUnlocked => Self::AccountUnlocked,
            Asked::AccountDisabled => Self::AccountDisabled,
            Asked::AccountEnabled => Self::AccountEnabled,
            Asked::EmailChangeRequested => Self::EmailChangeRequested,
            Asked::EmailConfirmOld => Self::EmailConfirmOld,
            Asked::EmailConfirmNew => Self::EmailConfirmNew,
            Asked::EmailChanged => Self::EmailChanged,
            Asked::DeviceRemembered => Self::DeviceRemembered,
            Asked::DeviceTokenReused => Self::DeviceTokenReused,
            Asked::SecondFactorSwitchedOff => Self::SecondFactorSwitchedOff,
            Asked::MagicLink => Self::MagicLink,
            Asked::BackupEmailWithdrawn => Self::BackupEmailWithdrawn,
            Asked::BackupEmailRemoved => Self::BackupEmailRemoved,
            Asked::BackupEmailConfirmed => Self::BackupEmailConfirmed,
            Asked::BackupEmailConfirm => Self::BackupEmailConfirm,
            Asked::BackupEmailRequested => Self::BackupEmailRequested,
            Asked::PhoneVerified => Self::PhoneVerified,
            Asked::PhoneMadePrimary => Self::PhoneMadePrimary,
            Asked::PhoneRemoved => Self::PhoneRemoved,
            Asked::PhoneSuspended => Self::PhoneSuspended,
            Asked::PhoneResumed => Self::PhoneResumed,
            Asked::RoleGranted => Self::RoleGranted,
            Asked::RoleRevoked => Self::RoleRevoked,
        }
    }
}

impl Template {
    /// Every template.
    pub const ALL: [Self; 43] = [
        Self::Activation,
        Self::PasswordResetLink,
        Self::LoginLink,
        Self::AuthenticatorLinked,
        Self::AuthenticatorRenamed,
        Self::AuthenticatorTrashed,
        Self::AuthenticatorRestored,
        Self::AuthenticatorResumed,
        Self::AuthenticatorDiscarded,
        Self::AuthenticatorSuspended,
        Self::RecoveryCodesIssued,
        Self::RecoveryCodeConsumed,
        Self::PasswordChanged,
        Self::PasswordReset,
        Self::AccountLocked,
        Self::AccountUnlocked,
        Self::ChangesFrozen,
        Self::ChangesThawed,
        Self::RecoveryUsed,
        Self::ResetBySupport,
        Self::AccountDisabled,
        Self::AccountEnabled,
        Self::EmailChangeRequested,
        Self::EmailChanged,
        Self::EmailConfirmOld,
        Self::EmailConfirmNew,
        Self::BackupEmailRequested,
        Self::BackupEmailConfirm,
        Self::BackupEmailConfirmed,
        Self::BackupEmailRemoved,
        Self::BackupEmailWithdrawn,
        Self::MagicLink,
        Self::SecondFactorSwitchedOff,
        Self::DeviceRemembered,
        Self::DeviceTokenReused,
        Self::PhoneVerified,
        Self::PhoneMadePrimary,
        Self::PhoneRemoved,
        Self::PhoneSuspended,
        Self::PhoneResumed,
        Self::RoleGranted,
        Self::RoleRevoked,
        Self::PolicyChanged,
    ];

    /// Its message in the catalogue.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Activation => "mail-activation",
            Self::PasswordResetLink => "mail-password-reset-link",
            Self::LoginLink => "mail-login-link",
            Self::AuthenticatorLinked => "mail-authenticator-linked",
            Self::AuthenticatorRenamed => "mail-authenticator-renamed",
            Self::AuthenticatorTrashed => "mail-authenticator-trashed",
            Self::AuthenticatorRestored => "mail-authenticator-restored",
            Self::AuthenticatorResumed => "mail-authenticator-resumed",
            Self::AuthenticatorDiscarded => "mail-authenticator-discarded",
            Self::AuthenticatorSuspended => "mail-authenticator-suspended",
            Self::RecoveryCodesIssued => "mail-recovery-codes-issued",
            Self::RecoveryCodeConsumed => "mail-recovery-code-consumed",
            Self::PasswordChanged => "mail-password-changed",
            Self::PasswordReset => "mail-password-reset",
            Self::AccountLocked => "mail-account-locked",
            Self::AccountUnlocked => "mail-account-unlocked",
            Self::ChangesFrozen => "mail-changes-frozen",
            Self::ChangesThawed => "mail-changes-thawed",
            Self::RecoveryUsed => "mail-recovery-used",
            Self::ResetBySupport => "mail-reset-by-support",
            Self::AccountDisabled => "mail-account-disabled",
            Self::AccountEnabled => "mail-account-enabled",
            Self::EmailChangeRequested => "mail-email-change-requested",
            Self::EmailChanged => "mail-email-changed",
            Self::EmailConfirmOld => "mail-email-confirm-old",
            Self::EmailConfirmNew => "mail-email-confirm-new",
            Self::DeviceRemembered => "mail-device-remembered",
            Self::DeviceTokenReused => "mail-device-token-reused",
            Self::PolicyChanged => "mail-policy-changed",
            Self::SecondFactorSwitchedOff => "mail-second-factor-switched-off",
            Self::MagicLink => "mail-magic-link",
            Self::BackupEmailWithdrawn => "mail-backup-email-withdrawn",
            Self::BackupEmailRemoved => "mail-backup-email-removed",
            Self::BackupEmailConfirmed => "mail-backup-email-confirmed",
            Self::BackupEmailConfirm => "mail-backup-email-confirm",
            Self::BackupEmailRequested => "mail-backup-email-requested",
            Self::PhoneVerified => "mail-phone-verified",
            Self::PhoneMadePrimary => "mail-phone-made-primary",
            Self::PhoneRemoved => "mail-phone-removed",
            Self::PhoneSuspended => "mail-phone-suspended",
            Self::PhoneResumed => "mail-phone-resumed",
            Self::RoleGranted => "mail-role-granted",
            Self::RoleRevoked => "mail-role-revoked",
        }
    }

    /// The path that its link starts with.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Activation => "activate",
            Self::PasswordResetLink | Self::LoginLink | Self::MagicLink => "magic",
            Self::EmailConfirmOld | Self::EmailConfirmNew | Self::BackupEmailConfirm => "confirm-email",
            _ => "not-me",
        }
    }

    /// Whether its words name the end of something.
    #[must_use]
    pub const fn needs_until(self) -> bool {
        self.is_link()
            || matches!(self, Self::AuthenticatorTrashed | Self::ChangesFrozen | Self::SecondFactorSwitchedOff)
    }

    /// Whether it exists for its link: then it is not worth sending without one, or after the link expired.
    #[must_use]
    pub const fn is_link(self) -> bool {
        matches!(
            self,
            Self::Activation
                | Self::PasswordResetLink
                | Self::LoginLink
                | Self::EmailConfirmOld
                | Self::EmailConfirmNew
                | Self::BackupEmailConfirm
                | Self::MagicLink
        )
    }

    /// Whether it tells of what the organisation decided: nobody pretended to be the reader.
    #[must_use]
    pub const fn is_announcement(self) -> bool {
        matches!(self, Self::PolicyChanged | Self::RoleGranted | Self::RoleRevoked)
    }

    /// Whether staff did it, so that its owner did not do it but may have asked for it.
    #[must_use]
    pub const fn is_by_staff(self) -> bool {
        matches!(
            self,
            Self::ResetBySupport
                | Self::AccountUnlocked
                | Self::AccountDisabled
                | Self::AccountEnabled
                | Self::EmailChangeRequested
        )
    }
}
