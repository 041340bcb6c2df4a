//! Controls: with one rule taken out of the decider, the same search finds the attack that the rule is there against.
//!
//! A rule is taken out from outside, by what the decider gets to see; the product knows nothing of it.

use super::{Attack, Decide, normal_form::APPS, search};
use crate::{
    account::{testing::*, *},
    decider::Decider,
    policy::Policy,
};

type Answer = Result<Vec<AccountEvent>, AccountRefusal>;

/// Decides as if the account were another.
fn deciding_on(account: &Account, command: AccountCommand, pretend: impl FnOnce(&mut Active)) -> Answer {
    let mut account = account.clone();
    if let Account::Active(active) = &mut account {
        pretend(active);
    }
    AccountDecider::decide(&account, command)
}

/// The attack that this decider lets through.
#[track_caller]
fn finds(policy: Policy, decide: Decide, rule: &str) -> Attack {
    match search(policy, decide) {
        Ok(searched) => panic!("the search found nothing: {searched:?}"),
        Err(attack) => {
            println!("found in {} steps: {}", attack.story.len(), attack.story.join(" · "));
            assert_eq!(attack.rule, rule, "{attack:#?}");
            attack
        }
    }
}

/// Forgets that there ever was an app, once it is thrown away.
fn without_ever_bound(account: &Account, command: AccountCommand) -> Answer {
    use AccountCommand as C;
    if !matches!(command, C::OpenSession(_) | C::StartEnrolment(_) | C::ConfirmEnrolment(_)) {
        return AccountDecider::decide(account, command);
    }
    deciding_on(account, command, |active| {
        active.authenticators.retain(|app| matches!(app.condition, Condition::Usable | Condition::Suspended { .. }));
    })
}

#[test]
fn without_the_memory_that_there_was_a_factor_the_search_finds_the_way_past_the_trash_can() {
    let rule = "who ever had a factor does not enrol on the password alone";
    let attack = finds(FINRUST, without_ever_bound, rule);
    let end = ["Owner throws an app away", "Guesser signs in by the password alone"];
    assert!(attack.story.ends_with(&end.map(str::to_owned)), "{attack:#?}");
}

/// Forgets which codes were accepted.
fn without_last_step(account: &Account, command: AccountCommand) -> Answer {
    deciding_on(account, command, |active| active.authenticators.iter_mut().for_each(|app| app.last_step = 0))
}

#[test]
fn without_the_memory_of_accepted_codes_the_search_finds_a_code_used_twice() {
    for policy in [FINRUST, RELAXED] {
        finds(policy, without_last_step, "a code is accepted once, and none before it afterwards");
    }
}

/// Lets used recovery codes live.
fn without_voiding(account: &Account, command: AccountCommand) -> Answer {
    deciding_on(account, command, |active| {
        if let Some(set) = &mut active.recovery_codes {
            set.codes.push(code("used before"));
        }
    })
}

#[test]
fn without_voiding_the_search_finds_a_recovery_code_used_twice() {
    finds(FINRUST, without_voiding, "a recovery code is accepted once");
}

/// Takes every session for one of the present.
fn without_epochs(account: &Account, command: AccountCommand) -> Answer {
    let epoch = match &command {
        AccountCommand::OpenSession(open) => open.epoch,
        AccountCommand::TrashAuthenticator(trash) => trash.authority.epoch,
        AccountCommand::StartEnrolment(start) => start.authority.epoch,
        _ => account.marks().session_epoch,
    };
    deciding_on(account, command, |active| active.marks.session_epoch = epoch)
}

#[test]
fn without_epochs_the_search_finds_an_old_session_at_work() {
    finds(FINRUST, without_epochs, "a session of an older epoch changes nothing");
}

/// Takes a suspended app for none.
fn without_suspended_apps(account: &Account, command: AccountCommand) -> Answer {
    deciding_on(account, command, |active| {
        active.authenticators.retain(|app| !matches!(app.condition, Condition::Suspended { .. }));
    })
}

#[test]
fn if_suspended_apps_did_not_count_the_mailbox_would_open_the_account_to_the_password() {
    let rule = "the password alone does nothing where there is a factor";
    let attack = finds(RELAXED, without_suspended_apps, rule);
    assert!(attack.story.iter().any(|step| step == "Reader objects to a notice"));
}

/// Lets the password renew any session's proof where no app is left.
fn without_remembering_what_a_session_rests_on(account: &Account, mut command: AccountCommand) -> Answer {
    if let AccountCommand::ProveAnew(prove) = &mut command {
        prove.authority.proof.app = None;
    }
    AccountDecider::decide(account, command)
}

#[test]
fn if_the_password_renewed_any_proof_the_search_would_find_a_binding_by_it() {
    let rule = "who ever had a factor does not bind on the password alone";
    finds(FINRUST, without_remembering_what_a_session_rests_on, rule);
}

/// Takes the code of an app that is none any more for a fresh proof.
fn without_asking_whether_the_app_is_still_one(account: &Account, mut command: AccountCommand) -> Answer {
    if let (AccountCommand::RenewRecoveryCodes(renew), Account::Active(active)) = (&mut command, account) {
        let usable = APPS.into_iter().find(|id| active.usable().any(|app| app.id == *id));
        renew.authority.proof.app = renew.authority.proof.app.and(usable);
    }
    AccountDecider::decide(account, command)
}

#[test]
fn if_a_thrown_away_app_still_vouched_the_search_would_find_it() {
    let rule = "a change of factors takes a fresh proof with a bound factor";
    finds(FINRUST, without_asking_whether_the_app_is_still_one, rule);
}

/// Counts locked recovery codes as a way back.
fn without_counting_locks(account: &Account, command: AccountCommand) -> Answer {
    if matches!(command, AccountCommand::TrashAuthenticator(_)) {
        return deciding_on(account, command, |active| active.locks.clear());
    }
    AccountDecider::decide(account, command)
}

#[test]
fn if_locked_codes_counted_as_a_way_back_the_search_would_find_who_strands_themselves() {
    finds(STRICT, without_counting_locks, "nobody throws away their last way back");
}

/// Forgets that support reset the account.
fn without_the_memory_of_a_reset(account: &Account, command: AccountCommand) -> Answer {
    deciding_on(account, command, |active| active.reset_at = None)
}

#[test]
fn without_the_memory_of_a_reset_whoever_talks_support_into_one_needs_nothing_but_the_password() {
    let rule = "after a reset by support the password alone opens nothing";
    for policy in [FINRUST, RELAXED] {
        let attack = finds(policy, without_the_memory_of_a_reset, rule);
        assert!(attack.story.iter().any(|step| step == "Support resets the account"), "{attack:#?}");
    }
}

/// Forgets a reset where the password is replaced.
fn without_a_second_proof_after_a_reset(account: &Account, command: AccountCommand) -> Answer {
    if matches!(command, AccountCommand::ResetPassword(_)) {
        return without_the_memory_of_a_reset(account, command);
    }
    AccountDecider::decide(account, command)
}

#[test]
fn x04_without_a_second_proof_after_a_reset_the_mailbox_alone_would_take_the_account_over() {
    let rule = "the mailbox alone changes no password where there is a factor";
    let attack = finds(RELAXED, without_a_second_proof_after_a_reset, rule);
    assert!(attack.story.iter().any(|step| step == "Support resets the account"), "{attack:#?}");
}

/// Takes a disabled account for any other.
fn without_the_memory_of_being_disabled(account: &Account, command: AccountCommand) -> Answer {
    deciding_on(account, command, |active| active.disabled_at = None)
}

#[test]
fn without_the_memory_of_being_disabled_the_search_finds_an_open_door() {
    let rule = "nothing of a disabled account is open to anybody";
    finds(FINRUST, without_the_memory_of_being_disabled, rule);
}
