//! The journal on a real PostgreSQL, with a toy stream.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "this is a test; so are its helpers")]

mod claims;
mod crashes;
mod history;
mod idempotency;
mod imports;
mod ledger;
mod load;
mod proxy;
mod races;
mod rebuild;
mod roles;
mod rows;
mod stock;
#[path = "../support/mod.rs"]
mod support;

use herstel::{
    entropy,
    journal::{Actor, Failure, Intent, Journal, Provenance, Receipt},
};
use uuid::Uuid;

use self::{
    ledger::{Command, Ledger, Overdrawn},
    support::Database,
};

/// A fresh database and a journal in it.
async fn journal() -> (Database, Journal) {
    let database = Database::fresh().await;
    let journal = Journal::new(database.app(8));
    (database, journal)
}

fn intent(id: Uuid, command: Command) -> Intent<Ledger> {
    Intent::new(id, command, Provenance::of(Actor::system("tests")))
}

fn deposit(amount: i64) -> Command {
    Command::Deposit { amount, token: entropy::id() }
}

fn withdraw(amount: i64) -> Command {
    Command::Withdraw { amounts: vec![amount], enclosure: None }
}

async fn run(journal: &Journal, id: Uuid, command: Command) -> Result<Receipt<Ledger>, Failure<Overdrawn>> {
    journal.execute(intent(id, command)).await
}
