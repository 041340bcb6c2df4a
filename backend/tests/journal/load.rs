//! Events that cannot be read stop everything that would depend on them.

use futures::TryStreamExt;
use herstel::{
    entropy,
    journal::{Breakdown, Failure, Journal},
};
use uuid::Uuid;

use crate::{
    deposit, journal,
    ledger::{Command, Event, Ledger},
    run,
    support::Database,
    withdraw,
};

/// A stream of three events without a row, the second of which is changed by `sql`.
async fn tampered(database: &Database, journal: &Journal, sql: &str) -> Uuid {
    let id = entropy::id();
    for command in [deposit(10), Command::Note("mine".to_owned()), withdraw(1)] {
        run(journal, id, command).await.unwrap();
    }
    let mut admin = database.admin().await;
    let second = format!("{sql} WHERE sequence = 2 AND aggregate_id = $1");
    assert_eq!(sqlx::query(&second).bind(id.to_string()).execute(&mut admin).await.unwrap().rows_affected(), 1);
    sqlx::query("DELETE FROM streams WHERE stream_id = $1").bind(id.to_string()).execute(&mut admin).await.unwrap();
    id
}

/// What each way of reading says of the stream.
async fn readings(journal: &Journal, id: Uuid) -> Vec<Breakdown> {
    let Err(Failure::Broken(execute)) = run(journal, id, deposit(1)).await else { panic!("it was decided upon") };
    let stock = cqrs_es::EventStore::load_events(&journal.store::<Ledger>(), &id.to_string()).await;
    let Err(cqrs_es::AggregateError::UserError(Failure::Broken(stock))) = stock else { panic!("postgres-es read it") };
    vec![
        execute,
        stock,
        journal.load::<Ledger>(id).await.unwrap_err(),
        journal.history::<Ledger>(id).try_collect::<Vec<_>>().await.unwrap_err(),
        journal.fold_all::<Ledger, Breakdown>(async |_| Ok(())).await.unwrap_err(),
    ]
}

#[tokio::test]
async fn an_unknown_or_newer_event_refuses_to_load_naming_stream_and_position() {
    for (name, version) in
        [("ledger.audited", "1"), ("ledger.noted", "2"), ("money.deposited", "3"), ("ledger.noted", "x")]
    {
        let (database, journal) = journal().await;
        let set = format!(
            "UPDATE events SET event_type = '{name}', event_version = '{version}', \
             payload = json_build_object('{name}@{version}', '')"
        );
        let id = tampered(&database, &journal, &set).await;
        for breakdown in readings(&journal, id).await {
            let said = breakdown.to_string();
            assert_eq!(
                said,
                format!("event 2 of ledger/{id} is {name} version {version}, which this release cannot read")
            );
        }
    }
}

#[tokio::test]
async fn a_damaged_event_refuses_to_load_naming_stream_and_position() {
    for payload in
        ["{}", "[]", r#"{"ledger.noted@1": 7}"#, r#"{"ledger.noted": ""}"#, r#"{"ledger.noted@1": "", "b": 1}"#]
    {
        let (database, journal) = journal().await;
        let id = tampered(&database, &journal, &format!("UPDATE events SET payload = '{payload}'")).await;
        for breakdown in readings(&journal, id).await {
            let said = breakdown.to_string();
            assert_eq!(
                said,
                format!("event 2 of ledger/{id}, ledger.noted, does not hold what it should"),
                "{payload}"
            );
        }
    }
}

#[tokio::test]
async fn columns_that_contradict_the_payload_refuse_to_load() {
    let (database, journal) = journal().await;
    let id = tampered(&database, &journal, "UPDATE events SET event_type = 'money.withdrawn'").await;
    assert!(matches!(journal.load::<Ledger>(id).await, Err(Breakdown::Damaged { position: 2, .. })));
}

#[tokio::test]
async fn a_missing_event_is_noticed() {
    let (database, journal) = journal().await;
    let id = tampered(&database, &journal, "DELETE FROM events").await;
    let stream = format!("ledger/{id}");
    for gap in [
        journal.load::<Ledger>(id).await.unwrap_err(),
        journal.history::<Ledger>(id).try_collect::<Vec<_>>().await.unwrap_err(),
        journal.fold_all::<Ledger, Breakdown>(async |_| Ok(())).await.unwrap_err(),
    ] {
        assert!(matches!(&gap, Breakdown::Gap { stream: it, expected: 2, found: 3 } if *it == stream), "{gap:?}");
    }
}

#[tokio::test]
async fn an_older_version_is_read_as_todays() {
    let (database, journal) = journal().await;
    let set = r#"UPDATE events SET event_type = 'money.deposited', event_version = '1', payload = '{"money.deposited@1": 5}'"#;
    let id = tampered(&database, &journal, set).await;
    let loaded = journal.load::<Ledger>(id).await.unwrap();
    assert_eq!((loaded.state.amount(), loaded.version), (14, 3));
    let second = journal.history::<Ledger>(id).try_collect::<Vec<_>>().await.unwrap().remove(1);
    assert!(matches!(second.event, Event::Deposited(deposited) if deposited.amount == 5 && deposited.token.is_nil()));
}
