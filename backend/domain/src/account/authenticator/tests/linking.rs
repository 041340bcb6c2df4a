//! From a secret on the screen to an app with a name.

use chrono::Duration;

use crate::{
    account::{
        AccountRefusal as Why, Condition, ConfirmEnrolment, ENROLMENT_VALID_FOR, MOST_AUTHENTICATORS, testing::*,
    },
    ids::AuthenticatorId,
};

#[test]
fn a_secret_is_shown_and_waits_for_its_first_code() {
    let account = given(with_password());
    let after = account.when(start(account.enrol(), PHONE, t(2))).then([started(PHONE, t(2))]);
    assert!(!after.active().ever_bound());
}

#[test]
fn r07_a_confirmed_app_is_on_record_with_when_and_from_where() {
    let account = given(with_password()).and([started(PHONE, t(2))]);
    let after = account.when(confirm(account.enrol(), PHONE, 100, t(3))).happens();
    let phone = after.active().authenticator(PHONE).unwrap();
    assert_eq!((&phone.label, phone.linked_at), (&sealed("label"), t(3)));
    assert_eq!((&phone.linked_from, &phone.secret), (&Some(sealed("origin")), &Some(sealed("totp"))));
    assert_eq!((phone.last_step, phone.condition), (100, Condition::Usable));
}

#[test]
fn r04_a_second_app_can_always_be_linked() {
    let account = given(enrolled());
    let started = account.when(start(account.full(PHONE, t(4)), TABLET, t(5))).then([started(TABLET, t(5))]);
    let linked =
        started.when(confirm(started.full(PHONE, t(4)), TABLET, 200, t(6))).then([linked(TABLET, 200, 51, t(6))]);
    linked.when(open(&linked, app_code(TABLET, 201), t(7))).happens();
    linked.when(open(&linked, app_code(PHONE, 101), t(7))).happens();
}

#[test]
fn r06_a_shown_secret_is_confirmed_once() {
    let account = given(enrolled()).and([started(TABLET, t(5))]);
    let after = account.when(confirm(account.full(PHONE, t(4)), TABLET, 200, t(6))).happens();
    after.when(confirm(after.full(PHONE, t(4)), TABLET, 201, t(6))).refused(Why::EnrolmentExpired);
}

#[test]
fn r06_a_shown_secret_can_be_confirmed_for_ten_minutes() {
    let account = given(enrolled()).and([started(TABLET, t(5))]);
    let session = account.full(PHONE, t(4));
    let over = t(5) + ENROLMENT_VALID_FOR;
    account.when(confirm(session, TABLET, 200, over)).refused(Why::EnrolmentExpired);
    account.when(confirm(session, TABLET, 200, over - Duration::milliseconds(1))).happens();
    assert_eq!(ENROLMENT_VALID_FOR, Duration::minutes(10));
}

#[test]
fn x03_another_browser_cannot_confirm_what_this_one_started() {
    let account = given(with_password()).and([started(PHONE, t(2))]);
    let attacker = elsewhere(account.enrol(), LIBRARY);
    account.when(confirm(attacker, PHONE, 100, t(3))).refused(Why::EnrolmentExpired);
}

#[test]
fn x03_a_browser_that_starts_anew_takes_over_and_the_former_secret_is_void() {
    let account = given(with_password()).and([started_in(LIBRARY, TABLET, t(2)), started(PHONE, t(3))]);
    let first = elsewhere(account.enrol(), LIBRARY);
    account.when(confirm(first, TABLET, 200, t(4))).refused(Why::EnrolmentExpired);
    account.when(confirm(account.enrol(), TABLET, 200, t(4))).refused(Why::EnrolmentExpired);
    account.when(confirm(account.enrol(), PHONE, 100, t(4))).happens();
}

#[test]
fn x03_of_two_browsers_that_enrol_only_the_first_to_finish_binds() {
    let account = given(with_password()).and([started(PHONE, t(2))]);
    let slower = elsewhere(account.enrol(), LIBRARY);
    let after = account.when(confirm(account.enrol(), PHONE, 100, t(3))).happens();
    after.when(start(slower, TABLET, t(4))).refused(Why::SessionEnded);
    after.when(start(elsewhere(after.enrol(), LIBRARY), TABLET, t(4))).refused(Why::NotInThisSession);
}

#[test]
fn r24_of_two_nodes_that_confirm_one_secret_the_second_is_refused() {
    let account = given(with_password()).and([started(PHONE, t(2))]);
    let confirm = confirm(account.enrol(), PHONE, 100, t(3));
    account.when(confirm.clone()).happens().when(confirm).refused(Why::SessionEnded);
}

#[test]
fn without_a_shown_secret_there_is_nothing_to_confirm() {
    let account = given(enrolled());
    account.when(confirm(account.full(PHONE, t(4)), TABLET, 200, t(5))).refused(Why::EnrolmentExpired);
    account.when(confirm(account.repair(), TABLET, 200, t(5))).refused(Why::EnrolmentExpired);
}

#[test]
fn confirming_does_not_ask_for_another_fresh_proof() {
    let account = given(enrolled()).and([started(TABLET, t(5))]);
    account.when(confirm(account.full(PHONE, t(1)), TABLET, 200, t(14))).happens();
}

#[test]
fn throwing_an_app_away_ends_an_enrolment_that_it_vouched_for() {
    let account = given(enrolled()).and([started(TABLET, t(5)), trashed(PHONE, 12, t(6))]);
    account.when(confirm(account.full(PHONE, t(4)), TABLET, 200, t(7))).refused(Why::EnrolmentExpired);
}

#[test]
fn r12_linking_an_app_ends_the_other_sessions() {
    let account = given(enrolled()).and([started(TABLET, t(5))]);
    let other = elsewhere(account.full(PHONE, t(4)), LIBRARY);
    let after = account.when(confirm(account.full(PHONE, t(4)), TABLET, 200, t(6))).happens();
    after.when(rename(other, PHONE, "mine", t(6))).refused(Why::SessionEnded);
}

#[test]
fn a_repair_session_links_a_new_app_and_ends_with_new_recovery_codes() {
    let account = given(with_the_only_app_in_the_trash());
    let started = account.when(start(account.repair(), TABLET, t(11))).happens();
    let linked_and_issued = [linked(TABLET, 200, 51, t(12)), issued(first_codes(), None, t(12))];
    started.when(confirm(started.repair(), TABLET, 200, t(12))).then(linked_and_issued);
}

fn with_as_many_apps_as_one_may_have() -> Given {
    let apps = (1..MOST_AUTHENTICATORS as u128).map(|n| AuthenticatorId::new(uuid::Uuid::from_u128(0xE00 + n)));
    given(enrolled()).and(apps.flat_map(|app| [started(app, t(5)), linked(app, 500, 20, t(6))]))
}

#[test]
fn there_is_a_most_apps_that_one_person_may_have() {
    let account = with_as_many_apps_as_one_may_have();
    account.when(start(account.full(PHONE, t(6)), TABLET, t(7))).refused(Why::TooManyAuthenticators);
}

#[test]
fn an_app_in_the_trash_makes_room_and_does_not_come_back_over_the_limit() {
    let full = with_as_many_apps_as_one_may_have().and([trashed(PHONE, 12, t(7)), started(TABLET, t(7))]);
    let account = full.when(confirm(full.repair(), TABLET, 200, t(8))).happens();
    account.when(restore(account.full(TABLET, t(8)), PHONE, t(9))).refused(Why::TooManyAuthenticators);
}

#[test]
fn an_app_is_renamed() {
    let account = given(enrolled());
    let after = account.when(rename(account.full(PHONE, t(58)), PHONE, "new name", t(60))).happens();
    assert_eq!(after.active().authenticator(PHONE).unwrap().label, sealed("new name"));
    assert_eq!(after.epoch(), account.epoch());
    account.when(rename(account.repair(), PHONE, "new name", t(60))).happens();
}

#[test]
fn an_app_that_has_the_name_already_is_not_renamed() {
    let account = given(enrolled());
    account.when(rename(account.full(PHONE, t(58)), PHONE, "label", t(60))).nothing();
}

#[test]
fn only_an_app_that_is_there_is_renamed() {
    let account = given(with_something_of_everything());
    account.when(rename(account.repair(), TABLET, "new name", t(60))).happens();
    for app in [WATCH, FOURTH] {
        account.when(rename(account.repair(), app, "new name", t(60))).refused(Why::NoSuchAuthenticator);
    }
}

#[test]
fn a_shown_secret_replaced_by_another_is_void() {
    let account = given(enrolled()).and([started(TABLET, t(5)), started(WATCH, t(6))]);
    let session = account.full(PHONE, t(4));
    account.when(confirm(session, TABLET, 200, t(7))).refused(Why::EnrolmentExpired);
    let label = sealed("watch");
    account.when(ConfirmEnrolment { label, ..confirm(session, WATCH, 300, t(7)) }).happens();
}
