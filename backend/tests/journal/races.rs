//! Many writers of one stream: each acknowledged act is in it once, and nothing else is.

use std::collections::BTreeSet;

use futures::{StreamExt, TryStreamExt, stream};
use herstel::{
    entropy,
    journal::{Failure, Journal, Stream},
};
use herstel_domain::Decider;
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    intent, journal,
    ledger::{Command, Deposited, Event, Ledger},
    run,
};

/// The tokens of the deposits in a stream.
async fn tokens(journal: &Journal, id: Uuid) -> Vec<Uuid> {
    let token = |happening: herstel::journal::Happening<Event>| async move {
        Ok(if let Event::Deposited(deposited) = happening.event { Some(deposited.token) } else { None })
    };
    journal.history::<Ledger>(id).try_filter_map(token).try_collect().await.unwrap()
}

/// Somebody who puts money in.
trait Writer: Clone + Send + Sync + 'static {
    fn on(pool: PgPool) -> Self;

    /// The version that the act was acknowledged with; nothing if it was not done.
    fn deposit(&self, stream: Uuid, token: Uuid) -> impl Future<Output = Option<u64>> + Send;
}

impl Writer for Journal {
    fn on(pool: PgPool) -> Self {
        Self::new(pool)
    }

    async fn deposit(&self, stream: Uuid, token: Uuid) -> Option<u64> {
        match run(self, stream, Command::Deposit { amount: 1, token }).await {
            Ok(receipt) => Some(receipt.version),
            Err(Failure::Busy) => None,
            Err(other) => panic!("neither done nor busy: {other}"),
        }
    }
}

/// The control: appends wherever the stream ends by now, and does not look whether that is where it was read to.
#[derive(Clone)]
struct Careless(PgPool);

impl Writer for Careless {
    fn on(pool: PgPool) -> Self {
        Self(pool)
    }

    async fn deposit(&self, stream: Uuid, token: Uuid) -> Option<u64> {
        let read = Journal::new(self.0.clone()).load::<Ledger>(stream).await.unwrap();
        let event = Event::Deposited(Deposited { amount: 1, token });
        let state = serde_json::to_value(Ledger::evolve(read.state, &event)).unwrap();
        let append = "WITH recorded AS (INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, \
               event_version, payload, metadata, actor, correlation) \
             SELECT 'ledger', $1, coalesce(max(sequence), 0) + 1, 'money.deposited', '2', \
               json_build_object('money.deposited@2', json_build_object('amount', 1, 'token', $2::text)), \
               '{}', 'system:tests', $3 FROM events WHERE aggregate_type = 'ledger' AND aggregate_id = $1 \
             RETURNING sequence) \
             INSERT INTO streams (stream_type, stream_id, version, shape, state, facts) \
             SELECT 'ledger', $1, sequence, $4, $5, '{}' FROM recorded \
             ON CONFLICT (stream_type, stream_id) DO UPDATE SET version = excluded.version, state = excluded.state";
        loop {
            let appended = sqlx::query(append)
                .bind(stream.to_string())
                .bind(token.to_string())
                .bind(stream)
                .bind(Ledger::SHAPE)
                .bind(&state)
                .execute(&self.0);
            match appended.await {
                Ok(_) => return Some(read.version + 1),
                // two that append at once share the place: one goes behind the other
                Err(sqlx::Error::Database(error)) if error.is_unique_violation() => {}
                Err(other) => panic!("{other}"),
            }
        }
    }
}

/// What 64 tasks that write to one stream were told, and what is there.
#[derive(Debug)]
struct Aftermath {
    /// Versions and tokens of what was acknowledged, by version.
    acknowledged: Vec<(u64, Uuid)>,
    /// The tokens in the stream, in order.
    stored: Vec<Uuid>,
    amount: i64,
}

impl Aftermath {
    async fn of<W: Writer>() -> Self {
        let (database, journal) = journal().await;
        let (writer, stream) = (W::on(database.app(32)), entropy::id());
        let task = |_| {
            let writer = writer.clone();
            tokio::spawn(async move {
                let mut acknowledged = Vec::new();
                for _ in 0..10 {
                    let token = entropy::id();
                    acknowledged.extend(writer.deposit(stream, token).await.map(|version| (version, token)));
                }
                acknowledged
            })
        };
        let tasks: Vec<_> = (0..64).map(task).collect();
        let mut acknowledged: Vec<_> =
            stream::iter(tasks).then(|task| async { task.await.unwrap() }).flat_map(stream::iter).collect().await;
        acknowledged.sort_unstable();
        let amount = journal.load::<Ledger>(stream).await.unwrap().state.amount();
        Self { acknowledged, stored: tokens(&journal, stream).await, amount }
    }

    /// Whether each act that was acknowledged is there once, at the place that its receipt names.
    fn each_is_there_once(&self) -> bool {
        let (versions, sent): (Vec<_>, Vec<_>) = self.acknowledged.iter().copied().unzip();
        versions == (1..=versions.len() as u64).collect::<Vec<_>>() && sent == self.stored
    }

    /// Whether the row tells what the stream does.
    fn row_is_true(&self) -> bool {
        self.amount == self.stored.len() as i64
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_64_tasks_racing_on_one_stream_each_acknowledged_act_is_there_once() {
    let aftermath = Aftermath::of::<Journal>().await;
    assert!(aftermath.acknowledged.len() >= 64, "only {} acts got through", aftermath.acknowledged.len());
    assert!(aftermath.each_is_there_once() && aftermath.row_is_true(), "{aftermath:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn control_without_a_look_at_the_version_acts_are_lost() {
    let aftermath = Aftermath::of::<Careless>().await;
    assert_eq!(aftermath.acknowledged.len(), 640);
    assert!(!aftermath.each_is_there_once() && !aftermath.row_is_true(), "{aftermath:?}");
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
