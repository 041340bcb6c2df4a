//! Sentences about the way from invitation to password.

use chrono::Duration;

use crate::account::{AccountRefusal as Why, testing::*};

#[test]
fn somebody_is_invited() {
    given([]).when(invite()).then([invited()]);
}

#[test]
fn nobody_is_invited_twice() {
    given([invited()]).when(invite()).refused(Why::AlreadyInvited);
    given(with_password()).when(invite()).refused(Why::AlreadyInvited);
}

#[test]
fn the_link_of_an_invitation_is_followed_and_a_password_set() {
    given([invited()]).when(activate(presented(1), t(1))).then([activated()]);
}

#[test]
fn r16_an_activation_link_is_followed_once() {
    let active = given([invited()]).when(activate(presented(1), t(1))).happens();
    active.when(activate(presented(1), t(2))).refused(Why::AlreadyActive);
}

#[test]
fn r16_an_activation_link_expires() {
    let account = given([invited()]);
    account.when(activate(presented(1), t(days(3)) - Duration::milliseconds(1))).happens();
    account.when(activate(presented(1), t(days(3)))).refused(Why::LinkInvalid);
}

#[test]
fn a_made_up_token_activates_nothing() {
    given([invited()]).when(activate(forged(1), t(1))).refused(Why::LinkInvalid);
    given([invited()]).when(activate(presented(2), t(1))).refused(Why::LinkInvalid);
}

#[test]
fn sending_the_link_again_voids_the_former() {
    let account = given([invited()]).when(resend(2, t(5))).then([activation_resent(2, t(5))]);
    account.when(activate(presented(1), t(6))).refused(Why::LinkInvalid);
    account.when(activate(presented(2), t(6))).happens();
}

#[test]
fn a_link_sent_again_lasts_as_long_as_it_says_itself() {
    let account = given([invited(), activation_resent(2, t(days(2)))]);
    account.when(activate(presented(2), t(days(4)))).happens();
}

#[test]
fn who_was_never_invited_is_sent_nothing() {
    given([]).when(resend(2, t(5))).refused(Why::NotActive);
    given([]).when(activate(presented(1), t(5))).refused(Why::NotActive);
}

#[test]
fn who_is_here_already_is_sent_no_invitation() {
    given(with_password()).when(resend(2, t(5))).refused(Why::AlreadyActive);
}

#[test]
fn activating_changes_what_pages_have_seen() {
    let account = given(with_password());
    assert_eq!(account.active().marks.version, 2);
    assert_eq!(account.active().marks.factors_changed, 2);
    assert_eq!(account.active().password_since, t(1));
}
