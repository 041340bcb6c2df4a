//! Sentences about how an account stands if the phone is gone.

use super::Path::{self, *};
use crate::{
    account::{AccountDecider, AccountEvent, recovery_strength, testing::*},
    decider::Decider,
    policy::{BackupEmail, Policy},
    words::Factor,
};

/// No way back but what the owner has set up; browsers may be remembered.
const LONELY: Policy =
    Policy { mailbox_recovery: false, backup_email: BackupEmail::Offered, remember_device_days: 30, ..FINRUST };

fn ways(account: &Given, policy: Policy) -> Vec<Path> {
    recovery_strength(account.active(), &policy, t(12)).ways
}

fn weakest(account: &Given, policy: Policy) -> Option<Path> {
    recovery_strength(account.active(), &policy, t(12)).weakest
}

fn without_codes(account: Given) -> Given {
    let codes = |event: &AccountEvent| matches!(event, AccountEvent::RecoveryCodesIssued(_));
    given(account.history.into_iter().filter(|event| !codes(event)))
}

#[test]
fn the_ways_are_told_the_strongest_first() {
    assert_eq!(ways(&given(enrolled()), FINRUST), [RecoveryCode, LoginMailbox]);
    assert_eq!(ways(&given(with_backup()), EMPLOYER), [RecoveryCode, BackupMailbox, LoginMailbox]);
    assert_eq!(ways(&given(with_two_apps()), FINRUST), [App, RecoveryCode, LoginMailbox]);
}

#[test]
fn who_has_nothing_but_the_app_has_no_way_and_no_weak_path() {
    let account = without_codes(given(enrolled()));
    assert_eq!(ways(&account, LONELY), []);
    assert_eq!(weakest(&account, LONELY), Some(App));
}

#[test]
fn a_second_app_is_a_way_and_the_only_one_is_none() {
    assert_eq!(ways(&without_codes(given(with_two_apps())), LONELY), [App]);
    assert_eq!(ways(&without_codes(given(enrolled())), LONELY), []);
}

#[test]
fn an_app_that_is_suspended_or_in_the_trash_is_no_way() {
    let suspended = without_codes(given(with_two_apps())).and([suspended(TABLET, t(8))]);
    assert_eq!(ways(&suspended, LONELY), []);
    let trashed = without_codes(given(with_two_apps())).and([trashed(TABLET, 12, t(10))]);
    assert_eq!(ways(&trashed, LONELY), []);
    assert_eq!(weakest(&trashed, LONELY), Some(TrashedApp));
}

#[test]
fn what_is_locked_is_no_way() {
    let codes = given(enrolled()).and([locked(Factor::RecoveryCode, 20, t(9))]);
    assert_eq!(ways(&codes, LONELY), []);
    let apps = given(with_two_apps()).and([locked(Factor::App, 20, t(9))]);
    assert_eq!(ways(&apps, LONELY), [RecoveryCode]);
    assert_eq!(weakest(&apps, LONELY), Some(RecoveryCode));
}

#[test]
fn a_remembered_browser_is_a_path_and_no_way_back() {
    let account = without_codes(given(enrolled())).and([remembered(t(9))]);
    assert_eq!(ways(&account, LONELY), []);
    assert_eq!(weakest(&account, LONELY), Some(RememberedDevice));
    assert_eq!(weakest(&account, STRICT), Some(App), "where none is remembered it opens nothing");
    let over = recovery_strength(account.active(), &LONELY, t(days(31)));
    assert_eq!(over.weakest, Some(App));
}

#[test]
fn a_backup_address_counts_once_it_has_confirmed_and_where_it_is_allowed() {
    let asked = without_codes(given(enrolled())).and([backup_requested(t(9))]);
    assert_eq!(ways(&asked, LONELY), []);
    let confirmed = asked.and([backup_confirmed(t(10))]);
    assert_eq!(ways(&confirmed, LONELY), [BackupMailbox]);
    assert_eq!(ways(&confirmed, STRICT), []);
}

#[test]
fn the_weakest_path_is_what_somebody_with_the_password_needs_least_for() {
    assert_eq!(weakest(&given(enrolled()), FINRUST), Some(LoginMailbox));
    assert_eq!(weakest(&given(with_backup()), LONELY), Some(BackupMailbox));
    assert_eq!(weakest(&given(enrolled()), STRICT), Some(RecoveryCode));
}

#[test]
fn where_the_password_alone_opens_the_account_that_is_all_there_is_to_say() {
    for account in [given(with_password()), given(with_the_only_app_in_the_trash())] {
        assert_eq!(ways(&account, RELAXED), [PasswordAlone]);
        assert_eq!(weakest(&account, RELAXED), Some(PasswordAlone));
    }
    // the first sign-ins, and the days of grace
    assert_eq!(weakest(&given(with_password()), FINRUST), Some(PasswordAlone));
    assert_eq!(weakest(&given(with_password()), CARESHARING), Some(PasswordAlone));
}

#[test]
fn a_code_that_switches_off_is_a_way_like_one_that_signs_in() {
    assert_eq!(ways(&given(enrolled()), SWITCH_OFF), [RecoveryCode, LoginMailbox]);
}

#[test]
fn after_a_reset_by_support_the_login_mailbox_is_a_way_under_any_policy() {
    let account = given(with_backup()).and([reset_by(20, t(9))]);
    assert_eq!(ways(&account, STRICT), [LoginMailbox]);
    assert_eq!(ways(&account, LONELY), [BackupMailbox, LoginMailbox]);
}

#[test]
fn nothing_opens_a_disabled_account() {
    let strength = recovery_strength(given(enrolled()).and([disabled(t(9))]).active(), &FINRUST, t(12));
    assert_eq!((strength.ways, strength.weakest), (vec![], None));
}

/// What any of these paths depends on; the rest of a policy says when and how much.
fn every_policy_about_paths() -> Vec<Policy> {
    let one_of_each = |policy: &Policy| {
        policy.grace_days == 0
            && policy.recovery_codes > 0
            && policy.remember_device_days != 1
            && policy.backup_email != BackupEmail::Required
    };
    every_policy().into_iter().filter(one_of_each).collect()
}

/// R13: what is named opens, and what opens is named. Each account meets every fifteenth policy, the next account the
/// next.
#[test]
fn r13_the_paths_are_those_that_the_decider_opens_whatever_there_is() {
    let policies = every_policy_about_paths();
    for (which, account) in every_account().iter().enumerate() {
        for policy in policies.iter().skip(which % 15).step_by(15) {
            let owner = Owner::of(&account.account, *policy, t(12), AccountDecider::decide);
            let opens = |path: &Path| owner.clone().goes(*path).is_ok();
            let mut opening: Vec<_> = EVERY_PATH.into_iter().filter(opens).collect();
            if opening.contains(&PasswordAlone) {
                opening = vec![PasswordAlone];
            }
            let mut named = super::paths(account.active(), policy, t(12));
            named.sort();
            assert_eq!(named, opening, "{policy:?} {:?}", account.account);
        }
    }
}
