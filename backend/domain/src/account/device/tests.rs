//! Sentences about remembered devices.

use chrono::Duration;

use crate::{
    account::{
        AccountCommand, AccountRefusal as Why, Effect, MOST_DEVICES, RecogniseDevice, RememberDevice, Template,
        WhyForgotten, testing::*,
    },
    ids::DeviceId,
    policy::Policy,
    words::{Factor, Role},
};
use uuid::Uuid;

/// The laptop's browser is remembered since `t(9)`.
fn kept() -> Given {
    let account = given(enrolled());
    account.when(remember(account.full(PHONE, t(9)), t(9))).then([remembered(t(9))])
}

#[test]
fn password_and_remembered_device_open_a_full_session_and_the_token_is_another() {
    let after = kept().when(recognise(&kept(), "token-a", "token-b", t(20))).then([recognised(Some("token-b"), t(20))]);
    let device = after.active().device(BROWSER).unwrap();
    assert_eq!((&device.hash, device.last_used_at), (&hashed("token-b"), t(20)));
    after.when(recognise(&after, "token-b", "token-c", t(30))).then([recognised(Some("token-c"), t(30))]);
}

#[test]
fn r05_a_remembered_device_is_no_fresh_proof() {
    let after = kept().when(recognise(&kept(), "token-a", "token-b", t(20))).happens();
    let session = after.full_by_password(t(20));
    let acts: [AccountCommand; 6] = [
        trash(session, PHONE, t(20)).into(),
        start(session, TABLET, t(20)).into(),
        renew(session, t(20)).into(),
        change_password(session, t(20)).into(),
        request_backup(session, t(20)).into(),
        remember(session, t(20)).into(),
    ];
    for act in acts {
        after.when(act).refused(Why::ProofNeeded);
    }
    after.when(prove_anew(session, None, t(20))).refused(Why::ProofNeeded);
    after.when(prove_anew(session, Some((PHONE, 101)), t(20))).happens();
}

#[test]
fn a_device_is_remembered_by_who_has_just_proven_a_factor_in_it() {
    let account = given(enrolled());
    for authority in [account.repair(), account.enrol(), account.attempt()] {
        account.when(remember(authority, t(9))).refused(Why::NotInThisSession);
    }
    account.when(remember(account.full(PHONE, t(3)), t(9))).refused(Why::ProofNeeded);
    account.when(remember(account.full_by_password(t(9)), t(9))).refused(Why::ProofNeeded);
    let without_factor = given(with_password());
    without_factor.when(remember(without_factor.full_by_password(t(9)), t(9))).refused(Why::NoSuchAuthenticator);
}

#[test]
fn where_the_policy_remembers_none_none_is_remembered_nor_recognised() {
    let account = given(enrolled());
    let policy = FINRUST;
    account.when(RememberDevice { policy, ..remember(account.full(PHONE, t(9)), t(9)) }).refused(Why::WayNotAllowed);
    let recognise = RecogniseDevice { policy, ..recognise(&kept(), "token-a", "token-b", t(20)) };
    kept().when(recognise).refused(Why::WayNotAllowed);
}

#[test]
fn staff_prove_their_factor_each_time() {
    let account = given(enrolled()).and([granted(Role::Agent, t(5))]);
    account.when(remember(account.full(PHONE, t(9)), t(9))).refused(Why::WayNotAllowed);
}

#[test]
fn it_is_remembered_for_the_days_of_the_policy_and_use_adds_none() {
    let mut account = kept();
    for (day, token, next) in [(10, "token-a", "token-b"), (29, "token-b", "token-c")] {
        account = account.when(recognise(&account, token, next, t(days(day)))).happens();
    }
    let over = t(9) + Duration::days(30);
    account.when(recognise(&account, "token-c", "token-d", over)).refused(Why::NoSuchDevice);
    let shorter = Policy { remember_device_days: 7, ..WERKTALENT };
    let recognise = RecogniseDevice { policy: shorter, ..recognise(&kept(), "token-a", "token-b", t(days(8))) };
    kept().when(recognise).refused(Why::NoSuchDevice);
}

#[test]
fn for_parallel_tabs_the_former_token_is_good_for_a_minute_and_changes_nothing() {
    let after = kept().when(recognise(&kept(), "token-a", "token-b", t(20))).happens();
    let moment = t(20) + Duration::seconds(59);
    let again = after.when(recognise(&after, "token-a", "token-x", moment)).then([recognised(None, moment)]);
    assert_eq!(again.active().device(BROWSER).unwrap().hash, hashed("token-b"));
    again.when(recognise(&again, "token-b", "token-c", t(22))).happens();
}

#[test]
fn a_token_that_was_used_before_ends_the_device_and_signs_nobody_in() {
    let once = kept().when(recognise(&kept(), "token-a", "token-b", t(20))).happens();
    let twice = once.when(recognise(&once, "token-b", "token-c", t(30))).happens();
    for (account, now) in [(once, t(21)), (twice, t(31))] {
        let after = account
            .when(recognise(&account, "token-a", "token-x", now))
            .then([forgotten(WhyForgotten::TokenReused, now)]);
        assert!(after.epoch() > account.epoch(), "whoever got in by the copy is out");
        after.when(recognise(&after, "token-c", "token-y", now)).refused(Why::NoSuchDevice);
    }
}

#[test]
fn r18_that_a_device_is_remembered_and_that_a_token_was_copied_is_told_to_everyone() {
    let account = given(with_backup()).and([remembered(t(9))]);
    for (event, template) in [
        (remembered(t(9)), Template::DeviceRemembered),
        (forgotten(WhyForgotten::TokenReused, t(20)), Template::DeviceTokenReused),
    ] {
        let mails = account.effects_of(&event);
        let told = mails.iter().map(|effect| match effect {
            Effect::Mail(mail) => (mail.template, mail.to.clone()),
            Effect::PurgeAuthenticator { .. } | Effect::Ask(_) | Effect::Text(_) => panic!("a mail only"),
        });
        let everyone = [member().email, backup_address()].map(|to| (template, to));
        assert_eq!(told.collect::<Vec<_>>(), everyone);
    }
    for silent in [recognised(None, t(9)), forgotten(WhyForgotten::ByOwner, t(9))] {
        assert_eq!(account.effects_of(&silent), []);
    }
}

#[test]
fn r12_whatever_ends_the_sessions_ends_the_devices() {
    let account = given(with_something_of_everything()).and([remembered(t(10))]);
    for (event, ends_sessions, _) in events_of_an_active_account() {
        let after = account.and([event.clone()]);
        if ends_sessions {
            assert_eq!(after.active().devices, [], "{event:?}");
            after.when(recognise(&after, "token-a", "token-b", t(12))).happens_not();
        }
    }
}

#[test]
fn it_stands_in_for_a_factor_that_would_be_asked_for_and_works() {
    let only_suspended = given(enrolled()).and([suspended(PHONE, t(8)), remembered(t(9))]);
    only_suspended.when(recognise(&only_suspended, "token-a", "token-b", t(20))).refused(Why::WayNotAllowed);
    let none = given(with_password()).and([remembered(t(9))]);
    none.when(recognise(&none, "token-a", "token-b", t(20))).refused(Why::WayNotAllowed);
    let locked = given(enrolled()).and([locked(Factor::App, 20, t(8)), remembered(t(9))]);
    let refused = Why::Locked { factor: Factor::App };
    locked.when(recognise(&locked, "token-a", "token-b", t(20))).refused(refused);
}

#[test]
fn a_password_checked_before_a_change_and_a_device_that_nobody_knows_open_nothing() {
    let stale = RecogniseDevice { epoch: kept().epoch() - 1, ..recognise(&kept(), "token-a", "token-b", t(20)) };
    kept().when(stale).refused(Why::SessionEnded);
    let account = given(enrolled());
    account.when(recognise(&account, "token-a", "token-b", t(20))).refused(Why::NoSuchDevice);
}

#[test]
fn the_owner_forgets_a_device_without_a_fresh_proof_and_stays_signed_in() {
    let account = kept();
    let after = account
        .when(forget(account.full(PHONE, t(3)), t(days(1))))
        .then([forgotten(WhyForgotten::ByOwner, t(days(1)))]);
    assert_eq!(after.epoch(), account.epoch());
    after.when(forget(after.full(PHONE, t(3)), t(days(1)))).nothing();
    account.when(forget(account.attempt(), t(10))).refused(Why::NotInThisSession);
    account.when(forget(elsewhere(account.full(PHONE, t(3)), LIBRARY), t(10))).happens();
}

#[test]
fn one_too_many_makes_the_one_go_that_was_used_longest_ago() {
    let mut account = given(enrolled());
    let device = |n: usize| DeviceId::new(Uuid::from_u128(0xF100 + n as u128));
    for n in 0..=MOST_DEVICES {
        let now = t(4) + Duration::seconds(i64::try_from(n).unwrap());
        let command = RememberDevice { device: device(n), ..remember(account.full(PHONE, now), now) };
        account = account.when(command).happens();
        assert!(account.active().devices.len() <= MOST_DEVICES);
    }
    assert_eq!(account.active().device(device(0)), None);
    assert!(account.active().device(device(1)).is_some());
}

#[test]
fn devices_whose_time_is_over_leave_room_by_themselves() {
    let later = t(10) + Duration::days(30);
    let account = kept();
    let command =
        RememberDevice { device: DeviceId::new(Uuid::from_u128(7)), ..remember(account.full(PHONE, later), later) };
    let after = account.when(command).happens();
    assert_eq!(after.active().devices.len(), 1);
}

#[test]
fn this_was_not_me_forgets_the_device_that_it_objects_to() {
    let account = kept();
    let after = account.when(report_not_me(presented(86), t(20))).happens();
    assert_eq!(after.active().devices, []);
    after.when(recognise(&after, "token-a", "token-b", t(21))).refused(Why::NoSuchDevice);
}
