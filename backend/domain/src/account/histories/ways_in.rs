//! Any policy, edited in mid-life to any other, and any history: what the pages name leads home, nothing else opens, and
//! nothing that opens is weaker than the policy.

use proptest::{prelude::*, sample::select};

use super::{beginnings, episodes::any_life, runner, the_same_each_time, tries::Try, world::World};
use crate::{
    account::{strength::paths, testing::*, *},
    decider::Decider,
    policy::{BackupEmail, Policy, SecondFactor},
};

type Verdict = Result<(), TestCaseError>;
type Life = (Policy, Vec<AccountEvent>, Vec<Try>);

/// Lives a life, looking for the ways in after each step.
fn live(decide: Decide, (policy, beginning, tries): Life) -> Verdict {
    let mut world = World::new(policy, beginning);
    nobody_is_locked_out(&world, decide)?;
    for tried in tries {
        if let Some(tried) = world.command(&tried) {
            let events = decide(&world.account, tried.command.clone()).unwrap_or_default();
            if events.is_empty() {
                continue;
            }
            for event in &events {
                no_weaker_than_the_policy(&world, event)?;
            }
            world.happen(&tried, events);
        }
        nobody_is_locked_out(&world, decide)?;
    }
    Ok(())
}

/// Each path that is named leads home, no other opens, and support helps whoever calls.
fn nobody_is_locked_out(world: &World, decide: Decide) -> Verdict {
    let owner = Owner::of(&world.account, world.policy, world.now, decide);
    if world.account.active().is_err() {
        return Ok(());
    }
    let named = owner.paths();
    for path in &named {
        let mut inside = owner.clone();
        let session = inside.goes(*path);
        prop_assert!(session.is_ok(), "{:?} is named and refused: {:?}", path, session);
        for event in &inside.done {
            no_weaker_than_the_policy(world, event)?;
        }
        let home = owner.clone().goes_home_by(*path);
        prop_assert!(home.is_ok(), "{:?} is named and leads nowhere: {:?}", path, home);
    }
    if named == [Path::PasswordAlone] {
        let (offered, done) = owner.clone().puts_binding_off();
        prop_assert!(offered == done, "days of grace are offered: {}, given: {}", offered, done);
    } else {
        for path in EVERY_PATH.into_iter().filter(|path| !named.contains(path)) {
            prop_assert!(owner.clone().goes(path).is_err(), "{:?} opens and is not named", path);
        }
    }
    another_password_takes_what_is_named(world, &owner)?;
    let home = owner.goes_home_by_support();
    prop_assert!(home.is_ok(), "support does not help: {:?}", home);
    Ok(())
}

/// Whoever forgot the password has another by what is named beside the mailbox, and by nothing else.
fn another_password_takes_what_is_named(world: &World, owner: &Owner) -> Verdict {
    let Ok(account) = world.account.in_use() else { return Ok(()) };
    let chosen = |by| owner.clone().chooses_another_password(by);
    let Some(named) = second_proofs(account, &world.policy) else {
        prop_assert!(chosen(None).is_ok(), "the mailbox is said to be enough for another password");
        return Ok(());
    };
    prop_assert!(chosen(None).is_err(), "the mailbox alone was enough for another password");
    for path in [Path::App, Path::RecoveryCode] {
        let by_path = chosen(Some(path));
        prop_assert!(named.contains(&path) == by_path.is_ok(), "another password by {:?}: {:?}", path, by_path);
    }
    Ok(())
}

/// What opened was named; where a second factor is demanded only one, or a browser that stands in for one, opened
/// everything; and the days of grace began once.
fn no_weaker_than_the_policy(world: &World, event: &AccountEvent) -> Verdict {
    let Ok(account) = world.account.active() else { return Ok(()) };
    if let AccountEvent::GraceStarted(_) = event {
        prop_assert!(account.grace.is_none(), "the grace began twice");
    }
    let AccountEvent::SignedIn(signed_in) = event else { return Ok(()) };
    let policy = &world.policy;
    let named = paths(account, policy, world.now);
    let taken: &[Path] = match (signed_in.proof, &signed_in.device) {
        (_, Some(_)) => &[Path::RememberedDevice],
        (None, None) => &[Path::PasswordAlone],
        (Some(AcceptedProof::App { .. }), None) => &[Path::App],
        (Some(AcceptedProof::Phone { .. }), None) => &[Path::Phone],
        (Some(AcceptedProof::TrashedApp { .. }), None) => &[Path::TrashedApp],
        (Some(AcceptedProof::RecoveryCode), None) => &[Path::RecoveryCode],
        (Some(AcceptedProof::Mailbox), None) => &[Path::LoginMailbox, Path::BackupMailbox],
    };
    let among = named == [Path::PasswordAlone] || taken.iter().any(|path| named.contains(path));
    prop_assert!(among, "{:?} opened and is not among {:?}", taken, named);
    let role = account.member.role;
    if signed_in.opened == SessionKind::Full && policy.demands_second_factor(role) {
        let by_factor = signed_in.proof.and_then(AcceptedProof::bound).is_some();
        let stood_in = signed_in.device.is_some() && policy.remembers_devices_for(role).is_some();
        prop_assert!(by_factor || stood_in, "one kind of proof opened everything: {:?}", signed_in);
    }
    Ok(())
}

/// Any life under any policy.
fn lives() -> impl Strategy<Value = Life> {
    (select(every_policy()), beginnings(), any_life())
}

#[test]
fn whatever_the_policy_becomes_what_is_named_leads_home_and_nothing_weaker_opens() {
    if let Err(failure) = runner(500).run(&lives(), |life| live(AccountDecider::decide, life)) {
        panic!("{failure}");
    }
}

/// What the same lives find where the decider is another.
#[track_caller]
fn is_found(decide: Decide, what: &str) {
    let failure = the_same_each_time(300).run(&lives(), |life| live(decide, life)).expect_err("a rule is broken");
    assert!(failure.to_string().contains(what), "{failure}");
}

/// The control: a decider that knows of no backup address when a link to it is asked for.
fn deaf(account: &Account, command: AccountCommand) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let mut account = account.clone();
    if let (Account::Active(active), AccountCommand::RequestMagicLink(_)) = (&mut account, &command) {
        active.backup_email = None;
    }
    AccountDecider::decide(&account, command)
}

#[test]
fn a_way_that_is_named_and_refused_is_found() {
    is_found(deaf, "BackupMailbox is named and refused");
}

/// The control: a decider that lets a backup mailbox in that policy has switched off.
fn credulous(account: &Account, command: AccountCommand) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let offered = |policy: Policy| Policy { backup_email: BackupEmail::Offered, ..policy };
    let command = match command {
        AccountCommand::RequestMagicLink(it) => RequestMagicLink { policy: offered(it.policy), ..it }.into(),
        AccountCommand::RedeemMagicLink(it) => RedeemMagicLink { policy: offered(it.policy), ..it }.into(),
        other => other,
    };
    AccountDecider::decide(account, command)
}

#[test]
fn a_way_that_opens_and_is_not_named_is_found() {
    is_found(credulous, "opens and is not named");
}

/// The control: a decider that demands nothing of whoever once had days of grace that an edit took away.
fn indulgent(account: &Account, command: AccountCommand) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let begun = account.active().is_ok_and(|active| active.grace.is_some());
    let command = match command {
        AccountCommand::OpenSession(open) if begun && open.policy.grace_days == 0 => {
            let policy = Policy { second_factor: SecondFactor::Optional, ..open.policy };
            OpenSession { policy, ..open }.into()
        }
        other => other,
    };
    AccountDecider::decide(account, command)
}

#[test]
fn x02_a_sign_in_that_skips_the_second_factor_once_the_policy_is_another_is_found() {
    is_found(indulgent, "one kind of proof opened everything");
}

/// The control: a decider to which a link to a mailbox is as good as a factor.
fn trusting(account: &Account, command: AccountCommand) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let mut events = AccountDecider::decide(account, command)?;
    for event in &mut events {
        if let AccountEvent::SignedIn(SignedIn { opened, proof: Some(AcceptedProof::Mailbox), .. }) = event {
            *opened = SessionKind::Full;
        }
    }
    Ok(events)
}

#[test]
fn x05_a_mailbox_that_counts_as_a_factor_is_found() {
    is_found(trusting, "one kind of proof opened everything");
}

/// The control: a decider that forgets that support took every factor away.
fn absent_minded(account: &Account, command: AccountCommand) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let mut account = account.clone();
    if let (Account::Active(active), AccountCommand::RequestLink(_)) = (&mut account, &command) {
        active.reset_at = None;
    }
    AccountDecider::decide(&account, command)
}

#[test]
fn support_that_does_not_help_is_found() {
    is_found(absent_minded, "support does not help");
}
