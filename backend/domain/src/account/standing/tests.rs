//! Sentences about accounts that are closed to everybody.

use crate::{
    account::{
        Account, AccountCommand, AccountDecider, AccountRefusal as Why, EmailSide, LinkPurpose, RESTORABLE_FOR,
        testing::*,
    },
    decider::Decider,
    words::{Factor, Role},
};

/// With everything there is, links of every kind included, and disabled at `t(12)`.
fn closed() -> Given {
    given(with_something_of_everything()).and([
        requested(LinkPurpose::Prove, 30, t(11)),
        requested(LinkPurpose::ResetPassword, 31, t(11)),
        email_change_requested(72, t(11)),
        disabled(t(12)),
    ])
}

#[test]
fn every_way_in_refuses_a_disabled_account_and_everything_that_its_owner_could_do() {
    let account = closed();
    let (full, app) = (account.full(PHONE, t(12)), PHONE);
    let wishes: [AccountCommand; 24] = [
        open(&account, None, t(13)).into(),
        open(&account, app_code(PHONE, 101), t(13)).into(),
        open(&account, trashed_app_code(WATCH, 301), t(13)).into(),
        open(&account, recovery_code("one", "three"), t(13)).into(),
        open(&account, mailbox(30), t(13)).into(),
        prove_anew(full, Some((PHONE, 101)), t(13)).into(),
        start(full, FOURTH, t(13)).into(),
        confirm(full, FOURTH, 400, t(13)).into(),
        rename(full, app, "name", t(13)).into(),
        trash(full, app, t(13)).into(),
        restore(full, WATCH, t(13)).into(),
        resume(full, TABLET, t(13)).into(),
        renew(full, t(13)).into(),
        acknowledge(full, t(13)).into(),
        change_password(full, t(13)).into(),
        request(LinkPurpose::Prove, 32, t(13)).into(),
        request(LinkPurpose::ResetPassword, 32, t(13)).into(),
        reset_password(presented(31), recovery_code("one", "three"), t(13)).into(),
        report_not_me(presented(12), t(13)).into(),
        thaw(full, t(13)).into(),
        lock(Factor::App, t(13)).into(),
        confirm_email(presented(70), false, t(13)).into(),
        confirm_email(presented(71), false, t(13)).into(),
        correct_email(t(13)).into(),
    ];
    for wish in wishes {
        assert_eq!(AccountDecider::decide(&account.account, wish.clone()), Err(Why::Disabled), "{wish:?}");
    }
}

#[test]
fn an_invitation_to_a_disabled_account_opens_nothing_until_it_is_enabled() {
    let account = given([invited()]).when(disable(t(1))).then([disabled(t(1))]);
    account.when(activate(presented(1), t(2))).refused(Why::Disabled);
    account.when(resend(2, t(2))).refused(Why::Disabled);
    let after = account.when(enable(t(3))).then([enabled(62, t(3))]);
    after.when(activate(presented(1), t(4))).happens();
}

#[test]
fn r12_disabling_ends_every_session() {
    let account = given(enrolled());
    let session = account.full(PHONE, t(9));
    let after = account.when(disable(t(10))).then([disabled(t(10))]).when(enable(t(11))).happens();
    after.when(rename(session, PHONE, "mine", t(12))).refused(Why::SessionEnded);
}

#[test]
fn enabling_brings_the_account_back_as_it_was_but_for_its_sessions() {
    let before = given(enrolled());
    let after = before.and([disabled(t(10)), enabled(62, t(11))]);
    let mut expected = before.active().clone();
    expected.marks = after.active().marks;
    expected.links.clone_from(&after.active().links);
    assert_eq!(*after.active(), expected);
    after.when(open(&after, app_code(PHONE, 101), t(12))).happens();
    after.when(open(&after, None, t(12))).refused(Why::SecondProofNeeded);
}

#[test]
fn an_enrolment_that_was_under_way_is_void() {
    let account = given(enrolled()).and([started(TABLET, t(9)), disabled(t(10)), enabled(62, t(11))]);
    assert_eq!(account.active().enrolment, None);
}

#[test]
fn what_is_disabled_already_is_not_disabled_again_nor_enabled_twice() {
    let account = given(enrolled());
    account.when(enable(t(9))).nothing();
    account.and([disabled(t(9))]).when(disable(t(10))).nothing();
    given([invited()]).when(enable(t(1))).nothing();
}

#[test]
fn who_is_not_there_is_not_disabled() {
    given([]).when(disable(t(1))).refused(Why::NotActive);
    given([]).when(enable(t(1))).refused(Why::NotActive);
}

#[test]
fn support_still_does_its_work_on_a_disabled_account_and_the_trash_is_emptied() {
    let account = given(with_something_of_everything()).and([locked(Factor::App, 20, t(11)), disabled(t(12))]);
    account.when(unlock(t(13))).happens();
    account.when(reset_by_support(t(13))).happens();
    account.when(correct_name(t(13))).happens();
    account.when(purge(WATCH, t(9) + RESTORABLE_FOR)).happens();
}

#[test]
fn a_reset_does_not_enable() {
    let account = given(enrolled()).and([disabled(t(10)), reset_by(60, t(11))]);
    account.when(open(&account, None, t(12))).refused(Why::Disabled);
    let after = account.and([enabled(62, t(13))]);
    after.when(open(&after, None, t(14))).refused(Why::SecondProofNeeded);
}

#[test]
fn r12_support_ends_every_session_and_changes_nothing_else() {
    let account = given(enrolled());
    let session = account.full(PHONE, t(9));
    let after = account.when(end_sessions(t(10))).then([sessions_ended(t(10))]);
    after.when(rename(session, PHONE, "mine", t(11))).refused(Why::SessionEnded);
    let mut expected = account.active().clone();
    expected.marks.version += 1;
    expected.marks.session_epoch += 1;
    assert_eq!(*after.active(), expected);
}

#[test]
fn being_disabled_is_told_of_an_account_in_any_state() {
    assert!(!Account::Absent.is_disabled());
    assert!(!given(enrolled()).account.is_disabled());
    assert!(given(enrolled()).and([disabled(t(9))]).account.is_disabled());
    assert!(given([invited(), disabled(t(9))]).account.is_disabled());
    let later =
        given([invited(), granted(Role::Agent, t(1)), name_corrected(t(1)), email_confirmed(EmailSide::Old, t(1))]);
    assert!(!later.account.is_disabled());
}
