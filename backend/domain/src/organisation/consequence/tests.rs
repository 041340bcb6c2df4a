//! Sentences about what an edit means, and for whom.

use proptest::prelude::*;

use crate::{
    organisation::{Consequence as C, testing::*, *},
    policy::{BackupEmail, PasswordRules, Policy, RecoveryCodeEffect, SecondFactor},
    words::Role,
};

const NOTHING: Holding =
    Holding { role: Role::User, factor: false, grace_begun: false, codes: false, backup_email: false, devices: false };
const EVERYTHING: Holding =
    Holding { factor: true, grace_begun: true, codes: true, backup_email: true, devices: true, ..NOTHING };
const FREE: Policy = Policy { second_factor: SecondFactor::Optional, ..POLICY };
const GRACIOUS: Policy = Policy { grace_days: 14, ..POLICY };

#[test]
fn who_has_nothing_must_bind_once_a_factor_is_demanded() {
    assert_eq!(consequences(&FREE, &POLICY, &NOTHING), [C::MustBind]);
    assert_eq!(consequences(&FREE, &GRACIOUS, &NOTHING), [C::MustBindAfterGrace]);
    assert_eq!(consequences(&FREE, &POLICY, &EVERYTHING), []);
}

#[test]
fn staff_needed_one_before_and_have_no_grace() {
    let agent = Holding { role: Role::Agent, ..NOTHING };
    assert_eq!(consequences(&FREE, &GRACIOUS, &agent), []);
    assert_eq!(consequences(&GRACIOUS, &POLICY, &agent), []);
}

#[test]
fn x6_a_longer_grace_is_for_those_only_whose_days_have_not_begun() {
    let longer = Policy { grace_days: 30, ..POLICY };
    let begun = Holding { grace_begun: true, ..NOTHING };
    assert_eq!(consequences(&GRACIOUS, &longer, &NOTHING), [C::MoreGrace]);
    assert_eq!(consequences(&GRACIOUS, &longer, &begun), []);
    assert_eq!(consequences(&longer, &GRACIOUS, &begun), [C::LessGrace]);
    assert_eq!(consequences(&GRACIOUS, &POLICY, &NOTHING), [C::LessGrace]);
}

#[test]
fn a_factor_that_is_not_demanded_any_more_is_everybodys_own_choice() {
    assert_eq!(consequences(&POLICY, &FREE, &EVERYTHING), [C::FreeToChoose]);
    assert_eq!(consequences(&POLICY, &FREE, &NOTHING), [C::FreeToChoose]);
}

#[test]
fn whoever_has_only_the_mailbox_has_no_way_back_without_it() {
    let strict = Policy { mailbox_recovery: false, ..POLICY };
    let only = Holding { factor: true, ..NOTHING };
    assert_eq!(consequences(&POLICY, &strict, &only), [C::NoWayBack, C::MailboxNoWay]);
    assert_eq!(consequences(&POLICY, &strict, &Holding { codes: true, ..only }), [C::MailboxNoWay]);
    assert_eq!(consequences(&POLICY, &strict, &NOTHING), []);
}

#[test]
fn a_backup_address_is_asked_for_or_is_no_way_any_more() {
    let with = |backup_email| Policy { backup_email, ..POLICY };
    let (off, offered, required) = (with(BackupEmail::Off), with(BackupEmail::Offered), with(BackupEmail::Required));
    let holder = Holding { backup_email: true, ..NOTHING };
    assert_eq!(consequences(&offered, &required, &NOTHING), [C::MustSetBackupEmail]);
    assert_eq!(consequences(&offered, &required, &holder), []);
    assert_eq!(consequences(&required, &off, &holder), [C::BackupEmailNoWay]);
}

#[test]
fn devices_and_codes_concern_those_who_have_some() {
    let remembering = Policy { remember_device_days: 30, ..POLICY };
    assert_eq!(consequences(&remembering, &POLICY, &EVERYTHING), [C::RememberedShorter]);
    assert_eq!(consequences(&remembering, &POLICY, &NOTHING), []);
    let off = Policy { recovery_code_effect: RecoveryCodeEffect::SwitchOff, ..POLICY };
    assert_eq!(consequences(&POLICY, &off, &EVERYTHING), [C::CodesSwitchOff]);
    assert_eq!(consequences(&off, &POLICY, &EVERYTHING), [C::CodesSignIn]);
}

fn holdings() -> impl Strategy<Value = Holding> {
    let roles = prop::sample::select(vec![Role::User, Role::Agent, Role::Administrator]);
    (roles, any::<[bool; 5]>()).prop_map(|(role, [factor, grace_begun, codes, backup_email, devices])| Holding {
        role,
        factor,
        grace_begun,
        codes,
        backup_email,
        devices,
    })
}

fn policies() -> impl Strategy<Value = Policy> {
    let backups = prop::sample::select(vec![BackupEmail::Off, BackupEmail::Offered, BackupEmail::Required]);
    (any::<[bool; 4]>(), 0..60_u8, 0..90_u8, backups).prop_map(
        |([required, mailbox, sign_in, classes], grace, days, backup)| Policy {
            second_factor: if required { SecondFactor::Required } else { SecondFactor::Optional },
            password: PasswordRules { minimum: 8, classes },
            mailbox_recovery: mailbox,
            grace_days: grace,
            remember_device_days: days,
            recovery_code_effect: if sign_in { RecoveryCodeEffect::SignIn } else { RecoveryCodeEffect::SwitchOff },
            backup_email: backup,
            ..POLICY
        },
    )
}

proptest! {
    #[test]
    fn an_edit_that_changes_nothing_concerns_nobody(policy in policies(), holding in holdings()) {
        prop_assert_eq!(consequences(&policy, &policy, &holding), []);
    }

    #[test]
    fn what_excludes_each_other_never_happens_at_once(
        before in policies(), after in policies(), holding in holdings(),
    ) {
        let told = consequences(&before, &after, &holding);
        let both = |one, other| told.contains(&one) && told.contains(&other);
        for (one, other) in [
            (C::MustBind, C::MustBindAfterGrace), (C::MustBind, C::FreeToChoose), (C::LessGrace, C::MoreGrace),
            (C::CodesSignIn, C::CodesSwitchOff), (C::MustSetBackupEmail, C::BackupEmailNoWay),
        ] {
            prop_assert!(!both(one, other), "{:?}", told);
        }
        prop_assert!(!(told.contains(&C::MoreGrace) && holding.grace_begun), "X6");
    }
}
