//! Sentences about magic links.

use crate::{
    account::{
        AcceptedProof, AccountEvent, AccountRefusal as Why, Effect, LINK_VALID_AFTER_RESET, LinkPurpose,
        MAILBOX_LINK_VALID_FOR, PasswordProven, RedeemMagicLink, RequestMagicLink, SecondProof, SessionKind, Template,
        Way, testing::*, ways_to_prove,
    },
    words::Factor,
};

/// Asked for on the laptop at `t(9)`, link 86.
fn asked() -> Given {
    let account = given(with_backup());
    account.when(request_magic(account.attempt(), 86, t(9))).then([magic_requested(86, t(9))])
}

#[test]
fn r17_password_and_backup_mailbox_open_a_repair_session() {
    asked()
        .when(redeem_magic(&asked(), 86, t(10)))
        .then([magic_redeemed(86, true, t(10)), recovered(AcceptedProof::Mailbox, 50, t(10))]);
}

#[test]
fn r10_e_mail_opens_no_full_session_whatever_the_policy() {
    for policy in [EMPLOYER, MIJNLOGIN, SWITCH_OFF] {
        let redeem = RedeemMagicLink { policy, ..redeem_magic(&asked(), 86, t(10)) };
        let after = asked().when(redeem).happens();
        let Some(AccountEvent::SignedIn(last)) = after.history.last() else { panic!("nobody signed in") };
        assert_eq!(last.opened, SessionKind::Repair);
    }
}

#[test]
fn it_is_asked_for_after_the_right_password_and_in_that_attempt() {
    let account = given(with_backup());
    for authority in [account.repair(), account.enrol(), account.full(PHONE, t(9))] {
        account.when(request_magic(authority, 86, t(9))).refused(Why::NotInThisSession);
    }
    let ended = account.and([sessions_ended(t(9))]);
    ended.when(request_magic(account.attempt(), 86, t(9))).refused(Why::SessionEnded);
}

#[test]
fn it_goes_to_a_backup_address_that_has_confirmed_and_is_allowed() {
    let none = given(enrolled());
    none.when(request_magic(none.attempt(), 86, t(9))).refused(Why::NoBackupEmail);
    let unconfirmed = none.and([backup_requested(t(8))]);
    unconfirmed.when(request_magic(unconfirmed.attempt(), 86, t(9))).refused(Why::NoBackupEmail);
    let account = given(with_backup());
    let request = RequestMagicLink { policy: FINRUST, ..request_magic(account.attempt(), 86, t(9)) };
    account.when(request).refused(Why::WayNotAllowed);
    asked().when(RedeemMagicLink { policy: FINRUST, ..redeem_magic(&asked(), 86, t(10)) }).refused(Why::WayNotAllowed);
}

#[test]
fn r16_it_works_once_and_a_quarter_of_an_hour_and_as_it_was_sent() {
    let account = asked();
    let after = account.when(redeem_magic(&account, 86, t(10))).happens();
    after.when(redeem_magic(&after, 86, t(11))).refused(Why::LinkInvalid);
    account.when(redeem_magic(&account, 86, t(9) + MAILBOX_LINK_VALID_FOR)).refused(Why::LinkInvalid);
    account.when(RedeemMagicLink { link: forged(86), ..redeem_magic(&account, 86, t(10)) }).refused(Why::LinkInvalid);
    let long = RequestMagicLink { link: link(86, t(days(9))), ..request_magic(account.attempt(), 86, t(9)) };
    given(with_backup()).when(long).then([magic_requested(86, t(9))]);
}

#[test]
fn r24_of_two_nodes_that_took_one_magic_link_the_second_is_refused() {
    let account = asked();
    let one = redeem_magic(&account, 86, t(10));
    let other = RedeemMagicLink { session: LIBRARY, password: PasswordProven::Again, ..one.clone() };
    account.when(one).happens().when(other).refused(Why::LinkInvalid);
}

#[test]
fn a_new_link_voids_the_former() {
    let account = asked();
    let after = account.when(request_magic(account.attempt(), 87, t(10))).happens();
    after.when(redeem_magic(&after, 86, t(11))).refused(Why::LinkInvalid);
    after.when(redeem_magic(&after, 87, t(11))).happens();
}

#[test]
fn r16_a_browser_that_did_not_ask_needs_the_password_again() {
    let account = asked();
    let elsewhere = |password| RedeemMagicLink { session: LIBRARY, password, ..redeem_magic(&account, 86, t(10)) };
    account.when(elsewhere(PasswordProven::InAttempt(LIBRARY))).refused(Why::PasswordNeeded);
    let after = account.when(elsewhere(PasswordProven::Again)).happens();
    assert!(after.history.contains(&magic_redeemed(86, false, t(10))));
}

#[test]
fn r16_the_session_opens_in_the_browser_that_confirms_and_the_asker_gets_nothing() {
    let account = asked();
    let confirmed =
        RedeemMagicLink { session: LIBRARY, password: PasswordProven::Again, ..redeem_magic(&account, 86, t(10)) };
    let after = account.when(confirmed).happens();
    let opened = after.history.iter().filter_map(|event| match event {
        AccountEvent::SignedIn(signed_in) if signed_in.at == t(10) => Some(signed_in.session),
        _ => None,
    });
    assert_eq!(opened.collect::<Vec<_>>(), [LIBRARY]);
    after.when(redeem_magic(&after, 86, t(11))).refused(Why::LinkInvalid);
}

#[test]
fn it_is_void_as_soon_as_the_backup_address_is_another_or_none() {
    let removed = asked().and([backup_removed(t(10))]);
    removed.when(redeem_magic(&removed, 86, t(11))).refused(Why::LinkInvalid);
    let replaced = asked().and([backup_requested(t(10)), backup_confirmed(t(10))]);
    replaced.when(redeem_magic(&replaced, 86, t(11))).refused(Why::LinkInvalid);
    let withdrawn = asked().and([backup_withdrawn(t(10))]);
    withdrawn.when(redeem_magic(&withdrawn, 86, t(11))).refused(Why::LinkInvalid);
}

#[test]
fn a_password_checked_before_a_change_confirms_nothing_after_it() {
    let redeem = redeem_magic(&asked(), 86, t(12));
    asked().and([password_changed(20, t(11))]).when(redeem).refused(Why::SessionEnded);
}

#[test]
fn a_reset_by_support_voids_it_and_gives_the_next_one_less_time() {
    let account = asked().and([reset_by(20, t(10))]);
    account.when(redeem_magic(&account, 86, t(11))).refused(Why::LinkInvalid);
    let asked = account.when(request_magic(account.attempt(), 87, t(12))).happens();
    asked.when(redeem_magic(&asked, 87, t(12) + LINK_VALID_AFTER_RESET)).refused(Why::LinkInvalid);
    asked.when(redeem_magic(&asked, 87, t(13))).happens();
}

#[test]
fn r17_links_to_the_two_mailboxes_are_not_each_others() {
    let account = asked().and([requested(LinkPurpose::Prove, 30, t(9))]);
    account.when(redeem_magic(&account, 30, t(10))).refused(Why::LinkInvalid);
    account.when(open(&account, mailbox(86), t(10))).refused(Why::LinkInvalid);
    // and the one is no second proof beside the other
    let reset = asked().and([requested(LinkPurpose::ResetPassword, 31, t(9))]);
    let by_two_mailboxes = Some(SecondProof::Mailbox { link: presented(86) });
    reset.when(reset_password(presented(31), by_two_mailboxes, t(10))).refused(Why::WayNotAllowed);
}

#[test]
fn r08_it_lifts_every_lock() {
    let locked = asked().and([locked(Factor::App, 20, t(9)), locked(Factor::RecoveryCode, 21, t(9))]);
    let after = locked.when(redeem_magic(&locked, 86, t(10))).happens();
    assert_eq!(after.active().locks, []);
}

#[test]
fn it_is_one_of_the_accounts_ways() {
    let ways = |policy| ways_to_prove(given(with_backup()).active(), &policy, t(9));
    assert_eq!(ways(EMPLOYER), [Way::RecoveryCode, Way::BackupMailbox, Way::Mailbox]);
    assert_eq!(ways(FINRUST), [Way::RecoveryCode, Way::Mailbox]);
}

#[test]
fn it_is_mailed_to_the_backup_address_and_its_use_told_to_both() {
    let account = given(with_backup());
    let [Effect::Mail(mail)] = &account.effects_of(&magic_requested(86, t(9)))[..] else { panic!("not one mail") };
    assert_eq!((mail.template, &mail.to, mail.link), (Template::MagicLink, &backup_address(), Some(link_id(86))));
    assert_eq!(mail.until, Some(t(9) + MAILBOX_LINK_VALID_FOR));
    assert_eq!(asked().effects_of(&magic_redeemed(86, true, t(10))), []);
    assert_eq!(asked().effects_of(&recovered(AcceptedProof::Mailbox, 50, t(10))).len(), 2);
}
