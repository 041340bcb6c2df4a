//! The trash can and back.

use chrono::Duration;

use crate::{
    account::{AccountRefusal as Why, Condition, RESTORABLE_FOR, TrashAuthenticator, testing::*},
    words::Factor,
};

#[test]
fn an_app_is_thrown_away_and_unusable_at_once() {
    let account = given(with_two_apps());
    let after = account.when(trash(account.full(PHONE, t(9)), PHONE, t(10))).then([trashed(PHONE, 52, t(10))]);
    after.when(open(&after, app_code(PHONE, 101), t(10))).refused(Why::NoSuchAuthenticator);
    after.when(open(&after, app_code(TABLET, 201), t(10))).happens();
}

#[test]
fn a_suspended_app_can_be_thrown_away_too() {
    let account = given(with_two_apps()).and([suspended(TABLET, t(9))]);
    account.when(trash(account.full(PHONE, t(9)), TABLET, t(10))).happens();
}

#[test]
fn r24_of_two_who_throw_one_app_away_the_second_is_refused() {
    let account = given(with_two_apps());
    let trash_it = trash(account.full(TABLET, t(9)), PHONE, t(10));
    let after = account.when(trash_it.clone()).happens();
    after.when(trash_it).refused(Why::SessionEnded);
    after.when(trash(after.full(TABLET, t(9)), PHONE, t(10))).refused(Why::NoSuchAuthenticator);
}

#[test]
fn only_an_app_that_is_there_is_thrown_away() {
    let account = given(with_something_of_everything());
    for app in [WATCH, FOURTH] {
        account.when(trash(account.repair(), app, t(12))).refused(Why::NoSuchAuthenticator);
    }
}

#[test]
fn r12_throwing_an_app_away_ends_the_other_sessions() {
    let account = given(with_two_apps());
    let other = elsewhere(account.full(TABLET, t(9)), LIBRARY);
    let after = account.when(trash(account.full(TABLET, t(9)), PHONE, t(10))).happens();
    after.when(rename(other, TABLET, "mine", t(10))).refused(Why::SessionEnded);
}

#[test]
fn the_last_app_is_not_thrown_away_where_nothing_would_be_left_to_get_back_in_with() {
    let without_codes = given(enrolled()[..5].to_vec());
    let last =
        |account: &Given, policy| TrashAuthenticator { policy, ..trash(account.full(PHONE, t(9)), PHONE, t(10)) };
    without_codes.when(last(&without_codes, STRICT)).refused(Why::NoWayBack);
    without_codes.when(last(&without_codes, FINRUST)).happens();
    without_codes.when(last(&without_codes, RELAXED)).happens();
    let with_codes = given(enrolled());
    with_codes.when(last(&with_codes, STRICT)).happens();
}

#[test]
fn locked_recovery_codes_are_no_way_back() {
    let account = given(enrolled()).and([locked(Factor::RecoveryCode, 20, t(8))]);
    let policy = STRICT;
    let last = TrashAuthenticator { policy, ..trash(account.full(PHONE, t(9)), PHONE, t(10)) };
    account.when(last).refused(Why::NoWayBack);
}

#[test]
fn a_suspended_app_is_no_way_back_and_keeps_the_password_from_being_one() {
    let history = with_two_apps()
        .into_iter()
        .filter(|event| !matches!(event, crate::account::AccountEvent::RecoveryCodesIssued(_)));
    let account = given(history).and([suspended(TABLET, t(8))]);
    let free_without_mailbox = crate::policy::Policy { mailbox_recovery: false, ..RELAXED };
    for policy in [STRICT, free_without_mailbox] {
        let last = TrashAuthenticator { policy, ..trash(account.full(PHONE, t(9)), PHONE, t(10)) };
        account.when(last).refused(Why::NoWayBack);
    }
    let suspended_one = TrashAuthenticator { policy: STRICT, ..trash(account.full(PHONE, t(9)), TABLET, t(10)) };
    account.when(suspended_one).happens();
}

#[test]
fn an_app_comes_back_out_of_the_trash() {
    let account = given(with_two_apps()).and([trashed(PHONE, 12, t(10))]);
    let after = account.when(restore(account.full(TABLET, t(11)), PHONE, t(12))).then([restored(PHONE, 53, t(12))]);
    after.when(open(&after, app_code(PHONE, 101), t(13))).happens();
    assert!(after.epoch() > account.epoch());
}

#[test]
fn the_trash_keeps_an_app_for_seven_days() {
    let account = given(with_two_apps()).and([trashed(PHONE, 12, t(10))]);
    let over = t(10) + RESTORABLE_FOR;
    let restore_at = |now| restore(account.full(TABLET, now), PHONE, now);
    account.when(restore_at(over - Duration::milliseconds(1))).happens();
    account.when(restore_at(over)).refused(Why::NotRestorable);
    assert_eq!(RESTORABLE_FOR, Duration::days(7));
}

#[test]
fn only_what_is_in_the_trash_comes_out_of_it() {
    let account = given(with_something_of_everything());
    let session = account.full(PHONE, t(11));
    for app in [PHONE, TABLET] {
        account.when(restore(session, app, t(12))).refused(Why::NotRestorable);
    }
    account.when(restore(session, FOURTH, t(12))).refused(Why::NoSuchAuthenticator);
    let purged = account.and([purged(WATCH, t(12))]);
    purged.when(restore(purged.full(PHONE, t(11)), WATCH, t(12))).refused(Why::NotRestorable);
}

#[test]
fn an_app_in_the_trash_does_not_vouch_for_itself() {
    let account = given(with_the_only_app_in_the_trash());
    account.when(restore(account.full(PHONE, t(10)), PHONE, t(11))).refused(Why::ProofNeeded);
}

#[test]
fn where_it_is_free_the_password_takes_the_only_app_out_again() {
    let account = given(with_the_only_app_in_the_trash());
    account.when(restore(account.full_by_password(t(11)), PHONE, t(12))).happens();
}

#[test]
fn r24_of_two_who_restore_one_app_the_second_is_refused() {
    let account = given(with_two_apps()).and([trashed(PHONE, 12, t(10))]);
    let after = account.when(restore(account.full(TABLET, t(11)), PHONE, t(12))).happens();
    after.when(restore(after.full(TABLET, t(11)), PHONE, t(12))).refused(Why::NotRestorable);
}

#[test]
fn the_trash_is_emptied_when_its_time_has_come() {
    let account = given(with_the_only_app_in_the_trash());
    let due = t(10) + RESTORABLE_FOR;
    account.when(purge(PHONE, due - Duration::milliseconds(1))).nothing();
    let after = account.when(purge(PHONE, due)).then([purged(PHONE, due)]);
    after.when(purge(PHONE, due)).nothing();
}

#[test]
fn a_restored_app_is_not_purged() {
    let account = given(with_two_apps()).and([trashed(PHONE, 12, t(10)), restored(PHONE, 13, t(11))]);
    account.when(purge(PHONE, t(10) + RESTORABLE_FOR)).nothing();
}

#[test]
fn an_app_thrown_away_again_is_purged_by_its_second_time_not_its_first() {
    let again = [trashed(PHONE, 12, t(10)), restored(PHONE, 13, t(11)), trashed(PHONE, 14, t(days(3)))];
    let account = given(with_two_apps()).and(again);
    account.when(purge(PHONE, t(10) + RESTORABLE_FOR)).nothing();
    account.when(purge(PHONE, t(days(3)) + RESTORABLE_FOR)).happens();
}

#[test]
fn an_app_that_never_was_is_not_purged() {
    given(enrolled()).when(purge(TABLET, t(days(9)))).refused(Why::NoSuchAuthenticator);
}

#[test]
fn r07_a_purged_app_stays_on_record_with_how_it_ended_and_without_its_secret() {
    let due = t(10) + RESTORABLE_FOR;
    let account = given(with_the_only_app_in_the_trash()).and([purged(PHONE, due)]);
    let phone = account.active().authenticator(PHONE).unwrap();
    assert_eq!(phone.condition, Condition::Purged { trashed_at: t(10), at: due, by_support: false });
    assert_eq!(phone.secret, None);
    assert_eq!((phone.linked_at, &phone.linked_from), (t(3), &Some(sealed("origin"))));
    assert!(account.active().ever_bound());
}
