//! Which number is first, and how they go.

use crate::{
    account::{
        AccountRefusal as Why, Effect, Path, PhoneCondition, RememberDevice, Template, recovery_strength, testing::*,
    },
    policy::{Methods, Policy},
    words::{Factor, Means},
};

/// Two numbers, the mobile one first.
fn with_two_numbers() -> Given {
    given(with_two_phones())
}

#[test]
fn the_first_number_is_primary_until_its_owner_says_otherwise() {
    let account = with_two_numbers();
    let primary = |account: &Given| account.active().primary_phone().map(|phone| phone.id);
    assert_eq!(primary(&account), Some(MOBILE));
    let fresh = account.full_by_phone(MOBILE, t(9));
    account.when(make_primary(fresh, MOBILE, t(10))).nothing();
    let after = account.when(make_primary(fresh, LANDLINE, t(10))).then([phone_made_primary(LANDLINE, t(10))]);
    assert_eq!(primary(&after), Some(LANDLINE));
    let removed = after.and([phone_removed(LANDLINE, t(11))]);
    assert_eq!(primary(&removed), Some(MOBILE), "another takes its place");
}

#[test]
fn the_first_one_that_policy_reaches_is_asked_first() {
    let account = given([with_phone(Means::Call), bound(LANDLINE, Means::Sms, 5)].concat());
    let asked = |account: &Given, methods| {
        let policy = Policy { methods, ..FINRUST };
        account.active().usable_phones(&policy).map(|phone| phone.id).collect::<Vec<_>>()
    };
    let every = Methods { app: true, voice: true, sms: true };
    assert_eq!(asked(&account, every), [MOBILE, LANDLINE]);
    let chosen = account.and([phone_made_primary(LANDLINE, t(10))]);
    assert_eq!(asked(&chosen, every), [LANDLINE, MOBILE]);
    assert_eq!(asked(&chosen, Methods { sms: false, ..every }), [MOBILE]);
    assert_eq!(asked(&chosen, Methods::APP), []);
}

#[test]
fn r05_changing_and_removing_take_a_fresh_proof() {
    let account = with_two_numbers();
    let stale = account.full_by_phone(MOBILE, t(1));
    account.when(make_primary(stale, LANDLINE, t(10))).refused(Why::ProofNeeded);
    account.when(remove_phone(stale, LANDLINE, CARESHARING, t(10))).refused(Why::ProofNeeded);
    let attempt = account.attempt();
    account.when(remove_phone(attempt, LANDLINE, CARESHARING, t(10))).refused(Why::NotInThisSession);
    let frozen = account.and([frozen(t(9))]);
    let fresh = frozen.full_by_phone(MOBILE, t(9));
    frozen
        .when(remove_phone(fresh, LANDLINE, CARESHARING, t(10)))
        .refused(Why::ChangesFrozen { until: t(9 + days(1)) });
}

#[test]
fn a_number_is_removed_for_good_and_ends_the_other_sessions() {
    let account = with_two_numbers();
    let remove = remove_phone(account.full_by_phone(MOBILE, t(9)), LANDLINE, CARESHARING, t(10));
    let after = account.when(remove.clone()).then([phone_removed(LANDLINE, t(10))]);
    assert!(after.epoch() > account.epoch());
    after.when(remove).refused(Why::SessionEnded);
    let again = remove_phone(after.full_by_phone(MOBILE, t(9)), LANDLINE, CARESHARING, t(10));
    after.when(again).refused(Why::NoSuchPhone);
}

#[test]
fn the_last_number_is_not_removed_where_nothing_would_be_left_to_get_back_in_with() {
    let lonely = Policy { mailbox_recovery: false, ..phones(Means::Call) };
    let account = given(with_phone(Means::Call)[..7].to_vec());
    let remove = |account: &Given, policy| remove_phone(account.full_by_phone(MOBILE, t(3)), MOBILE, policy, t(4));
    account.when(remove(&account, lonely)).refused(Why::NoWayBack);
    account.when(remove(&account, phones(Means::Call))).happens();
    let with_another = account.and(bound(LANDLINE, Means::Call, 3));
    with_another.when(remove(&with_another, lonely)).happens();
    // a number that policy has switched off is no way back
    let off = Policy { methods: Methods::APP, ..lonely };
    with_another.when(remove(&with_another, off)).refused(Why::NoWayBack);
    let locked = with_another.and([locked(Factor::Phone, 20, t(3))]);
    locked.when(remove(&locked, lonely)).refused(Why::NoWayBack);
}

#[test]
fn the_last_app_may_go_where_a_number_is_left() {
    let lonely = Policy { mailbox_recovery: false, ..phones(Means::Call) };
    let without_codes = given(enrolled()[..5].to_vec()).and(bound(MOBILE, Means::Call, 4));
    let trash =
        |policy| crate::account::TrashAuthenticator { policy, ..trash(without_codes.full(PHONE, t(9)), PHONE, t(10)) };
    without_codes.when(trash(lonely)).happens();
    without_codes.when(trash(Policy { methods: Methods::APP, ..lonely })).refused(Why::NoWayBack);
}

#[test]
fn r18_what_becomes_of_a_number_is_told_by_its_digits() {
    let account = with_two_numbers();
    let events = [
        (phone_made_primary(LANDLINE, t(10)), Template::PhoneMadePrimary),
        (phone_removed(LANDLINE, t(10)), Template::PhoneRemoved),
        (phone_suspended(LANDLINE, t(10)), Template::PhoneSuspended),
        (phone_resumed(LANDLINE, t(10)), Template::PhoneResumed),
    ];
    for (event, template) in events {
        let told = account.effects_of(&event);
        let [Effect::Mail(mail)] = &told[..] else { panic!("{told:?}") };
        assert_eq!((mail.template, &mail.phone), (template, &Some(number(LANDLINE).sealed)));
        assert_eq!(mail.link.is_none(), template == Template::PhoneSuspended);
    }
}

#[test]
fn support_and_a_code_that_switches_off_take_every_number_away() {
    for (event, by_support) in [(reset_by(20, t(10)), true), (switched_off(t(10)), false)] {
        let account = with_two_numbers().and([event]);
        let gone = PhoneCondition::Removed { at: t(10), by_support };
        assert!(account.active().phones.iter().all(|phone| phone.condition == gone));
        assert!(!account.active().holds_factor());
    }
}

#[test]
fn a_remembered_device_stands_in_for_a_number_too() {
    let methods = Methods { sms: true, ..Methods::APP };
    let policy = Policy { methods, ..WERKTALENT };
    let account = given(with_phone(Means::Sms));
    let device = RememberDevice { policy, ..remember(account.full_by_phone(MOBILE, t(9)), t(10)) };
    let account = account.when(device).happens();
    account.when(recognise(&account, "token-a", "token-b", t(11))).happens();
    let locked = account.and([locked(Factor::Phone, 20, t(11)), remembered(t(11))]);
    locked.when(recognise(&locked, "token-a", "token-b", t(12))).refused(Why::Locked { factor: Factor::Phone });
}

#[test]
fn a_number_is_a_path_and_a_way_back_where_there_is_another() {
    let lonely = Policy { mailbox_recovery: false, recovery_codes: 0, ..phones(Means::Call) };
    let one = given(with_phone(Means::Call)[..7].to_vec());
    let strength = recovery_strength(one.active(), &lonely, t(9));
    assert_eq!((strength.ways, strength.weakest), (vec![], Some(Path::Phone)));
    let two = one.and(bound(LANDLINE, Means::Call, 5));
    assert_eq!(recovery_strength(two.active(), &lonely, t(9)).ways, [Path::Phone]);
    let off = Policy { methods: Methods::APP, ..lonely };
    assert_eq!(recovery_strength(two.active(), &off, t(9)).weakest, None);
}
