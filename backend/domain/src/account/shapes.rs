//! Sentences about what is written down: everything comes back from JSON as it was, and nothing secret is readable.

use std::fmt::Debug;

use chrono::{DateTime, Utc};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Account, AccountEvent, testing::*};
use crate::{
    sealed::{Fingerprint, Hashed},
    words::{Factor, Means},
};

/// Any value, once through JSON; what was written.
#[track_caller]
pub(super) fn through_json<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> Value {
    let text = serde_json::to_string(value).expect("it can be written");
    let read: T = serde_json::from_str(&text).expect("it can be read");
    assert_eq!(read, *value, "{text}");
    serde_json::from_str(&text).expect("it is JSON")
}

/// What an event carries, once through JSON; what was written.
#[track_caller]
pub(super) fn payload_through_json(event: &AccountEvent) -> Value {
    use AccountEvent as E;
    match event {
        E::Invited(e) => through_json(e),
        E::ActivationResent(e) => through_json(e),
        E::Activated(e) => through_json(e),
        E::SignedIn(e) => through_json(e),
        E::GraceStarted(e) => through_json(e),
        E::EnrolmentSkipped(e) => through_json(e),
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
        E::PhoneAdded(e) => through_json(e),
        E::PhoneChallenged(e) => through_json(e),
        E::PhoneAnswered(e) => through_json(e),
        E::PhoneVerified(e) => through_json(e),
        E::PhoneMadePrimary(e) => through_json(e),
        E::PhoneRemoved(e) => through_json(e),
        E::PhoneSuspended(e) => through_json(e),
        E::PhoneResumed(e) => through_json(e),
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
        E::BackupEmailRequested(e) => through_json(e),
        E::BackupEmailConfirmed(e) => through_json(e),
        E::BackupEmailRemoved(e) => through_json(e),
        E::MagicLinkRequested(e) => through_json(e),
        E::MagicLinkRedeemed(e) => through_json(e),
        E::SecondFactorSwitchedOff(e) => through_json(e),
        E::DeviceRemembered(e) => through_json(e),
        E::DeviceForgotten(e) => through_json(e),
        E::RoleGranted(e) => through_json(e),
        E::RoleRevoked(e) => through_json(e),
    }
}

/// What payloads say in words of our own: roles, languages, factors, proofs, kinds of session and of link.
const WORDS: [&str; 30] = [
    "user",
    "nl",
    "en",
    "app",
    "password",
    "recovery_code",
    "trashed_app",
    "mailbox",
    "full",
    "enrol",
    "repair",
    "prove",
    "reset_password",
    "attempt",
    "agent",
    "approver",
    "lead",
    "auditor",
    "administrator",
    "old",
    "new",
    "by_owner",
    "displaced",
    "token_reused",
    "call",
    "sms",
    "phone",
    "right",
    "wrong",
    "not_me",
];

/// The texts in a payload that somebody could read: what is no sealed value, no hash, no id, no moment, no public half
/// of a code and no word of ours. An address, a name or a code that an event would carry in clear is one.
pub(super) fn readable(payload: &Value) -> Vec<String> {
    fn look(key: &str, value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(sealed) if sealed.len() == 2 && sealed.contains_key("key") && sealed.contains_key("text") => {
                look("key", &sealed["key"], found);
                let fits = sealed["text"].as_str().is_some_and(|text| text.starts_with(&format!("{SECRET}-sealed-")));
                if !fits {
                    found.push(sealed["text"].to_string());
                }
            }
            Value::Object(fields) => fields.iter().for_each(|(key, value)| look(key, value, found)),
            Value::Array(values) => values.iter().for_each(|value| look(key, value, found)),
            Value::String(text) => {
                let hash = matches!(key, "hash" | "password") && text.starts_with(&format!("{SECRET}-"));
                let fingerprint = key == "fingerprint" && text.starts_with(&format!("{SECRET}-"));
                let id = text.parse::<Uuid>().is_ok() || text.parse::<DateTime<Utc>>().is_ok();
                if !(hash || fingerprint || id || key == "selector" || WORDS.contains(&text.as_str())) {
                    found.push(format!("{key}: {text}"));
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut found = Vec::new();
    look("", payload, &mut found);
    found
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
fn no_event_carries_anything_that_can_be_read_but_ids_moments_and_words_of_ours() {
    for event in every_event() {
        assert_eq!(readable(&payload_through_json(&event)), Vec::<String>::new(), "{event:?}");
    }
}

#[test]
fn control_what_can_be_read_in_a_payload_is_found() {
    let clear = ["j.jansen@example.org", "Jansen", "413-220-9", "10.0.0.7", "GEZDGNBVGY3TQOJQ"];
    for text in clear {
        for payload in
            [json!({ "email": text }), json!({ "a": [{ "hash": text }] }), json!({ "key": Uuid::nil(), "text": text })]
        {
            assert_eq!(readable(&payload).len(), 1, "{payload}");
        }
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
    assert!(!format!("{:?}", add_phone(authority, Means::Call, t(1))).contains(SECRET));
    assert!(!format!("{:?}", confirm_phone(authority, 1, t(1))).contains(SECRET));
    assert!(!format!("{:?}", remove_phone(authority, MOBILE, FINRUST, t(1))).contains(SECRET));
    assert!(!format!("{:?}", rename(authority, PHONE, "label", t(1))).contains(SECRET));
    assert!(!format!("{:?}", change_password(authority, t(1))).contains(SECRET));
    assert!(!format!("{:?}", reset_by_support(t(1))).contains(SECRET));
    assert!(!format!("{:?}", correct_name(t(1))).contains(SECRET));
    assert!(!format!("{:?}", correct_email(t(1))).contains(SECRET));
    assert!(!format!("{:?}", confirm_email(presented(70), true, t(1))).contains(SECRET));
    assert!(!format!("{:?}", request_backup(authority, t(1))).contains(SECRET));
    assert!(!format!("{:?}", confirm_backup(presented(80), t(1))).contains(SECRET));
    assert!(!format!("{:?}", request_magic(authority, 86, t(1))).contains(SECRET));
    assert!(!format!("{:?}", redeem_magic(&account, 86, t(1))).contains(SECRET));
    assert!(!format!("{:?}", switch_off(authority, t(1))).contains(SECRET));
    assert!(!format!("{:?}", remember(authority, t(1))).contains(SECRET));
    assert!(!format!("{:?}", recognise(&account, "token-a", "token-b", t(1))).contains(SECRET));
    assert!(!format!("{:?}", reset_password(presented(1), mailbox(2), t(1))).contains(SECRET));
}

#[test]
fn what_is_silent_says_so() {
    assert_eq!(format!("{:?}", Hashed("x".to_owned())), "Hashed(…)");
    assert_eq!(format!("{:?}", Fingerprint("x".to_owned())), "Fingerprint(…)");
    assert!(!format!("{:?}", sealed("x")).contains(SECRET));
}
