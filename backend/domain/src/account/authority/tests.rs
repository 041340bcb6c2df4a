//! Sentences about what each kind of session may do: one table for each condition, every act in it.

use chrono::{DateTime, Duration, Utc};

use crate::{
    account::{
        AccountCommand, AccountDecider, AccountRefusal as Why, Authority, Bound, FRESH_FOR, FROZEN_FOR, Proof,
        SessionKind, testing::*,
    },
    decider::Decider,
};

/// Every act that is done in a session's name, as it would happen `with_something_of_everything`.
fn acts(authority: Authority, now: DateTime<Utc>) -> [(&'static str, AccountCommand); 11] {
    [
        ("start", start(authority, PHONE, now).into()),
        ("confirm", confirm(authority, FOURTH, 400, now).into()),
        ("trash", trash(authority, PHONE, now).into()),
        ("resume", resume(authority, TABLET, now).into()),
        ("renew codes", renew(authority, now).into()),
        ("restore", restore(authority, WATCH, now).into()),
        ("change password", change_password(authority, now).into()),
        ("prove anew", prove_anew(authority, Some((PHONE, 101)), now).into()),
        ("rename", rename(authority, PHONE, "new name", now).into()),
        ("acknowledge", acknowledge(authority, now).into()),
        ("thaw", thaw(authority, now).into()),
    ]
}

const ALL: [&str; 11] = [
    "start",
    "confirm",
    "trash",
    "resume",
    "renew codes",
    "restore",
    "change password",
    "prove anew",
    "rename",
    "acknowledge",
    "thaw",
];

/// The acts that are answered with this refusal, or with none.
fn answered(account: &Given, authority: Authority, now: DateTime<Utc>, answer: Option<Why>) -> Vec<&'static str> {
    acts(authority, now)
        .into_iter()
        .filter(|(_, act)| AccountDecider::decide(&account.account, act.clone()).err() == answer)
        .map(|(name, _)| name)
        .collect()
}

fn everything() -> Given {
    given(with_something_of_everything())
}

#[test]
fn a_full_session_with_a_fresh_proof_may_do_everything() {
    let account = everything();
    assert_eq!(answered(&account, account.full(PHONE, t(10)), t(12), None), ALL);
}

#[test]
fn r05_a_live_session_is_not_enough_to_change_factors_or_the_password() {
    let account = everything();
    let needs_proof = answered(&account, account.full(PHONE, t(1)), t(12), Some(Why::ProofNeeded));
    assert_eq!(needs_proof, ["start", "trash", "resume", "renew codes", "restore", "change password", "rename"]);
}

#[test]
fn r05_the_password_is_no_fresh_proof_where_there_is_a_factor() {
    let account = everything();
    let needs_proof = answered(&account, account.full_by_password(t(12)), t(12), Some(Why::ProofNeeded));
    assert_eq!(needs_proof, ["start", "trash", "resume", "renew codes", "restore", "change password", "rename"]);
}

#[test]
fn r05_the_code_of_an_app_that_is_none_any_more_is_no_fresh_proof() {
    let account = everything();
    for gone in [TABLET, WATCH, FOURTH] {
        let needs_proof = answered(&account, account.full(gone, t(12)), t(12), Some(Why::ProofNeeded));
        assert_eq!(needs_proof, ["start", "trash", "resume", "renew codes", "restore", "change password", "rename"]);
    }
}

#[test]
fn r05_a_proof_is_fresh_for_five_minutes() {
    let account = everything();
    let proven_at = |ago| account.full(PHONE, t(12) - ago);
    account.when(trash(proven_at(FRESH_FOR), PHONE, t(12))).happens();
    account.when(trash(proven_at(FRESH_FOR + Duration::milliseconds(1)), PHONE, t(12))).refused(Why::ProofNeeded);
}

#[test]
fn where_there_is_no_factor_the_password_entered_anew_is_fresh_proof() {
    let account = given(with_password());
    account.when(change_password(account.full_by_password(t(10)), t(12))).happens();
    account.when(start(account.full_by_password(t(10)), PHONE, t(12))).happens();
    account.when(change_password(account.full_by_password(t(6)), t(12))).refused(Why::ProofNeeded);
}

#[test]
fn a_repair_session_mends_factors_and_nothing_else() {
    let account = everything();
    let not_here = answered(&account, account.repair(), t(12), Some(Why::NotInThisSession));
    assert_eq!(not_here, ["restore", "change password", "prove anew"]);
    let here = answered(&account, account.repair(), t(12), None);
    assert_eq!(here, ["start", "confirm", "trash", "resume", "renew codes", "rename", "acknowledge", "thaw"]);
}

#[test]
fn r13_an_enrol_session_does_nothing_where_there_ever_was_a_factor() {
    let account = everything();
    assert_eq!(answered(&account, account.enrol(), t(12), Some(Why::NotInThisSession)), ALL);
}

#[test]
fn r13_nor_where_all_that_ever_was_is_in_the_trash_or_purged() {
    let trashed = given(with_the_only_app_in_the_trash());
    let purged = trashed.and([purged(PHONE, t(days(8)))]);
    for account in [trashed, purged] {
        account.when(start(account.enrol(), TABLET, t(days(9)))).refused(Why::NotInThisSession);
    }
}

#[test]
fn an_enrol_session_binds_the_first_app_and_nothing_else() {
    let account = given(with_password());
    account.when(start(account.enrol(), PHONE, t(3))).happens();
    account.when(change_password(account.enrol(), t(3))).refused(Why::NotInThisSession);
    account.when(renew(account.enrol(), t(3))).refused(Why::NotInThisSession);
    account.when(acknowledge(account.enrol(), t(3))).refused(Why::NotInThisSession);
    account.when(thaw(account.enrol(), t(3))).refused(Why::NotInThisSession);
}

#[test]
fn x04_an_attempt_may_do_nothing_whatever_it_knows() {
    let account = everything();
    assert_eq!(answered(&account, account.attempt(), t(12), Some(Why::NotInThisSession)), ALL);
    let proven = Authority { kind: SessionKind::Attempt, ..account.full(PHONE, t(12)) };
    assert_eq!(answered(&account, proven, t(12), Some(Why::NotInThisSession)), ALL);
}

#[test]
fn r12_a_session_of_an_older_epoch_has_ended_whatever_its_kind() {
    let account = everything();
    for kind in [SessionKind::Attempt, SessionKind::Enrol, SessionKind::Repair, SessionKind::Full] {
        let proof = Proof { by: Some(Bound::App(PHONE)), at: t(12) };
        for epoch in [account.epoch() - 1, account.epoch() + 1] {
            let old = Authority { session: LAPTOP, kind, epoch, proof };
            assert_eq!(answered(&account, old, t(12), Some(Why::SessionEnded)), ALL, "{kind:?}");
        }
    }
}

#[test]
fn while_changes_are_frozen_nothing_about_factors_or_the_password_changes() {
    let account = everything().and([frozen(t(11))]);
    let until = t(11) + FROZEN_FOR;
    let frozen = Some(Why::ChangesFrozen { until });
    let by_full = answered(&account, account.full(PHONE, t(12)), t(12), frozen);
    assert_eq!(by_full, ["start", "confirm", "trash", "resume", "renew codes", "restore", "change password", "rename"]);
    let by_repair = answered(&account, account.repair(), t(12), frozen);
    assert_eq!(by_repair, ["start", "confirm", "trash", "resume", "renew codes", "rename"]);
}

#[test]
fn a_freeze_thaws_by_itself_after_a_day() {
    let account = given(enrolled()).and([frozen(t(11))]);
    let until = t(11) + FROZEN_FOR;
    let a_moment_before = until - Duration::milliseconds(1);
    account.when(trash(account.repair(), PHONE, a_moment_before)).refused(Why::ChangesFrozen { until });
    account.when(trash(account.repair(), PHONE, until)).happens();
}

#[test]
fn the_first_app_cannot_be_bound_while_changes_are_frozen() {
    let account = given(with_password()).and([frozen(t(2))]);
    let until = t(2) + FROZEN_FOR;
    account.when(start(account.enrol(), PHONE, t(3))).refused(Why::ChangesFrozen { until });
}
