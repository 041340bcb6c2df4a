//! Why not: the domain's answers, each with a stable code.

use chrono::{DateTime, Utc};
use thiserror::Error;

use crate::{decider::Refusal, words::Factor};

/// Why a command about an account was not carried out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum AccountRefusal {
    /// There is no such account, or it is not active yet.
    #[error("the account is not active")]
    NotActive,
    /// The stream exists already.
    #[error("the account exists already")]
    AlreadyInvited,
    /// The invitation was accepted before.
    #[error("the account is active already")]
    AlreadyActive,
    /// The link is unknown, was used, has expired or was replaced by a newer one.
    #[error("the link is not valid any more")]
    LinkInvalid,
    /// The session was ended by a change of factors, or by a newer sign-in step.
    #[error("the session has ended")]
    SessionEnded,
    /// This kind of session may not do this.
    #[error("this session may not do this")]
    NotInThisSession,
    /// A proof not older than five minutes is needed.
    #[error("a fresh proof is needed")]
    ProofNeeded,
    /// The password alone does not open a session here.
    #[error("a second proof is needed")]
    SecondProofNeeded,
    /// This code, or a later one, was accepted before (RFC 6238 §5.2).
    #[error("the code was used before")]
    CodeAlreadyUsed,
    /// The organisation does not allow this way of proving.
    #[error("this way is not allowed here")]
    WayNotAllowed,
    /// No such authenticator, or it is not in a condition for this.
    #[error("no such authenticator")]
    NoSuchAuthenticator,
    /// The pending enrolment has expired, was replaced, or belongs to another session.
    #[error("the enrolment has expired")]
    EnrolmentExpired,
    /// Binding a second factor cannot be put off, or not any longer.
    #[error("a second factor must be bound now")]
    EnrolmentMandatory,
    /// As many apps as one person may have.
    #[error("too many authenticators")]
    TooManyAuthenticators,
    /// Nothing would be left to get back in with.
    #[error("there would be no way back in")]
    NoWayBack,
    /// The time for taking it out of the trash has passed, or somebody else threw it away.
    #[error("it can no longer be restored")]
    NotRestorable,
    /// There are no recovery codes to speak of.
    #[error("there are no recovery codes")]
    NoRecoveryCodes,
    /// Too many wrong attempts with this factor: locked until recovery (NIST SP 800-63B-4 §3.2.2).
    #[error("locked after too many wrong attempts")]
    Locked {
        /// Which factor.
        factor: Factor,
    },
    /// The account is closed to everybody, until staff enable it. Whoever tries to sign in hears nothing of it.
    #[error("the account is disabled")]
    Disabled,
    /// Users and auditors act on nobody's account but their own.
    #[error("this role serves nobody")]
    NotForYourRole,
    /// The policy has lost phones reset by administrators only.
    #[error("only an administrator resets a phone here")]
    ResetNotForYourRole,
    /// Nobody serves themselves (X7).
    #[error("nobody does this on their own account")]
    NotOnYourself,
    /// The account is another organisation's: pages answer as if it were not there.
    #[error("the account belongs to another organisation")]
    NotYours,
    /// Staff's accounts are not support's to act on (X7).
    #[error("the account is not a user's")]
    NotAUser,
    /// The other address was confirmed at the same moment: try again.
    #[error("the other address was confirmed in between")]
    ConfirmedMeanwhile,
    /// The backup address must be another than the login address.
    #[error("that is the login address")]
    SameAsLogin,
    /// The login address must be another than the backup address.
    #[error("that is the backup address")]
    SameAsBackup,
    /// There is no backup address to speak of.
    #[error("there is no backup address")]
    NoBackupEmail,
    /// The browser that confirms is not the one that asked: the password must be proven in it, too.
    #[error("the password is needed in this browser")]
    PasswordNeeded,
    /// No such telephone number, or it is not in a condition for this.
    #[error("no such telephone number")]
    NoSuchPhone,
    /// The number is there already.
    #[error("the telephone number is there already")]
    PhoneAlreadyThere,
    /// As many numbers as one person may have.
    #[error("too many telephone numbers")]
    TooManyPhones,
    /// The number that the organisation knows must be proven before anything else is bound.
    #[error("the telephone number on file must be proven first")]
    PhoneOnFileFirst,
    /// The call or code has expired, was used, was replaced by a newer one, or was asked for by another browser.
    #[error("the call or code counts no longer")]
    ChallengeOver,
    /// Nobody has keyed in the right digits yet.
    #[error("the call was not answered with the right digits")]
    NotAnswered,
    /// No such device is remembered, or not any longer.
    #[error("no such device")]
    NoSuchDevice,
    /// The owner reported a change that was not theirs: nothing about factors changes for a while.
    #[error("changes are frozen until {until}")]
    ChangesFrozen {
        /// When they thaw by themselves.
        until: DateTime<Utc>,
    },
}

impl Refusal for AccountRefusal {
    fn code(&self) -> &'static str {
        match self {
            Self::NotActive => "not_active",
            Self::AlreadyInvited => "already_invited",
            Self::AlreadyActive => "already_active",
            Self::LinkInvalid => "link_used",
            Self::SessionEnded => "session_ended",
            Self::NotInThisSession => "not_in_this_session",
            Self::ProofNeeded => "proof_needed",
            Self::SecondProofNeeded => "second_proof_needed",
            Self::CodeAlreadyUsed => "code_used",
            Self::WayNotAllowed => "way_not_allowed",
            Self::NoSuchAuthenticator => "no_such_authenticator",
            Self::EnrolmentExpired => "enrolment_expired",
            Self::EnrolmentMandatory => "enrolment_mandatory",
            Self::TooManyAuthenticators => "too_many_apps",
            Self::NoWayBack => "no_way_back",
            Self::NotRestorable => "not_restorable",
            Self::NoRecoveryCodes => "no_recovery_codes",
            Self::Locked { .. } => "locked",
            Self::Disabled => "disabled",
            Self::NotForYourRole => "not_for_your_role",
            Self::ResetNotForYourRole => "reset_not_for_your_role",
            Self::NotOnYourself => "not_on_yourself",
            Self::NotYours => "not_yours",
            Self::NotAUser => "not_a_user",
            Self::ConfirmedMeanwhile => "confirmed_meanwhile",
            Self::SameAsLogin => "same_as_login",
            Self::SameAsBackup => "same_as_backup",
            Self::NoBackupEmail => "no_backup_email",
            Self::PasswordNeeded => "password_needed",
            Self::NoSuchPhone => "no_such_phone",
            Self::PhoneAlreadyThere => "phone_already_there",
            Self::TooManyPhones => "too_many_phones",
            Self::PhoneOnFileFirst => "phone_on_file_first",
            Self::ChallengeOver => "challenge_over",
            Self::NotAnswered => "not_answered",
            Self::NoSuchDevice => "no_such_device",
            Self::ChangesFrozen { .. } => "factors_frozen",
        }
    }
}
