//! Sentences about days of grace.

use chrono::{DateTime, Duration, Utc};

use crate::{
    account::{
        AccountEvent, AccountRefusal as Why, AfterPassword, Authority, OpenSession, SessionKind, SkipEnrolment,
        after_password, days_of_grace, testing::*,
    },
    policy::{Policy, SecondFactor},
    words::Role,
};

fn sign_in(account: &Given, policy: Policy, now: DateTime<Utc>) -> OpenSession {
    OpenSession { policy, ..open(account, None, now) }
}

/// Signed in for the first time at `t(2)`, where a factor is demanded within fourteen days.
fn in_grace() -> Given {
    let account = given(with_password());
    let enrolling = signed_in(SessionKind::Enrol, None, t(2));
    account.when(sign_in(&account, CARESHARING, t(2))).then([grace_started(14, t(2)), enrolling])
}

fn skip_by(authority: Authority, policy: Policy, now: DateTime<Utc>) -> SkipEnrolment {
    SkipEnrolment { policy, ..skip(authority, now) }
}

#[test]
fn the_first_sign_in_that_meets_the_demand_starts_the_grace_and_leads_to_enrolment_all_the_same() {
    let account = in_grace();
    assert_eq!(after_password(account.active(), &CARESHARING), AfterPassword::Enrol);
    assert_eq!(days_of_grace(account.active(), &CARESHARING, t(2)), Some(14));
}

#[test]
fn skipping_is_an_event_with_the_days_that_are_left() {
    let account = in_grace();
    account.when(skip(account.enrol(), t(3))).then([skipped(14, t(3))]);
    account.when(skip(account.enrol(), t(2 + days(13)))).then([skipped(1, t(2 + days(13)))]);
    account.when(skip(account.enrol(), t(1 + days(14)))).then([skipped(1, t(1 + days(14)))]);
}

#[test]
fn after_the_grace_enrolment_is_mandatory() {
    let account = in_grace();
    for now in [t(2 + days(14)), t(3 + days(14)), t(days(400))] {
        assert_eq!(days_of_grace(account.active(), &CARESHARING, now), None);
        account.when(skip(account.enrol(), now)).refused(Why::EnrolmentMandatory);
    }
}

#[test]
fn x06_signing_in_again_does_not_renew_the_grace() {
    let mut account = in_grace();
    for day in [1, 7, 13, 14, 30] {
        let again = sign_in(&account, CARESHARING, t(days(day)));
        account = account.when(again).then([signed_in(SessionKind::Enrol, None, t(days(day)))]);
    }
    account.when(skip(account.enrol(), t(days(30)))).refused(Why::EnrolmentMandatory);
}

#[test]
fn x06_an_edit_of_the_policy_does_not_renew_the_grace() {
    let account = in_grace();
    let longer = Policy { grace_days: 90, ..CARESHARING };
    let again =
        account.when(sign_in(&account, longer, t(days(20)))).then([signed_in(SessionKind::Enrol, None, t(days(20)))]);
    again.when(skip_by(again.enrol(), longer, t(days(20)))).refused(Why::EnrolmentMandatory);
    // off and on again, with a sign-in in between
    let off = Policy { second_factor: SecondFactor::Optional, ..CARESHARING };
    let between = account.when(sign_in(&account, off, t(days(20)))).happens();
    let on_again = between.when(sign_in(&between, CARESHARING, t(days(21)))).happens();
    on_again.when(skip(on_again.enrol(), t(days(21)))).refused(Why::EnrolmentMandatory);
}

#[test]
fn an_edit_of_the_policy_can_end_the_grace_sooner() {
    let account = in_grace();
    let shorter = Policy { grace_days: 3, ..CARESHARING };
    assert_eq!(days_of_grace(account.active(), &shorter, t(days(1))), Some(3));
    account.when(skip_by(account.enrol(), shorter, t(days(5)))).refused(Why::EnrolmentMandatory);
    account.when(skip_by(account.enrol(), FINRUST, t(3))).refused(Why::EnrolmentMandatory);
}

#[test]
fn x06_a_factor_that_came_and_went_leaves_no_grace() {
    let account = in_grace().and([started(PHONE, t(3)), linked(PHONE, 100, 10, t(4)), trashed(PHONE, 12, t(5))]);
    assert_eq!(days_of_grace(account.active(), &CARESHARING, t(6)), None);
    account.when(sign_in(&account, CARESHARING, t(6))).refused(Why::SecondProofNeeded);
    account.when(skip(account.enrol(), t(6))).refused(Why::NotInThisSession);
}

#[test]
fn who_ever_had_a_factor_has_no_grace_even_where_the_demand_is_new() {
    let account = given(with_the_only_app_in_the_trash());
    account.when(sign_in(&account, CARESHARING, t(days(9)))).refused(Why::SecondProofNeeded);
    let still_linked = given(enrolled());
    still_linked.when(sign_in(&still_linked, CARESHARING, t(9))).refused(Why::SecondProofNeeded);
}

#[test]
fn a_reset_by_support_brings_no_grace_back() {
    let account = in_grace().and([reset_by(20, t(4))]);
    assert_eq!(days_of_grace(account.active(), &CARESHARING, t(5)), None);
    account.when(sign_in(&account, CARESHARING, t(5))).refused(Why::SecondProofNeeded);
    account.when(skip(account.enrol(), t(5))).refused(Why::NotInThisSession);
}

#[test]
fn x02_a_restarted_sign_in_does_not_get_round_enrolment() {
    let late = t(days(15));
    let account = in_grace();
    for account in [account.clone(), account.and([started(PHONE, late)]), account.and([skipped(14, t(3))])] {
        let again =
            account.when(sign_in(&account, CARESHARING, late)).then([signed_in(SessionKind::Enrol, None, late)]);
        again.when(skip(again.enrol(), late)).refused(Why::EnrolmentMandatory);
        again.when(skip(again.attempt(), late)).refused(Why::NotInThisSession);
    }
}

#[test]
fn only_a_session_for_enrolling_skips_it_and_only_while_it_lasts() {
    let account = in_grace();
    for authority in [account.attempt(), account.repair(), account.full_by_password(t(2))] {
        account.when(skip(authority, t(3))).refused(Why::NotInThisSession);
    }
    let ended = account.and([sessions_ended(t(3))]);
    ended.when(skip(account.enrol(), t(4))).refused(Why::SessionEnded);
}

#[test]
fn where_the_policy_gives_no_days_enrolment_is_mandatory_at_once() {
    let account = given(with_password());
    let account = account.when(sign_in(&account, FINRUST, t(2))).then([signed_in(SessionKind::Enrol, None, t(2))]);
    account.when(skip_by(account.enrol(), FINRUST, t(2))).refused(Why::EnrolmentMandatory);
    // a period that is granted later starts then
    let later = account.when(sign_in(&account, CARESHARING, t(9))).happens();
    assert_eq!(days_of_grace(later.active(), &CARESHARING, t(9)), Some(14));
}

#[test]
fn staff_have_no_grace_not_even_the_rest_of_a_users() {
    let account = in_grace().and([granted(Role::Agent, t(3))]);
    assert_eq!(days_of_grace(account.active(), &CARESHARING, t(4)), None);
    account.when(skip(account.enrol(), t(4))).refused(Why::EnrolmentMandatory);
}

#[test]
fn where_no_factor_is_demanded_there_is_nothing_to_skip() {
    let account = in_grace();
    assert_eq!(days_of_grace(account.active(), &RELAXED, t(4)), None);
    account.when(skip_by(account.enrol(), RELAXED, t(4))).refused(Why::EnrolmentMandatory);
}

#[test]
fn a_day_that_has_begun_counts() {
    let account = in_grace();
    let left = |after: Duration| days_of_grace(account.active(), &CARESHARING, t(2) + after);
    assert_eq!(left(Duration::seconds(1)), Some(14));
    assert_eq!(left(Duration::days(1) + Duration::nanoseconds(1)), Some(13));
    assert_eq!(left(Duration::days(14) - Duration::nanoseconds(1)), Some(1));
}

#[test]
fn skipping_a_factor_changes_nothing_else() {
    let account = in_grace();
    let after = account.when(skip(account.enrol(), t(3))).happens();
    assert_eq!(after.epoch(), account.epoch());
    let AccountEvent::EnrolmentSkipped(event) = after.history.last().unwrap() else { panic!("not skipped") };
    assert_eq!(event.session, LAPTOP);
    after.when(skip(after.enrol(), t(3))).then([skipped(14, t(3))]);
}
