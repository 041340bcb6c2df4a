//! What becomes of a factor that policy allows no more.

use crate::{
    account::{
        AccountRefusal as Why, AddPhone, AfterPassword, PhoneCondition, StartEnrolment, after_password, testing::*,
    },
    ids::PhoneId,
    policy::{Methods, Policy},
    words::Means,
};

const EACH: [Means; 2] = [Means::Call, Means::Sms];
const EVERY: Methods = Methods { app: true, voice: true, sms: true };

/// Every method but this means.
fn without(means: Means) -> Methods {
    match means {
        Means::Call => Methods { voice: false, ..EVERY },
        Means::Sms => Methods { sms: false, ..EVERY },
    }
}

#[test]
fn whose_only_number_is_reached_no_more_gets_in_another_way_and_binds_what_may_be() {
    for means in EACH {
        let account = given(with_phone(means));
        let policy = Policy { methods: without(means), ..FINRUST };
        assert_eq!(after_password(account.active(), &policy), AfterPassword::ProveAnotherWay);
        let app = StartEnrolment { policy, ..start(account.repair(), PHONE, t(12)) };
        account.when(app.clone()).happens();
        account.when(StartEnrolment { authority: account.enrol(), ..app }).refused(Why::NotInThisSession);
    }
}

#[test]
fn the_same_number_is_bound_anew_by_the_means_that_is_left_and_is_there_once() {
    let account = given(with_phone(Means::Call));
    let again = |policy| {
        let phone = PhoneId::new(uuid::Uuid::from_u128(0xF9));
        AddPhone { phone, policy, ..add_phone(account.repair(), Means::Sms, t(12)) }
    };
    account.when(again(Policy { methods: EVERY, ..FINRUST })).refused(Why::PhoneAlreadyThere);
    let asked = account.when(again(Policy { methods: without(Means::Call), ..FINRUST })).happens();
    assert!(asked.active().phone(MOBILE).unwrap().is_held(), "nothing is bound yet");
    let after = asked.when(confirm_phone(asked.repair(), 2, t(13))).happens();
    let gone = PhoneCondition::Removed { at: t(13), by_support: false };
    assert_eq!(after.active().phone(MOBILE).unwrap().condition, gone);
    let held: Vec<_> = after.active().phones.iter().filter(|phone| phone.is_held()).map(|it| it.means).collect();
    assert_eq!(held, [Means::Sms]);
}

#[test]
fn a_number_that_is_not_the_owners_is_not_bound_anew() {
    let account = given(with_phone(Means::Call)).and([phone_suspended(MOBILE, t(9))]);
    let policy = Policy { methods: without(Means::Call), ..FINRUST };
    let again = AddPhone { policy, ..add_phone(account.repair(), Means::Sms, t(12)) };
    account.when(again).refused(Why::PhoneAlreadyThere);
}
