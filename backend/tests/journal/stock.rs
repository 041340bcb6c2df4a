//! cqrs-es and postgres-es as they come are the judge of what we write.

use cqrs_es::{AggregateContext, CqrsFramework, EventStore, persist::PersistedEventStore};
use herstel::{
    entropy,
    journal::{Journal, Sourced},
};
use postgres_es::PostgresEventRepository;
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    deposit, journal,
    ledger::{Balance, Command, Ledger},
    run, withdraw,
};

type Stock = PersistedEventStore<PostgresEventRepository, Sourced<Ledger>>;

/// The state and version that the stock store makes of a stream, from its events alone.
pub(crate) async fn stock_load(pool: &PgPool, id: Uuid) -> (Balance, u64) {
    let stock = Stock::new_event_store(PostgresEventRepository::new(pool.clone()));
    let mut context = stock.load_aggregate(&id.to_string()).await.unwrap();
    (context.aggregate().state().clone(), context.current_sequence as u64)
}

#[tokio::test]
async fn the_stock_store_loads_every_stream_that_we_wrote() {
    let (database, journal) = journal().await;
    for length in 1..20 {
        let id = entropy::id();
        for step in 0..length {
            let command = match step % 3 {
                0 => deposit(100),
                1 => Command::Withdraw { amounts: vec![20, 30], enclosure: None },
                _ => Command::Note(format!("step {step}: \"quoted\", ünïcode, \u{1F511}")),
            };
            run(&journal, id, command).await.unwrap();
        }
        let ours = journal.load::<Ledger>(id).await.unwrap();
        assert_eq!(stock_load(&database.app(1), id).await, (ours.state, ours.version));
    }
}

#[tokio::test]
async fn the_stock_framework_runs_on_our_store() {
    let (_, journal) = journal().await;
    let id = entropy::id();
    let framework = CqrsFramework::new(journal.store::<Ledger>(), vec![], ());
    framework.execute(&id.to_string(), deposit(10)).await.unwrap();
    framework.execute(&id.to_string(), withdraw(3)).await.unwrap();
    let loaded = journal.load::<Ledger>(id).await.unwrap();
    assert_eq!((loaded.state.amount(), loaded.version), (7, 2));
}

#[tokio::test]
async fn our_store_reads_events_as_the_stock_store_does() {
    let (database, journal) = journal().await;
    let id = entropy::id();
    run(&journal, id, deposit(10)).await.unwrap();
    run(&journal, id, Command::Withdraw { amounts: vec![1, 2, 3], enclosure: None }).await.unwrap();
    let stock = Stock::new_event_store(PostgresEventRepository::new(database.app(1)));
    let (theirs, ours) = (
        stock.load_events(&id.to_string()).await.unwrap(),
        journal.store::<Ledger>().load_events(&id.to_string()).await.unwrap(),
    );
    let tell = |events: Vec<cqrs_es::EventEnvelope<Sourced<Ledger>>>| {
        events.into_iter().map(|event| (event.sequence, event.payload, event.metadata)).collect::<Vec<_>>()
    };
    assert_eq!(tell(ours), tell(theirs));
}

#[tokio::test]
async fn what_the_columns_say_the_payload_says_too() {
    let (database, journal): (_, Journal) = journal().await;
    let id = entropy::id();
    run(&journal, id, deposit(10)).await.unwrap();
    run(&journal, id, withdraw(1)).await.unwrap();
    run(&journal, id, Command::Note("mine".to_owned())).await.unwrap();
    let sql =
        "SELECT count(*) FROM events WHERE payload::text LIKE '{\"' || event_type || '@' || event_version || '\":%'";
    let agree: i64 = sqlx::query_scalar(sql).fetch_one(&mut database.admin().await).await.unwrap();
    assert_eq!(agree, 3);
}
