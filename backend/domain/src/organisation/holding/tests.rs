//! What is counted before an edit is what happens after it: held to what sign-in does, account by account.

use chrono::{DateTime, Utc};

use super::*;
use crate::{
    account::{Active, after_password, days_of_grace, recovery_strength, testing::*, ways_to_prove},
    organisation::{Consequence as C, consequences},
};

/// Moments while the trash and the days of grace last, after the trash, and after both.
const MOMENTS: [i64; 3] = [20, days(8), days(15)];

/// Everybody that an edit may meet, but for who is disabled (nobody signs in) or locked (which is no part of a holding).
fn everybody() -> Vec<Given> {
    let graced = [7, 14].map(|granted| given([with_password(), vec![grace_started(granted, t(2))]].concat()));
    let numbers = [bound(MOBILE, Means::Call, 5), bound(LANDLINE, Means::Call, 6)].concat();
    let numbers = given([with_password(), numbers].concat());
    let unlocked = |account: &Given| account.active().locks.is_empty() && account.active().disabled_at.is_none();
    every_account().into_iter().filter(unlocked).chain(graced).chain([numbers]).collect()
}

/// What an edit does to an account, as its own rules have it.
fn happens(account: &Active, before: &Policy, after: &Policy, now: DateTime<Utc>) -> Vec<C> {
    use AfterPassword::{Enrol, ProveAnotherWay, Verify};
    let next = [before, after].map(|policy| after_password(account, policy));
    let [in_before, in_after] = [before, after].map(|policy| {
        after_password(account, policy) != ProveAnotherWay || !ways_to_prove(account, policy, now).is_empty()
    });
    let [back_before, back_after] =
        [before, after].map(|policy| !recovery_strength(account, policy, now).ways.is_empty());
    // days begin at the first sign-in that meets the demand
    let days = [before, after].map(|policy| match account.grace {
        Some(_) => days_of_grace(account, policy, now),
        None => policy.grace(account.member.role).map(|granted| granted.num_days() as u16),
    });
    let newly = next[0] != next[1];
    let mailbox = before.mailbox_recovery && !after.mailbox_recovery && account.reset_at.is_none();
    [
        (C::LockedOut, in_before && !in_after),
        (C::NoWayBack, in_after && back_before && !back_after),
        (C::NumberNoFactor, next == [Verify, ProveAnotherWay] && in_after),
        (C::MustProve, newly && next[0] != Verify && next[1] == ProveAnotherWay && in_after),
        (C::MustBind, newly && next[1] == Enrol && days[1].is_none()),
        (C::MustBindAfterGrace, newly && next[1] == Enrol && days[1].is_some()),
        (C::LessGrace, next == [Enrol, Enrol] && days[1] < days[0]),
        (C::MoreGrace, next == [Enrol, Enrol] && days[0] < days[1]),
        (C::MailboxNoWay, mailbox && matches!(next[1], Verify | ProveAnotherWay)),
    ]
    .into_iter()
    .filter_map(|(consequence, is)| is.then_some(consequence))
    .collect()
}

/// The first edit of which something else is told than happens. Each account meets some of the edits, the next one
/// others; what is told of a holding may be `distorted`.
fn told_wrongly(distorted: impl Fn(Holding) -> Holding) -> Option<String> {
    let policies = every_policy();
    let (first, second) = (policies.iter().step_by(7), policies.iter().rev().step_by(11));
    let edits: Vec<_> = first.zip(second.cycle()).collect();
    everybody().iter().enumerate().find_map(|(which, account)| {
        MOMENTS.into_iter().find_map(|moment| {
            let (account, now) = (account.active(), t(moment));
            let holding = distorted(Holding::of(account, now));
            edits.iter().skip(which % 3).step_by(3).find_map(|(before, after)| {
                let told: Vec<_> = consequences(before, after, &holding);
                let happens = happens(account, before, after, now);
                let about = |one: &&C| happens.contains(one) || HELD.contains(one);
                let told: Vec<_> = told.iter().filter(about).copied().collect();
                (told != happens)
                    .then(|| format!("told {told:?}, happens {happens:?}: {before:?} {after:?} {holding:?}"))
            })
        })
    })
}

/// What follows from sign-in; the rest is said by the policy and one fact.
const HELD: [C; 9] = [
    C::LockedOut,
    C::NoWayBack,
    C::NumberNoFactor,
    C::MustProve,
    C::MustBind,
    C::MustBindAfterGrace,
    C::LessGrace,
    C::MoreGrace,
    C::MailboxNoWay,
];

#[test]
fn what_is_told_of_an_edit_is_what_happens_whatever_somebody_has() {
    assert_eq!(told_wrongly(|holding| holding), None);
}

#[test]
fn control_whoever_leaves_out_one_thing_that_somebody_has_tells_something_else() {
    let one = |numbers: Numbers| Numbers { called: numbers.called.min(1), sent: numbers.sent.min(1) };
    let careless: [(&str, &dyn Fn(Holding) -> Holding); 10] = [
        ("factor", &|it| Holding { factor: false, ..it }),
        ("ever bound", &|it| Holding { ever_bound: it.factor, ..it }),
        ("reset", &|it| Holding { reset: false, ..it }),
        ("a second app", &|it| Holding { apps: it.apps.min(1), ..it }),
        ("a number", &|it| Holding { numbers: Numbers::default(), ..it }),
        ("a second number", &|it| Holding { numbers: one(it.numbers), ..it }),
        ("trash", &|it| Holding { trash: false, ..it }),
        ("grace", &|it| Holding { grace: None, ..it }),
        ("codes", &|it| Holding { codes: false, ..it }),
        ("backup address", &|it| Holding { backup_email: false, ..it }),
    ];
    for (what, distorted) in careless {
        assert!(told_wrongly(distorted).is_some(), "nobody missed: {what}");
    }
}
