//! A stream's row is what its events amount to, or it is not used.

use std::collections::BTreeMap;

use herstel::{
    entropy,
    journal::{Breakdown, Failure, Folded, Journal, Loaded, Stream},
};
use proptest::{prelude::*, strategy::ValueTree};
use serde_json::Value;
use sqlx::Row;
use uuid::Uuid;

use crate::{
    deposit, intent, journal,
    ledger::{Balance, Command, Ledger},
    run,
    stock::stock_load,
    support::Database,
    withdraw,
};

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        (1_i64..100).prop_map(|amount| Command::Deposit { amount, token: Uuid::from_u128(amount as u128) }),
        prop::collection::vec(1_i64..40, 1..4).prop_map(|amounts| Command::Withdraw { amounts, enclosure: None }),
        "[a-c]{0,2}".prop_map(Command::Note),
    ]
}

/// The row of a stream: version, state and facts.
async fn row(database: &Database, id: Uuid) -> Option<(u64, Balance, Value)> {
    let sql = "SELECT version, state::text, facts FROM streams WHERE stream_id = $1";
    let row = sqlx::query(sql).bind(id.to_string()).fetch_optional(&mut database.admin().await).await.unwrap()?;
    Some((row.get::<i64, _>(0) as u64, serde_json::from_str(row.get(1)).unwrap(), row.get(2)))
}

#[tokio::test]
async fn the_row_equals_the_fold_for_random_histories() {
    let (database, journal) = journal().await;
    let (mut runner, mut streams) = (proptest::test_runner::TestRunner::default(), BTreeMap::new());
    let histories = prop::collection::vec(command(), 1..25);
    for _ in 0..60 {
        let (id, history) = (entropy::id(), histories.new_tree(&mut runner).unwrap().current());
        for command in &history {
            match run(&journal, id, command.clone()).await {
                Ok(receipt) if receipt.version > 0 => {
                    streams.insert(id, Loaded { state: receipt.state, version: receipt.version });
                }
                Ok(_) | Err(Failure::Refused(_)) => {}
                Err(other) => panic!("{other} in {history:?}"),
            }
        }
        if let Some(loaded) = streams.get(&id) {
            let (version, state, facts) = row(&database, id).await.unwrap();
            assert_eq!((&state, version), (&loaded.state, loaded.version), "{history:?}");
            assert_eq!(facts, Ledger::facts(&state), "{history:?}");
            assert_eq!(stock_load(&database.app(1), id).await, (state, version), "{history:?}");
        }
    }
    let mut folded = BTreeMap::new();
    let census = journal.fold_all::<Ledger, Breakdown>(async |Folded { stream, version, state }| {
        folded.insert(stream, Loaded { state, version });
        Ok(())
    });
    assert_eq!(census.await.unwrap().streams, streams.len() as u64);
    assert_eq!(folded, streams);
}

async fn tamper(database: &Database, sql: &str) {
    sqlx::query(sql).execute(&mut database.admin().await).await.unwrap();
}

async fn three_events(journal: &Journal) -> Uuid {
    let id = entropy::id();
    run(journal, id, deposit(10)).await.unwrap();
    run(journal, id, Command::Withdraw { amounts: vec![1, 2], enclosure: None }).await.unwrap();
    id
}

#[tokio::test]
async fn loading_reads_the_row_and_not_the_events() {
    let (database, journal) = journal().await;
    let id = three_events(&journal).await;
    tamper(&database, "DELETE FROM events").await;
    assert_eq!(journal.load::<Ledger>(id).await.unwrap().state.amount(), 7);
}

#[tokio::test]
async fn a_row_of_another_shape_is_ignored_and_rewritten() {
    let (database, journal) = journal().await;
    let id = three_events(&journal).await;
    for broken in [
        "UPDATE streams SET shape = 2, state = '\"another release\"'",
        "UPDATE streams SET shape = 4, state = json_build_object('Open', 1)",
        "UPDATE streams SET state = '[\"not what its shape says\"]'",
        "DELETE FROM streams",
    ] {
        tamper(&database, broken).await;
        let loaded = journal.load::<Ledger>(id).await.unwrap();
        let receipt = run(&journal, id, deposit(1)).await.unwrap();
        assert_eq!(
            (loaded.state.amount() + 1, loaded.version + 1),
            (receipt.state.amount(), receipt.version),
            "{broken}"
        );
        let (version, state, _) = row(&database, id).await.unwrap();
        assert_eq!((state, version), (receipt.state, receipt.version), "{broken}");
    }
    assert_eq!(stock_load(&database.app(1), id).await.1, 7);
}

#[tokio::test]
async fn a_row_that_does_not_stand_where_the_events_do_undoes_the_commit() {
    let (database, journal) = journal().await;
    let id = three_events(&journal).await;
    tamper(&database, "DELETE FROM events WHERE sequence = 3").await;
    tamper(&database, "UPDATE streams SET version = 2").await;
    run(&journal, id, deposit(1)).await.unwrap();
    // as if the row had been put back while a command was being decided
    let mut opened = cqrs_es::EventStore::load_aggregate(&journal.store::<Ledger>(), &id.to_string()).await.unwrap();
    tamper(&database, "UPDATE streams SET version = 1").await;
    let sink = cqrs_es::event_sink::EventSink::default();
    let aggregate = cqrs_es::AggregateContext::aggregate(&mut opened);
    cqrs_es::Aggregate::handle(aggregate, deposit(1), &(), &sink).await.unwrap();
    let store = journal.store::<Ledger>();
    let undone = cqrs_es::EventStore::commit(&store, sink.collect().await, opened, [].into()).await;
    let Err(cqrs_es::AggregateError::UserError(Failure::Broken(Breakdown::Diverged { stream, version: 3 }))) = undone
    else {
        panic!("it was committed, or it failed otherwise")
    };
    assert_eq!(stream, format!("ledger/{id}"));
    assert_eq!(stock_load(&database.app(1), id).await.1, 3);
}

#[tokio::test]
async fn an_empty_stream_is_absent() {
    let (_, journal) = journal().await;
    let absent = journal.load::<Ledger>(entropy::id()).await.unwrap();
    assert_eq!(absent, Loaded { state: Balance::Absent, version: 0 });
    let refused = journal.execute(intent(entropy::id(), withdraw(1))).await;
    assert!(matches!(refused, Err(Failure::Refused(_))));
}
