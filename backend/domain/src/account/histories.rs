//! Random histories: whatever is tried, in whatever order, some things never happen.

mod auditor;
mod episodes;
mod grace;
mod tries;
mod ways_in;
mod world;

use std::{cell::RefCell, collections::BTreeSet};

use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use super::{shapes, testing::*, *};
use crate::{
    decider::{Decider, fold},
    policy::Policy,
    words::{Means, Role},
};
use auditor::Auditor;
use tries::Try;
use world::World;

/// Plays the tries from a beginning, checking after each. Returns all that happened.
fn play(
    policy: Policy,
    decide: Decide,
    beginning: Vec<AccountEvent>,
    tries: Vec<Try>,
) -> Result<Vec<AccountEvent>, TestCaseError> {
    let mut auditor = Auditor::new(policy);
    for event in &beginning {
        auditor.sees(event, None)?;
    }
    let mut world = World::new(policy, beginning);
    for tried in tries {
        let Some(tried) = world.command(&tried) else {
            auditor.follows(world.policy);
            continue;
        };
        let Ok(events) = decide(&world.account, tried.command.clone()) else { continue };
        if let Some(session) = tried.session {
            prop_assert_eq!(session.epoch, world.account.marks().session_epoch, "an old session acts: {:?}", tried);
        }
        if let AccountCommand::ChangeRole(ChangeRole { by, .. }) = &tried.command {
            let may = by.role == Role::Administrator && by.organisation == ORGANISATION;
            prop_assert!(may || events.is_empty(), "a role given by {:?}", by);
        }
        for event in &events {
            auditor.sees(event, tried.session)?;
            let logged = format!("{event:?}");
            prop_assert!(!logged.contains(SECRET), "{}", logged);
            let readable = shapes::readable(&shapes::payload_through_json(event));
            prop_assert!(readable.is_empty(), "an event says {:?}", readable);
        }
        world.happen(&tried, events);
        auditor.compares(&world.account, world.now)?;
        prop_assert_eq!(world.account.marks().version, world.history.len() as u64);
    }
    let folded = fold::<AccountDecider>(&world.history);
    prop_assert_eq!(&folded, &world.account);
    shapes::through_json(&folded);
    let logged = format!("{folded:?}");
    prop_assert!(!logged.contains(SECRET), "{}", logged);
    Ok(world.history)
}

/// Where a history may begin, under any policy: so nobody has signed in yet.
fn beginnings() -> impl Strategy<Value = Vec<AccountEvent>> {
    let beginnings = [
        vec![],
        with_password(),
        // most of what is about the first factor happens here
        with_password(),
        enrolled(),
        with_two_apps(),
        with_the_only_app_in_the_trash(),
        with_something_of_everything(),
        with_backup(),
        with_phone(Means::Sms),
        with_two_phones(),
        [with_two_phones(), vec![phone_suspended(LANDLINE, t(7))]].concat(),
        with_phone_on_file(),
    ];
    let signed_in = |event: &AccountEvent| matches!(event, AccountEvent::SignedIn(_));
    prop::sample::select(beginnings.map(|history| history.into_iter().filter(|e| !signed_in(e)).collect()).to_vec())
}

fn histories() -> impl Strategy<Value = (Vec<AccountEvent>, Vec<Try>)> {
    (beginnings(), episodes::any_life())
}

/// A runner that tries something else each time, and keeps no file: what it finds becomes a sentence.
fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config { cases, max_shrink_iters: 20_000, failure_persistence: None, ..Config::default() })
}

#[track_caller]
fn never_happens_under(policy: Policy) {
    let played = runner(700)
        .run(&histories(), |(beginning, tries)| play(policy, AccountDecider::decide, beginning, tries).map(drop));
    if let Err(failure) = played {
        panic!("{failure}");
    }
}

#[test]
fn what_must_not_happen_never_happens_where_a_factor_is_demanded() {
    never_happens_under(FINRUST);
}

#[test]
fn what_must_not_happen_never_happens_where_the_factor_is_free() {
    never_happens_under(RELAXED);
}

#[test]
fn what_must_not_happen_never_happens_where_the_mailbox_is_no_way_back() {
    never_happens_under(STRICT);
}

#[test]
fn x06_the_grace_is_never_renewed_and_no_path_is_weaker_than_the_policy_whatever_it_becomes() {
    never_happens_under(world::EVERYTHING);
}

/// A runner that tries the same each time.
fn the_same_each_time(cases: u32) -> TestRunner {
    let config = Config { cases, max_shrink_iters: 0, failure_persistence: None, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

#[test]
fn random_tries_reach_every_kind_of_event() {
    let seen = RefCell::new(BTreeSet::new());
    let name = |event: &AccountEvent| format!("{event:?}").split('(').next().map(str::to_owned);
    the_same_each_time(2000)
        .run(&histories(), |(beginning, tries)| {
            let begun = beginning.len();
            let history = play(world::EVERYTHING, AccountDecider::decide, beginning, tries)?;
            seen.borrow_mut().extend(history[begun..].iter().filter_map(name));
            Ok(())
        })
        .expect("no rule is broken");
    let every = [invited(), activation_resent(2, t(1)), activated()];
    let every = every.into_iter().chain(events_of_an_active_account().into_iter().map(|(event, ..)| event));
    let every: BTreeSet<_> = every.filter_map(|event| name(&event)).collect();
    assert_eq!(seen.into_inner(), every);
}

/// The control: a decider that forgets which codes were accepted.
fn forgetful(account: &Account, command: AccountCommand) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let mut account = account.clone();
    if let Account::Active(active) = &mut account {
        active.authenticators.iter_mut().for_each(|app| app.last_step = 0);
    }
    AccountDecider::decide(&account, command)
}

#[test]
fn without_the_memory_of_accepted_codes_random_tries_find_one_used_twice() {
    let failure = the_same_each_time(400)
        .run(&histories(), |(beginning, tries)| play(FINRUST, forgetful, beginning, tries).map(drop))
        .expect_err("a code was used twice");
    assert!(failure.to_string().contains("a step was used twice"), "{failure}");
}
