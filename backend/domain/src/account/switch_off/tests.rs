//! Sentences about the recovery code that switches the second factor off.

use crate::{
    account::{
        AccountRefusal as Why, AfterPassword, Condition, Effect, FROZEN_FOR, LinkPurpose, OpenSession, RESTORABLE_FOR,
        ResetPassword, SessionKind, SwitchOffSecondFactor, Template, Way, after_password, testing::*, ways_to_prove,
    },
    policy::{Policy, SecondFactor},
    words::Factor,
};

/// The same where an employer demands a second factor.
const DEMANDED: Policy = Policy { second_factor: SecondFactor::Required, ..SWITCH_OFF };

fn off() -> Given {
    let account = given(with_backup());
    account.when(switch_off(account.attempt(), t(9))).then([consumed("one", "three", t(9)), switched_off(t(9))])
}

#[test]
fn password_and_code_switch_the_factor_off_and_sign_nobody_in() {
    let after = off();
    assert!(!after.active().holds_factor());
    assert_eq!(after.active().last_sign_in, given(with_backup()).active().last_sign_in);
}

#[test]
fn r12_sessions_and_attempts_end_with_it() {
    let before = given(with_backup());
    assert!(off().epoch() > before.epoch());
    off().when(switch_off(before.attempt(), t(10))).refused(Why::SessionEnded);
}

#[test]
fn where_the_factor_is_free_the_next_sign_in_is_by_password() {
    assert_eq!(after_password(off().active(), &SWITCH_OFF), AfterPassword::SignedIn);
    let open = OpenSession { policy: SWITCH_OFF, ..open(&off(), None, t(10)) };
    off().when(open).then([signed_in(SessionKind::Full, None, t(10))]);
}

#[test]
fn r13_where_it_is_demanded_the_next_sign_in_takes_another_proof_and_never_enrols_on_the_password() {
    assert_eq!(after_password(off().active(), &DEMANDED), AfterPassword::ProveAnotherWay);
    off().when(OpenSession { policy: DEMANDED, ..open(&off(), None, t(10)) }).refused(Why::SecondProofNeeded);
    let ways = [Way::RecoveryCode, Way::BackupMailbox, Way::Mailbox, Way::TrashedApp];
    assert_eq!(ways_to_prove(off().active(), &DEMANDED, t(10)), ways);
    off().when(OpenSession { policy: DEMANDED, ..open(&off(), recovery_code("two", "four"), t(10)) }).happens();
}

#[test]
fn r15_the_code_is_void_and_replaced() {
    off().when(open(&off(), recovery_code("one", "four"), t(10))).refused(Why::CodeAlreadyUsed);
    off().when(open(&off(), recovery_code("three", "four"), t(10))).happens();
}

#[test]
fn under_such_a_policy_a_code_signs_nobody_in_while_there_is_a_factor() {
    let account = given(with_backup());
    let open = OpenSession { policy: SWITCH_OFF, ..open(&account, recovery_code("one", "three"), t(9)) };
    account.when(open).refused(Why::WayNotAllowed);
    let ways = ways_to_prove(account.active(), &SWITCH_OFF, t(9));
    assert_eq!(ways, [Way::SwitchOff, Way::BackupMailbox, Way::Mailbox]);
}

#[test]
fn it_still_counts_as_the_second_proof_for_a_new_password() {
    let account = given(with_backup()).and([requested(LinkPurpose::ResetPassword, 30, t(8))]);
    let by_code = reset_password(presented(30), recovery_code("one", "three"), t(9));
    account.when(ResetPassword { policy: SWITCH_OFF, ..by_code }).happens();
}

#[test]
fn where_a_code_signs_in_it_switches_nothing_off() {
    let account = given(with_backup());
    let switch = SwitchOffSecondFactor { policy: EMPLOYER, ..switch_off(account.attempt(), t(9)) };
    account.when(switch).refused(Why::WayNotAllowed);
}

#[test]
fn what_is_off_is_not_switched_off_again() {
    off().when(switch_off(off().attempt(), t(10))).refused(Why::NoSuchAuthenticator);
    let never = given(with_password());
    never.when(switch_off(never.attempt(), t(10))).refused(Why::NoSuchAuthenticator);
}

#[test]
fn it_takes_an_attempt_and_a_code_that_is_live_and_not_locked() {
    let account = given(with_backup());
    for authority in [account.full(PHONE, t(9)), account.repair(), account.enrol()] {
        account.when(switch_off(authority, t(9))).refused(Why::NotInThisSession);
    }
    let unknown = SwitchOffSecondFactor { selector: "nine".to_owned(), ..switch_off(account.attempt(), t(9)) };
    account.when(unknown).refused(Why::CodeAlreadyUsed);
    let locked = account.and([locked(Factor::RecoveryCode, 20, t(8))]);
    let refused = Why::Locked { factor: Factor::RecoveryCode };
    locked.when(switch_off(locked.attempt(), t(9))).refused(refused);
}

#[test]
fn while_changes_are_frozen_nothing_is_switched_off_and_the_code_opens_a_repair_session() {
    let account = given(with_backup()).and([frozen(t(8))]);
    let until = t(8) + FROZEN_FOR;
    account.when(switch_off(account.attempt(), t(9))).refused(Why::ChangesFrozen { until });
    let open = OpenSession { policy: SWITCH_OFF, ..open(&account, recovery_code("one", "three"), t(9)) };
    account.when(open).happens();
}

#[test]
fn r08_two_proofs_lift_every_lock() {
    let account = given(with_backup()).and([locked(Factor::App, 20, t(8))]);
    let expected = [consumed("one", "three", t(9)), unlocked(t(9)), switched_off(t(9))];
    account.when(switch_off(account.attempt(), t(9))).then(expected);
}

#[test]
fn every_app_goes_to_the_trash_and_only_those_that_worked_come_back() {
    let account = given(with_something_of_everything()).and([switched_off(t(11))]);
    let restorable_until = t(11) + RESTORABLE_FOR;
    let condition = |app| account.active().authenticator(app).unwrap().condition;
    assert_eq!(condition(PHONE), Condition::Trashed { at: t(11), restorable_until });
    assert_eq!(condition(TABLET), Condition::Trashed { at: t(11), restorable_until: t(11) });
    assert_eq!(condition(WATCH), Condition::Trashed { at: t(9), restorable_until: t(9) + RESTORABLE_FOR });
    assert_eq!(account.active().enrolment, None);
    let session = account.full_by_password(t(12));
    account.when(restore(session, PHONE, t(12))).then([restored(PHONE, 53, t(12))]);
    account.when(restore(session, TABLET, t(12))).refused(Why::NotRestorable);
}

#[test]
fn r18_everyone_is_told_and_every_purge_planned_once() {
    let account = given(with_something_of_everything()).and([backup_requested(t(10)), backup_confirmed(t(10))]);
    let effects = account.effects_of(&switched_off(t(11)));
    let mails: Vec<_> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Mail(mail) => Some((mail.template, mail.to.clone(), mail.count, mail.link)),
            Effect::PurgeAuthenticator { .. } | Effect::Ask(_) | Effect::Text(_) => None,
        })
        .collect();
    let told = |to| (Template::SecondFactorSwitchedOff, to, Some(2), Some(link_id(84)));
    assert_eq!(mails, [told(member().email), told(backup_address())]);
    let purge = |authenticator, due| Effect::PurgeAuthenticator { authenticator, due };
    // the watch's purge was planned when its owner threw it away
    assert_eq!(effects[2..], [purge(PHONE, t(11) + RESTORABLE_FOR), purge(TABLET, t(11))]);
}

#[test]
fn an_objection_stops_everything_for_a_day() {
    let stopped = [reported(84, t(10)), backup_withdrawn(t(10)), frozen(t(10))];
    off().when(report_not_me(presented(84), t(10))).then(stopped);
}
