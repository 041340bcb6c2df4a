//! Sentences about what an edit means, and for whom.

use proptest::prelude::*;

use crate::{
    organisation::{Consequence as C, testing::*, *},
    policy::{BackupEmail, Methods, PasswordRules, Policy, RecoveryCodeEffect, ResetBy, SecondFactor},
    words::Role,
};

const NOTHING: Holding = Holding {
    role: Role::User,
    factor: false,
    app: false,
    numbers: Numbers { called: false, sent: false },
    grace_begun: false,
    codes: false,
    backup_email: false,
    devices: false,
};
const EVERYTHING: Holding =
    Holding { factor: true, app: true, grace_begun: true, codes: true, backup_email: true, devices: true, ..NOTHING };
const CALLED: Holding = Holding { factor: true, numbers: Numbers { called: true, sent: false }, ..NOTHING };
const ALL_METHODS: Methods = Methods { app: true, voice: true, sms: true };
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

/// Every method but this one.
fn without(means: &str) -> Policy {
    let methods = Methods { app: true, voice: means != "voice", sms: means != "sms" };
    Policy { methods, ..POLICY }
}

#[test]
fn whose_only_number_is_reached_no_more_proves_it_another_way_and_binds_what_may_be() {
    let every = Policy { methods: ALL_METHODS, ..POLICY };
    assert_eq!(consequences(&every, &without("voice"), &CALLED), [C::NumberNoFactor]);
    assert_eq!(consequences(&every, &without("sms"), &CALLED), []);
    let sent = Holding { numbers: Numbers { called: false, sent: true }, ..CALLED };
    assert_eq!(consequences(&every, &without("sms"), &sent), [C::NumberNoFactor]);
    assert_eq!(consequences(&without("sms"), &without("voice"), &sent), [C::NumberCounts]);
}

#[test]
fn who_has_nothing_but_that_number_and_no_way_back_needs_support() {
    let every = Policy { methods: ALL_METHODS, ..POLICY };
    let strict = |policy| Policy { mailbox_recovery: false, ..policy };
    assert_eq!(consequences(&every, &strict(without("voice")), &CALLED), [C::LockedOut, C::MailboxNoWay]);
    let lonely = strict(every);
    assert_eq!(consequences(&lonely, &strict(without("voice")), &CALLED), [C::LockedOut]);
    let with_codes = Holding { codes: true, ..CALLED };
    assert_eq!(consequences(&lonely, &strict(without("voice")), &with_codes), [C::NumberNoFactor]);
    // a factor that opens nothing anyhow is no loss
    let suspended = Holding { numbers: Numbers::default(), ..CALLED };
    assert_eq!(consequences(&lonely, &strict(without("voice")), &suspended), []);
}

#[test]
fn who_has_another_factor_loses_the_number_and_stays_in() {
    let every = Policy { methods: ALL_METHODS, ..POLICY };
    let both = Holding { app: true, ..CALLED };
    assert_eq!(consequences(&every, &without("voice"), &both), [C::NumberNoWay]);
    let two = Holding { numbers: Numbers { called: true, sent: true }, ..CALLED };
    assert_eq!(consequences(&every, &without("voice"), &two), [C::NumberNoWay]);
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

#[test]
fn who_serves_users_hears_whether_they_still_reset_phones() {
    let strict = Policy { reset_by: ResetBy::Administrators, ..POLICY };
    let told = |role| {
        let holding = Holding { role, ..EVERYTHING };
        (consequences(&POLICY, &strict, &holding), consequences(&strict, &POLICY, &holding))
    };
    assert_eq!(told(Role::Agent), (vec![C::ResetsNoMore], vec![C::MayReset]));
    for unconcerned in [Role::User, Role::Auditor, Role::Administrator] {
        assert_eq!(told(unconcerned), (vec![], vec![]));
    }
}

fn holdings() -> impl Strategy<Value = Holding> {
    let roles = prop::sample::select(vec![Role::User, Role::Agent, Role::Administrator]);
    let bits = (any::<[bool; 5]>(), any::<[bool; 3]>());
    (roles, bits).prop_map(|(role, ([held, grace_begun, codes, backup_email, devices], [app, called, sent]))| Holding {
        role,
        factor: held || app || called || sent,
        app,
        numbers: Numbers { called, sent },
        grace_begun,
        codes,
        backup_email,
        devices,
    })
}

fn policies() -> impl Strategy<Value = Policy> {
    let backups = prop::sample::select(vec![BackupEmail::Off, BackupEmail::Offered, BackupEmail::Required]);
    let methods = prop::sample::select(vec![
        Methods::APP,
        ALL_METHODS,
        Methods { voice: false, ..ALL_METHODS },
        Methods { sms: false, ..ALL_METHODS },
    ]);
    (any::<[bool; 4]>(), 0..60_u8, 0..90_u8, backups, methods).prop_map(
        |([required, mailbox, sign_in, classes], grace, days, backup, methods)| Policy {
            second_factor: if required { SecondFactor::Required } else { SecondFactor::Optional },
            password: PasswordRules { minimum: 8, classes },
            mailbox_recovery: mailbox,
            grace_days: grace,
            remember_device_days: days,
            recovery_code_effect: if sign_in { RecoveryCodeEffect::SignIn } else { RecoveryCodeEffect::SwitchOff },
            backup_email: backup,
            methods,
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
            (C::LockedOut, C::NoWayBack), (C::LockedOut, C::NumberNoFactor), (C::NumberNoFactor, C::NumberNoWay),
        ] {
            prop_assert!(!both(one, other), "{:?}", told);
        }
        prop_assert!(!(told.contains(&C::MoreGrace) && holding.grace_begun), "X6");
    }
}
