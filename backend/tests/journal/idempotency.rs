//! Receipts, stale pages, and commands that change nothing.

use herstel::{
    entropy,
    jobs::Lane,
    journal::{Failure, Journal},
};
use sqlx::PgConnection;
use tokio::time::{Duration, timeout};
use uuid::Uuid;

use crate::{
    deposit, intent, journal,
    ledger::{Command, Ledger, Overdrawn},
    run, withdraw,
};

async fn keyed(
    journal: &Journal,
    stream: Uuid,
    key: Uuid,
    command: Command,
) -> Result<herstel::journal::Receipt<Ledger>, Failure<Overdrawn>> {
    let mut intent = intent(stream, command);
    intent.key = Some(key);
    journal.execute(intent).await
}

async fn events(database: &mut PgConnection) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM events").fetch_one(database).await.unwrap()
}

#[tokio::test]
async fn a_repeated_key_yields_the_first_receipt_and_no_event() {
    let (database, journal) = journal().await;
    let (stream, key) = (entropy::id(), entropy::id());
    run(&journal, stream, deposit(10)).await.unwrap();
    let command = Command::Withdraw { amounts: vec![4, 5], enclosure: None };
    let first = keyed(&journal, stream, key, command.clone()).await.unwrap();
    run(&journal, stream, deposit(7)).await.unwrap();
    // there would be too little for it now, were it decided again
    run(&journal, stream, withdraw(8)).await.unwrap();
    assert_eq!(keyed(&journal, stream, key, command).await.unwrap(), first);
    assert_eq!((first.version, first.events.len(), first.state.amount()), (3, 2, 1));
    assert_eq!(events(&mut database.admin().await).await, 5);
}

#[tokio::test]
async fn a_key_of_another_stream_is_taken() {
    let (database, journal) = journal().await;
    let key = entropy::id();
    keyed(&journal, entropy::id(), key, deposit(1)).await.unwrap();
    let other = keyed(&journal, entropy::id(), key, deposit(1)).await;
    assert!(matches!(other, Err(Failure::Taken("key"))), "{other:?}");
    assert_eq!(events(&mut database.admin().await).await, 1);
}

#[tokio::test]
async fn a_refused_act_keeps_no_receipt() {
    let (_, journal) = journal().await;
    let (stream, key) = (entropy::id(), entropy::id());
    let refused = keyed(&journal, stream, key, withdraw(1)).await;
    assert!(matches!(refused, Err(Failure::Refused(Overdrawn))));
    run(&journal, stream, deposit(1)).await.unwrap();
    assert_eq!(keyed(&journal, stream, key, withdraw(1)).await.unwrap().version, 2);
}

#[tokio::test]
async fn a_page_is_stale_once_what_it_showed_has_changed() {
    let (_, journal) = journal().await;
    let stream = entropy::id();
    run(&journal, stream, deposit(10)).await.unwrap();
    let shown = run(&journal, stream, withdraw(1)).await.unwrap().version;
    let act = |seen| {
        let mut intent = intent(stream, withdraw(1));
        intent.seen = Some(seen);
        journal.execute(intent)
    };
    // deposits do not matter to it
    run(&journal, stream, deposit(1)).await.unwrap();
    assert!(act(shown).await.is_ok());
    assert!(matches!(act(shown).await, Err(Failure::Stale)));
    assert!(matches!(act(99).await, Err(Failure::Stale)), "what has not happened cannot have been seen");
}

#[tokio::test]
async fn a_command_that_changes_nothing_writes_nothing() {
    let (database, journal) = journal().await;
    let stream = entropy::id();
    run(&journal, stream, Command::Note("mine".to_owned())).await.unwrap();
    let receipt = run(&journal, stream, Command::Note("mine".to_owned())).await.unwrap();
    assert_eq!((receipt.version, receipt.events, receipt.state.note()), (1, vec![], "mine"));
    assert_eq!(events(&mut database.admin().await).await, 1);
}

#[tokio::test]
async fn the_worker_is_woken_when_there_is_a_job() {
    let (_, journal) = journal().await;
    let (stream, woken) = (entropy::id(), journal.jobs_written());
    run(&journal, stream, deposit(1)).await.unwrap();
    assert!(
        timeout(Duration::from_millis(50), woken.heard(Lane::Awaited)).await.is_err(),
        "a deposit asks for no effect"
    );
    run(&journal, stream, withdraw(1)).await.unwrap();
    assert!(timeout(Duration::from_millis(50), woken.heard(Lane::Awaited)).await.is_ok());
}
