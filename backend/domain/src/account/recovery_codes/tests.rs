//! Sentences about recovery codes.

use crate::account::{AcceptedProof, AccountRefusal as Why, ConfirmEnrolment, RenewRecoveryCodes, testing::*};

fn new_codes(at: chrono::DateTime<chrono::Utc>) -> crate::account::AccountEvent {
    issued(vec![code("three"), code("four")], Some(notice(55, at)), at)
}

#[test]
fn the_first_app_brings_the_first_codes() {
    let account = given(with_password()).and([started(PHONE, t(2))]);
    let after = account
        .when(confirm(account.enrol(), PHONE, 100, t(3)))
        .then([linked(PHONE, 100, 51, t(3)), issued(first_codes(), None, t(3))]);
    let set = after.active().recovery_codes.clone().unwrap();
    assert_eq!((set.codes, set.used, set.acknowledged, set.issued_at), (first_codes(), 0, false, t(3)));
}

#[test]
fn a_second_app_leaves_the_codes_alone() {
    let account = given(enrolled()).and([started(TABLET, t(5))]);
    account.when(confirm(account.full(PHONE, t(5)), TABLET, 200, t(6))).then([linked(TABLET, 200, 51, t(6))]);
}

#[test]
fn an_organisation_without_recovery_codes_issues_none() {
    let account = given(with_password()).and([started(PHONE, t(2))]);
    let confirm = ConfirmEnrolment { codes: vec![], ..confirm(account.enrol(), PHONE, 100, t(3)) };
    let after = account.when(confirm).then([linked(PHONE, 100, 51, t(3))]);
    let renew = RenewRecoveryCodes { codes: vec![], ..renew(after.full(PHONE, t(3)), t(4)) };
    after.when(renew).refused(Why::WayNotAllowed);
}

#[test]
fn a_new_set_voids_the_old_one_and_ends_the_other_sessions() {
    let account = given(enrolled()).and([acknowledged(t(4))]);
    let after = account.when(renew(account.full(PHONE, t(9)), t(10))).then([new_codes(t(10))]);
    let set = after.active().recovery_codes.clone().unwrap();
    assert_eq!((set.codes.len(), set.acknowledged), (2, false));
    after.when(open(&after, recovery_code("one", "five"), t(11))).refused(Why::CodeAlreadyUsed);
    after.when(open(&after, recovery_code("four", "five"), t(11))).happens();
    assert!(after.epoch() > account.epoch());
}

#[test]
fn a_repair_session_receives_new_codes() {
    let account = given(with_the_only_app_in_the_trash());
    account.when(renew(account.repair(), t(12))).then([new_codes(t(12))]);
}

#[test]
fn who_has_no_factor_gets_no_codes_to_replace_it() {
    let account = given(with_password());
    account.when(renew(account.full_by_password(t(9)), t(10))).refused(Why::NoSuchAuthenticator);
}

#[test]
fn the_owner_says_that_the_codes_are_safe() {
    let account = given(enrolled());
    let after = account.when(acknowledge(account.full(PHONE, t(3)), t(60))).then([acknowledged(t(60))]);
    assert!(after.active().recovery_codes.clone().unwrap().acknowledged);
    after.when(acknowledge(after.full(PHONE, t(3)), t(61))).nothing();
}

#[test]
fn there_is_nothing_to_say_so_of_without_codes() {
    let account = given(with_password());
    account.when(acknowledge(account.full_by_password(t(2)), t(3))).refused(Why::NoRecoveryCodes);
}

#[test]
fn r15_using_a_code_voids_it_and_puts_another_in_its_place() {
    let account = given(enrolled()).and([acknowledged(t(4))]);
    let after = account.when(open(&account, recovery_code("one", "three"), t(9))).happens();
    let set = after.active().recovery_codes.clone().unwrap();
    assert_eq!(set.codes, [code("two"), code("three")]);
    assert_eq!((set.used, set.acknowledged), (1, false));
    assert_eq!(after.active().recovery_codes_left(), 2);
}

#[test]
fn r15_a_code_used_to_reset_the_password_is_void_too() {
    let account = given(enrolled())
        .and([consumed("one", "three", t(9)), password_reset(Some(AcceptedProof::RecoveryCode), 20, t(9))]);
    account.when(open(&account, recovery_code("one", "four"), t(10))).refused(Why::CodeAlreadyUsed);
}
