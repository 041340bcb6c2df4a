//! Sentences about what a policy leaves its administrator with.

use super::Administrator;
use crate::{
    account::{
        AccountEvent, Staff,
        testing::{
            AGENT, CARESHARING, FINRUST, Given, LANDLINE, STRICT, WERKTALENT, bound, enrolled, given, t, with_phone,
            with_two_apps,
        },
    },
    policy::Policy,
    words::{Means, Role},
};

/// Whether a factor and a way back are left.
fn left(account: &Given, policy: &Policy) -> (bool, bool) {
    let staff = Staff { role: Role::Administrator, ..AGENT };
    let administrator = Administrator::under(policy, staff, account.active(), t(20));
    (administrator.keeps_a_factor, administrator.keeps_a_way_back)
}

fn without_codes(events: Vec<AccountEvent>) -> Given {
    given(events.into_iter().filter(|event| !matches!(event, AccountEvent::RecoveryCodesIssued(_))))
}

#[test]
fn an_app_is_a_factor_under_every_policy() {
    for policy in [FINRUST, CARESHARING, WERKTALENT] {
        assert_eq!(left(&given(enrolled()), &policy), (true, true));
    }
}

#[test]
fn a_number_is_one_only_where_it_may_be_reached() {
    let account = given(with_phone(Means::Call));
    assert_eq!(left(&account, &CARESHARING), (true, true));
    for policy in [FINRUST, WERKTALENT] {
        assert!(!left(&account, &policy).0);
    }
}

#[test]
fn losing_the_phone_takes_the_app_and_the_number_that_are_on_it() {
    let strict = Policy { methods: CARESHARING.methods, ..STRICT };
    assert_eq!(left(&without_codes(with_phone(Means::Call)), &strict), (true, false));
    let both = without_codes([enrolled(), bound(LANDLINE, Means::Call, 6)].concat());
    assert_eq!(left(&both, &strict), (true, false));
    assert_eq!(left(&both, &Policy { mailbox_recovery: true, ..strict }), (true, true));
    assert_eq!(left(&without_codes(with_two_apps()), &strict), (true, true));
    assert_eq!(left(&given(enrolled()), &strict), (true, true), "recovery codes are on paper");
}
