//! Sentences about one-time links to the login mailbox.

use chrono::Duration;

use crate::account::{
    AccountRefusal as Why, LinkPurpose, LinkUse, MAILBOX_LINK_VALID_FOR, NOT_ME_VALID_FOR, RequestLink,
    link::{NOT_ME_KEPT, RESET_LINKS_KEPT},
    testing::*,
};

#[test]
fn a_link_is_asked_for() {
    for purpose in [LinkPurpose::Prove, LinkPurpose::ResetPassword] {
        given(enrolled()).when(request(purpose, 30, t(8))).then([requested(purpose, 30, t(8))]);
    }
}

#[test]
fn no_link_proves_anything_where_policy_forbids_the_mailbox() {
    let ask = RequestLink { policy: STRICT, ..request(LinkPurpose::Prove, 30, t(8)) };
    given(enrolled()).when(ask).refused(Why::WayNotAllowed);
}

#[test]
fn a_forgotten_password_begins_with_a_link_under_any_policy() {
    let ask = RequestLink { policy: STRICT, ..request(LinkPurpose::ResetPassword, 30, t(8)) };
    given(enrolled()).when(ask).happens();
}

#[test]
fn r16_a_link_works_once() {
    let account = given(enrolled()).and([requested(LinkPurpose::Prove, 30, t(8))]);
    let after = account.when(open(&account, mailbox(30), t(9))).happens();
    after.when(open(&after, mailbox(30), t(9))).refused(Why::LinkInvalid);
}

#[test]
fn r16_a_link_works_for_fifteen_minutes() {
    let account = given(enrolled()).and([requested(LinkPurpose::Prove, 30, t(8))]);
    let over = t(8) + MAILBOX_LINK_VALID_FOR;
    account.when(open(&account, mailbox(30), over - Duration::milliseconds(1))).happens();
    account.when(open(&account, mailbox(30), over)).refused(Why::LinkInvalid);
}

#[test]
fn a_newer_link_that_proves_voids_the_former_and_no_other() {
    let account = given(enrolled()).and([
        requested(LinkPurpose::Prove, 30, t(8)),
        requested(LinkPurpose::ResetPassword, 31, t(8)),
        requested(LinkPurpose::Prove, 32, t(8)),
    ]);
    account.when(open(&account, mailbox(30), t(9))).refused(Why::LinkInvalid);
    account.when(open(&account, mailbox(32), t(9))).happens();
    account.when(reset_password(presented(31), app_code(PHONE, 101), t(9))).happens();
}

#[test]
fn the_latest_three_links_for_another_password_work_whoever_asked_for_them() {
    let account = given(enrolled()).and((0..4).map(|n| requested(LinkPurpose::ResetPassword, 30 + n, t(8))));
    account.when(reset_password(presented(30), app_code(PHONE, 101), t(9))).refused(Why::LinkInvalid);
    for link in 31..=33 {
        account.when(reset_password(presented(link), app_code(PHONE, 101), t(9))).happens();
    }
}

#[test]
fn r16_of_the_links_for_another_password_one_is_used_and_the_others_are_void() {
    let account = given(enrolled()).and((0..3).map(|n| requested(LinkPurpose::ResetPassword, 30 + n, t(8))));
    let after = account.when(reset_password(presented(31), app_code(PHONE, 101), t(9))).happens();
    for link in 30..=32 {
        after.when(reset_password(presented(link), app_code(PHONE, 102), t(9))).refused(Why::LinkInvalid);
    }
}

#[test]
fn a_change_of_password_or_a_reset_by_support_voids_every_link_for_another() {
    let asked = given(enrolled()).and((0..3).map(|n| requested(LinkPurpose::ResetPassword, 30 + n, t(8))));
    for event in [password_changed(40, t(9)), reset_by(40, t(9))] {
        let account = asked.and([event]);
        for link in 30..=32 {
            account.when(reset_password(presented(link), None, t(9))).refused(Why::LinkInvalid);
        }
    }
}

#[test]
fn asking_for_links_leaves_the_objections_of_notices_alone() {
    let account = given(enrolled()).and([requested(LinkPurpose::Prove, 30, t(8))]);
    account.when(report_not_me(presented(10), t(9))).happens();
}

#[test]
fn r08_asking_for_links_locks_nothing_and_ends_no_session() {
    let enrolled = given(enrolled());
    let asked = enrolled.and((0..20).map(|n| requested(LinkPurpose::Prove, 30 + n, t(8))));
    assert_eq!(asked.active().locks, []);
    assert_eq!(asked.epoch(), enrolled.epoch());
    assert_eq!(asked.active().marks.factors_changed, enrolled.active().marks.factors_changed);
}

#[test]
fn links_that_were_asked_for_do_not_pile_up() {
    let proving = given(with_password()).and((0..20).map(|n| requested(LinkPurpose::Prove, 30 + n, t(8))));
    let asked = proving.and((0..20).map(|n| requested(LinkPurpose::ResetPassword, 60 + n, t(8))));
    assert_eq!(asked.active().links.len(), 1 + RESET_LINKS_KEPT);
}

#[test]
fn objections_that_have_expired_are_let_go_of() {
    let account = given(enrolled()).and([requested(LinkPurpose::Prove, 30, t(3) + NOT_ME_VALID_FOR)]);
    let objections = account.active().links.iter().filter(|link| matches!(link.use_for, LinkUse::NotMe { .. }));
    assert_eq!(objections.count(), 0);
}

#[test]
fn of_very_many_objections_that_do_the_same_the_latest_are_kept_and_the_one_to_a_linking_stays() {
    let account = given(enrolled()).and((0..80).map(|n| restored(PHONE, 100 + n, t(8))));
    assert_eq!(account.active().links.len(), NOT_ME_KEPT + 1);
    account.when(report_not_me(presented(10), t(9))).happens();
    account.when(report_not_me(presented(179), t(9))).happens();
    account.when(report_not_me(presented(100), t(9))).refused(Why::LinkInvalid);
}
