//! Sentences about changing a password, and about replacing a forgotten one.

use crate::{
    account::{AcceptedProof, AccountRefusal as Why, LinkPurpose, MAILBOX_LINK_VALID_FOR, ResetPassword, testing::*},
    sealed::Hashed,
    words::Factor,
};

fn forgotten(account: Given) -> Given {
    account.and([requested(LinkPurpose::ResetPassword, 30, t(20))])
}

#[test]
fn a_signed_in_owner_changes_the_password() {
    let account = given(enrolled());
    let after = account.when(change_password(account.full(PHONE, t(9)), t(10))).then([password_changed(56, t(10))]);
    assert_eq!(after.active().password, hashed("new-password"));
    assert_eq!(after.active().password_since, t(10));
}

#[test]
fn r12_a_new_password_ends_the_other_sessions() {
    let account = given(enrolled());
    let thief = elsewhere(account.full(PHONE, t(9)), LIBRARY);
    let after = account.when(change_password(account.full(PHONE, t(9)), t(10))).happens();
    after.when(change_password(thief, t(10))).refused(Why::SessionEnded);
}

#[test]
fn a_forgotten_password_is_replaced_by_mailbox_and_app() {
    let account = forgotten(given(enrolled()));
    let after = account
        .when(reset_password(presented(30), app_code(PHONE, 101), t(21)))
        .then([redeemed(30, t(21)), password_reset(Some(by_app(PHONE, 101)), 57, t(21))]);
    assert_eq!(after.active().password, hashed("new-password"));
    assert_eq!(after.active().authenticator(PHONE).unwrap().last_step, 101);
    assert!(after.epoch() > account.epoch());
}

#[test]
fn a_forgotten_password_is_replaced_by_mailbox_and_recovery_code() {
    let account = forgotten(given(enrolled()));
    account.when(reset_password(presented(30), recovery_code("one", "three"), t(21))).then([
        redeemed(30, t(21)),
        consumed("one", "three", t(21)),
        password_reset(Some(AcceptedProof::RecoveryCode), 57, t(21)),
    ]);
}

#[test]
fn a_forgotten_password_is_replaced_by_mailbox_and_a_thrown_away_app() {
    let account = forgotten(given(with_the_only_app_in_the_trash()));
    let proof = AcceptedProof::TrashedApp { authenticator: PHONE, step: 101 };
    account
        .when(reset_password(presented(30), trashed_app_code(PHONE, 101), t(21)))
        .then([redeemed(30, t(21)), password_reset(Some(proof), 57, t(21))]);
}

#[test]
fn where_no_factor_ever_was_the_mailbox_is_enough() {
    let account = forgotten(given(with_password()));
    for policy in [FINRUST, RELAXED] {
        let reset = ResetPassword { policy, ..reset_password(presented(30), None, t(21)) };
        account.when(reset).then([redeemed(30, t(21)), password_reset(None, 57, t(21))]);
    }
}

#[test]
fn r17_the_mailbox_alone_replaces_no_password_where_there_is_a_factor() {
    let usable = forgotten(given(enrolled()));
    let suspended = usable.and([suspended(PHONE, t(20))]);
    for account in [usable, suspended] {
        for policy in [FINRUST, RELAXED] {
            let reset = ResetPassword { policy, ..reset_password(presented(30), None, t(21)) };
            account.when(reset).refused(Why::SecondProofNeeded);
        }
    }
}

#[test]
fn r17_nor_where_the_demanded_factor_is_in_the_trash_or_gone() {
    let trashed = forgotten(given(with_the_only_app_in_the_trash()));
    let purged = trashed.and([purged(PHONE, t(20))]);
    for account in [trashed, purged] {
        account.when(reset_password(presented(30), None, t(21))).refused(Why::SecondProofNeeded);
    }
}

#[test]
fn who_switched_a_free_factor_off_needs_the_mailbox_only() {
    let account = forgotten(given(with_the_only_app_in_the_trash()));
    let reset = ResetPassword { policy: RELAXED, ..reset_password(presented(30), None, t(21)) };
    account.when(reset).happens();
}

#[test]
fn r17_the_mailbox_does_not_count_twice() {
    let account = forgotten(given(enrolled())).and([requested(LinkPurpose::Prove, 31, t(20))]);
    account.when(reset_password(presented(30), mailbox(31), t(21))).refused(Why::WayNotAllowed);
}

#[test]
fn the_second_proof_must_count() {
    let account = forgotten(given(enrolled()));
    let reset = |proof| account.when(reset_password(presented(30), proof, t(21)));
    reset(app_code(PHONE, 100)).refused(Why::CodeAlreadyUsed);
    reset(app_code(TABLET, 900)).refused(Why::NoSuchAuthenticator);
    reset(recovery_code("nine", "three")).refused(Why::CodeAlreadyUsed);
    reset(trashed_app_code(PHONE, 900)).refused(Why::NoSuchAuthenticator);
}

#[test]
fn r15_without_recovery_codes_none_is_a_second_proof() {
    let account = forgotten(given(with_password()));
    account.when(reset_password(presented(30), recovery_code("one", "three"), t(21))).refused(Why::NoRecoveryCodes);
}

#[test]
fn r08_a_locked_factor_is_no_second_proof() {
    let account = forgotten(given(enrolled())).and([locked(Factor::App, 20, t(20))]);
    let refused = Why::Locked { factor: Factor::App };
    account.when(reset_password(presented(30), app_code(PHONE, 101), t(21))).refused(refused);
}

#[test]
fn r08_mailbox_and_another_proof_are_a_recovery_and_lift_the_locks() {
    let account = forgotten(given(enrolled())).and([locked(Factor::App, 20, t(20))]);
    let after = account.when(reset_password(presented(30), recovery_code("one", "three"), t(21))).then([
        redeemed(30, t(21)),
        consumed("one", "three", t(21)),
        unlocked(t(21)),
        password_reset(Some(AcceptedProof::RecoveryCode), 57, t(21)),
    ]);
    assert_eq!(after.active().locks, []);
}

#[test]
fn r08_the_mailbox_alone_lifts_no_lock() {
    let account = forgotten(given(with_password())).and([locked(Factor::App, 20, t(20))]);
    let after = account.when(reset_password(presented(30), None, t(21))).happens();
    assert_eq!(after.active().locks, [Factor::App]);
}

#[test]
fn r16_a_reset_link_works_once_in_its_time_and_for_what_it_is_for() {
    let account = forgotten(given(with_password())).and([requested(LinkPurpose::Prove, 31, t(20))]);
    let reset = |link, now| account.when(reset_password(link, None, now));
    reset(presented(31), t(21)).refused(Why::LinkInvalid);
    reset(forged(30), t(21)).refused(Why::LinkInvalid);
    reset(presented(30), t(20) + MAILBOX_LINK_VALID_FOR).refused(Why::LinkInvalid);
    let after = reset(presented(30), t(21)).happens();
    after.when(reset_password(presented(30), None, t(21))).refused(Why::LinkInvalid);
}

#[test]
fn whoever_reported_a_change_replaces_the_password_while_changes_are_frozen_and_thaws_them() {
    let without = forgotten(given(with_password())).and([frozen(t(20))]);
    let after = without.when(reset_password(presented(30), None, t(21))).happens();
    assert_eq!(after.active().frozen_until, None);
    let with = forgotten(given(enrolled())).and([frozen(t(20))]);
    with.when(reset_password(presented(30), None, t(21))).refused(Why::SecondProofNeeded);
    let after = with.when(reset_password(presented(30), app_code(PHONE, 101), t(21))).happens();
    assert_eq!(after.active().frozen_until, None);
}

#[test]
fn x04_replacing_a_password_signs_nobody_in() {
    let account = forgotten(given(with_password()));
    let after = account.when(reset_password(presented(30), None, t(21))).happens();
    assert_eq!(after.active().last_sign_in, None);
}

#[test]
fn the_hash_is_kept_as_it_came() {
    let account = given(with_password());
    assert_eq!(account.active().password, Hashed("s3cr3t-hash-password".to_owned()));
}

#[test]
fn what_was_asked_for_under_the_former_password_comes_to_nothing() {
    let account = given(enrolled()).and([requested(LinkPurpose::ResetPassword, 30, t(8))]);
    let asked = account.when(request_backup(account.full(PHONE, t(9)), t(9))).happens();
    let after = asked.when(change_password(asked.full(PHONE, t(9)), t(10))).happens();
    after.when(confirm_backup(presented(80), t(11))).refused(Why::LinkInvalid);
    after.when(reset_password(presented(30), app_code(PHONE, 101), t(11))).refused(Why::LinkInvalid);
}
