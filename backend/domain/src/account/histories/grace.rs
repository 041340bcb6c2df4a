//! X6: the days of grace begin once, and nothing that a newcomer does or that becomes of the policy renews them.

use proptest::{collection::vec, prelude::*, sample::select};

use super::{
    play, runner, the_same_each_time,
    tries::{Act, Try, any_try},
};
use crate::{
    account::{testing::*, *},
    decider::Decider,
    policy::Policy,
    words::Role,
};

type Decided = Result<Vec<AccountEvent>, AccountRefusal>;

/// The first days of somebody who has a password and nothing else, under any policy with grace: they come back, put
/// binding off and choose other passwords, while days pass and the policy becomes any other.
fn newcomers() -> impl Strategy<Value = (Policy, Vec<Try>)> {
    let with_grace: Vec<_> = every_policy().into_iter().filter(|policy| policy.grace(Role::User).is_some()).collect();
    let browser = || 0..2_usize;
    let act = |act: Act| browser().prop_map(move |browser| Try::Act { browser, act: act.clone(), outdated: false });
    let tried = prop_oneof![
        4 => browser().prop_map(|browser| Try::SignIn { browser, proof: None, outdated: false }),
        3 => act(Act::Skip),
        2 => act(Act::ChangePassword),
        2 => select(vec![6, days(1), days(7), days(30)]).prop_map(Try::Wait),
        2 => select(every_policy()).prop_map(Try::EditPolicy),
        1 => any_try(),
    ];
    (select(with_grace), vec(tried, 1..60))
}

#[test]
fn x06_nothing_that_a_newcomer_does_or_that_becomes_of_the_policy_renews_the_grace() {
    let played = runner(1500)
        .run(&newcomers(), |(policy, tries)| play(policy, AccountDecider::decide, with_password(), tries).map(drop));
    if let Err(failure) = played {
        panic!("{failure}");
    }
}

#[track_caller]
fn is_renewed(decide: Decide) {
    let failure = the_same_each_time(400)
        .run(&newcomers(), |(policy, tries)| play(policy, decide, with_password(), tries).map(drop))
        .expect_err("the grace was renewed");
    assert!(failure.to_string().contains("the grace began twice"), "{failure}");
}

/// Decides on a sign-in as if this were the grace that had begun.
fn with_grace(account: &Account, command: AccountCommand, begun: impl FnOnce(&Active) -> Option<Grace>) -> Decided {
    let mut account = account.clone();
    if let (Account::Active(active), AccountCommand::OpenSession(_)) = (&mut account, &command) {
        active.grace = begun(active);
    }
    AccountDecider::decide(&account, command)
}

#[test]
fn x06_a_grace_whose_beginning_is_forgotten_is_found() {
    is_renewed(|account, command| with_grace(account, command, |_| None));
}

#[test]
fn x06_a_grace_that_begins_anew_with_another_password_is_found() {
    is_renewed(|account, command| {
        with_grace(account, command, |active| active.grace.filter(|grace| active.password_since <= grace.since))
    });
}

#[test]
fn x06_a_grace_that_begins_anew_with_an_edit_of_the_policy_is_found() {
    is_renewed(|account, command| {
        let days = match &command {
            AccountCommand::OpenSession(open) => open.policy.grace(Role::User),
            _ => None,
        };
        with_grace(account, command, |active| active.grace.filter(|grace| days == Some(grace.until - grace.since)))
    });
}
