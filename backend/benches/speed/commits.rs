//! A command from load to commit, against its SQL alone and against a plain insert.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use sqlx::{Connection, Executor, PgPool};
use tokio::task::JoinSet;

use super::{
    Outcome,
    acts::Through,
    bare::Bare,
    figures::Figures,
    ground::Ground,
    pace::Pace,
    population::{self, Template},
    report::{Line, Reach, Report},
};

const TASKS: [usize; 3] = [1, 8, 32];
/// Neighbours in turn are far apart: 48,271 is prime, so all come up before any comes up again.
const STRIDE: u32 = 48_271;
/// Accounts with long histories in each round, and as many short ones beside them.
const LONG: u32 = 8;
/// Accounts at the far end that only the row about length acts on.
const APART: u32 = 200;

/// Both sides, and where they act: ours on even accounts, the other on odd ones, all through one pool.
struct Sides {
    pool: PgPool,
    template: Arc<Template>,
    ours: Through,
    bare: Bare,
    halves: u32,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum Side {
    Insert,
    Bare,
    Ours,
}

const SIDES: [Side; 3] = [Side::Insert, Side::Bare, Side::Ours];

impl Sides {
    async fn meet(ground: &Ground, template: &Arc<Template>, pace: &Pace) -> Outcome<Self> {
        let (pool, journal, _) = ground.house(32).await?;
        Ok(Self {
            pool,
            template: Arc::clone(template),
            ours: Through::new(journal, Arc::clone(template)),
            bare: Bare::of(ground, template).await?,
            halves: (pace.accounts - APART) / 2,
        })
    }

    /// The `turn`th act of a side.
    async fn act(&self, side: Side, turn: u32) -> Outcome {
        let pair = (u64::from(turn) * u64::from(STRIDE) % u64::from(self.halves)) as u32 * 2;
        match side {
            Side::Insert => self.bare.insert(&self.pool).await,
            Side::Bare => self.bare.act(&self.pool, self.template.id(pair + 1)).await,
            Side::Ours => self.ours.act(pair + 2).await,
        }
    }

    /// Acts for `spell` in so many tasks; yields acts a second.
    async fn spell(
        self: &Arc<Self>,
        side: Side,
        tasks: usize,
        turns: &Arc<AtomicU32>,
        spell: Duration,
    ) -> Outcome<f64> {
        let began = Instant::now();
        let mut running = JoinSet::new();
        for _ in 0..tasks {
            let (sides, turns) = (Arc::clone(self), Arc::clone(turns));
            running.spawn(async move {
                let mut acts = 0_u32;
                while began.elapsed() < spell {
                    let turn = turns.fetch_add(1, Ordering::Relaxed);
                    sides.act(side, turn).await.map_err(|error| format!("{side:?}: {error}"))?;
                    acts += 1;
                }
                Ok::<u32, String>(acts)
            });
        }
        let mut acts = 0;
        while let Some(done) = running.join_next().await {
            acts += done??;
        }
        Ok(f64::from(acts) / began.elapsed().as_secs_f64())
    }
}

/// Commands a second, at 1, 8 and 32 tasks.
pub(crate) async fn measure(ground: &Ground, template: &Arc<Template>, pace: &Pace, report: &mut Report) -> Outcome {
    let mut admin = ground.admin().await?;
    admin.execute("CREATE TABLE plain (LIKE events INCLUDING ALL); GRANT INSERT ON plain TO herstel_app").await?;
    let sides = Arc::new(Sides::meet(ground, template, pace).await?);
    // one count for each side: each goes through its accounts in the same order
    let turns: Vec<Arc<AtomicU32>> = SIDES.iter().map(|_| Arc::default()).collect();
    for tasks in TASKS {
        let mut rates = vec![Figures::default(); SIDES.len()];
        for (side, turns) in SIDES.iter().zip(&turns) {
            sides.spell(*side, tasks, turns, pace.spell / 5).await?;
        }
        for round in 0..pace.rounds {
            admin.execute("TRUNCATE plain, jobs").await?;
            for place in 0..SIDES.len() {
                let which = (place + round) % SIDES.len();
                rates[which].push(sides.spell(SIDES[which], tasks, &turns[which], pace.spell).await?);
            }
        }
        let [insert, bare, ours] = &rates[..] else { return Err("three sides".into()) };
        let what = format!("rename (event, row, mail job), {tasks} at a time");
        let line =
            |against: &str, theirs: &Figures, reach| Line::new(&what, ours, "/s").against(against, theirs, reach);
        report.add(line("same SQL, sqlx alone", bare, Some(Reach::AtLeast(0.80))));
        report.add(line("a plain insert", insert, None));
    }
    sides.pool.close().await;
    Ok(admin.close().await?)
}

/// The time that a command takes on long histories and on short ones, in turn.
pub(crate) async fn measure_length(
    ground: &Ground,
    template: &Arc<Template>,
    pace: &Pace,
    report: &mut Report,
) -> Outcome {
    let rounds = pace.rounds as u32 + 1;
    population::lengthen(ground, template.id(pace.accounts - 1), rounds * LONG, pace.long_history).await?;
    let (pool, journal, _) = ground.house(1).await?;
    let clock = herstel::clock::Clock::system();
    let (mut long, mut short) = (Figures::default(), Figures::default());
    for round in 0..=pace.rounds {
        let mut took = [Duration::ZERO; 2];
        for turn in 0..pace.paired {
            // Each account is in one round only, so that both sides have as much that just happened to them. The short
            // ones are from the far end, which no other row has lengthened.
            let number = round as u32 * LONG + turn % LONG;
            let ids = [Template::long_id(number + 1), template.id(pace.accounts - 1 - number)];
            for which in [turn as usize % 2, 1 - turn as usize % 2] {
                let began = Instant::now();
                journal.execute(template.rename(ids[which], &clock)?).await?;
                took[which] += began.elapsed();
            }
        }
        // the first round warms up
        if round > 0 {
            let each = |took: Duration| took.as_secs_f64() * 1e3 / f64::from(pace.paired);
            long.push(each(took[0]));
            short.push(each(took[1]));
        }
    }
    pool.close().await;
    let what = format!("rename after {} events", pace.long_history);
    let against = format!("after {} events", population::EVENTS);
    report.add(Line::new(&what, &long, "ms").against(&against, &short, Some(Reach::AtMost(1.3))));
    Ok(())
}
