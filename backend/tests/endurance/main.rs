//! Replay equals live: random commands to many accounts, while the processes that give them and the database's server are
//! killed. Then every stream is folded and compared with its row, its jobs and every receipt that was acknowledged.

#![cfg(test)]

mod commands;
mod giver;
mod reckoning;
mod siege;

use self::{
    reckoning::{Reckoning, reckon},
    siege::{Promise, Siege},
};

/// Commands that are acknowledged before it is over.
const COMMANDS: u64 = 100_000;
/// Enough for a control.
const FEW: u64 = 4_000;

#[test]
fn replay_equals_live_after_100_000_commands_with_kill_9_in_between() {
    let siege = Siege::start(Promise::Kept);
    let acknowledged = siege.until(COMMANDS, 24);
    let found = reckon(&siege, &acknowledged);
    assert_eq!(found.wrong(), [""; 0], "{found:?}");
    assert!(acknowledged.len() as u64 >= COMMANDS && found.commands >= COMMANDS, "{found:?}");
    assert!(found.events > found.commands && found.kinds > 20, "some had several events: {found:?}");
    println!("{} kills of givers, {} of the server: {found:?}", siege.givers_killed(), siege.servers_killed());
    assert!(siege.givers_killed() >= 24 && siege.servers_killed() >= 3);
    assert!(found.unacknowledged > 0, "no kill hit anybody between commit and acknowledgement: {found:?}");
}

#[test]
fn control_a_commit_that_is_acknowledged_before_it_is_written_is_found_out() {
    let siege = Siege::start(Promise::Hasty);
    let acknowledged = siege.until(FEW, 3);
    let found = reckon(&siege, &acknowledged);
    assert!(found.lost > 0, "{found:?}");
}

#[test]
fn control_one_event_or_row_or_job_too_few_or_too_many_is_found_out() {
    let siege = Siege::start(Promise::Kept);
    let acknowledged = siege.until(FEW, 3);
    assert_eq!(reckon(&siege, &acknowledged).wrong(), [""; 0]);
    let last = "(aggregate_id, sequence) IN (SELECT aggregate_id, max(sequence) FROM events \
         GROUP BY 1 HAVING max(sequence) > 3 ORDER BY 1 LIMIT 1)";
    let of_jobs = "id IN (SELECT id FROM jobs ORDER BY id LIMIT 1)";
    for (tampered, wrong) in [
        (format!("DELETE FROM events WHERE {last}"), "replayed"),
        (
            format!(
                "DELETE FROM receipts WHERE (stream_id, version) IN (SELECT aggregate_id, sequence FROM events WHERE {last})"
            ),
            "torn",
        ),
        (format!("DELETE FROM jobs WHERE {of_jobs}"), "jobs"),
        (
            format!(
                "INSERT INTO jobs SELECT gen_random_uuid(), kind, account, payload, correlation FROM jobs WHERE {of_jobs}"
            ),
            "jobs",
        ),
        (
            "UPDATE streams SET version = version - 1 WHERE stream_id = (SELECT min(stream_id) FROM streams)"
                .to_owned(),
            "replayed",
        ),
        (
            "UPDATE directory SET state = 'elsewhere' WHERE account = (SELECT min(account::text)::uuid FROM directory)"
                .to_owned(),
            "listed",
        ),
    ] {
        let found: Reckoning = siege.tampered(&tampered, || reckon(&siege, &acknowledged));
        assert!(found.wrong().contains(&wrong), "{tampered}: {found:?}");
    }
}
