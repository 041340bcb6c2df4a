//! Sentences about wrong attempts that became facts.

use crate::{
    account::{AccountEvent, AccountRefusal as Why, SignInsRefused, testing::*},
    words::Factor,
};

#[test]
fn refused_attempts_are_summed_up() {
    let summary =
        AccountEvent::SignInsRefused(SignInsRefused { factor: Factor::Password, count: 7, since: t(0), at: t(60) });
    given(enrolled()).when(summarise(7, t(60))).then([summary]);
}

#[test]
fn without_refused_attempts_there_is_nothing_to_sum_up() {
    given(enrolled()).when(summarise(0, t(60))).nothing();
}

#[test]
fn a_summary_changes_nothing_but_the_count_of_events() {
    let before = given(enrolled());
    let after = before.when(summarise(7, t(60))).happens();
    let mut expected = before.active().clone();
    expected.marks.version += 1;
    assert_eq!(*after.active(), expected);
}

#[test]
fn r08_too_many_wrong_attempts_lock_their_factor() {
    for factor in [Factor::App, Factor::RecoveryCode] {
        let after = given(enrolled()).when(lock(factor, t(60))).then([locked(factor, 58, t(60))]);
        assert_eq!(after.active().locks, [factor]);
    }
}

#[test]
fn r08_each_factor_is_locked_on_its_own() {
    let account = given(enrolled()).and([locked(Factor::RecoveryCode, 20, t(8))]);
    account.when(open(&account, app_code(PHONE, 101), t(9))).happens();
    account.when(lock(Factor::App, t(60))).happens();
}

#[test]
fn r08_what_is_locked_is_not_locked_again() {
    given(enrolled()).and([locked(Factor::App, 20, t(8))]).when(lock(Factor::App, t(60))).nothing();
}

#[test]
fn r08_the_password_never_locks_so_that_strangers_lock_nobody_out() {
    given(enrolled()).when(lock(Factor::Password, t(60))).nothing();
}

#[test]
fn r12_a_lock_ends_every_session() {
    let account = given(enrolled());
    let session = account.full(PHONE, t(9));
    let after = account.when(lock(Factor::App, t(10))).happens();
    after.when(trash(session, PHONE, t(10))).refused(Why::SessionEnded);
}

#[test]
fn r08_new_recovery_codes_are_not_locked_because_the_old_ones_were() {
    let account = given(enrolled()).and([locked(Factor::RecoveryCode, 20, t(8))]);
    let after = account
        .when(renew(account.full(PHONE, t(9)), t(10)))
        .then([issued(vec![code("three"), code("four")], Some(notice(55, t(10))), t(10)), unlocked(t(10))]);
    after.when(open(&after, recovery_code("three", "five"), t(11))).happens();
}

#[test]
fn r08_a_new_app_is_not_locked_because_an_old_one_was() {
    let history = with_the_only_app_in_the_trash();
    let account = given(history).and([locked(Factor::App, 20, t(11)), started(TABLET, t(12))]);
    let after = account
        .when(confirm(account.full_by_password(t(12)), TABLET, 200, t(13)))
        .then([linked(TABLET, 200, 51, t(13)), unlocked(t(13))]);
    after.when(open(&after, app_code(TABLET, 201), t(14))).happens();
}

#[test]
fn r18_who_is_locked_may_object() {
    let account = given(enrolled()).when(lock(Factor::App, t(10))).happens();
    account.when(report_not_me(presented(58), t(11))).happens();
}

#[test]
fn r08_support_lifts_every_lock_and_the_owner_may_object() {
    let account = given(enrolled()).and([locked(Factor::App, 20, t(8)), locked(Factor::RecoveryCode, 21, t(8))]);
    let after = account.when(unlock(t(9))).then([unlocked_by_support(61, t(9))]);
    after.when(open(&after, app_code(PHONE, 101), t(10))).happens();
    after.when(open(&after, recovery_code("one", "three"), t(10))).happens();
    after.when(report_not_me(presented(61), t(10))).happens();
}

#[test]
fn where_nothing_is_locked_support_has_nothing_to_lift() {
    given(enrolled()).when(unlock(t(9))).nothing();
}
