//! Codes of apps: each step once, from an app that is in a condition for it.

use crate::{
    account::{AcceptedProof, AccountRefusal as Why, OpenSession, RESTORABLE_FOR, SessionKind, testing::*},
    words::Factor,
};

#[test]
fn password_and_code_open_a_full_session() {
    let account = given(enrolled());
    let opened = signed_in(SessionKind::Full, Some(by_app(PHONE, 101)), t(9));
    let after = account.when(open(&account, app_code(PHONE, 101), t(9))).then([opened]);
    let phone = after.active().authenticator(PHONE).unwrap();
    assert_eq!((phone.last_step, phone.last_used_at), (101, t(9)));
}

#[test]
fn r01_a_code_is_accepted_once() {
    let account = given(enrolled());
    let after = account.when(open(&account, app_code(PHONE, 105), t(9))).happens();
    after.when(open(&after, app_code(PHONE, 105), t(9))).refused(Why::CodeAlreadyUsed);
    after.when(open(&after, app_code(PHONE, 106), t(9))).happens();
}

#[test]
fn r01_a_code_of_the_step_before_an_accepted_one_is_refused() {
    let account = given(enrolled());
    let after = account.when(open(&account, app_code(PHONE, 105), t(9))).happens();
    after.when(open(&after, app_code(PHONE, 104), t(9))).refused(Why::CodeAlreadyUsed);
}

#[test]
fn r01_the_code_that_linked_the_app_does_not_sign_in() {
    let account = given(enrolled());
    account.when(open(&account, app_code(PHONE, 100), t(4))).refused(Why::CodeAlreadyUsed);
}

#[test]
fn r01_the_code_of_a_sign_in_is_no_fresh_proof_again() {
    let account = given(enrolled());
    let after = account.when(open(&account, app_code(PHONE, 105), t(9))).happens();
    after.when(prove_anew(after.full(PHONE, t(9)), Some((PHONE, 105)), t(9))).refused(Why::CodeAlreadyUsed);
}

#[test]
fn r01_each_app_has_its_own_memory() {
    let account = given(with_two_apps());
    let after = account.when(open(&account, app_code(TABLET, 205), t(9))).happens();
    after.when(open(&after, app_code(PHONE, 101), t(9))).happens();
}

#[test]
fn r01_the_trash_can_and_back_does_not_forget_the_codes_that_were_used() {
    let account = given(with_two_apps()).and([
        signed_in(SessionKind::Full, Some(by_app(PHONE, 105)), t(9)),
        trashed(PHONE, 12, t(10)),
        restored(PHONE, 13, t(11)),
    ]);
    account.when(open(&account, app_code(PHONE, 105), t(12))).refused(Why::CodeAlreadyUsed);
    account.when(open(&account, app_code(PHONE, 106), t(12))).happens();
}

#[test]
fn r01_suspending_and_resuming_does_not_forget_them_either() {
    let account = given(enrolled()).and([
        signed_in(SessionKind::Full, Some(by_app(PHONE, 105)), t(9)),
        suspended(PHONE, t(10)),
        resumed(PHONE, 13, t(11)),
    ]);
    account.when(open(&account, app_code(PHONE, 105), t(12))).refused(Why::CodeAlreadyUsed);
}

#[test]
fn r24_of_two_nodes_that_matched_one_code_the_second_is_refused() {
    let account = given(enrolled());
    let one = open(&account, app_code(PHONE, 105), t(9));
    let other = OpenSession { session: LIBRARY, ..one.clone() };
    account.when(one).happens().when(other).refused(Why::CodeAlreadyUsed);
}

#[test]
fn an_app_that_is_not_usable_opens_no_full_session() {
    let account = given(with_something_of_everything());
    for app in [TABLET, WATCH, FOURTH] {
        account.when(open(&account, app_code(app, 900), t(12))).refused(Why::NoSuchAuthenticator);
    }
}

#[test]
fn a_code_of_an_app_in_the_trash_repairs() {
    let account = given(with_the_only_app_in_the_trash());
    let proof = AcceptedProof::TrashedApp { authenticator: PHONE, step: 105 };
    let after = account.when(open(&account, trashed_app_code(PHONE, 105), t(12))).then([recovered(proof, 50, t(12))]);
    assert_eq!(after.active().authenticator(PHONE).unwrap().last_step, 105);
    after.when(open(&after, trashed_app_code(PHONE, 105), t(12))).refused(Why::CodeAlreadyUsed);
}

#[test]
fn only_an_app_in_the_trash_is_one_that_was_thrown_away() {
    let account = given(with_something_of_everything());
    for app in [PHONE, TABLET, FOURTH] {
        account.when(open(&account, trashed_app_code(app, 900), t(12))).refused(Why::NoSuchAuthenticator);
    }
}

#[test]
fn an_app_whose_time_in_the_trash_is_over_proves_nothing_even_before_it_is_purged() {
    let account = given(with_the_only_app_in_the_trash());
    let over = t(10) + RESTORABLE_FOR;
    account.when(open(&account, trashed_app_code(PHONE, 900), over)).refused(Why::NoSuchAuthenticator);
    let purged = account.and([purged(PHONE, over)]);
    purged.when(open(&purged, trashed_app_code(PHONE, 900), over)).refused(Why::NoSuchAuthenticator);
}

#[test]
fn r08_a_locked_app_opens_nothing_even_by_a_right_code() {
    let account = given(with_something_of_everything()).and([locked(Factor::App, 20, t(11))]);
    let refused = Why::Locked { factor: Factor::App };
    account.when(open(&account, app_code(PHONE, 101), t(12))).refused(refused);
    account.when(open(&account, trashed_app_code(WATCH, 301), t(12))).refused(refused);
    account.when(prove_anew(account.full(PHONE, t(9)), Some((PHONE, 101)), t(12))).refused(refused);
}

#[test]
fn r05_a_code_given_anew_is_a_fresh_proof() {
    let account = given(enrolled());
    let prove = prove_anew(account.full(PHONE, t(4)), Some((PHONE, 101)), t(30));
    let after = account.when(prove).then([proven(Some(by_app(PHONE, 101)), t(30))]);
    assert_eq!(after.active().authenticator(PHONE).unwrap().last_step, 101);
    assert_eq!(after.epoch(), account.epoch());
    after.when(trash(after.full(PHONE, t(30)), PHONE, t(31))).happens();
}

#[test]
fn a_code_given_anew_comes_from_a_usable_app() {
    let account = given(with_something_of_everything());
    for app in [TABLET, WATCH, FOURTH] {
        let prove = prove_anew(account.full(PHONE, t(4)), Some((app, 900)), t(12));
        account.when(prove).refused(Why::NoSuchAuthenticator);
    }
}

#[test]
fn r05_where_there_is_a_factor_the_password_proves_nothing_anew() {
    let usable = given(enrolled());
    let suspended = usable.and([suspended(PHONE, t(5))]);
    for account in [usable, suspended] {
        account.when(prove_anew(account.full_by_password(t(2)), None, t(30))).refused(Why::ProofNeeded);
    }
}

#[test]
fn where_there_is_no_factor_the_password_proves_anew() {
    let account = given(with_the_only_app_in_the_trash());
    account.when(prove_anew(account.full_by_password(t(2)), None, t(30))).then([proven(None, t(30))]);
}

/// The session that threw the last app away lives on. It must not become a way to bind by password alone.
#[test]
fn r13_a_session_that_rests_on_an_app_is_not_proven_anew_by_the_password() {
    let account = given(with_the_only_app_in_the_trash());
    let threw_it_away = account.full(PHONE, t(10));
    account.when(prove_anew(threw_it_away, None, t(30))).refused(Why::ProofNeeded);
    account.when(start(threw_it_away, TABLET, t(30))).refused(Why::ProofNeeded);
}

#[test]
fn only_full_sessions_prove_anew() {
    let account = given(with_something_of_everything());
    for authority in [account.repair(), account.enrol(), account.attempt()] {
        account.when(prove_anew(authority, Some((PHONE, 101)), t(12))).refused(Why::NotInThisSession);
    }
}
