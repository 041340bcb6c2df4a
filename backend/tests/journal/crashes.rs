//! A crash anywhere between load and commit leaves all of an act or nothing of it.

use std::time::Duration;

use futures::{StreamExt, stream};
use herstel::{
    entropy,
    journal::{Claim, DirectoryEntry, Intent, Job, Journal, NewKey, Stream},
};
use herstel_domain::{Decider, ids::KeyId};
use serde_json::{Value, json};
use sqlx::{
    PgConnection, PgPool, Row,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use uuid::Uuid;

use crate::{
    deposit, intent, journal,
    ledger::{Balance, Command, Event, Ledger, Overdrawn},
    proxy::{Way, Wire},
    run,
    support::Database,
};

/// Everything that a commit can write, from zero to one.
const PARTS: &str = "SELECT \
     (SELECT count(*) FROM events WHERE aggregate_id = $1 AND sequence > 1) / 2, \
     (SELECT count(*) FROM streams WHERE stream_id = $1 AND version = 3), \
     (SELECT count(*) FROM data_keys WHERE owner::text = $1), \
     (SELECT count(*) FROM claims WHERE owner::text = $1), \
     (SELECT count(*) FROM directory WHERE account::text = $1), \
     (SELECT count(*) FROM jobs WHERE account::text = $1) / 2, \
     (SELECT count(*) FROM receipts WHERE stream_id = $1)";

const TABLES: [&str; 7] = ["events", "streams", "data_keys", "claims", "directory", "jobs", "receipts"];

/// Withdraws twice in one act, with everything attached that there is.
fn everything(stream: Uuid) -> Intent<Ledger> {
    let link = entropy::id();
    let mut act = intent(stream, Command::Withdraw { amounts: vec![1, 2], enclosure: Some(link) });
    act.key = Some(entropy::id());
    act.attachments.enclosures.insert(link, json!("sealed"));
    act.attachments.claims = vec![Claim { kind: "email", hash: stream.as_bytes().to_vec() }];
    act.attachments.new_keys = vec![NewKey {
        id: KeyId::new(entropy::id()),
        owner: stream,
        scope: "person",
        keyring_id: "k1".to_owned(),
        wrapped: vec![0; 48],
    }];
    act.attachments.directory = Some(DirectoryEntry {
        organisation: Uuid::nil(),
        name: "Anna".to_owned(),
        email: "anna@example.org".to_owned(),
        phone_ending: None,
    });
    act
}

/// How many of the parts are there, once the server has noticed the crash: none, all, or a number between.
async fn parts(admin: &mut PgConnection, stream: Uuid) -> usize {
    let alive = "SELECT count(*) FROM pg_stat_activity WHERE application_name = $1";
    while sqlx::query_scalar::<_, i64>(alive).bind(stream.to_string()).fetch_one(&mut *admin).await.unwrap() > 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let row = sqlx::query(PARTS).bind(stream.to_string()).fetch_one(admin).await.unwrap();
    (0..TABLES.len()).filter(|&part| row.get::<i64, _>(part) == 1).count()
}

/// One act of the service on a pool that is about to break.
trait Act {
    async fn act(pool: PgPool, stream: Uuid) -> bool;
}

/// The journal as it is.
struct AsItIs;

impl Act for AsItIs {
    async fn act(pool: PgPool, stream: Uuid) -> bool {
        Journal::new(pool).execute(everything(stream)).await.is_ok()
    }
}

/// The control: the jobs are written after the events, outside their transaction.
struct JobsApart;

impl Act for JobsApart {
    async fn act(pool: PgPool, stream: Uuid) -> bool {
        let Intent { id, command, provenance, seen, key, attachments } = everything(stream);
        let silent = Intent::<Silent> { id, command, provenance, seen, key, attachments };
        let jobs = "INSERT INTO jobs (id, kind, account, payload, correlation) \
             SELECT gen_random_uuid(), 'mail', $1, '{}', $1 FROM generate_series(1, 2)";
        Journal::new(pool.clone()).execute(silent).await.is_ok()
            && sqlx::query(jobs).bind(stream).execute(&pool).await.is_ok()
    }
}

/// The ledger, but for its jobs.
struct Silent;

impl Decider for Silent {
    const STREAM: &'static str = Ledger::STREAM;
    type State = Balance;
    type Command = Command;
    type Event = Event;
    type Refusal = Overdrawn;

    fn decide(state: &Balance, command: Command) -> Result<Vec<Event>, Overdrawn> {
        Ledger::decide(state, command)
    }

    fn evolve(state: Balance, event: &Event) -> Balance {
        Ledger::evolve(state, event)
    }
}

impl Stream for Silent {
    const SHAPE: i32 = Ledger::SHAPE;

    fn facts(state: &Balance) -> Value {
        Ledger::facts(state)
    }

    fn jobs(_: &Balance, _: &Event, _: &Balance) -> Vec<Job> {
        vec![]
    }

    fn seen(state: &Balance) -> u64 {
        Ledger::seen(state)
    }
}

/// What was found after all the crashes.
#[derive(Debug, Default)]
struct Found {
    /// Nothing of the act is there.
    nothing: usize,
    /// All of it is.
    all: usize,
    /// Some of it.
    half: usize,
    /// It is not all there, though it was acknowledged.
    lost: usize,
}

impl Found {
    fn add(&mut self, other: &Self) {
        self.nothing += other.nothing;
        self.all += other.all;
        self.half += other.half;
        self.lost += other.lost;
    }
}

/// So many crashes are under way at once: each spends most of its time waiting.
const AT_ONCE: usize = 8;

/// Runs the act over and over, cutting the wire ever later, until it gets through both ways.
async fn crash_everywhere<A: Act>(step: usize) -> Found {
    let (database, journal) = journal().await;
    let mut found = Found::default();
    for way in [Way::There, Way::Back] {
        // what is done to a stream that nothing happens to
        let (acknowledged, whole) = crash::<A>(&database, &journal, way, usize::MAX, &mut found).await;
        assert!(acknowledged, "it was not cut, and yet it failed");
        let crashes = stream::iter((0..=whole).step_by(step)).map(|limit| {
            let (database, journal) = (&database, &journal);
            async move {
                let mut found = Found::default();
                let _ = crash::<A>(database, journal, way, limit, &mut found).await;
                found
            }
        });
        let crashes: Vec<_> = crashes.buffer_unordered(AT_ONCE).collect().await;
        assert!(crashes.len() > whole / step, "{} crashes in {whole} bytes", crashes.len());
        crashes.into_iter().for_each(|one| found.add(&one));
    }
    found
}

/// One act on a wire that is cut: whether it was acknowledged, and how many bytes had passed.
async fn crash<A: Act>(
    database: &Database,
    journal: &Journal,
    way: Way,
    limit: usize,
    found: &mut Found,
) -> (bool, usize) {
    let stream = entropy::id();
    run(journal, stream, deposit(10)).await.unwrap();
    let options = doomed(database, stream);
    let wire = Wire::cut_after(&options, way, limit);
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(Duration::from_millis(500))
        .connect_lazy_with(wire.options(options));
    let acknowledged = A::act(pool.clone(), stream).await;
    let passed = wire.passed(way);
    drop(pool);
    match (parts(&mut database.admin().await, stream).await, acknowledged) {
        (7, _) => found.all += 1,
        (0, false) => found.nothing += 1,
        (_, false) => found.half += 1,
        (_, true) => found.lost += 1,
    }
    (acknowledged, passed)
}

/// Connections that bear the stream's name, so that the server can be asked whether they are still there.
fn doomed(database: &Database, stream: Uuid) -> PgConnectOptions {
    database.options("herstel_app").application_name(&stream.to_string())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_crash_after_any_byte_leaves_all_or_nothing() {
    let found = crash_everywhere::<AsItIs>(1).await;
    assert_eq!((found.half, found.lost), (0, 0), "{found:?}");
    assert!(found.nothing > 500 && found.all > 2, "{found:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn control_jobs_written_apart_are_caught() {
    let found = crash_everywhere::<JobsApart>(37).await;
    assert!(found.half > 0, "{found:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_dies_at_any_table_leaves_nothing() {
    let (database, journal) = journal().await;
    let mut admin = database.admin().await;
    for table in TABLES {
        let stream = entropy::id();
        run(&journal, stream, deposit(10)).await.unwrap();
        // whoever wants to write to the table waits; what it has written before is there, but not committed
        let mut holder = database.admin().await;
        sqlx::raw_sql(&format!("BEGIN; LOCK TABLE {table} IN SHARE MODE")).execute(&mut holder).await.unwrap();
        let act = tokio::spawn(AsItIs::act(
            PgPoolOptions::new().max_connections(1).connect_lazy_with(doomed(&database, stream)),
            stream,
        ));
        let kill = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
             WHERE application_name = $1 AND wait_event_type = 'Lock'";
        while sqlx::query_scalar::<_, i64>(kill).bind(stream.to_string()).fetch_one(&mut admin).await.unwrap() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        assert!(!act.await.unwrap(), "a commit that was ended at {table} was acknowledged");
        drop(holder);
        assert_eq!(parts(&mut admin, stream).await, 0, "after the end at {table}");
    }
}
