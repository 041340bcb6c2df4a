//! What may be wished. Each function gives the plain case under FinRust's policy; a sentence changes what it is about.

use chrono::{DateTime, Utc};

use super::{Given, values::*};
use crate::{account::*, ids::AuthenticatorId, words::Factor};

macro_rules! commands {
    ($($name:ident)+) => {$(
        impl From<$name> for AccountCommand {
            fn from(command: $name) -> Self {
                Self::$name(command)
            }
        }
    )+};
}

commands! {
    AddPhone ChallengePhone ChallengePhoneForReset AnswerCall ConfirmPhone MakePhonePrimary RemovePhone ResumePhone
    Invite ResendActivation Activate OpenSession ProveAnew StartEnrolment ConfirmEnrolment RenameAuthenticator
    TrashAuthenticator RestoreAuthenticator ResumeAuthenticator PurgeAuthenticator RenewRecoveryCodes
    AcknowledgeRecoveryCodes ChangePassword RequestLink ResetPassword ReportNotMe ThawChanges SummariseRefusals
    LockFactor ResetBySupport UnlockBySupport EndSessionsBySupport DisableAccount EnableAccount CorrectName
    CorrectEmail ConfirmEmail GrantRole RevokeRole ChangeRole SkipEnrolment
    RequestBackupEmail ConfirmBackupEmail RemoveBackupEmail RequestMagicLink RedeemMagicLink SwitchOffSecondFactor
    RememberDevice RecogniseDevice ForgetDevice
}

pub(crate) fn invite() -> Invite {
    Invite { member: member(), activation: link(1, t(days(3))), phone: None, now: t(0) }
}

pub(crate) fn resend(number: u128, now: DateTime<Utc>) -> ResendActivation {
    ResendActivation { by: None, target: OWNER, activation: link(number, now + chrono::Duration::days(3)), now }
}

pub(crate) fn activate(link: PresentedLink, now: DateTime<Utc>) -> Activate {
    Activate { link, password: hashed("password"), now }
}

/// The password was right, and this proof with it; a recovery would be told in notice 50.
pub(crate) fn open(given: &Given, proof: Option<SecondProof>, now: DateTime<Utc>) -> OpenSession {
    OpenSession { session: LAPTOP, epoch: given.epoch(), proof, policy: FINRUST, notice: notice(50, now), now }
}

pub(crate) fn app_code(authenticator: AuthenticatorId, step: u64) -> Option<SecondProof> {
    Some(SecondProof::App { authenticator, step })
}

pub(crate) fn trashed_app_code(authenticator: AuthenticatorId, step: u64) -> Option<SecondProof> {
    Some(SecondProof::TrashedApp { authenticator, step })
}

pub(crate) fn recovery_code(selector: &str, replacement: &str) -> Option<SecondProof> {
    Some(SecondProof::RecoveryCode { selector: selector.to_owned(), replacement: code(replacement) })
}

pub(crate) fn mailbox(number: u128) -> Option<SecondProof> {
    Some(SecondProof::Mailbox { link: presented(number) })
}

pub(crate) fn prove_anew(authority: Authority, app: Option<(AuthenticatorId, u64)>, now: DateTime<Utc>) -> ProveAnew {
    let proof = app.map_or(FreshProof::Password, |(app, step)| FreshProof::App(app, step));
    ProveAnew { authority, proof, policy: FINRUST, now }
}

/// Where there are fourteen days of grace.
pub(crate) fn skip(authority: Authority, now: DateTime<Utc>) -> SkipEnrolment {
    SkipEnrolment { authority, policy: CARESHARING, now }
}

pub(crate) fn start(authority: Authority, app: AuthenticatorId, now: DateTime<Utc>) -> StartEnrolment {
    StartEnrolment { authority, authenticator: app, secret: sealed("totp"), policy: FINRUST, now }
}

/// The new app gave a right code; told in notice 51.
pub(crate) fn confirm(authority: Authority, app: AuthenticatorId, step: u64, now: DateTime<Utc>) -> ConfirmEnrolment {
    ConfirmEnrolment {
        authority,
        authenticator: app,
        label: sealed("label"),
        step,
        codes: first_codes(),
        notice: notice(51, now),
        now,
    }
}

/// Told in notice 59.
pub(crate) fn rename(
    authority: Authority,
    app: AuthenticatorId,
    label: &str,
    now: DateTime<Utc>,
) -> RenameAuthenticator {
    RenameAuthenticator { authority, authenticator: app, label: sealed(label), notice: notice(59, now), now }
}

/// Told in notice 52.
pub(crate) fn trash(authority: Authority, app: AuthenticatorId, now: DateTime<Utc>) -> TrashAuthenticator {
    TrashAuthenticator { authority, authenticator: app, policy: FINRUST, notice: notice(52, now), now }
}

/// Told in notice 53.
pub(crate) fn restore(authority: Authority, app: AuthenticatorId, now: DateTime<Utc>) -> RestoreAuthenticator {
    RestoreAuthenticator { authority, authenticator: app, notice: notice(53, now), now }
}

/// Told in notice 54.
pub(crate) fn resume(authority: Authority, app: AuthenticatorId, now: DateTime<Utc>) -> ResumeAuthenticator {
    ResumeAuthenticator { authority, authenticator: app, notice: notice(54, now), now }
}

pub(crate) fn purge(app: AuthenticatorId, now: DateTime<Utc>) -> PurgeAuthenticator {
    PurgeAuthenticator { authenticator: app, now }
}

/// Told in notice 55.
pub(crate) fn renew(authority: Authority, now: DateTime<Utc>) -> RenewRecoveryCodes {
    RenewRecoveryCodes { authority, codes: vec![code("three"), code("four")], notice: notice(55, now), now }
}

pub(crate) fn acknowledge(authority: Authority, now: DateTime<Utc>) -> AcknowledgeRecoveryCodes {
    AcknowledgeRecoveryCodes { authority, now }
}

/// Told in notice 56.
pub(crate) fn change_password(authority: Authority, now: DateTime<Utc>) -> ChangePassword {
    ChangePassword { authority, password: hashed("new-password"), notice: notice(56, now), now }
}

pub(crate) fn request(purpose: LinkPurpose, number: u128, now: DateTime<Utc>) -> RequestLink {
    RequestLink {
        purpose,
        link: link(number, now + MAILBOX_LINK_VALID_FOR),
        session: Some(LAPTOP),
        origin: Some(sealed("origin")),
        policy: FINRUST,
        now,
    }
}

/// Told in notice 57.
pub(crate) fn reset_password(link: PresentedLink, proof: Option<SecondProof>, now: DateTime<Utc>) -> ResetPassword {
    let (session, password, policy) = (None, hashed("new-password"), FINRUST);
    ResetPassword { link, proof, session, password, policy, notice: notice(57, now), now }
}

pub(crate) fn report_not_me(link: PresentedLink, now: DateTime<Utc>) -> ReportNotMe {
    ReportNotMe { link, now }
}

pub(crate) fn thaw(authority: Authority, now: DateTime<Utc>) -> ThawChanges {
    ThawChanges { authority, now }
}

pub(crate) fn summarise(count: u32, now: DateTime<Utc>) -> SummariseRefusals {
    SummariseRefusals { factor: Factor::Password, count, since: t(0), now }
}

/// Ten wrong tries; told in notice 58.
pub(crate) fn lock(factor: Factor, now: DateTime<Utc>) -> LockFactor {
    LockFactor { factor, failures: 10, notice: notice(58, now), now }
}

/// Told in notice 60.
pub(crate) fn reset_by_support(now: DateTime<Utc>) -> ResetBySupport {
    let (ticket, reason) = (sealed("ticket"), sealed("reason"));
    ResetBySupport { by: AGENT, target: OWNER, ticket, reason, policy: FINRUST, notice: notice(60, now), now }
}

/// Told in notice 61.
pub(crate) fn unlock(now: DateTime<Utc>) -> UnlockBySupport {
    UnlockBySupport { by: AGENT, target: OWNER, reason: sealed("reason"), notice: notice(61, now), now }
}

pub(crate) fn end_sessions(now: DateTime<Utc>) -> EndSessionsBySupport {
    EndSessionsBySupport { by: AGENT, target: OWNER, reason: sealed("reason"), now }
}

pub(crate) fn disable(now: DateTime<Utc>) -> DisableAccount {
    DisableAccount { by: AGENT, target: OWNER, reason: sealed("reason"), now }
}

/// Told in notice 62.
pub(crate) fn enable(now: DateTime<Utc>) -> EnableAccount {
    EnableAccount { by: AGENT, target: OWNER, reason: sealed("reason"), notice: notice(62, now), now }
}

pub(crate) fn correct_name(now: DateTime<Utc>) -> CorrectName {
    CorrectName { by: AGENT, target: OWNER, name: sealed("right-name"), reason: sealed("reason"), now }
}

/// To the new address; links 70 (to the old one) and 71 (to the new one), warned in notice 72.
pub(crate) fn correct_email(now: DateTime<Utc>) -> CorrectEmail {
    let until = now + EMAIL_CHANGE_VALID_FOR;
    CorrectEmail {
        by: AGENT,
        target: OWNER,
        to: new_address(),
        confirm_old: link(70, until),
        confirm_new: link(71, until),
        reason: sealed("reason"),
        notice: notice(72, now),
        now,
    }
}

/// Told in notice 73, if it completes the change.
pub(crate) fn confirm_email(link: PresentedLink, claimed: bool, now: DateTime<Utc>) -> ConfirmEmail {
    ConfirmEmail { link, claimed, notice: notice(73, now), now }
}

/// Link 80, told in notice 81; the policy offers a backup address.
pub(crate) fn request_backup(authority: Authority, now: DateTime<Utc>) -> RequestBackupEmail {
    RequestBackupEmail {
        authority,
        address: backup_address(),
        link: link(80, now + BACKUP_EMAIL_VALID_FOR),
        policy: EMPLOYER,
        notice: notice(81, now),
        now,
    }
}

/// Told in notice 82.
pub(crate) fn confirm_backup(link: PresentedLink, now: DateTime<Utc>) -> ConfirmBackupEmail {
    ConfirmBackupEmail { link, owner: None, policy: EMPLOYER, notice: notice(82, now), now }
}

/// Told in notice 83.
pub(crate) fn remove_backup(authority: Authority, now: DateTime<Utc>) -> RemoveBackupEmail {
    RemoveBackupEmail { authority, policy: EMPLOYER, notice: notice(83, now), now }
}

/// Asked in an attempt on the laptop, for the backup address.
pub(crate) fn request_magic(authority: Authority, number: u128, now: DateTime<Utc>) -> RequestMagicLink {
    let (link, origin) = (link(number, now + MAILBOX_LINK_VALID_FOR), Some(sealed("origin")));
    RequestMagicLink { authority, link, origin, policy: EMPLOYER, now }
}

/// Confirmed on the laptop, in the attempt that asked; told in notice 50.
pub(crate) fn redeem_magic(given: &Given, number: u128, now: DateTime<Utc>) -> RedeemMagicLink {
    RedeemMagicLink {
        session: LAPTOP,
        epoch: given.epoch(),
        link: presented(number),
        password: PasswordProven::InAttempt(LAPTOP),
        policy: EMPLOYER,
        notice: notice(50, now),
        now,
    }
}

/// By the first code, which "three" replaces; told in notice 84.
pub(crate) fn switch_off(authority: Authority, now: DateTime<Utc>) -> SwitchOffSecondFactor {
    let (selector, replacement) = ("one".to_owned(), code("three"));
    SwitchOffSecondFactor { authority, selector, replacement, policy: SWITCH_OFF, notice: notice(84, now), now }
}

/// Told in notice 86.
pub(crate) fn remember(authority: Authority, now: DateTime<Utc>) -> RememberDevice {
    let (hash, origin) = (hashed("token-a"), Some(sealed("origin")));
    RememberDevice { authority, device: BROWSER, hash, origin, policy: WERKTALENT, notice: notice(86, now), now }
}

/// With this token, to be replaced by that one; told in notice 85 if it was used before.
pub(crate) fn recognise(given: &Given, token: &str, next: &str, now: DateTime<Utc>) -> RecogniseDevice {
    RecogniseDevice {
        session: LAPTOP,
        epoch: given.epoch(),
        device: BROWSER,
        presented: hashed(token),
        next: hashed(next),
        policy: WERKTALENT,
        notice: notice(85, now),
        now,
    }
}

pub(crate) fn forget(authority: Authority, now: DateTime<Utc>) -> ForgetDevice {
    ForgetDevice { authority, device: BROWSER, now }
}
