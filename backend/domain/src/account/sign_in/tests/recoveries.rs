//! Getting in another way: what it takes, what it opens, and that it lifts locks.

use crate::{
    account::{
        AcceptedProof, AccountCommand, AccountEvent, AccountRefusal as Why, LinkPurpose, OpenSession, RedeemMagicLink,
        SecondProof, SessionKind, Way, testing::*, ways_to_prove,
    },
    words::Factor,
};

#[test]
fn r17_password_and_recovery_code_open_a_repair_session() {
    let account = given(enrolled());
    account
        .when(open(&account, recovery_code("one", "three"), t(9)))
        .then([consumed("one", "three", t(9)), recovered(AcceptedProof::RecoveryCode, 50, t(9))]);
}

#[test]
fn r17_password_and_mailbox_open_a_repair_session() {
    let account = given(enrolled()).and([requested(LinkPurpose::Prove, 30, t(8))]);
    account
        .when(open(&account, mailbox(30), t(9)))
        .then([redeemed(30, t(9)), recovered(AcceptedProof::Mailbox, 50, t(9))]);
}

#[test]
fn r13_no_recovery_opens_a_full_session() {
    let account = given(with_the_only_app_in_the_trash()).and([requested(LinkPurpose::Prove, 30, t(11))]);
    for proof in [recovery_code("one", "three"), mailbox(30), trashed_app_code(PHONE, 101)] {
        for policy in [FINRUST, RELAXED] {
            let after = account.when(OpenSession { policy, ..open(&account, proof.clone(), t(12)) }).happens();
            let Some(AccountEvent::SignedIn(last)) = after.history.last() else { panic!("nobody signed in") };
            assert_eq!(last.opened, SessionKind::Repair);
        }
    }
}

#[test]
fn x05_a_link_to_a_mailbox_lowers_nothing_under_any_policy() {
    let account = given(with_backup()).and([requested(LinkPurpose::Prove, 30, t(9)), magic_requested(86, t(9))]);
    for policy in every_policy() {
        let by_login = OpenSession { policy, ..open(&account, mailbox(30), t(10)) }.into();
        let by_backup = RedeemMagicLink { policy, ..redeem_magic(&account, 86, t(10)) }.into();
        let ways: [(bool, AccountCommand); 2] =
            [(policy.mailbox_recovery, by_login), (policy.allows_backup_email(), by_backup)];
        for (allowed, command) in ways {
            if !allowed {
                account.when(command).refused(Why::WayNotAllowed);
                continue;
            }
            let after = account.when(command).happens();
            let Some(AccountEvent::SignedIn(last)) = after.history.last() else { panic!("nobody signed in") };
            assert_eq!(last.opened, SessionKind::Repair, "{policy:?}");
            let repair = opened(last, after.epoch());
            after.when(change_password(repair, t(11))).refused(Why::NotInThisSession);
            after.when(remember(repair, t(11))).refused(Why::NotInThisSession);
            after.when(OpenSession { policy, ..open(&after, None, t(11)) }).refused(Why::SecondProofNeeded);
        }
    }
}

#[test]
fn the_mailbox_is_no_way_where_policy_forbids_it() {
    let account = given(enrolled()).and([requested(LinkPurpose::Prove, 30, t(8))]);
    let open = OpenSession { policy: STRICT, ..open(&account, mailbox(30), t(9)) };
    account.when(open).refused(Why::WayNotAllowed);
}

#[test]
fn r15_a_recovery_code_is_accepted_once() {
    let account = given(enrolled());
    let after = account.when(open(&account, recovery_code("one", "three"), t(9))).happens();
    after.when(open(&after, recovery_code("one", "four"), t(10))).refused(Why::CodeAlreadyUsed);
    after.when(open(&after, recovery_code("three", "four"), t(10))).happens();
}

#[test]
fn r24_of_two_nodes_that_checked_one_recovery_code_the_second_is_refused() {
    let account = given(enrolled());
    let one = open(&account, recovery_code("one", "three"), t(9));
    let other = OpenSession { session: LIBRARY, ..open(&account, recovery_code("one", "four"), t(9)) };
    account.when(one).happens().when(other).refused(Why::CodeAlreadyUsed);
}

#[test]
fn r24_of_two_nodes_that_took_one_mailed_link_the_second_is_refused() {
    let account = given(enrolled()).and([requested(LinkPurpose::Prove, 30, t(8))]);
    let one = open(&account, mailbox(30), t(9));
    let other = OpenSession { session: LIBRARY, ..one.clone() };
    account.when(one).happens().when(other).refused(Why::LinkInvalid);
}

#[test]
fn a_recovery_code_of_a_set_that_is_void_is_refused() {
    let account = given(enrolled()).and([issued(vec![code("three")], Some(notice(20, t(5))), t(5))]);
    account.when(open(&account, recovery_code("one", "four"), t(9))).refused(Why::CodeAlreadyUsed);
}

#[test]
fn without_recovery_codes_none_is_accepted() {
    let account = given(with_password());
    account.when(open(&account, recovery_code("one", "three"), t(9))).refused(Why::NoRecoveryCodes);
}

#[test]
fn r16_a_mailed_link_is_accepted_for_what_it_was_sent_for() {
    let account = given(enrolled()).and([requested(LinkPurpose::ResetPassword, 30, t(8))]);
    account.when(open(&account, mailbox(30), t(9))).refused(Why::LinkInvalid);
    account.when(open(&account, mailbox(10), t(9))).refused(Why::LinkInvalid);
}

#[test]
fn a_made_up_token_proves_nothing() {
    let account = given(enrolled()).and([requested(LinkPurpose::Prove, 30, t(8))]);
    let proof = Some(SecondProof::Mailbox { link: forged(30) });
    account.when(open(&account, proof, t(9))).refused(Why::LinkInvalid);
}

#[test]
fn r08_locked_recovery_codes_open_nothing_even_by_a_right_one() {
    let account = given(enrolled()).and([locked(Factor::RecoveryCode, 20, t(8))]);
    let refused = Why::Locked { factor: Factor::RecoveryCode };
    account.when(open(&account, recovery_code("one", "three"), t(9))).refused(refused);
    account.when(open(&account, app_code(PHONE, 101), t(9))).happens();
}

#[test]
fn r08_a_recovery_lifts_every_lock() {
    let both = [locked(Factor::App, 20, t(8)), locked(Factor::RecoveryCode, 21, t(8))];
    let account = given(enrolled()).and(both).and([requested(LinkPurpose::Prove, 30, t(8))]);
    let after = account.when(open(&account, mailbox(30), t(9))).then([
        redeemed(30, t(9)),
        unlocked(t(9)),
        recovered(AcceptedProof::Mailbox, 50, t(9)),
    ]);
    after.when(open(&after, app_code(PHONE, 101), t(10))).happens();
    after.when(open(&after, recovery_code("one", "three"), t(10))).happens();
}

#[test]
fn r08_a_locked_app_is_unlocked_by_a_recovery_code() {
    let account = given(enrolled()).and([locked(Factor::App, 20, t(8))]);
    account.when(open(&account, recovery_code("one", "three"), t(9))).then([
        consumed("one", "three", t(9)),
        unlocked(t(9)),
        recovered(AcceptedProof::RecoveryCode, 50, t(9)),
    ]);
}

#[test]
fn r08_an_ordinary_sign_in_lifts_no_lock() {
    let account = given(enrolled()).and([locked(Factor::RecoveryCode, 20, t(8))]);
    let after = account.when(open(&account, app_code(PHONE, 101), t(9))).happens();
    assert_eq!(after.active().locks, [Factor::RecoveryCode]);
}

#[test]
fn the_ways_of_an_account_are_those_that_would_be_accepted() {
    let ways = |account: &Given, policy| ways_to_prove(account.active(), &policy, t(12));
    let enrolled = given(enrolled());
    assert_eq!(ways(&enrolled, FINRUST), [Way::RecoveryCode, Way::Mailbox]);
    assert_eq!(ways(&enrolled, STRICT), [Way::RecoveryCode]);
    let trashed = given(with_the_only_app_in_the_trash());
    assert_eq!(ways(&trashed, FINRUST), [Way::RecoveryCode, Way::Mailbox, Way::TrashedApp]);
    let codes_locked = trashed.and([locked(Factor::RecoveryCode, 20, t(11))]);
    assert_eq!(ways(&codes_locked, FINRUST), [Way::Mailbox, Way::TrashedApp]);
    let both_locked = codes_locked.and([locked(Factor::App, 21, t(11))]);
    assert_eq!(ways(&both_locked, FINRUST), [Way::Mailbox]);
    assert_eq!(ways(&given(with_password()), STRICT), []);
}

#[test]
fn an_app_whose_time_in_the_trash_is_over_is_no_way_even_before_it_is_purged() {
    let trashed = given(with_the_only_app_in_the_trash());
    let after_a_week = t(12) + chrono::Duration::days(7);
    assert_eq!(ways_to_prove(trashed.active(), &STRICT, after_a_week), [Way::RecoveryCode]);
}
