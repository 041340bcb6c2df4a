//! Many writers of one stream: each acknowledged act is in it once, and nothing else is.

use std::collections::BTreeSet;

use futures::{StreamExt, TryStreamExt, stream};
use herstel::{
    entropy,
    journal::{Failure, Journal},
};
use uuid::Uuid;

use crate::{
    intent, journal,
    ledger::{Command, Event, Ledger},
    run,
};

/// The tokens of the deposits in a stream.
async fn tokens(journal: &Journal, id: Uuid) -> Vec<Uuid> {
    let token = |happening: herstel::journal::Happening<Event>| async move {
        Ok(if let Event::Deposited(deposited) = happening.event { Some(deposited.token) } else { None })
    };
    journal.history::<Ledger>(id).try_filter_map(token).try_collect().await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_64_tasks_racing_on_one_stream_each_acknowledged_act_is_there_once() {
    let (database, _) = journal().await;
    let journal = Journal::new(database.app(32));
    let (stream, acts) = (entropy::id(), 10);
    let task = |_| {
        let journal = journal.clone();
        tokio::spawn(async move {
            let mut acknowledged = Vec::new();
            for _ in 0..acts {
                let token = entropy::id();
                match run(&journal, stream, Command::Deposit { amount: 1, token }).await {
                    Ok(receipt) => acknowledged.push((receipt.version, token)),
                    Err(Failure::Busy) => {}
                    Err(other) => panic!("neither done nor busy: {other}"),
                }
            }
            acknowledged
        })
    };
    let tasks: Vec<_> = (0..64).map(task).collect();
    let mut acknowledged: Vec<_> =
        stream::iter(tasks).then(|task| async { task.await.unwrap() }).flat_map(stream::iter).collect().await;
    acknowledged.sort_unstable();
    assert!(acknowledged.len() >= 64, "only {} acts got through", acknowledged.len());
    // each receipt names the place of its own event
    let (versions, sent): (Vec<_>, Vec<_>) = acknowledged.into_iter().unzip();
    assert_eq!(versions, (1..=versions.len() as u64).collect::<Vec<_>>());
    assert_eq!(tokens(&journal, stream).await, sent);
    assert_eq!(journal.load::<Ledger>(stream).await.unwrap().state.amount(), sent.len() as i64);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_racing_withdrawals_no_more_succeed_than_there_is_money() {
    let (database, _) = journal().await;
    let journal = Journal::new(database.app(16));
    let stream = entropy::id();
    run(&journal, stream, Command::Deposit { amount: 5, token: entropy::id() }).await.unwrap();
    let acts = (0..16).map(|_| run(&journal, stream, Command::Withdraw { amounts: vec![1], enclosure: None }));
    let outcomes = futures::future::join_all(acts).await;
    let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count() as i64;
    let left = journal.load::<Ledger>(stream).await.unwrap().state.amount();
    assert!((1..=5).contains(&done));
    assert_eq!(left, 5 - done);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn racing_repeats_of_one_key_are_one_act() {
    let (database, _) = journal().await;
    let journal = Journal::new(database.app(16));
    for _ in 0..20 {
        let (stream, key, token) = (entropy::id(), entropy::id(), entropy::id());
        let repeat = |_| {
            let mut intent = intent(stream, Command::Deposit { amount: 1, token });
            intent.key = Some(key);
            journal.execute(intent)
        };
        let receipts: BTreeSet<_> =
            futures::future::join_all((0..8).map(repeat)).await.into_iter().map(|it| it.unwrap().version).collect();
        assert_eq!(receipts, BTreeSet::from([1]));
        assert_eq!(tokens(&journal, stream).await, [token]);
    }
}
