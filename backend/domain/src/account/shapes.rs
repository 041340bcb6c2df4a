//! Sentences about what is written down: everything comes back from JSON as it was, and nothing secret is readable.

use std::fmt::Debug;

use serde::{Serialize, de::DeserializeOwned};

use super::{Account, AccountEvent, testing::*};
use crate::{
    sealed::{Fingerprint, Hashed},
    words::Factor,
};

/// Any value, once through JSON.
#[track_caller]
pub(super) fn through_json<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = serde_json::to_string(value).expect("it can be written");
    let read: T = serde_json::from_str(&text).expect("it can be read");
    assert_eq!(read, *value, "{text}");
}

/// What an event carries, once through JSON.
#[track_caller]
pub(super) fn payload_through_json(event: &AccountEvent) {
    use AccountEvent as E;
    match event {
        E::Invited(e) => through_json(e),
        E::ActivationResent(e) => through_json(e),
        E::Activated(e) => through_json(e),
        E::SignedIn(e) => through_json(e),
        E::ProvenAnew(e) => through_json(e),
        E::SignInsRefused(e) => through_json(e),
        E::Locked(e) => through_json(e),
        E::Unlocked(e) => through_json(e),
        E::EnrolmentStarted(e) => through_json(e),
        E::AuthenticatorLinked(e) => through_json(e),
        E::AuthenticatorRenamed(e) => through_json(e),
        E::AuthenticatorSuspended(e) => through_json(e),
        E::AuthenticatorResumed(e) => through_json(e),
        E::AuthenticatorTrashed(e) => through_json(e),
        E::AuthenticatorRestored(e) => through_json(e),
        E::AuthenticatorPurged(e) => through_json(e),
        E::RecoveryCodesIssued(e) => through_json(e),
        E::RecoveryCodesAcknowledged(e) => through_json(e),
        E::RecoveryCodeConsumed(e) => through_json(e),
        E::PasswordChanged(e) => through_json(e),
        E::PasswordReset(e) => through_json(e),
        E::LinkRequested(e) => through_json(e),
        E::LinkRedeemed(e) => through_json(e),
        E::NotMeReported(e) => through_json(e),
        E::ChangesFrozen(e) => through_json(e),
        E::ChangesThawed(e) => through_json(e),
        E::AccountReset(e) => through_json(e),
        E::UnlockedBySupport(e) => through_json(e),
        E::SessionsEnded(e) => through_json(e),
        E::AccountDisabled(e) => through_json(e),
        E::AccountEnabled(e) => through_json(e),
        E::NameCorrected(e) => through_json(e),
        E::EmailChangeRequested(e) => through_json(e),
        E::EmailConfirmed(e) => through_json(e),
        E::EmailChanged(e) => through_json(e),
        E::RoleGranted(e) => through_json(e),
        E::RoleRevoked(e) => through_json(e),
    }
}

fn every_event() -> Vec<AccountEvent> {
    let mut events = vec![invited(), activation_resent(2, t(1)), activated()];
    events.extend(events_of_an_active_account().into_iter().map(|(event, ..)| event));
    events
}

#[test]
fn every_event_comes_back_from_json_as_it_was() {
    for event in every_event() {
        payload_through_json(&event);
    }
}

#[test]
fn every_state_comes_back_from_json_as_it_was() {
    let everything = given(with_something_of_everything()).and([locked(Factor::App, 20, t(11)), purged(WATCH, t(11))]);
    for account in [given([]), given([invited()]), given(with_password()), everything] {
        through_json(&account.account);
        for (event, ..) in events_of_an_active_account() {
            through_json(&account.and([event]).account);
        }
    }
}

#[test]
fn an_absent_account_is_written_as_a_word() {
    assert_eq!(serde_json::to_string(&Account::Absent).unwrap(), r#""absent""#);
}

#[test]
fn no_event_and_no_state_shows_a_hash_or_a_sealed_value_in_a_log() {
    let mut account = given([]);
    for event in every_event() {
        assert!(!format!("{event:?}").contains(SECRET), "{event:?}");
        account = account.and([event]);
        assert!(!format!("{:?}", account.account).contains(SECRET));
    }
}

#[test]
fn no_command_shows_a_hash_or_a_sealed_value_in_a_log() {
    let account = given(with_something_of_everything());
    let authority = account.repair();
    assert!(!format!("{:?}", invite()).contains(SECRET));
    assert!(!format!("{:?}", activate(presented(1), t(1))).contains(SECRET));
    assert!(!format!("{:?}", open(&account, recovery_code("one", "three"), t(1))).contains(SECRET));
    assert!(!format!("{:?}", open(&account, mailbox(1), t(1))).contains(SECRET));
    assert!(!format!("{:?}", start(authority, PHONE, t(1))).contains(SECRET));
    assert!(!format!("{:?}", confirm(authority, PHONE, 1, t(1))).contains(SECRET));
    assert!(!format!("{:?}", rename(authority, PHONE, "label", t(1))).contains(SECRET));
    assert!(!format!("{:?}", change_password(authority, t(1))).contains(SECRET));
    assert!(!format!("{:?}", reset_by_support(t(1))).contains(SECRET));
    assert!(!format!("{:?}", correct_name(t(1))).contains(SECRET));
    assert!(!format!("{:?}", correct_email(t(1))).contains(SECRET));
    assert!(!format!("{:?}", confirm_email(presented(70), true, t(1))).contains(SECRET));
    assert!(!format!("{:?}", reset_password(presented(1), mailbox(2), t(1))).contains(SECRET));
}

#[test]
fn what_is_silent_says_so() {
    assert_eq!(format!("{:?}", Hashed("x".to_owned())), "Hashed(…)");
    assert_eq!(format!("{:?}", Fingerprint("x".to_owned())), "Fingerprint(…)");
    assert!(!format!("{:?}", sealed("x")).contains(SECRET));
}
