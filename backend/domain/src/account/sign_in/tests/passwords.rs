//! What a right password is worth, alone.

use crate::{
    account::{
        AccountEvent, AccountRefusal as Why, AfterPassword, Invited, Member, OpenSession, SessionKind, after_password,
        is_too_short_alone, testing::*,
    },
    policy::Policy,
    words::Role,
};

fn asks(account: &Given, policy: &Policy) -> AfterPassword {
    after_password(account.active(), policy)
}

#[test]
fn the_password_is_enough_where_no_factor_is_demanded_and_none_is_there() {
    let account = given(with_password());
    assert_eq!(asks(&account, &RELAXED), AfterPassword::SignedIn);
    let open = OpenSession { policy: RELAXED, ..open(&account, None, t(2)) };
    account.when(open).then([signed_in(SessionKind::Full, None, t(2))]);
}

#[test]
fn the_password_opens_enrolment_where_a_factor_is_demanded_and_there_never_was_one() {
    let account = given(with_password());
    assert_eq!(asks(&account, &FINRUST), AfterPassword::Enrol);
    account.when(open(&account, None, t(2))).then([signed_in(SessionKind::Enrol, None, t(2))]);
}

#[test]
fn staff_must_enrol_under_any_policy() {
    let member = Member { role: Role::Agent, ..member() };
    let invited = AccountEvent::Invited(Invited { member, activation: link(1, t(days(3))), phone: None, at: t(0) });
    let account = given([invited, activated()]);
    assert_eq!(asks(&account, &RELAXED), AfterPassword::Enrol);
    let open = OpenSession { policy: RELAXED, ..open(&account, None, t(2)) };
    account.when(open).then([signed_in(SessionKind::Enrol, None, t(2))]);
}

#[test]
fn x02_starting_the_sign_in_again_does_not_skip_enrolment() {
    let account = given(with_password());
    let account = account.when(open(&account, None, t(2))).happens();
    let again = account.when(open(&account, None, t(3))).then([signed_in(SessionKind::Enrol, None, t(3))]);
    let half_way = again.and([started(PHONE, t(3))]);
    half_way.when(open(&half_way, None, t(4))).then([signed_in(SessionKind::Enrol, None, t(4))]);
}

#[test]
fn r13_the_password_alone_opens_nothing_where_an_app_is_linked() {
    let account = given(enrolled());
    for policy in [FINRUST, RELAXED, STRICT] {
        assert_eq!(asks(&account, &policy), AfterPassword::Verify);
        account.when(OpenSession { policy, ..open(&account, None, t(9)) }).refused(Why::SecondProofNeeded);
    }
}

#[test]
fn r13_the_trash_can_does_not_make_the_password_enough_where_a_factor_is_demanded() {
    let thrown_away = given(with_the_only_app_in_the_trash());
    let purged = thrown_away.and([purged(PHONE, t(days(8)))]);
    for account in [thrown_away, purged] {
        assert_eq!(asks(&account, &FINRUST), AfterPassword::ProveAnotherWay);
        account.when(open(&account, None, t(days(9)))).refused(Why::SecondProofNeeded);
    }
}

#[test]
fn the_trash_can_switches_the_factor_off_where_it_is_free() {
    let account = given(with_the_only_app_in_the_trash());
    assert_eq!(asks(&account, &RELAXED), AfterPassword::SignedIn);
    let open = OpenSession { policy: RELAXED, ..open(&account, None, t(11)) };
    account.when(open).then([signed_in(SessionKind::Full, None, t(11))]);
}

#[test]
fn r23_a_password_that_was_chosen_beside_a_factor_is_too_short_where_it_would_be_alone() {
    let without = given(with_password());
    let gracious = Policy { grace_days: 14, ..FINRUST };
    for policy in [RELAXED, gracious] {
        assert!(is_too_short_alone(without.active(), &policy, 14));
        assert!(!is_too_short_alone(without.active(), &policy, 15));
    }
    assert!(!is_too_short_alone(without.active(), &FINRUST, 8), "it opens enrolment only");
    assert!(!is_too_short_alone(given(enrolled()).active(), &RELAXED, 8), "an app stands beside it");
    let thrown_away = given(with_the_only_app_in_the_trash());
    assert!(is_too_short_alone(thrown_away.active(), &RELAXED, 8), "the app is gone");
}

#[test]
fn r19_a_suspended_app_still_counts_so_that_reporting_it_never_makes_the_password_enough() {
    let account = given(enrolled()).and([suspended(PHONE, t(5))]);
    for policy in [FINRUST, RELAXED] {
        assert_eq!(asks(&account, &policy), AfterPassword::ProveAnotherWay);
        account.when(OpenSession { policy, ..open(&account, None, t(9)) }).refused(Why::SecondProofNeeded);
    }
}

#[test]
fn a_password_checked_before_a_change_opens_nothing_after_it() {
    let attempt = open(&given(with_password()), None, t(4));
    given(enrolled()).when(attempt.clone()).refused(Why::SessionEnded);
    let with_a_right_code = OpenSession { proof: app_code(PHONE, 101), ..attempt };
    given(enrolled()).when(with_a_right_code).refused(Why::SessionEnded);
}

#[test]
fn signing_in_is_remembered_and_ends_nobodys_session() {
    let account = given(with_password());
    let after = account.and([signed_in(SessionKind::Full, None, t(7))]);
    assert_eq!(after.active().last_sign_in, Some(t(7)));
    assert_eq!(after.epoch(), account.epoch());
}
