//! Everything that is in the database beside everything that was acknowledged.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use futures::TryStreamExt;
use herstel::{
    directory,
    journal::{Breakdown, Journal, Stream, rebuild},
    readmodels::KINDS,
};
use herstel_domain::{Decider, account::AccountDecider};
use sqlx::{PgConnection, PgPool, Row};
use uuid::Uuid;

use crate::{giver::Acknowledged, siege::Siege};

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Reckoning {
    /// Commands that left events.
    pub(crate) commands: u64,
    pub(crate) events: u64,
    /// Names of events.
    pub(crate) kinds: usize,
    /// Commands whose events are there, though nobody heard of it: the kill came in between.
    pub(crate) unacknowledged: u64,
    /// Acknowledged, and not there, or not as it was said, or there twice.
    pub(crate) lost: u64,
    /// There in part: its events do not follow each other, or its receipt says something else.
    torn: u64,
    /// Its events ask for other jobs than there are.
    jobs: u64,
    /// Streams that cannot be folded, or whose fold is not their row.
    replayed: u64,
    /// Accounts of which the directory says something else.
    listed: u64,
}

impl Reckoning {
    /// What is wrong.
    pub(crate) fn wrong(&self) -> Vec<&'static str> {
        let counts = [
            ("lost", self.lost),
            ("torn", self.torn),
            ("jobs", self.jobs),
            ("replayed", self.replayed),
            ("listed", self.listed),
        ];
        counts.into_iter().filter_map(|(what, count)| (count > 0).then_some(what)).collect()
    }
}

/// What one command left.
#[derive(Default)]
struct Left {
    /// Stream and sequence of each event.
    events: Vec<(Uuid, u64)>,
    /// What its receipt in the database says.
    receipt: Option<(Uuid, u64, u64)>,
    jobs_there: u64,
    jobs_asked: u64,
}

impl Left {
    /// Whether these events are one act: next to each other in one stream, up to that version.
    fn is(&self, stream: Uuid, version: u64, events: u64) -> bool {
        let first = (version + 1).saturating_sub(events);
        self.events.len() as u64 == events
            && self.events.iter().zip(first..=version).all(|(event, sequence)| *event == (stream, sequence))
    }
}

/// Looks at everything.
pub(crate) fn reckon(siege: &Siege, acknowledged: &[Acknowledged]) -> Reckoning {
    siege.runtime.block_on(async {
        let pool = siege.app().await;
        let mut found = Reckoning::default();
        let mut commands = commands(&mut siege.admin().await, &mut found).await;
        replay(&pool, &mut commands, &mut found).await;
        let mut heard = BTreeSet::new();
        for Acknowledged { key, stream, version, events } in acknowledged {
            let there = commands.get(key).is_some_and(|left| left.is(*stream, *version, *events));
            found.lost += u64::from(!there || !heard.insert(*key));
        }
        for (key, left) in &commands {
            let whole = left.receipt.is_some_and(|(stream, version, events)| left.is(stream, version, events));
            found.torn += u64::from(!whole);
            found.jobs += u64::from(left.jobs_there != left.jobs_asked);
            found.unacknowledged += u64::from(!heard.contains(key));
        }
        found.commands = commands.values().filter(|left| !left.events.is_empty()).count() as u64;
        found
    })
}

/// What each command left: events, receipt and jobs, by its key.
async fn commands(admin: &mut PgConnection, found: &mut Reckoning) -> HashMap<Uuid, Left> {
    let mut commands: HashMap<Uuid, Left> = HashMap::new();
    let mut kinds = BTreeSet::new();
    let events =
        "SELECT correlation, aggregate_id::uuid, sequence, event_type FROM events ORDER BY aggregate_id, sequence";
    let mut rows = sqlx::query(events).fetch(&mut *admin);
    while let Some(row) = rows.try_next().await.unwrap() {
        found.events += 1;
        kinds.insert(row.get::<String, _>(3));
        let event = (row.get(1), row.get::<i64, _>(2).cast_unsigned());
        commands.entry(row.get(0)).or_default().events.push(event);
    }
    drop(rows);
    found.kinds = kinds.len();
    let receipts = "SELECT key, stream_id::uuid, version, events FROM receipts";
    for row in sqlx::query(receipts).fetch_all(&mut *admin).await.unwrap() {
        let (version, events) = (row.get::<i64, _>(2).cast_unsigned(), row.get::<i32, _>(3).unsigned_abs());
        commands.entry(row.get(0)).or_default().receipt = Some((row.get(1), version, u64::from(events)));
    }
    let jobs = "SELECT correlation, count(*) FROM jobs GROUP BY correlation";
    for row in sqlx::query(jobs).fetch_all(&mut *admin).await.unwrap() {
        commands.entry(row.get(0)).or_default().jobs_there = row.get::<i64, _>(1).cast_unsigned();
    }
    commands
}

/// Folds every stream by the code that decided, and compares it with its row and with the directory.
async fn replay(pool: &PgPool, commands: &mut HashMap<Uuid, Left>, found: &mut Reckoning) {
    let journal = Journal::new(pool.clone());
    let mut folded = BTreeMap::new();
    let streams = "SELECT stream_id::uuid FROM streams UNION SELECT aggregate_id::uuid FROM events";
    for stream in sqlx::query_scalar::<_, Uuid>(streams).fetch_all(pool).await.unwrap() {
        match fold(&journal, stream, commands).await {
            Ok(state) => drop(folded.insert(stream, state)),
            Err(_) => found.replayed += 1,
        }
    }
    for (stream, (state, version)) in folded {
        let live = journal.load::<AccountDecider>(stream).await.unwrap();
        found.replayed += u64::from(live.state != state || live.version != version);
    }
    // the product's own checks must come to the same
    match rebuild::check(pool, KINDS, |_| (), |_| ()).await {
        Ok(checked) => found.replayed += checked.different,
        Err(_) => found.replayed += 1,
    }
    found.listed += directory::check(pool, None, |_| ()).await.unwrap().different;
}

/// What a stream's events amount to, an event at a time; its commands hear of the jobs that each event asked for.
async fn fold(
    journal: &Journal,
    stream: Uuid,
    commands: &mut HashMap<Uuid, Left>,
) -> Result<(<AccountDecider as Decider>::State, u64), Breakdown> {
    let (mut state, mut version) = Default::default();
    let mut history = journal.history::<AccountDecider>(stream);
    while let Some(happening) = history.try_next().await? {
        let after = AccountDecider::evolve(Clone::clone(&state), &happening.event);
        let jobs = AccountDecider::jobs(&state, &happening.event, &after).len() as u64;
        commands.entry(happening.provenance.correlation).or_default().jobs_asked += jobs;
        (state, version) = (after, happening.sequence);
    }
    Ok((state, version))
}
