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
    ever_bound: false,
    reset: false,
    apps: 0,
    numbers: Numbers { called: 0, sent: 0 },
    trash: false,
    grace: None,
    codes: false,
    backup_email: false,
    devices: false,
};
const BOUND: Holding = Holding { factor: true, ever_bound: true, ..NOTHING };
const EVERYTHING: Holding = Holding { apps: 1, codes: true, backup_email: true, devices: true, ..BOUND };
const CALLED: Holding = Holding { numbers: Numbers { called: 1, sent: 0 }, ..BOUND };
/// Of fourteen days of grace the third.
const BEGUN: Holding = Holding { grace: Some(GraceSpent { granted: 14, elapsed: 2 }), ..NOTHING };
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
    let over = Holding { grace: Some(GraceSpent { granted: 14, elapsed: 14 }), ..NOTHING };
    assert_eq!(consequences(&GRACIOUS, &longer, &NOTHING), [C::MoreGrace]);
    assert_eq!(consequences(&GRACIOUS, &longer, &BEGUN), []);
    let shorter = Policy { grace_days: 7, ..POLICY };
    assert_eq!(consequences(&longer, &shorter, &BEGUN), [C::LessGrace]);
    assert_eq!(consequences(&longer, &GRACIOUS, &BEGUN), [], "they had fourteen");
    assert_eq!(consequences(&longer, &shorter, &over), [], "theirs are over");
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
    let only = Holding { apps: 1, ..BOUND };
    assert_eq!(consequences(&POLICY, &strict, &only), [C::NoWayBack, C::MailboxNoWay]);
    assert_eq!(consequences(&POLICY, &strict, &Holding { codes: true, ..only }), [C::MailboxNoWay]);
    assert_eq!(consequences(&POLICY, &strict, &NOTHING), []);
    assert_eq!(consequences(&POLICY, &strict, &BOUND), [C::LockedOut, C::MailboxNoWay], "theirs opens nothing");
}

#[test]
fn who_had_a_factor_once_proves_who_they_are_before_they_bind_another() {
    let once = Holding { ever_bound: true, ..NOTHING };
    assert_eq!(consequences(&FREE, &POLICY, &once), [C::MustProve]);
    assert_eq!(consequences(&FREE, &GRACIOUS, &once), [C::MustProve], "without days of grace");
    let strict = Policy { mailbox_recovery: false, ..POLICY };
    assert_eq!(consequences(&FREE, &strict, &once), [C::LockedOut, C::MailboxNoWay]);
    let trash = Holding { trash: true, ..once };
    assert_eq!(consequences(&FREE, &strict, &trash), [C::NoWayBack, C::MustProve, C::MailboxNoWay]);
}

#[test]
fn a_second_app_or_number_is_a_way_back_while_it_opens_sessions() {
    let lonely = Policy { methods: ALL_METHODS, mailbox_recovery: false, ..POLICY };
    let without_voice = Policy { methods: Methods { voice: false, ..ALL_METHODS }, ..lonely };
    let apps = Holding { apps: 2, ..BOUND };
    assert_eq!(consequences(&POLICY, &lonely, &apps), [C::MailboxNoWay]);
    let numbers = Holding { apps: 1, numbers: Numbers { called: 2, sent: 0 }, ..BOUND };
    assert_eq!(consequences(&lonely, &without_voice, &numbers), [C::NoWayBack, C::NumberNoWay]);
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
    let sent = Holding { numbers: Numbers { called: 0, sent: 1 }, ..CALLED };
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
    let both = Holding { apps: 1, ..CALLED };
    assert_eq!(consequences(&every, &without("voice"), &both), [C::NumberNoWay]);
    let two = Holding { numbers: Numbers { called: 1, sent: 1 }, ..CALLED };
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
    let bits = (any::<[bool; 7]>(), 0..=2_u8, 0..=2_u8, 0..=2_u8);
    let grace = prop::option::of((1..=30_u16, 0..=40_u16));
    (roles, bits, grace).prop_map(|(role, (bits, apps, called, sent), grace)| {
        let [held, once, reset, trash, codes, backup_email, devices] = bits;
        let factor = held || apps + called + sent > 0;
        Holding {
            role,
            factor,
            ever_bound: factor || once,
            reset: reset && !factor,
            apps,
            numbers: Numbers { called, sent },
            trash,
            grace: grace.map(|(granted, elapsed)| GraceSpent { granted, elapsed }),
            codes,
            backup_email,
            devices,
        }
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
            (C::LockedOut, C::MustProve), (C::MustProve, C::NumberNoFactor), (C::MustProve, C::MustBind),
        ] {
            prop_assert!(!both(one, other), "{:?}", told);
        }
        if let Some(grace) = holding.grace {
            let granted = after.grace(holding.role).is_some_and(|after| after.num_days() > grace.elapsed.into());
            prop_assert!(!told.contains(&C::MoreGrace) || grace.elapsed < grace.granted && granted, "X6");
        }
    }
}
