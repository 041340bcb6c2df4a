//! What may have happened: single events, and the histories that most sentences start from.

use chrono::{DateTime, Duration, Utc};

use super::{phones::*, values::*};
use crate::{
    account::*,
    ids::{AuthenticatorId, SessionId},
    words::{Factor, Means, Role},
};

pub(crate) fn invited() -> AccountEvent {
    AccountEvent::Invited(Invited { member: member(), activation: link(1, t(days(3))), phone: None, at: t(0) })
}

pub(crate) fn activation_resent(number: u128, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::ActivationResent(ActivationResent { activation: link(number, at + Duration::days(3)), at })
}

pub(crate) fn activated() -> AccountEvent {
    AccountEvent::Activated(Activated { link: link_id(1), password: hashed("password"), at: t(1) })
}

pub(crate) fn signed_in(opened: SessionKind, proof: Option<AcceptedProof>, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::SignedIn(SignedIn { session: LAPTOP, opened, proof, device: None, notice: None, at })
}

pub(crate) fn grace_started(days: i64, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::GraceStarted(GraceStarted { until: at + Duration::days(days), at })
}

pub(crate) fn skipped(days_left: u16, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::EnrolmentSkipped(EnrolmentSkipped { session: LAPTOP, days_left, at })
}

/// A recovery: its notice is told to the owner.
pub(crate) fn recovered(proof: AcceptedProof, number: u128, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::SignedIn(SignedIn {
        session: LAPTOP,
        opened: SessionKind::Repair,
        proof: Some(proof),
        device: None,
        notice: Some(notice(number, at)),
        at,
    })
}

pub(crate) fn proven(proof: Option<AcceptedProof>, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::ProvenAnew(ProvenAnew { session: LAPTOP, proof, at })
}

pub(crate) fn locked(factor: Factor, number: u128, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::Locked(Locked { factor, failures: 10, notice: notice(number, at), at })
}

pub(crate) fn unlocked(at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::Unlocked(Unlocked { at })
}

pub(crate) fn started(app: AuthenticatorId, at: DateTime<Utc>) -> AccountEvent {
    started_in(LAPTOP, app, at)
}

pub(crate) fn started_in(session: SessionId, app: AuthenticatorId, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::EnrolmentStarted(EnrolmentStarted {
        authenticator: app,
        secret: sealed("totp"),
        session,
        expires_at: at + ENROLMENT_VALID_FOR,
        at,
    })
}

pub(crate) fn linked(app: AuthenticatorId, step: u64, number: u128, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::AuthenticatorLinked(AuthenticatorLinked {
        authenticator: app,
        label: sealed("label"),
        step,
        notice: notice(number, at),
        at,
    })
}

pub(crate) fn trashed(app: AuthenticatorId, number: u128, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::AuthenticatorTrashed(AuthenticatorTrashed {
        authenticator: app,
        restorable_until: at + RESTORABLE_FOR,
        notice: notice(number, at),
        at,
    })
}

pub(crate) fn restored(app: AuthenticatorId, number: u128, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::AuthenticatorRestored(AuthenticatorRestored { authenticator: app, notice: notice(number, at), at })
}

pub(crate) fn suspended(app: AuthenticatorId, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::AuthenticatorSuspended(AuthenticatorSuspended { authenticator: app, at })
}

pub(crate) fn resumed(app: AuthenticatorId, number: u128, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::AuthenticatorResumed(AuthenticatorResumed { authenticator: app, notice: notice(number, at), at })
}

pub(crate) fn purged(app: AuthenticatorId, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::AuthenticatorPurged(AuthenticatorPurged { authenticator: app, at })
}

pub(crate) fn issued(codes: Vec<RecoveryCode>, notice: Option<Notice>, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::RecoveryCodesIssued(RecoveryCodesIssued { codes, notice, at })
}

pub(crate) fn acknowledged(at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::RecoveryCodesAcknowledged(RecoveryCodesAcknowledged { at })
}

pub(crate) fn consumed(selector: &str, replacement: &str, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::RecoveryCodeConsumed(RecoveryCodeConsumed {
        selector: selector.to_owned(),
        replacement: code(replacement),
        at,
    })
}

pub(crate) fn password_changed(number: u128, at: DateTime<Utc>) -> AccountEvent {
    let password = hashed("new-password");
    AccountEvent::PasswordChanged(PasswordChanged { password, notice: notice(number, at), at })
}

pub(crate) fn password_reset(proof: Option<AcceptedProof>, number: u128, at: DateTime<Utc>) -> AccountEvent {
    let password = hashed("new-password");
    AccountEvent::PasswordReset(PasswordReset { password, proof, notice: notice(number, at), at })
}

pub(crate) fn requested(purpose: LinkPurpose, number: u128, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::LinkRequested(LinkRequested {
        purpose,
        link: link(number, at + MAILBOX_LINK_VALID_FOR),
        session: Some(LAPTOP),
        origin: Some(sealed("origin")),
        at,
    })
}

pub(crate) fn redeemed(number: u128, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::LinkRedeemed(LinkRedeemed { link: link_id(number), at })
}

pub(crate) fn reported(number: u128, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::NotMeReported(NotMeReported { link: link_id(number), at })
}

pub(crate) fn frozen(at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::ChangesFrozen(ChangesFrozen { until: at + FROZEN_FOR, at })
}

pub(crate) fn thawed(at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::ChangesThawed(ChangesThawed { at })
}

pub(crate) fn by_app(app: AuthenticatorId, step: u64) -> AcceptedProof {
    AcceptedProof::App { authenticator: app, step }
}

pub(crate) fn reset_by(number: u128, at: DateTime<Utc>) -> AccountEvent {
    let (ticket, reason) = (sealed("ticket"), sealed("reason"));
    let purge_due = at + RESTORABLE_FOR;
    AccountEvent::AccountReset(AccountReset { ticket, reason, purge_due, notice: notice(number, at), at })
}

pub(crate) fn unlocked_by_support(number: u128, at: DateTime<Utc>) -> AccountEvent {
    let (reason, notice) = (sealed("reason"), notice(number, at));
    AccountEvent::UnlockedBySupport(UnlockedBySupport { reason, notice, at })
}

pub(crate) fn sessions_ended(at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::SessionsEnded(SessionsEnded { reason: sealed("reason"), at })
}

pub(crate) fn disabled(at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::AccountDisabled(AccountDisabled { reason: sealed("reason"), at })
}

pub(crate) fn enabled(number: u128, at: DateTime<Utc>) -> AccountEvent {
    let (reason, notice) = (sealed("reason"), notice(number, at));
    AccountEvent::AccountEnabled(AccountEnabled { reason, notice, at })
}

pub(crate) fn name_corrected(at: DateTime<Utc>) -> AccountEvent {
    let (name, reason) = (sealed("right-name"), sealed("reason"));
    AccountEvent::NameCorrected(NameCorrected { name, reason, at })
}

/// Links 70 (to the old address) and 71 (to the new one).
pub(crate) fn email_change_requested(number: u128, at: DateTime<Utc>) -> AccountEvent {
    let until = at + EMAIL_CHANGE_VALID_FOR;
    AccountEvent::EmailChangeRequested(EmailChangeRequested {
        to: new_address(),
        confirm_old: link(70, until),
        confirm_new: link(71, until),
        reason: sealed("reason"),
        notice: notice(number, at),
        at,
    })
}

pub(crate) fn email_confirmed(side: EmailSide, at: DateTime<Utc>) -> AccountEvent {
    let link = link_id(if side == EmailSide::Old { 70 } else { 71 });
    AccountEvent::EmailConfirmed(EmailConfirmed { link, side, at })
}

pub(crate) fn email_changed(number: u128, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::EmailChanged(EmailChanged { to: new_address(), notice: notice(number, at), at })
}

/// By link 80; told in notice 81.
pub(crate) fn backup_requested(at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::BackupEmailRequested(BackupEmailRequested {
        address: backup_address(),
        link: link(80, at + BACKUP_EMAIL_VALID_FOR),
        notice: notice(81, at),
        at,
    })
}

/// With link 80; told in notice 82.
pub(crate) fn backup_confirmed(at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::BackupEmailConfirmed(BackupEmailConfirmed {
        link: link_id(80),
        address: backup_address(),
        notice: notice(82, at),
        at,
    })
}

/// Told in notice 83.
pub(crate) fn backup_removed(at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::BackupEmailRemoved(BackupEmailRemoved { notice: Some(notice(83, at)), at })
}

/// An objection took the address away.
pub(crate) fn backup_withdrawn(at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::BackupEmailRemoved(BackupEmailRemoved { notice: None, at })
}

/// With the phone's app linked, two codes, and a backup address since `t(5)`.
pub(crate) fn with_backup() -> Vec<AccountEvent> {
    let mut history = enrolled();
    history.extend([backup_requested(t(4)), backup_confirmed(t(5))]);
    history
}

pub(crate) fn magic_requested(number: u128, at: DateTime<Utc>) -> AccountEvent {
    let link = link(number, at + MAILBOX_LINK_VALID_FOR);
    AccountEvent::MagicLinkRequested(MagicLinkRequested { link, session: LAPTOP, origin: Some(sealed("origin")), at })
}

pub(crate) fn magic_redeemed(number: u128, by_asker: bool, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::MagicLinkRedeemed(MagicLinkRedeemed { link: link_id(number), by_asker, at })
}

/// Told in notice 84.
pub(crate) fn switched_off(at: DateTime<Utc>) -> AccountEvent {
    let (restorable_until, notice) = (at + RESTORABLE_FOR, notice(84, at));
    AccountEvent::SecondFactorSwitchedOff(SecondFactorSwitchedOff { restorable_until, notice, at })
}

/// For thirty days, by its first token; told in notice 86.
pub(crate) fn remembered(at: DateTime<Utc>) -> AccountEvent {
    let (hash, until, origin) = (hashed("token-a"), at + Duration::days(30), Some(sealed("origin")));
    AccountEvent::DeviceRemembered(DeviceRemembered {
        device: BROWSER,
        hash,
        until,
        origin,
        notice: Some(notice(86, at)),
        at,
    })
}

/// Signed in by the remembered browser, whose token is this one from now on.
pub(crate) fn recognised(next: Option<&str>, at: DateTime<Utc>) -> AccountEvent {
    let device = Some(RecognisedDevice { device: BROWSER, hash: next.map(hashed) });
    let opened = SessionKind::Full;
    AccountEvent::SignedIn(SignedIn { session: LAPTOP, opened, proof: None, device, notice: None, at })
}

/// Told in notice 85 where a token was used twice.
pub(crate) fn forgotten(why: WhyForgotten, at: DateTime<Utc>) -> AccountEvent {
    let notice = (why == WhyForgotten::TokenReused).then(|| notice(85, at));
    AccountEvent::DeviceForgotten(DeviceForgotten { device: BROWSER, why, notice, at })
}

pub(crate) fn granted(role: Role, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::RoleGranted(RoleGranted { role, at })
}

pub(crate) fn revoked(role: Role, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::RoleRevoked(RoleRevoked { role, at })
}

/// Invited, and followed the link: a password and nothing else.
pub(crate) fn with_password() -> Vec<AccountEvent> {
    vec![invited(), activated()]
}

/// With the phone's app linked (step 100, notice 10) and the first two codes.
pub(crate) fn enrolled() -> Vec<AccountEvent> {
    let mut history = with_password();
    history.extend([signed_in(SessionKind::Enrol, None, t(2)), started(PHONE, t(2)), linked(PHONE, 100, 10, t(3))]);
    history.push(issued(first_codes(), None, t(3)));
    history
}

/// With the tablet's app linked as well (step 200, notice 11).
pub(crate) fn with_two_apps() -> Vec<AccountEvent> {
    let mut history = enrolled();
    history.extend([started(TABLET, t(5)), linked(TABLET, 200, 11, t(6))]);
    history
}

/// With the phone's app, the only one, in the trash since `t(10)` (notice 12).
pub(crate) fn with_the_only_app_in_the_trash() -> Vec<AccountEvent> {
    let mut history = enrolled();
    history.push(trashed(PHONE, 12, t(10)));
    history
}

/// With everything there is to act on, at `t(10)`: the phone's app usable, the tablet's suspended, the watch's in the
/// trash, a fourth app about to be linked on the laptop, and codes that are not acknowledged.
pub(crate) fn with_something_of_everything() -> Vec<AccountEvent> {
    let mut history = with_two_apps();
    history.extend([
        started(WATCH, t(6)),
        linked(WATCH, 300, 13, t(7)),
        suspended(TABLET, t(8)),
        trashed(WATCH, 12, t(9)),
        started(FOURTH, t(10)),
    ]);
    history
}

/// Every event of an active account, whether it ends sessions, and whether it makes pages stale.
pub(crate) fn events_of_an_active_account() -> Vec<(AccountEvent, bool, bool)> {
    let renamed = AccountEvent::AuthenticatorRenamed(AuthenticatorRenamed {
        authenticator: PHONE,
        label: sealed("x"),
        notice: Some(notice(20, t(11))),
        at: t(11),
    });
    let refused =
        AccountEvent::SignInsRefused(SignInsRefused { factor: Factor::App, count: 3, since: t(10), at: t(11) });
    vec![
        (signed_in(SessionKind::Full, Some(by_app(PHONE, 101)), t(11)), false, false),
        (recovered(AcceptedProof::Mailbox, 20, t(11)), false, false),
        (grace_started(14, t(11)), false, false),
        (skipped(14, t(11)), false, false),
        (proven(Some(by_app(PHONE, 101)), t(11)), false, false),
        (refused, false, false),
        (locked(Factor::App, 20, t(11)), true, false),
        (unlocked(t(11)), false, false),
        (started(PHONE, t(11)), false, false),
        (linked(FOURTH, 400, 20, t(11)), true, true),
        (renamed, false, false),
        (suspended(PHONE, t(11)), true, true),
        (resumed(TABLET, 20, t(11)), true, true),
        (trashed(PHONE, 20, t(11)), true, true),
        (restored(WATCH, 20, t(11)), true, true),
        (purged(WATCH, t(11)), false, true),
        (phone_added(MOBILE, Means::Call, t(11)), false, false),
        (phone_challenged(1, MOBILE, Means::Call, t(11)), false, false),
        (phone_answered(1, Answer::Right, t(11)), false, false),
        (phone_verified(MOBILE, 1, 20, t(11)), true, true),
        (phone_made_primary(LANDLINE, t(11)), false, true),
        (phone_removed(LANDLINE, t(11)), true, true),
        (phone_suspended(LANDLINE, t(11)), true, true),
        (phone_resumed(LANDLINE, t(11)), true, true),
        (signed_in(SessionKind::Full, Some(by_phone(LANDLINE, 9)), t(11)), false, false),
        (issued(first_codes(), None, t(11)), false, true),
        (issued(first_codes(), Some(notice(20, t(11))), t(11)), true, true),
        (acknowledged(t(11)), false, false),
        (consumed("one", "three", t(11)), false, true),
        (password_changed(20, t(11)), true, true),
        (password_reset(None, 20, t(11)), true, true),
        (requested(LinkPurpose::Prove, 30, t(11)), false, false),
        (redeemed(10, t(11)), false, false),
        (reported(10, t(11)), false, false),
        (frozen(t(11)), true, true),
        (thawed(t(11)), false, true),
        (reset_by(20, t(11)), true, true),
        (unlocked_by_support(20, t(11)), false, false),
        (sessions_ended(t(11)), true, false),
        (disabled(t(11)), true, true),
        (enabled(20, t(11)), false, true),
        (name_corrected(t(11)), false, false),
        (email_change_requested(20, t(11)), false, true),
        (email_confirmed(EmailSide::Old, t(11)), false, true),
        (email_changed(20, t(11)), true, true),
        (backup_requested(t(11)), false, true),
        (backup_confirmed(t(11)), false, true),
        (backup_removed(t(11)), true, true),
        (backup_withdrawn(t(11)), true, true),
        (magic_requested(86, t(11)), false, false),
        (magic_redeemed(86, true, t(11)), false, false),
        (switched_off(t(11)), true, true),
        (remembered(t(11)), false, false),
        (recognised(Some("token-b"), t(11)), false, false),
        (forgotten(WhyForgotten::ByOwner, t(11)), false, false),
        (forgotten(WhyForgotten::Displaced, t(11)), false, false),
        (forgotten(WhyForgotten::TokenReused, t(11)), true, false),
        (granted(Role::Agent, t(11)), true, true),
        (revoked(Role::Agent, t(11)), true, true),
    ]
}
