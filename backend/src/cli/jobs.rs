//! `herstel jobs dead` and `herstel jobs retry`: mail that could not be sent, for an operator to judge.

use uuid::Uuid;

use super::{Ended, start};
use crate::{
    clock::Clock,
    database::{Database, pool},
    jobs::Queue,
    settings::{Flags, Purpose},
};

/// As many dead letters as one listing shows, and one `retry` without an id revives.
const SHOWN: u16 = 1000;

/// Lists dead letters: what they were, whom they concern, why they were given up.
pub(super) fn dead(flags: &Flags) -> Result<(), Ended> {
    on_queue(flags, async |queue| {
        let dead = queue.dead(SHOWN).await?;
        for letter in &dead {
            let reason = letter.last_error.as_deref().unwrap_or("no reason given");
            println!(
                "{}  {}  account {}  given up {} after {} attempts: {reason}",
                letter.id, letter.kind, letter.account, letter.dead_at, letter.attempts
            );
        }
        let counts = queue.counts().await?;
        println!("{} dead; {} due, {} waiting for a later attempt.", counts.dead, counts.due, counts.waiting);
        Ok(())
    })
}

/// Gives one dead letter, or all of them, new attempts.
pub(super) fn retry(flags: &Flags, id: Option<Uuid>) -> Result<(), Ended> {
    on_queue(flags, async |queue| {
        let ids = match id {
            Some(id) => vec![id],
            None => queue.dead(SHOWN).await?.iter().map(|letter| letter.id).collect(),
        };
        let mut revived = 0;
        for id in &ids {
            revived += u32::from(queue.retry(*id).await?);
        }
        println!("{revived} of {} will be tried again.", ids.len());
        if id.is_some() && revived == 0 { Err(Ended::refused("there is no dead letter of that id")) } else { Ok(()) }
    })
}

fn on_queue(flags: &Flags, act: impl AsyncFnOnce(&Queue) -> Result<(), Ended>) -> Result<(), Ended> {
    let settings = start::settings(flags, Purpose::Operate)?;
    let database = Database::join(&settings)?;
    let runtime = start::runtime()?;
    let done = runtime.block_on(async {
        let pool = pool::connect_app(database.app_options(), 2).await?;
        let done = act(&Queue::new(pool.clone(), Clock::system())).await;
        pool.close().await;
        done
    });
    start::stop(&runtime, database, done)
}
