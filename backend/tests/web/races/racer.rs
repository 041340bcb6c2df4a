//! One racer: a process that takes orders from its parent.

use std::{
    io::stdin,
    sync::atomic::{AtomicUsize, Ordering},
};

use herstel::journal::{Failure, Job, Journal, Stream};
use herstel_domain::{
    Decider,
    account::{Account, AccountCommand, AccountDecider, AccountEvent, AccountRefusal},
};
use serde_json::Value;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use super::contest::{Round, intent};

/// Names the database, in racers only.
pub(super) const DATABASE: &str = "HERSTEL_TEST_RACE";
/// Whether this is the control.
pub(super) const FORGETFUL: &str = "HERSTEL_TEST_RACE_CONTROL";
/// A line that says how a round ended, and how often the racer had to decide.
pub(super) const REPORT: &str = "race: ";

/// How often this process decided: more than once in a round is a race that it ran into.
static DECIDED: AtomicUsize = AtomicUsize::new(0);

/// Does nothing unless a race has started it.
#[test]
fn races_when_it_is_called_for() {
    let Ok(database) = std::env::var(DATABASE) else { return };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let options: PgConnectOptions = database.parse().unwrap();
    let pool = runtime.block_on(async { PgPoolOptions::new().max_connections(1).connect_lazy_with(options) });
    let journal = Journal::new(pool);
    let forgetful = std::env::var(FORGETFUL).unwrap() == "yes";
    for order in stdin().lines() {
        let round: Round = serde_json::from_str(&order.unwrap()).unwrap();
        DECIDED.store(0, Ordering::SeqCst);
        let won = runtime.block_on(async {
            if forgetful { run::<Forgetful>(&journal, round).await } else { run::<Honest>(&journal, round).await }
        });
        println!("\n{REPORT}{} {}", if won { "won" } else { "lost" }, DECIDED.load(Ordering::SeqCst));
    }
}

/// Whether it won; whoever is refused, or does what others may do as well, has lost.
async fn run<D>(journal: &Journal, round: Round) -> bool
where
    D: Stream<Command = (AccountCommand, Round), Event = AccountEvent, Refusal = AccountRefusal>,
{
    let plain = intent::<AccountDecider>(round.account, round.command());
    let herstel::journal::Intent { id, command, provenance, seen, key, attachments } = plain;
    let intent =
        herstel::journal::Intent::<D> { id, command: (command, round.clone()), provenance, seen, key, attachments };
    match journal.execute(intent).await {
        Ok(receipt) => receipt.events.iter().any(|event| round.is_won_by(event)),
        Err(Failure::Refused(_)) => false,
        Err(other) => panic!("{other}"),
    }
}

/// The account as it is, and the control. Both are told which round it is; only the control makes use of it.
struct Honest;
struct Forgetful;

macro_rules! account_stream {
    ($name:ident, |$account:ident, $round:ident| $before:expr) => {
        impl Decider for $name {
            const STREAM: &'static str = AccountDecider::STREAM;
            type State = Account;
            type Command = (AccountCommand, Round);
            type Event = AccountEvent;
            type Refusal = AccountRefusal;

            fn decide(
                $account: &Account,
                (command, $round): Self::Command,
            ) -> Result<Vec<AccountEvent>, AccountRefusal> {
                DECIDED.fetch_add(1, Ordering::SeqCst);
                let before: &Account = &$before;
                AccountDecider::decide(before, $round.renewed(command, before))
            }

            fn evolve(account: Account, event: &AccountEvent) -> Account {
                AccountDecider::evolve(account, event)
            }
        }

        impl Stream for $name {
            const SHAPE: i32 = AccountDecider::SHAPE;

            fn facts(account: &Account) -> Value {
                AccountDecider::facts(account)
            }

            fn jobs(before: &Account, event: &AccountEvent, after: &Account) -> Vec<Job> {
                AccountDecider::jobs(before, event, after)
            }

            fn seen(account: &Account) -> u64 {
                AccountDecider::seen(account)
            }
        }
    };
}

account_stream!(Honest, |account, round| account);
account_stream!(Forgetful, |account, round| {
    let mut account = account.clone();
    if let Account::Active(active) = &mut account {
        round.undo(active);
    }
    account
});
