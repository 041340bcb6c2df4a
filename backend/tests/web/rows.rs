//! X10: a stream's row is what its events amount to, whatever crashed; and stock libraries read all we wrote.

use std::{
    panic::AssertUnwindSafe,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use cqrs_es::{AggregateContext, EventStore, persist::PersistedEventStore};
use futures::{FutureExt, TryStreamExt};
use herstel::journal::{Actor, Breakdown, Failure, Folded, Intent, Provenance, Sourced, Stream};
use herstel_domain::{
    Decider,
    access::{Access, AccessCommand, AccessDecider, AccessEvent, RecordRead, RecordRefusal},
    account::{Account, AccountCommand, AccountDecider, SummariseRefusals},
    words::Factor,
};
use postgres_es::PostgresEventRepository;
use sqlx::{Executor, Row};
use uuid::Uuid;

use crate::{
    house::TestApp,
    life::{every_life, invited_twice},
};

type Stock = PersistedEventStore<PostgresEventRepository, Sourced<AccountDecider>>;

/// Compares every stream's row with the fold of its events, ours and the stock library's; how many there are.
async fn compare(app: &TestApp) -> u64 {
    let mut admin = app.database.admin().await;
    let stock = Stock::new_event_store(PostgresEventRepository::new(app.house.pool.clone()));
    let census = app.house.journal.fold_all::<AccountDecider, Breakdown>(async |Folded { stream, version, state }| {
        let sql =
            "SELECT version, shape, state::text, facts FROM streams WHERE stream_type = 'account' AND stream_id = $1";
        let row = sqlx::query(sql).bind(stream.to_string()).fetch_one(&mut admin).await.unwrap();
        assert_eq!(row.get::<i64, _>(0) as u64, version, "{stream}");
        assert_eq!(row.get::<i32, _>(1), AccountDecider::SHAPE);
        assert_eq!(serde_json::from_str::<Account>(row.get(2)).unwrap(), state, "{stream}");
        assert_eq!(row.get::<serde_json::Value, _>(3), AccountDecider::facts(&state), "{stream}");
        let mut theirs = stock.load_aggregate(&stream.to_string()).await.unwrap();
        assert_eq!(theirs.current_sequence as u64, version, "{stream}");
        assert_eq!(theirs.aggregate().state(), &state, "{stream}");
        Ok(())
    });
    let streams = census.await.unwrap().streams;
    let rows: i64 = sqlx::query_scalar("SELECT count(*) FROM streams WHERE stream_type = 'account'")
        .fetch_one(&mut admin)
        .await
        .unwrap();
    assert_eq!(rows as u64, streams, "a row without a stream");
    let apart = "SELECT count(*) FROM events \
         WHERE payload::text NOT LIKE '{\"' || event_type || '@' || event_version || '\":%'";
    let apart: i64 = sqlx::query_scalar(apart).fetch_one(&mut admin).await.unwrap();
    assert_eq!(apart, 0, "columns and payload name different events");
    streams
}

#[tokio::test(flavor = "multi_thread")]
async fn x10_after_whole_lives_each_row_equals_the_fold_and_the_stock_library_agrees() {
    let (app, exchange) = TestApp::with_telephones().await;
    every_life(&app, &exchange).await;
    invited_twice(&app).await;
    assert_eq!(compare(&app).await, 6);
    let known = "SELECT DISTINCT event_type::text FROM events";
    let lived: Vec<String> = sqlx::query_scalar(known).fetch_all(&mut app.database.admin().await).await.unwrap();
    let all = <herstel_domain::account::AccountEvent as herstel::journal::Recorded>::READS.iter();
    let missed: Vec<_> = all.map(|(name, _)| *name).filter(|name| !lived.iter().any(|it| it == name)).collect();
    assert!(missed.is_empty(), "nobody lived {missed:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn x10_a_row_that_lags_behind_its_events_is_seen() {
    let app = TestApp::start().await;
    app.enrolled("finrust").await;
    let lag = "UPDATE streams SET version = version - 1";
    app.database.admin().await.execute(lag).await.unwrap();
    assert!(AssertUnwindSafe(compare(&app)).catch_unwind().await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn x10_connections_that_die_at_any_moment_leave_each_row_equal_to_the_fold() {
    let app = TestApp::start().await;
    let mut people = Vec::new();
    for _ in 0..4 {
        people.push(app.activated("finrust").await.0.id.uuid());
    }
    let over = AtomicBool::new(false);
    let killer = async {
        let mut admin = app.database.admin().await;
        let kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE datname = current_database() AND usename = 'herstel_app' AND state = 'active'";
        let mut killed = 0;
        while !over.load(Ordering::SeqCst) {
            killed += sqlx::query(kill).fetch_all(&mut admin).await.unwrap().len();
            tokio::time::sleep(Duration::from_millis(3)).await;
        }
        killed
    };
    let acts = futures::future::join_all(people.iter().map(|id| acknowledged(&app, *id)));
    let acts = async {
        let acts = acts.await;
        over.store(true, Ordering::SeqCst);
        acts
    };
    let (killed, acts) = tokio::join!(killer, acts);
    assert!(killed > 10, "only {killed} connections died");
    assert_eq!(compare(&app).await, 4);
    let count = "SELECT count(*) FROM events WHERE correlation = $1";
    for act in acts.into_iter().flatten() {
        let found: i64 = sqlx::query_scalar(count).bind(act).fetch_one(&mut app.database.admin().await).await.unwrap();
        assert_eq!(found, 1, "an act that was acknowledged is not there");
    }
}

/// Acts on an account over and over; those that were acknowledged.
async fn acknowledged(app: &TestApp, id: Uuid) -> Vec<Uuid> {
    let mut done = Vec::new();
    for _ in 0..400 {
        let provenance = Provenance::of(Actor::system("tests"));
        let (act, now) = (provenance.correlation, app.clock.now());
        let summary = SummariseRefusals { factor: Factor::Password, count: 1, since: now, now };
        let command = AccountCommand::SummariseRefusals(summary);
        match app.house.journal.execute(Intent::<AccountDecider>::new(id, command, provenance)).await {
            Ok(_) => done.push(act),
            Err(Failure::Broken(_)) => {}
            Err(other) => panic!("{other}"),
        }
    }
    done
}

/// What a session's stream says once it is read anew.
async fn on_record(app: &TestApp, session: Uuid) -> Vec<AccessEvent> {
    let history = app.house.journal.history::<AccessDecider>(session);
    history.map_ok(|happening| happening.event).try_collect().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_session_read_and_was_refused_is_on_record_and_reads_back() {
    let app = TestApp::start().await;
    let (agent, person) = (app.invited("finrust").await, app.invited("finrust").await);
    let member = app.house.journal.load::<AccountDecider>(agent.id.uuid()).await.unwrap().state;
    let (by, organisation, now) = (agent.id, member.member().unwrap().organisation, app.clock.now());
    let session = Uuid::from_u128(7);
    let read = AccessCommand::RecordRead(RecordRead { by, organisation, account: person.id, now });
    let (act, code, account) = ("support.reset".to_owned(), "not_yours".to_owned(), Some(person.id));
    let refusal = AccessCommand::RecordRefusal(RecordRefusal { by, organisation, act, code, account, now });
    for command in [read.clone(), read, refusal] {
        let intent = Intent::<AccessDecider>::new(session, command, Provenance::of(Actor::Account(by)));
        app.house.journal.execute(intent).await.unwrap();
    }
    let events = on_record(&app, session).await;
    assert!(matches!(&events[..], [AccessEvent::RecordRead(_), AccessEvent::Refused(_)]), "{events:?}");
    let row = app.house.journal.load::<AccessDecider>(session).await.unwrap();
    let folded = events.iter().fold(Access::default(), AccessDecider::evolve);
    assert_eq!((row.version, row.state), (2, folded));
    let stock = PersistedEventStore::<PostgresEventRepository, Sourced<AccessDecider>>::new_event_store(
        PostgresEventRepository::new(app.house.pool.clone()),
    );
    assert_eq!(stock.load_aggregate(&session.to_string()).await.unwrap().current_sequence, 2);
}
