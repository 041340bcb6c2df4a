//! Sentences about names and login addresses that are put right.

use chrono::Duration;

use crate::account::{
    AccountRefusal as Why, ConfirmEmail, CorrectEmail, EMAIL_CHANGE_VALID_FOR, EmailSide, FROZEN_FOR, LinkPurpose,
    LinkUse, testing::*,
};

/// A change that was asked for at `t(10)`: links 70 and 71, notice 72.
fn pending() -> Given {
    given(enrolled()).when(correct_email(t(10))).then([email_change_requested(72, t(10))])
}

#[test]
fn a_name_is_put_right_before_and_after_activation() {
    for history in [vec![invited()], enrolled()] {
        let after = given(history).when(correct_name(t(10))).then([name_corrected(t(10))]);
        assert_eq!(after.account.member().unwrap().name, sealed("right-name"));
    }
    given([]).when(correct_name(t(10))).refused(Why::NotActive);
}

#[test]
fn asking_changes_nothing_but_what_is_pending() {
    let account = pending();
    assert_eq!(account.active().member.email, member().email);
    assert_eq!(account.active().email_to_claim(), None);
    assert_eq!(account.epoch(), given(enrolled()).epoch());
}

#[test]
fn both_mailboxes_confirm_in_any_order_before_the_address_is_another() {
    let orders = [(70, EmailSide::Old, 71, EmailSide::New), (71, EmailSide::New, 70, EmailSide::Old)];
    for (first, one, second, other) in orders {
        let half = pending().when(confirm_email(presented(first), false, t(11))).then([email_confirmed(one, t(11))]);
        assert_eq!(half.active().member.email, member().email);
        assert_eq!(half.active().email_to_claim(), Some(&new_address()));
        let whole = half
            .when(confirm_email(presented(second), true, t(12)))
            .then([email_confirmed(other, t(12)), email_changed(73, t(12))]);
        assert_eq!(whole.active().member.email, new_address());
        assert_eq!(whole.active().email_change, None);
    }
}

#[test]
fn r16_one_mailbox_does_not_confirm_twice() {
    let half = pending().when(confirm_email(presented(71), false, t(11))).happens();
    half.when(confirm_email(presented(71), true, t(12))).refused(Why::LinkInvalid);
}

#[test]
fn r24_the_claim_goes_along_with_the_last_confirmation_and_with_no_other() {
    let account = pending();
    account.when(confirm_email(presented(70), true, t(11))).refused(Why::ConfirmedMeanwhile);
    let half = account.when(confirm_email(presented(70), false, t(11))).happens();
    half.when(confirm_email(presented(71), false, t(12))).refused(Why::ConfirmedMeanwhile);
}

#[test]
fn a_change_waits_a_day_whatever_its_links_say() {
    let far = t(10) + Duration::days(30);
    let ask = CorrectEmail { confirm_old: link(70, far), confirm_new: link(71, far), ..correct_email(t(10)) };
    let account = given(enrolled()).when(ask).happens();
    let end = t(10) + EMAIL_CHANGE_VALID_FOR;
    account.when(confirm_email(presented(70), false, end)).refused(Why::LinkInvalid);
    let half = account.when(confirm_email(presented(70), false, end - Duration::milliseconds(1))).happens();
    half.when(confirm_email(presented(71), true, end)).refused(Why::LinkInvalid);
}

#[test]
fn a_newer_change_makes_the_former_void_half_confirmed_or_not() {
    let half = pending().and([email_confirmed(EmailSide::Old, t(11))]);
    for account in [pending(), half] {
        let until = t(12) + EMAIL_CHANGE_VALID_FOR;
        let (confirm_old, confirm_new) = (link(80, until), link(81, until));
        let newer = CorrectEmail { confirm_old, confirm_new, ..correct_email(t(12)) };
        let after = account.when(newer).happens();
        assert_eq!(after.active().email_to_claim(), None);
        for former in [70, 71] {
            after.when(confirm_email(presented(former), false, t(13))).refused(Why::LinkInvalid);
        }
        let confirmed = after.when(confirm_email(presented(80), false, t(13))).happens();
        confirmed.when(confirm_email(presented(81), true, t(14))).happens();
    }
}

#[test]
fn r18_the_old_address_objects_and_the_change_is_off() {
    for confirmed in [None, Some(EmailSide::New), Some(EmailSide::Old)] {
        let account = pending().and(confirmed.map(|side| email_confirmed(side, t(11))));
        let after = account.when(report_not_me(presented(72), t(12))).then([reported(72, t(12)), frozen(t(12))]);
        assert_eq!(after.active().email_change, None);
        for (number, later) in [(70, t(13)), (71, t(13)), (70, t(12) + FROZEN_FOR), (71, t(12) + FROZEN_FOR)] {
            for claimed in [false, true] {
                after.when(confirm_email(presented(number), claimed, later)).refused(Why::LinkInvalid);
            }
        }
    }
}

#[test]
fn while_changes_are_frozen_no_address_changes() {
    let account = given(enrolled()).and([frozen(t(9))]);
    account.when(correct_email(t(10))).refused(Why::ChangesFrozen { until: t(9) + FROZEN_FOR });
}

#[test]
fn r12_another_address_ends_every_session() {
    let half = pending().and([email_confirmed(EmailSide::Old, t(11))]);
    let session = half.full(PHONE, t(11));
    let whole = half.when(confirm_email(presented(71), true, t(12))).happens();
    whole.when(rename(session, PHONE, "mine", t(13))).refused(Why::SessionEnded);
}

#[test]
fn links_that_went_to_the_former_mailbox_prove_nothing_any_more_but_may_still_object() {
    let half = pending().and([
        requested(LinkPurpose::Prove, 30, t(11)),
        requested(LinkPurpose::ResetPassword, 31, t(11)),
        email_confirmed(EmailSide::Old, t(11)),
    ]);
    let whole = half.when(confirm_email(presented(71), true, t(12))).happens();
    whole.when(open(&whole, mailbox(30), t(13))).refused(Why::LinkInvalid);
    let code = recovery_code("one", "three");
    whole.when(reset_password(presented(31), code, t(13))).refused(Why::LinkInvalid);
    assert!(whole.active().links.iter().all(|link| matches!(link.use_for, LinkUse::NotMe { .. })));
    for notice in [72, 73] {
        whole.when(report_not_me(presented(notice), t(13))).happens();
    }
}

#[test]
fn the_address_that_they_have_is_no_change() {
    let same = CorrectEmail { to: member().email, ..correct_email(t(10)) };
    given(enrolled()).when(same).nothing();
}

#[test]
fn no_other_link_confirms_and_a_confirming_link_does_nothing_else() {
    let account =
        pending().and([requested(LinkPurpose::Prove, 30, t(10)), requested(LinkPurpose::ResetPassword, 31, t(10))]);
    for other in [30, 31, 72, 10] {
        account.when(confirm_email(presented(other), false, t(11))).refused(Why::LinkInvalid);
    }
    let made_up = ConfirmEmail { link: forged(70), ..confirm_email(presented(70), false, t(11)) };
    account.when(made_up).refused(Why::LinkInvalid);
    for number in [70, 71] {
        account.when(open(&account, mailbox(number), t(11))).refused(Why::LinkInvalid);
        account.when(report_not_me(presented(number), t(11))).refused(Why::LinkInvalid);
        let code = recovery_code("one", "three");
        account.when(reset_password(presented(number), code, t(11))).refused(Why::LinkInvalid);
    }
}
