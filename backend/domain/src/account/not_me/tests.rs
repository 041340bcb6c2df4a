//! Sentences about "this was not me": it stops things, and never opens anything.

use chrono::Duration;

use crate::account::{
    AccountRefusal as Why, AfterPassword, FROZEN_FOR, LinkPurpose, NOT_ME_VALID_FOR, after_password, testing::*,
};

#[test]
fn r19_objecting_to_a_freshly_linked_app_suspends_that_app() {
    let account = given(with_two_apps());
    let after = account.when(report_not_me(presented(11), t(9))).then([reported(11, t(9)), suspended(TABLET, t(9))]);
    after.when(open(&after, app_code(TABLET, 201), t(10))).refused(Why::NoSuchAuthenticator);
    after.when(open(&after, app_code(PHONE, 101), t(10))).happens();
}

#[test]
fn r18_objecting_to_anything_else_freezes_changes() {
    let account = given(with_two_apps()).and([trashed(PHONE, 12, t(8))]);
    account.when(report_not_me(presented(12), t(9))).then([reported(12, t(9)), frozen(t(9))]);
}

#[test]
fn every_kind_of_notice_can_be_objected_to() {
    let notices = [
        restored(PHONE, 20, t(8)),
        resumed(PHONE, 20, t(8)),
        issued(first_codes(), Some(notice(20, t(8))), t(8)),
        recovered(crate::account::AcceptedProof::Mailbox, 20, t(8)),
        password_changed(20, t(8)),
        password_reset(None, 20, t(8)),
        locked(crate::words::Factor::App, 20, t(8)),
        reset_by(20, t(8)),
        unlocked_by_support(20, t(8)),
        enabled(20, t(8)),
        email_change_requested(20, t(8)),
        email_changed(20, t(8)),
    ];
    for event in notices {
        let account = given(enrolled()).and([event]);
        account.when(report_not_me(presented(20), t(9))).then([reported(20, t(9)), frozen(t(9))]);
    }
}

#[test]
fn an_objection_to_an_app_that_is_thrown_away_already_freezes_changes() {
    let account = given(with_the_only_app_in_the_trash());
    account.when(report_not_me(presented(10), t(11))).then([reported(10, t(11)), frozen(t(11))]);
}

#[test]
fn r12_an_objection_ends_every_session() {
    for (number, history) in [(10, enrolled()), (12, with_the_only_app_in_the_trash())] {
        let account = given(history);
        let thief = account.full(PHONE, t(11));
        let after = account.when(report_not_me(presented(number), t(11))).happens();
        after.when(rename(thief, PHONE, "mine", t(12))).refused(Why::SessionEnded);
    }
}

#[test]
fn an_objection_stops_an_enrolment_that_was_under_way() {
    for number in [10, 12] {
        let account = given(enrolled()).and([trashed(TABLET, 12, t(4)), started(WATCH, t(5))]);
        let after = account.when(report_not_me(presented(number), t(6))).happens();
        assert_eq!(after.active().enrolment, None);
    }
}

#[test]
fn r16_an_objection_is_made_once_and_within_seven_days() {
    let account = given(enrolled());
    let over = t(3) + NOT_ME_VALID_FOR;
    account.when(report_not_me(presented(10), over)).refused(Why::LinkInvalid);
    let after = account.when(report_not_me(presented(10), over - Duration::milliseconds(1))).happens();
    after.when(report_not_me(presented(10), t(9))).refused(Why::LinkInvalid);
}

#[test]
fn a_made_up_objection_stops_nothing() {
    given(enrolled()).when(report_not_me(forged(10), t(9))).refused(Why::LinkInvalid);
    given(enrolled()).when(report_not_me(presented(99), t(9))).refused(Why::LinkInvalid);
}

#[test]
fn a_link_for_something_else_is_no_objection() {
    for purpose in [LinkPurpose::Prove, LinkPurpose::ResetPassword] {
        let account = given(enrolled()).and([requested(purpose, 30, t(8))]);
        account.when(report_not_me(presented(30), t(9))).refused(Why::LinkInvalid);
    }
}

#[test]
fn an_objection_never_makes_enrolment_reachable() {
    for (number, history) in [(10, enrolled()), (12, with_the_only_app_in_the_trash())] {
        let account = given(history).when(report_not_me(presented(number), t(11))).happens();
        assert_eq!(after_password(account.active(), &FINRUST), AfterPassword::ProveAnotherWay);
        account.when(open(&account, None, t(12))).refused(Why::SecondProofNeeded);
    }
}

#[test]
fn r19_the_owner_takes_a_suspension_back() {
    let account = given(with_two_apps()).and([reported(11, t(9)), suspended(TABLET, t(9))]);
    for authority in [account.full(PHONE, t(9)), account.repair()] {
        let after = account.when(resume(authority, TABLET, t(10))).then([resumed(TABLET, 54, t(10))]);
        after.when(open(&after, app_code(TABLET, 201), t(11))).happens();
    }
}

#[test]
fn who_was_suspended_does_not_vouch_for_itself() {
    let account = given(with_two_apps()).and([suspended(TABLET, t(9))]);
    account.when(resume(account.full(TABLET, t(9)), TABLET, t(10))).refused(Why::ProofNeeded);
}

#[test]
fn only_a_suspended_app_is_resumed() {
    let account = given(with_something_of_everything());
    for app in [PHONE, WATCH, FOURTH] {
        account.when(resume(account.repair(), app, t(12))).refused(Why::NoSuchAuthenticator);
    }
}

#[test]
fn a_full_or_a_repair_session_lifts_the_freeze() {
    let account = given(enrolled()).and([frozen(t(9))]);
    for authority in [account.full(PHONE, t(1)), account.repair()] {
        let after = account.when(thaw(authority, t(10))).then([thawed(t(10))]);
        after.when(trash(after.repair(), PHONE, t(11))).happens();
    }
}

#[test]
fn where_nothing_is_frozen_there_is_nothing_to_lift() {
    let account = given(enrolled());
    account.when(thaw(account.repair(), t(10))).nothing();
    let thawed_by_itself = account.and([frozen(t(9))]);
    thawed_by_itself.when(thaw(thawed_by_itself.repair(), t(9) + FROZEN_FOR)).nothing();
}

#[test]
fn the_password_alone_lifts_no_freeze_even_where_it_is_all_there_is() {
    let account = given(with_password()).and([password_changed(20, t(5)), reported(20, t(9)), frozen(t(9))]);
    account.when(thaw(account.full_by_password(t(10)), t(10))).refused(Why::NotInThisSession);
}

#[test]
fn r19_codes_that_came_with_a_suspended_app_go_with_it() {
    let account = given(enrolled()).and([reported(10, t(9)), suspended(PHONE, t(9))]);
    assert_eq!(account.active().recovery_codes, None);
    let before = given(enrolled()).and([started(TABLET, t(5)), linked(TABLET, 200, 11, t(6)), suspended(TABLET, t(9))]);
    assert!(before.active().recovery_codes.is_some());
}

#[test]
fn r19_a_suspended_app_that_is_thrown_away_never_works_again() {
    let account = given(with_two_apps()).and([suspended(TABLET, t(9))]);
    let after = account.when(trash(account.full(PHONE, t(9)), TABLET, t(10))).happens();
    after.when(open(&after, trashed_app_code(TABLET, 201), t(10))).refused(Why::NoSuchAuthenticator);
    after.when(restore(after.full(PHONE, t(10)), TABLET, t(10))).refused(Why::NotRestorable);
    after.when(purge(TABLET, t(10))).happens();
}
