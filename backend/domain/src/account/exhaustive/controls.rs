//! Controls: with one rule taken out of the decider, the same search finds the attack that the rule is there against.
//!
//! A rule is taken out from outside, by what the decider gets to see; the product knows nothing of it.

use super::{
    Attack, Decide, EVERY_WAY, MANUAL_004, STRICT_004,
    normal_form::{APPS, ASKERS, OWNERS_LINK},
    phones::{CALLED, SENT},
    search,
};
use crate::{
    account::{testing::*, *},
    decider::Decider,
    policy::Policy,
    words::Role,
};

type Decided = Result<Vec<AccountEvent>, AccountRefusal>;

/// Decides as if the account were another.
fn deciding_on(account: &Account, command: AccountCommand, pretend: impl FnOnce(&mut Active)) -> Decided {
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
fn without_ever_bound(account: &Account, command: AccountCommand) -> Decided {
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
fn without_last_step(account: &Account, command: AccountCommand) -> Decided {
    deciding_on(account, command, |active| active.authenticators.iter_mut().for_each(|app| app.last_step = 0))
}

#[test]
fn without_the_memory_of_accepted_codes_the_search_finds_a_code_used_twice() {
    for policy in [FINRUST, RELAXED] {
        finds(policy, without_last_step, "a code is accepted once, and none before it afterwards");
    }
}

/// Lets used recovery codes live.
fn without_voiding(account: &Account, command: AccountCommand) -> Decided {
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
fn without_epochs(account: &Account, command: AccountCommand) -> Decided {
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
fn without_suspended_apps(account: &Account, command: AccountCommand) -> Decided {
    deciding_on(account, command, |active| {
        active.authenticators.retain(|app| !matches!(app.condition, Condition::Suspended { .. }));
    })
}

#[test]
fn if_suspended_apps_did_not_count_the_mailbox_would_open_the_account_to_the_password() {
    let rule = "the password alone opens no full session where a factor is there or demanded";
    let attack = finds(RELAXED, without_suspended_apps, rule);
    assert!(attack.story.iter().any(|step| step == "Reader objects to a notice"));
}

/// Lets the password renew any session's proof where no app is left.
fn without_remembering_what_a_session_rests_on(account: &Account, mut command: AccountCommand) -> Decided {
    if let AccountCommand::ProveAnew(prove) = &mut command {
        prove.authority.proof.by = None;
    }
    AccountDecider::decide(account, command)
}

#[test]
fn if_the_password_renewed_any_proof_the_search_would_find_a_binding_by_it() {
    let rule = "who ever had a factor does not bind on the password alone";
    finds(FINRUST, without_remembering_what_a_session_rests_on, rule);
}

/// Takes the code of an app that is none any more for a fresh proof.
fn without_asking_whether_the_app_is_still_one(account: &Account, mut command: AccountCommand) -> Decided {
    if let (AccountCommand::RenewRecoveryCodes(renew), Account::Active(active)) = (&mut command, account) {
        let usable = APPS.into_iter().find(|id| active.usable().any(|app| app.id == *id));
        renew.authority.proof.by = renew.authority.proof.by.and(usable.map(Bound::App));
    }
    AccountDecider::decide(account, command)
}

#[test]
fn if_a_thrown_away_app_still_vouched_the_search_would_find_it() {
    let rule = "a change of factors takes a fresh proof with a bound factor";
    finds(FINRUST, without_asking_whether_the_app_is_still_one, rule);
}

/// Counts locked recovery codes as a way back.
fn without_counting_locks(account: &Account, command: AccountCommand) -> Decided {
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
fn without_the_memory_of_a_reset(account: &Account, command: AccountCommand) -> Decided {
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
fn without_a_second_proof_after_a_reset(account: &Account, command: AccountCommand) -> Decided {
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
fn without_the_memory_of_being_disabled(account: &Account, command: AccountCommand) -> Decided {
    deciding_on(account, command, |active| active.disabled_at = None)
}

#[test]
fn without_the_memory_of_being_disabled_the_search_finds_an_open_door() {
    let rule = "nothing of a disabled account is open to anybody";
    finds(FINRUST, without_the_memory_of_being_disabled, rule);
}

/// Takes the last app for proven in any full session.
fn taking_a_session_for_a_proof(account: &Account, mut command: AccountCommand) -> Decided {
    if let (AccountCommand::RequestBackupEmail(request), Account::Active(active)) = (&mut command, account) {
        request.authority.proof.by = active.usable().next().map(|app| Bound::App(app.id));
    }
    AccountDecider::decide(account, command)
}

#[test]
fn r05_if_a_remembered_device_were_a_fresh_proof_the_search_would_find_a_change_by_it() {
    let rule = "a change of factors takes a fresh proof with a bound factor";
    let attack = finds(EVERY_WAY, taking_a_session_for_a_proof, rule);
    assert!(attack.story.iter().any(|step| step == "Owner comes with the remembered browser"), "{attack:#?}");
}

/// Takes whoever confirms a magic link for somebody who proved the password.
fn without_asking_for_the_password(account: &Account, mut command: AccountCommand) -> Decided {
    if let AccountCommand::RedeemMagicLink(redeem) = &mut command {
        redeem.password = PasswordProven::Again;
    }
    AccountDecider::decide(account, command)
}

#[test]
fn r17_without_the_password_in_the_confirming_browser_the_backup_mailbox_alone_would_be_enough() {
    let attack = finds(EVERY_WAY, without_asking_for_the_password, "the backup mailbox alone opens nothing");
    assert!(attack.story.iter().any(|step| step.ends_with("asks for a magic link")), "{attack:#?}");
}

/// Starts the days of grace at every sign-in.
fn without_the_memory_of_grace(account: &Account, command: AccountCommand) -> Decided {
    if matches!(command, AccountCommand::OpenSession(_)) {
        return deciding_on(account, command, |active| active.grace = None);
    }
    AccountDecider::decide(account, command)
}

#[test]
fn x06_without_the_memory_of_grace_every_sign_in_would_renew_it() {
    finds(EVERY_WAY, without_the_memory_of_grace, "the grace is never renewed");
}

/// Lets whoever has begun their days skip for ever.
fn without_an_end_of_grace(account: &Account, command: AccountCommand) -> Decided {
    if let AccountCommand::SkipEnrolment(skip) = &command {
        let until = skip.now + chrono::Duration::days(7);
        return deciding_on(account, command, |active| {
            active.grace = active.grace.map(|_| Grace { since: t(0), until });
        });
    }
    AccountDecider::decide(account, command)
}

#[test]
fn x02_without_an_end_of_grace_a_restarted_sign_in_would_get_round_enrolment() {
    let rule = "nobody skips enrolment but within their days of grace";
    let attack = finds(EVERY_WAY, without_an_end_of_grace, rule);
    assert!(attack.story.iter().any(|step| step == "Service lets eight days pass"), "{attack:#?}");
}

#[test]
fn without_the_memory_that_there_was_a_factor_a_code_that_switches_off_would_open_enrolment_to_the_password() {
    let rule = "who ever had a factor does not enrol on the password alone";
    for policy in [EVERY_WAY, STRICT_004] {
        finds(policy, without_ever_bound, rule);
    }
}

/// Remembers devices whatever changes.
fn with_devices_that_last(account: &Account, command: AccountCommand) -> Decided {
    let AccountCommand::RecogniseDevice(recognise) = &command else {
        return AccountDecider::decide(account, command);
    };
    let device = RememberedDevice {
        id: recognise.device,
        hash: recognise.presented.clone(),
        former: None,
        since: recognise.now,
        until: recognise.now + chrono::Duration::days(30),
        last_used_at: recognise.now,
        origin: None,
    };
    deciding_on(account, command, |active| active.devices = vec![device])
}

#[test]
fn r12_if_devices_outlived_a_change_the_search_would_find_one_at_the_door() {
    finds(EVERY_WAY, with_devices_that_last, "a device that is not remembered opens nothing");
}

/// Takes any code for one that opens a full session's worth: the password alone after it.
fn with_the_password_enough_once_switched_off(account: &Account, command: AccountCommand) -> Decided {
    if let AccountCommand::OpenSession(mut open) = command {
        open.policy.second_factor = crate::policy::SecondFactor::Optional;
        return AccountDecider::decide(account, open.into());
    }
    AccountDecider::decide(account, command)
}

#[test]
fn if_switching_off_made_the_password_enough_where_a_factor_is_demanded_the_search_would_find_it() {
    let rule = "the password alone opens no full session where a factor is there or demanded";
    finds(STRICT_004, with_the_password_enough_once_switched_off, rule);
}

/// Counts no backup address as the last way back.
fn without_counting_what_is_left(account: &Account, command: AccountCommand) -> Decided {
    if let AccountCommand::RemoveBackupEmail(mut remove) = command {
        remove.policy.mailbox_recovery = true;
        return AccountDecider::decide(account, remove.into());
    }
    AccountDecider::decide(account, command)
}

#[test]
fn if_the_last_way_back_could_be_removed_the_search_would_find_who_strands_themselves() {
    let policy = Policy { recovery_code_effect: crate::policy::RecoveryCodeEffect::SignIn, ..STRICT_004 };
    finds(policy, without_counting_what_is_left, "nobody throws away their last way back");
}

/// Lets a code switch off in spite of a freeze.
fn without_the_freeze(account: &Account, command: AccountCommand) -> Decided {
    if matches!(command, AccountCommand::SwitchOffSecondFactor(_)) {
        return deciding_on(account, command, |active| active.frozen_until = None);
    }
    AccountDecider::decide(account, command)
}

#[test]
fn if_a_freeze_did_not_hold_the_code_the_search_would_find_it() {
    finds(MANUAL_004, without_the_freeze, "a live code switches off, and nothing changes in a freeze");
}

/// Takes an answer for one to whoever goes on with it.
fn without_the_browser_that_asked(account: &Account, command: AccountCommand) -> Decided {
    let session = match &command {
        AccountCommand::OpenSession(open) => Some(open.session),
        _ => None,
    };
    deciding_on(account, command, |active| {
        if let (Some(asked), Some(session)) = (&mut active.challenge, session) {
            asked.session = session;
        }
    })
}

/// Takes an answer beside a link for one to whoever opened that link as well.
fn without_the_browser_that_opened_the_link(account: &Account, command: AccountCommand) -> Decided {
    let AccountCommand::ResetPassword(ResetPassword { session: Some(session), .. }) = &command else {
        return AccountDecider::decide(account, command);
    };
    let session = *session;
    deciding_on(account, command, |active| {
        if let Some(asked) = active.challenge.as_mut().filter(|asked| asked.session == ASKERS[OWNERS_LINK]) {
            asked.session = session;
        }
    })
}

#[test]
fn r09_if_an_answer_beside_a_link_counted_for_all_its_readers_the_search_would_find_who_goes_on_with_it() {
    let attack = finds(
        CALLED,
        without_the_browser_that_opened_the_link,
        "the mailbox alone changes no password where there is a factor",
    );
    assert!(attack.story.iter().any(|step| step == "Owner keys the digits in"), "{attack:#?}");
}

#[test]
fn r09_if_an_answer_counted_in_another_browser_the_search_would_find_who_goes_on_with_it() {
    for policy in [CALLED, SENT] {
        finds(policy, without_the_browser_that_asked, "a number's answer counts once, in the browser that asked");
    }
}

/// Takes a call for answered before anybody has.
fn without_waiting_for_the_answer(account: &Account, command: AccountCommand) -> Decided {
    if !matches!(command, AccountCommand::OpenSession(_)) {
        return AccountDecider::decide(account, command);
    }
    deciding_on(account, command, |active| {
        if let Some(asked) = &mut active.challenge {
            asked.answer = Some(Answer::Right);
        }
    })
}

#[test]
fn if_a_call_counted_unanswered_the_password_would_be_enough() {
    finds(CALLED, without_waiting_for_the_answer, "a number's answer counts once, in the browser that asked");
}

/// Takes a number that was reported for none.
fn without_suspended_numbers(account: &Account, command: AccountCommand) -> Decided {
    deciding_on(account, command, |active| {
        active.phones.retain(|phone| !matches!(phone.condition, PhoneCondition::Suspended { .. }));
    })
}

#[test]
fn if_suspended_numbers_did_not_count_the_mailbox_would_open_the_account_to_the_password() {
    let attack = finds(CALLED, without_suspended_numbers, "who ever had a factor does not enrol on the password alone");
    assert!(attack.story.iter().any(|step| step == "Reader objects to a number"), "{attack:#?}");
}

/// Whoever asks for a role is taken for an administrator of the house.
fn without_asking_who(account: &Account, command: AccountCommand) -> Decided {
    let command = match command {
        AccountCommand::ChangeRole(change) => {
            AccountCommand::ChangeRole(ChangeRole { by: Staff { role: Role::Administrator, ..AGENT }, ..change })
        }
        other => other,
    };
    AccountDecider::decide(account, command)
}

#[test]
fn without_asking_who_it_is_the_search_finds_somebody_who_raises_themselves() {
    let rule = "roles are for an administrator of the house to give, and not to themselves";
    finds(FINRUST, without_asking_who, rule);
}
