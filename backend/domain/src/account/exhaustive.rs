//! Every command in every state of a small universe: two apps, two recovery codes, two browsers, the owner, somebody
//! who knows the password, somebody who reads the mailbox, support that believes every caller, and time. Where the
//! policy has other ways in, there is one app only, and somebody who reads the backup mailbox besides. Breadth first,
//! so that an attack is told in the fewest steps.

mod controls;
mod moves;
mod normal_form;
mod phones;
mod rules;
mod situation;
mod ways;

use std::collections::{HashMap, VecDeque};

use moves::{Move, Party, Universe};
use rules::Judgement;
use situation::{App, Backup, By, Session, Situation, Spent};

use super::{testing::*, *};
use crate::policy::{BackupEmail, Policy, RecoveryCodeEffect, SecondFactor};

/// What somebody did on the way to a state.
#[derive(Clone, Copy, Debug)]
struct Deed {
    by: Party,
    what: &'static str,
}

/// How a rule was broken.
#[derive(Debug)]
struct Attack {
    rule: &'static str,
    story: Vec<String>,
}

/// What a search saw.
#[derive(Debug)]
struct Searched {
    states: usize,
    moves: usize,
}

struct Search {
    universe: Universe,
    decide: Decide,
    reached: HashMap<Situation, Option<(Situation, Deed)>>,
    waiting: VecDeque<Situation>,
    moves: usize,
}

/// Visits every state that can be reached under `policy`, deciding by `decide`.
fn search(policy: Policy, decide: Decide) -> Result<Searched, Attack> {
    search_in(Universe::of(policy, t(0)), decide)
}

fn search_in(universe: Universe, decide: Decide) -> Result<Searched, Attack> {
    let mut search = Search { universe, decide, reached: HashMap::new(), waiting: VecDeque::new(), moves: 0 };
    search.reach(Situation::START, None);
    while let Some(situation) = search.waiting.pop_front() {
        search.visit(&situation)?;
    }
    Ok(Searched { states: search.reached.len(), moves: search.moves })
}

impl Search {
    fn reach(&mut self, situation: Situation, from: Option<(Situation, Deed)>) {
        if let std::collections::hash_map::Entry::Vacant(unseen) = self.reached.entry(situation) {
            unseen.insert(from);
            self.waiting.push_back(situation);
        }
    }

    fn visit(&mut self, situation: &Situation) -> Result<(), Attack> {
        let account = situation.account(self.universe.means(), self.universe.now);
        let normal = Situation::of(account.active().expect("active"), situation.sessions, self.universe.now);
        assert_eq!(normal, *situation, "a state is its own normal form");
        let mut owner_gets_in = false;
        let mut gone = Vec::new();
        for done in self.universe.moves(situation) {
            self.moves += 1;
            let deed = Deed { by: done.by, what: done.what };
            let Ok(events) = (self.decide)(&account, done.command.clone()) else { continue };
            if events.is_empty() && !done.outdated {
                continue;
            }
            owner_gets_in |= is_a_way_in(&done);
            let knows_password = matches!(done.by, Party::Owner | Party::Guesser);
            gone.extend(ways::way_of(&done.command).filter(|_| knows_password && !done.outdated));
            let after = fold_onto(account.clone(), &events);
            let active = after.active().expect("active");
            match self.universe.judge(situation, &done, &events, active) {
                Judgement::Broken(rule) => return Err(self.attack(rule, situation, deed)),
                Judgement::Unprotected => {}
                Judgement::GoesOn => {
                    let next = Situation::of(active, sessions_after(situation, &done, &events, active), t(0));
                    if next.sessions[1].is_some() && self.universe.is_protected(&next) {
                        return Err(self.attack(
                            "no session of another outlives the linking of a factor",
                            situation,
                            deed,
                        ));
                    }
                    let threw_away = events.iter().any(|event| match event {
                        AccountEvent::AuthenticatorTrashed(_)
                        | AccountEvent::PhoneRemoved(_)
                        | AccountEvent::SecondFactorSwitchedOff(_) => true,
                        AccountEvent::BackupEmailRemoved(removed) => removed.notice.is_some(),
                        _ => false,
                    });
                    if threw_away && !self.universe.has_a_way_back(&next) {
                        return Err(self.attack("nobody throws away their last way back", situation, deed));
                    }
                    self.reach(next, Some((*situation, deed)));
                }
            }
        }
        if let Some(last) = self.unnamed(situation, &account, &gone) {
            return Err(self.attack("what is named opens, and what opens is named", situation, last));
        }
        // Without the mailbox, support is the way back for who was locked out, and for who reported their app.
        let locked = situation.app_locked || situation.codes_locked || situation.phone_locked;
        let stopped = locked || situation.is_reported();
        // Whoever has used the codes of this moment waits for the next.
        let waits = !situation.app_locked && situation.apps.contains(&App::Usable(Spent::Both));
        let by_mailbox = self.universe.policy.mailbox_recovery || situation.backup == Backup::Confirmed;
        // So it is where a report took the backup address away after the owner had come to rely on it.
        let withdrawn = self.universe.policy.allows_backup_email() && situation.backup == Backup::None;
        let may_be_stranded = situation.disabled || waits || ((stopped || withdrawn) && !by_mailbox);
        if !owner_gets_in && !may_be_stranded {
            let last = Deed { by: Party::Owner, what: "finds no way back" };
            return Err(self.attack("there is always a way back for the owner", situation, last));
        }
        let wait = |what| Some((*situation, Deed { by: Party::Service, what }));
        self.reach(situation.after_minutes(), wait("lets six minutes pass"));
        self.reach(situation.after_eleven_minutes(), wait("lets eleven minutes pass"));
        self.reach(situation.after_a_quarter(), wait("lets sixteen minutes pass"));
        self.reach(situation.after_a_week(), wait("lets eight days pass"));
        Ok(())
    }

    /// A way that the page would name and that does not open, or the other way round (R13).
    fn unnamed(&self, situation: &Situation, account: &Account, gone: &[Way]) -> Option<Deed> {
        if situation.disabled {
            return None;
        }
        let named = ways_to_prove(account.active().expect("active"), &self.universe.policy, t(0));
        let hidden = gone.iter().any(|way| !named.contains(way));
        // an app's codes of this moment may have been used
        let shut = named.iter().any(|way| *way != Way::TrashedApp && !gone.contains(way));
        (hidden || shut).then_some(Deed { by: Party::Owner, what: "looks for the ways that the page names" })
    }

    /// The steps that led there.
    fn attack(&self, rule: &'static str, situation: &Situation, last: Deed) -> Attack {
        let mut story = vec![format!("{:?} {}", last.by, last.what)];
        let mut at = situation;
        while let Some(Some((from, deed))) = self.reached.get(at) {
            story.push(format!("{:?} {}", deed.by, deed.what));
            at = from;
        }
        story.reverse();
        Attack { rule, story }
    }
}

fn fold_onto(account: Account, events: &[AccountEvent]) -> Account {
    events.iter().fold(account, AccountDecider::evolve)
}

/// The owner signs in, or asks for the link to do it by.
fn is_a_way_in(done: &Move) -> bool {
    let opens = done.by == Party::Owner && matches!(done.command, AccountCommand::OpenSession(_));
    let asks = matches!(&done.command, AccountCommand::RequestLink(ask) if ask.purpose == LinkPurpose::Prove);
    let other_ways = matches!(
        done.command,
        AccountCommand::RequestMagicLink(_)
            | AccountCommand::RedeemMagicLink(_)
            | AccountCommand::SwitchOffSecondFactor(_)
            | AccountCommand::RecogniseDevice(_)
    ) || phones::asks_to_sign_in(&done.command);
    (opens || asks || (other_ways && done.by == Party::Owner)) && !done.outdated
}

/// Who is signed in afterwards: whoever acted, as the desk has it, and the others unless their session has ended.
fn sessions_after(before: &Situation, done: &Move, events: &[AccountEvent], after: &Active) -> [Option<Session>; 2] {
    let epoch = after.marks.session_epoch;
    let mut sessions = if epoch == 1 { before.sessions } else { [None; 2] };
    let signed_in = events.iter().find_map(|event| match event {
        AccountEvent::SignedIn(signed_in) => Some(opened(signed_in, epoch)),
        _ => None,
    });
    let acting = done.in_session.map(|session| renewed(session, events, epoch, t(0))).or(signed_in);
    if let Some((browser, authority)) = done.by.browser().zip(acting) {
        sessions[browser] = Some(normal(authority));
    }
    sessions
}

/// Only a full session's proof is ever asked for.
fn normal(authority: Authority) -> Session {
    if authority.kind != SessionKind::Full {
        return Session { kind: authority.kind, by: None, fresh: false };
    }
    let by = authority.proof.by.and_then(|by| match by {
        Bound::App(id) => normal_form::APPS.iter().position(|app| *app == id).map(By::App),
        Bound::Phone(_) => Some(By::Phone),
    });
    Session { kind: authority.kind, by, fresh: authority.proof.at == t(0) }
}

#[track_caller]
fn holds_under(name: &str, policy: Policy) {
    holds_in(name, Universe::of(policy, t(0)));
}

#[track_caller]
fn holds_in(name: &str, universe: Universe) {
    match search_in(universe, AccountDecider::decide) {
        Ok(Searched { states, moves }) => println!("{name}: {states} states, {moves} decisions, no rule broken"),
        Err(attack) => panic!("{name}: {attack:#?}"),
    }
}

#[test]
fn no_party_gets_further_than_it_should_where_a_factor_is_demanded() {
    holds_under("factor demanded", FINRUST);
}

#[test]
fn no_party_gets_further_than_it_should_where_the_factor_is_free() {
    holds_under("factor free", RELAXED);
}

#[test]
fn no_party_gets_further_than_it_should_where_roles_are_given_and_taken() {
    for (name, policy) in [("roles", FINRUST), ("roles where the factor is free", RELAXED)] {
        holds_in(name, Universe { roles: true, apps: 1, ..Universe::of(policy, t(0)) });
    }
}

#[test]
fn no_party_gets_further_than_it_should_where_the_mailbox_is_no_way_back() {
    holds_under("factor demanded, no mailbox", STRICT);
    let policy = Policy { second_factor: SecondFactor::Optional, ..STRICT };
    holds_under("factor free, no mailbox", policy);
}

/// Everything that may stand in for an app, and time to do without: the first sign-ins of a new employee.
const EVERY_WAY: Policy =
    Policy { grace_days: 7, remember_device_days: 30, backup_email: BackupEmail::Required, ..FINRUST };
/// As manual 004: the code switches off, and a link goes to the backup address.
const MANUAL_004: Policy =
    Policy { recovery_code_effect: RecoveryCodeEffect::SwitchOff, backup_email: BackupEmail::Offered, ..RELAXED };
/// The same where a factor is demanded and the login mailbox is no way.
const STRICT_004: Policy = Policy { second_factor: SecondFactor::Required, mailbox_recovery: false, ..MANUAL_004 };

#[test]
fn no_party_gets_further_than_it_should_by_grace_backup_address_and_remembered_devices() {
    assert_eq!(EVERY_WAY.grace(crate::words::Role::User), Some(ways::GRACE));
    holds_under("every other way", EVERY_WAY);
}

#[test]
fn no_party_gets_further_than_it_should_where_numbers_are_called() {
    holds_under("a number is called", phones::CALLED);
    holds_under(
        "a number is called where the factor is free",
        Policy { second_factor: SecondFactor::Optional, ..phones::CALLED },
    );
}

#[test]
fn no_party_gets_further_than_it_should_where_codes_are_sent() {
    holds_under("codes are sent", phones::SENT);
    holds_under("codes are sent, no mailbox", Policy { mailbox_recovery: false, ..phones::SENT });
}

#[test]
fn no_party_gets_further_than_it_should_where_a_code_switches_the_factor_off() {
    holds_under("a code switches off", MANUAL_004);
    holds_under("a code switches off what is demanded", STRICT_004);
}
