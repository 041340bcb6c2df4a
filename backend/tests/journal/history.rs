//! What is told of the past.

use futures::TryStreamExt;
use herstel::{
    entropy,
    journal::{Actor, Breakdown, Failure, Journal, Provenance},
};
use herstel_domain::{
    Decider,
    ids::{AccountId, KeyId},
    sealed::Sealed,
};

use crate::{
    deposit, intent, journal,
    ledger::{Command, Event, Ledger},
    run, withdraw,
};

#[tokio::test]
async fn history_tells_who_did_what_in_which_order() {
    let (_, journal) = journal().await;
    let stream = entropy::id();
    let origin = Some(Sealed { key: KeyId::new(entropy::id()), text: "c2VhbGVk".to_owned() });
    let by_owner = Provenance {
        causation: Some(entropy::id()),
        origin,
        ..Provenance::of(Actor::Account(AccountId::new(entropy::id())))
    };
    let mut first = intent(stream, deposit(3));
    first.provenance = by_owner.clone();
    journal.execute(first).await.unwrap();
    let mut second = intent(stream, withdraw(1));
    second.provenance = Provenance::of(Actor::Operator);
    let by_operator = second.provenance.clone();
    journal.execute(second).await.unwrap();
    let told: Vec<_> = journal.history::<Ledger>(stream).try_collect().await.unwrap();
    let [one, two] = told.as_slice() else { panic!("{told:?}") };
    assert!(matches!(&one.event, Event::Deposited(it) if it.amount == 3));
    assert!(matches!(&two.event, Event::Withdrawn(it) if it.amount == 1));
    assert_eq!((one.sequence, two.sequence), (1, 2));
    assert_eq!((&one.provenance, &two.provenance), (&by_owner, &by_operator));
    assert!(one.recorded_at <= two.recorded_at);
}

#[tokio::test]
async fn other_streams_are_none_of_its_business() {
    let (_, journal) = journal().await;
    run(&journal, entropy::id(), deposit(1)).await.unwrap();
    assert!(journal.history::<Ledger>(entropy::id()).try_next().await.unwrap().is_none());
}

#[tokio::test]
async fn a_fold_stops_where_its_reader_does() {
    let (_, journal) = journal().await;
    for _ in 0..3 {
        run(&journal, entropy::id(), deposit(1)).await.unwrap();
    }
    let mut seen = 0;
    let stopped = journal.fold_all::<Ledger, Failure<crate::ledger::Overdrawn>>(async |_| {
        seen += 1;
        if seen == 2 { Err(Failure::Busy) } else { Ok(()) }
    });
    assert!(matches!(stopped.await, Err(Failure::Busy)));
    assert_eq!(seen, 2);
}

#[tokio::test]
async fn a_fold_that_loses_its_connection_is_an_error() {
    let (database, _) = journal().await;
    let journal = Journal::new(database.app(1));
    for _ in 0..40 {
        run(&journal, entropy::id(), deposit(1)).await.unwrap();
    }
    // long notes: the server cannot have sent everything when it is ended
    let grow = "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, \
         metadata, actor, correlation) SELECT aggregate_type, aggregate_id, n, 'ledger.noted', '1', \
         json_build_object('ledger.noted@1', repeat('x', 20000)), '{}', 'nobody', correlation \
         FROM events, generate_series(2, 100) n";
    let mut admin = database.admin().await;
    sqlx::query(grow).execute(&mut admin).await.unwrap();
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
         WHERE usename = 'herstel_app' AND datname = current_database()";
    let mut seen = 0;
    let cut = journal.fold_all::<Ledger, Breakdown>(async |_| {
        seen += 1;
        if seen == 2 {
            sqlx::query(end).execute(&mut admin).await.unwrap();
        }
        Ok(())
    });
    assert!(matches!(cut.await, Err(Breakdown::Database(_))));
    assert!(seen < 40, "all {seen} streams were sent before the end");
}

#[tokio::test]
async fn a_stretch_of_a_long_history_reads_those_events_and_no_others() {
    let (database, journal) = journal().await;
    let stream = entropy::id();
    for _ in 0..9 {
        run(&journal, stream, deposit(1)).await.unwrap();
    }
    let sequences = async |range| -> Vec<u64> {
        let told: Vec<_> = journal.stretch::<Ledger>(stream, range).try_collect().await.unwrap();
        told.into_iter().map(|happening| happening.sequence).collect()
    };
    assert_eq!(sequences(4..=6).await, [4, 5, 6]);
    assert_eq!(sequences(0..=2).await, [1, 2]);
    assert_eq!(sequences(8..=u64::MAX).await, [8, 9]);
    assert_eq!(sequences(10..=20).await, [0; 0]);
    sqlx::query("DELETE FROM events WHERE sequence = 4").execute(&mut database.admin().await).await.unwrap();
    let gap = journal.stretch::<Ledger>(stream, 4..=6).try_collect::<Vec<_>>().await.unwrap_err();
    assert!(matches!(gap, Breakdown::Gap { expected: 4, found: 5, .. }), "{gap:?}");
}

#[tokio::test]
async fn what_is_kept_in_mind_of_the_past_never_changes_what_it_was() {
    let (database, journal) = journal().await;
    let (one, other) = (entropy::id(), entropy::id());
    for id in [one, other] {
        run(&journal, id, deposit(1_000_000)).await.unwrap();
    }
    let dice = || u64::from(u16::from_le_bytes(entropy::bytes()));
    for _ in 0..40 {
        for id in [one, other] {
            // each amount is an event of its own
            let amounts = (0..1 + dice() % 40).map(|_| (dice() % 50) as i64).collect();
            run(&journal, id, Command::Withdraw { amounts, enclosure: None }).await.unwrap();
            let version = journal.load::<Ledger>(id).await.unwrap().version;
            for sequence in [dice() % version, dice() % (2 * version), version, u64::MAX] {
                let forgetful = Journal::new(database.app(1)).as_of::<Ledger>(id, sequence).await.unwrap();
                assert_eq!(journal.as_of::<Ledger>(id, sequence).await.unwrap(), forgetful, "{sequence} of {version}");
                assert_eq!(forgetful.version, sequence.min(version));
            }
        }
    }
    let mut state = <Ledger as Decider>::State::default();
    for happening in journal.history::<Ledger>(one).try_collect::<Vec<_>>().await.unwrap() {
        state = Ledger::evolve(state, &happening.event);
        assert_eq!(journal.as_of::<Ledger>(one, happening.sequence).await.unwrap().state, state);
    }
}

#[tokio::test]
async fn the_past_of_a_long_history_is_folded_once() {
    let (database, journal) = journal().await;
    let stream = entropy::id();
    run(&journal, stream, deposit(1000)).await.unwrap();
    for _ in 0..10 {
        run(&journal, stream, Command::Withdraw { amounts: vec![1; 100], enclosure: None }).await.unwrap();
    }
    let whole = journal.as_of::<Ledger>(stream, u64::MAX).await.unwrap();
    // of the milestones on the way there are some at hand: what came before them is not read again
    sqlx::query("DELETE FROM events WHERE sequence <= 700").execute(&mut database.admin().await).await.unwrap();
    for sequence in [800, 1000, 900, 1001] {
        let then = journal.as_of::<Ledger>(stream, sequence).await.unwrap();
        assert_eq!((then.version, then.state.amount()), (sequence, 1001 - sequence as i64));
    }
    assert_eq!(journal.as_of::<Ledger>(stream, 1001).await.unwrap(), whole);
    let gap = Journal::new(database.app(1)).as_of::<Ledger>(stream, 800).await.unwrap_err();
    assert!(matches!(gap, Breakdown::Gap { expected: 1, found: 701, .. }), "{gap:?}");
}
