//! X10: rows are made anew from events while commands go on, and nothing is lost or passed over.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use herstel::{
    database::pool,
    entropy,
    journal::{
        Breakdown, Journal, Kind,
        rebuild::{self, Checked, Difference, Differs, Progress, RebuildError, Rebuilt},
    },
};
use sqlx::{Executor, PgPool};
use uuid::Uuid;

use crate::{
    deposit, journal,
    ledger::{Command, Ledger},
    run,
    support::Database,
    withdraw,
};

const KINDS: &[Kind] = &[Kind::of::<Ledger>()];

/// The database's owner, who may swap tables.
async fn owner(database: &Database) -> PgPool {
    let name = database.options("postgres").get_database().unwrap().to_owned();
    let given = format!("ALTER DATABASE {name} OWNER TO herstel_owner");
    database.admin().await.execute(given.as_str()).await.unwrap();
    pool::connect_rebuild(database.options("herstel_owner")).await.unwrap()
}

async fn rebuilt(owner: &PgPool) -> Rebuilt {
    rebuild::rebuild(owner, KINDS, |_| ()).await.unwrap()
}

/// What a check says: how much there is, and what differs.
async fn checked(database: &Database) -> (Checked, Vec<Difference>) {
    let mut found = Vec::new();
    let checked = rebuild::check(&database.app(2), KINDS, |_| (), |difference| found.push(difference)).await.unwrap();
    (checked, found)
}

/// Streams with histories of their own, some long, some of one event.
async fn histories(journal: &Journal, streams: u8) -> Vec<Uuid> {
    let mut ids = Vec::new();
    for _ in 0..streams {
        let id = entropy::id();
        run(journal, id, deposit(1000)).await.unwrap();
        for dice in entropy::bytes::<6>() {
            let command = match dice % 4 {
                0 => deposit(i64::from(dice)),
                1 => withdraw(i64::from(dice)),
                2 => Command::Note(format!("tab\t, \\ and \"quote\" {dice}\nnew line")),
                _ => break,
            };
            run(journal, id, command).await.unwrap();
        }
        ids.push(id);
    }
    ids
}

/// Many events, written by hand: so many streams of so many notes each. Their rows are missing.
async fn many(database: &Database, streams: u32, notes: u32) {
    let fill = format!(
        "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, \
         actor, correlation) SELECT 'ledger', s.id, n, 'money.deposited', '2', \
         json_build_object('money.deposited@2', json_build_object('amount', n, 'token', gen_random_uuid())), '{{}}', \
         'nobody', gen_random_uuid() FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, {streams})) s, \
         generate_series(1, {notes}) n"
    );
    database.admin().await.execute(fill.as_str()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn x10_a_rebuild_beside_commands_loses_none_of_them() {
    let (database, journal) = journal().await;
    let owner = owner(&database).await;
    many(&database, 700, 100).await;
    let ids = histories(&journal, 40).await;
    let over = AtomicBool::new(false);
    let commands = async {
        let mut done = 0_u64;
        while !over.load(Ordering::SeqCst) {
            for id in &ids {
                run(&journal, *id, deposit(1)).await.unwrap();
                done += 1;
            }
            let newcomer = entropy::id();
            run(&journal, newcomer, deposit(1)).await.unwrap();
            done += 1;
        }
        done
    };
    let rebuilds = async {
        let mut all = Vec::new();
        for _ in 0..3 {
            all.push(rebuilt(&owner).await);
        }
        over.store(true, Ordering::SeqCst);
        all
    };
    let (done, all) = tokio::join!(commands, rebuilds);
    assert!(done > 50, "only {done} commands went on meanwhile");
    assert!(all.iter().all(|rebuilt| rebuilt.streams >= 740), "{all:?}");
    assert!(all.iter().any(|rebuilt| rebuilt.caught_up > 0), "nothing happened meanwhile: {all:?}");
    let (checked, found) = checked(&database).await;
    assert_eq!(found, []);
    let events = "SELECT count(*) FROM events";
    let events: i64 = sqlx::query_scalar(events).fetch_one(&mut database.admin().await).await.unwrap();
    assert_eq!(checked.events, events as u64);
    for id in ids {
        run(&journal, id, withdraw(1)).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn x10_control_a_swap_that_does_not_catch_up_is_found_out() {
    let (database, journal) = journal().await;
    let ids = histories(&journal, 5).await;
    let mut admin = database.admin().await;
    admin.execute("CREATE TABLE careless AS SELECT * FROM streams").await.unwrap();
    run(&journal, ids[3], deposit(7)).await.unwrap();
    let newcomer = entropy::id();
    run(&journal, newcomer, deposit(7)).await.unwrap();
    admin.execute("TRUNCATE streams; INSERT INTO streams SELECT * FROM careless").await.unwrap();
    let (_, mut found) = checked(&database).await;
    found.sort_by_key(|difference| difference.stream != format!("ledger/{newcomer}"));
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].differs, Differs::Missing);
    assert_eq!(found[1].stream, format!("ledger/{}", ids[3]));
    assert!(matches!(found[1].differs, Differs::Version { row, events } if row + 1 == events));
}

#[tokio::test(flavor = "multi_thread")]
async fn x10_a_commit_that_is_under_way_at_the_swap_is_waited_for() {
    let (database, journal) = journal().await;
    let owner = owner(&database).await;
    let id = histories(&journal, 1).await[0];
    let mut slow = database.admin().await;
    let act = format!(
        "BEGIN; INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, \
         metadata, actor, correlation) SELECT 'ledger', '{id}', max(sequence) + 1, 'ledger.noted', '1', \
         '{{\"ledger.noted@1\": \"late\"}}', '{{}}', 'nobody', gen_random_uuid() FROM events; \
         UPDATE streams SET version = version + 1"
    );
    sqlx::raw_sql(&act).execute(&mut slow).await.unwrap();
    let late = async {
        tokio::time::sleep(Duration::from_millis(900)).await;
        slow.execute("COMMIT").await.unwrap();
    };
    let (rebuilt, ()) = tokio::join!(rebuilt(&owner), late);
    assert_eq!((rebuilt.streams, rebuilt.caught_up), (1, 1));
    assert_eq!(checked(&database).await.1, []);
}

#[tokio::test]
async fn a_damaged_row_is_named_and_repaired() {
    let (database, journal) = journal().await;
    let owner = owner(&database).await;
    let ids = histories(&journal, 5).await;
    assert_eq!(checked(&database).await.1, []);
    let mut admin = database.admin().await;
    let stray = entropy::id();
    for (damage, id) in [
        ("UPDATE streams SET version = version + 1 WHERE stream_id = $1", ids[0]),
        (
            "UPDATE streams SET state = replace(state::text, '\"amount\":', '\"amount\":1')::json WHERE stream_id = $1",
            ids[1],
        ),
        ("UPDATE streams SET facts = '{}' WHERE stream_id = $1", ids[2]),
        ("DELETE FROM streams WHERE stream_id = $1", ids[3]),
        ("UPDATE streams SET shape = shape - 1 WHERE stream_id = $1", ids[4]),
        ("INSERT INTO streams SELECT 'ledger', $1, version, shape, state, facts FROM streams LIMIT 1", stray),
    ] {
        let damaged = sqlx::query(damage).bind(id.to_string()).execute(&mut admin).await.unwrap();
        assert_eq!(damaged.rows_affected(), 1, "{damage}");
    }
    let (checked_now, found) = checked(&database).await;
    assert_eq!(checked_now.different, 6);
    let of = |id: Uuid| found.iter().find(|it| it.stream == format!("ledger/{id}")).map(|it| it.differs);
    assert!(matches!(of(ids[0]), Some(Differs::Version { row, events }) if row == events + 1));
    assert_eq!(of(ids[1]), Some(Differs::State));
    assert_eq!(of(ids[2]), Some(Differs::Facts));
    assert_eq!(of(ids[3]), Some(Differs::Missing));
    assert!(matches!(of(ids[4]), Some(Differs::Shape(_))));
    assert_eq!(of(stray), Some(Differs::NoEvents));
    assert_eq!(rebuilt(&owner).await.streams, 5);
    assert_eq!(checked(&database).await.1, []);
    for id in ids {
        run(&journal, id, deposit(1)).await.unwrap();
    }
}

#[tokio::test]
async fn a_bad_event_stops_a_rebuild_with_its_place_and_the_next_run_goes_on_from_there() {
    let (database, journal) = journal().await;
    let owner = owner(&database).await;
    many(&database, 500, 90).await;
    let last = "SELECT max(aggregate_id) FROM events";
    let last: String = sqlx::query_scalar(last).fetch_one(&owner).await.unwrap();
    let mut admin = database.admin().await;
    let good = "UPDATE events SET payload = replace(payload::text, '\"amount\"', '\"a\"')::json \
         WHERE sequence = 60 AND aggregate_id = $1";
    sqlx::query(good).bind(&last).execute(&mut admin).await.unwrap();
    let rows = "SELECT count(*) FROM streams";
    for stopped in [
        rebuild::rebuild(&owner, KINDS, |_| ()).await.unwrap_err(),
        rebuild::check(&database.app(2), KINDS, |_| (), |_| ()).await.unwrap_err(),
    ] {
        let RebuildError::Journal(Breakdown::Damaged { stream, position: 60, .. }) = &stopped else {
            panic!("{stopped}");
        };
        assert_eq!(*stream, format!("ledger/{last}"));
        assert_eq!(sqlx::query_scalar::<_, i64>(rows).fetch_one(&owner).await.unwrap(), 0);
    }
    let mend = "UPDATE events SET payload = replace(payload::text, '\"a\"', '\"amount\"')::json \
         WHERE sequence = 60 AND aggregate_id = $1";
    sqlx::query(mend).bind(&last).execute(&mut admin).await.unwrap();
    // what changes between the two runs is not missed either
    let first = "SELECT min(aggregate_id) FROM events";
    let first: String = sqlx::query_scalar(first).fetch_one(&owner).await.unwrap();
    run(&journal, first.parse().unwrap(), deposit(1)).await.unwrap();
    let mut told: Vec<Progress> = Vec::new();
    let rebuilt = rebuild::rebuild(&owner, KINDS, |progress| told.push(progress)).await.unwrap();
    assert!(told[0].streams > 200, "it began anew: {told:?}");
    assert_eq!(rebuilt.streams, 500);
    assert!(rebuilt.events < 25_000, "{rebuilt}");
    assert_eq!(checked(&database).await.1, []);
}

#[tokio::test]
async fn streams_of_a_kind_that_is_not_known_stop_it() {
    let (database, journal) = journal().await;
    let owner = owner(&database).await;
    histories(&journal, 2).await;
    database.admin().await.execute("UPDATE events SET aggregate_type = 'robot' WHERE sequence = 1").await.unwrap();
    let stopped = rebuild::rebuild(&owner, KINDS, |_| ()).await.unwrap_err();
    assert!(matches!(&stopped, RebuildError::UnknownKind(kind) if kind == "robot"), "{stopped}");
}

#[tokio::test]
async fn the_swapped_table_has_the_rights_and_the_names_of_the_former() {
    let (database, journal) = journal().await;
    let owner = owner(&database).await;
    histories(&journal, 2).await;
    owner.execute("CREATE INDEX streams_by_note ON streams ((facts->>'note')) WHERE version > 1").await.unwrap();
    let mut admin = database.admin().await;
    let described = "SELECT string_agg(d, '; ' ORDER BY d) FROM ( \
         SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'streams'::regclass \
         UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'streams'::regclass \
         UNION ALL SELECT grantee || ' ' || privilege_type FROM information_schema.role_table_grants \
         WHERE table_name = 'streams') AS described (d)";
    let before: String = sqlx::query_scalar(described).fetch_one(&mut admin).await.unwrap();
    rebuilt(&owner).await;
    let after: String = sqlx::query_scalar(described).fetch_one(&mut admin).await.unwrap();
    assert_eq!(before, after);
}

#[tokio::test]
async fn two_rebuilds_at_once_are_one_too_many() {
    let (database, _) = journal().await;
    let owner = owner(&database).await;
    many(&database, 300, 100).await;
    let (one, two) = tokio::join!(rebuild::rebuild(&owner, KINDS, |_| ()), async {
        tokio::time::sleep(Duration::from_millis(40)).await;
        let other = pool::connect_rebuild(database.options("herstel_owner")).await.unwrap();
        rebuild::rebuild(&other, KINDS, |_| ()).await
    });
    assert_eq!(one.unwrap().streams, 300);
    assert!(matches!(two, Err(RebuildError::Another)), "{two:?}");
}
