//! The queue's promises.

use std::collections::HashSet;

use chrono::Duration;
use herstel::jobs::{Counts, Job, Lane, MAX_ATTEMPTS, Queue};
use serde_json::json;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::{Bench, kinds};

async fn claim(queue: &Queue) -> Vec<Job> {
    claim_in(queue, Lane::Awaited, 10).await
}

async fn claim_in(queue: &Queue, lane: Lane, most: usize) -> Vec<Job> {
    queue.turn(&[], lane, &kinds(&["toy"]), most).await.unwrap()
}

async fn claim_one(queue: &Queue) -> Job {
    let mut claimed = claim(queue).await;
    assert_eq!(claimed.len(), 1);
    claimed.remove(0)
}

#[tokio::test]
async fn workers_never_take_the_same_job() {
    let bench = Bench::new().await;
    for _ in 0..200 {
        bench.write_any("toy").await;
    }
    let mut workers = JoinSet::new();
    for _ in 0..4 {
        let queue = bench.queue.clone();
        workers.spawn(async move {
            let mut taken: Vec<Uuid> = Vec::new();
            loop {
                let claimed = claim_in(&queue, Lane::Awaited, 7).await;
                if claimed.is_empty() {
                    return taken;
                }
                taken.extend(claimed.iter().map(|job| job.id));
            }
        });
    }
    let taken = workers.join_all().await.concat();
    assert_eq!(taken.len(), 200);
    assert_eq!(taken.into_iter().collect::<HashSet<_>>().len(), 200);
}

#[tokio::test]
async fn a_job_comes_as_it_was_written_and_goes_when_it_is_done() {
    let bench = Bench::new().await;
    let account = Uuid::from_u128(3);
    let id = bench.write("toy", account, json!({"what": "ring"}), None).await;
    let job = claim_one(&bench.queue).await;
    assert_eq!((job.id, job.account, job.attempts), (id, account, 1));
    assert_eq!(job.payload, json!({"what": "ring"}));
    bench.queue.turn(&[id], Lane::Awaited, &[], 0).await.unwrap();
    assert_eq!(bench.table().await, "");
}

#[tokio::test]
async fn a_lease_that_expires_is_taken_by_another() {
    let bench = Bench::new().await;
    bench.write_any("toy").await;
    let first = claim_one(&bench.queue).await;
    bench.clock.advance(Duration::seconds(59));
    assert!(claim(&bench.queue).await.is_empty(), "the lease holds for a minute");
    bench.clock.advance(Duration::seconds(1));
    let second = claim_one(&bench.queue).await;
    assert_eq!((second.id, second.attempts), (first.id, 2));

    // The one who was late cannot take the job from the one who has it now.
    bench.queue.fail(&first, "late").await.unwrap();
    bench.queue.bury(&first, "late").await.unwrap();
    bench.queue.release(&first).await.unwrap();
    assert_eq!(bench.queue.counts().await.unwrap(), Counts { running: 1, ..Counts::default() });
    // But if it did perform the job, nobody needs to perform it again.
    bench.queue.turn(&[first.id], Lane::Awaited, &[], 0).await.unwrap();
    assert_eq!(bench.queue.counts().await.unwrap(), Counts::default());
}

#[tokio::test]
async fn a_failed_job_waits_longer_each_time_and_then_becomes_a_dead_letter() {
    let bench = Bench::new().await;
    let id = bench.write_any("toy").await;
    let mut longest = 10;
    for attempt in 1..=MAX_ATTEMPTS {
        let job = claim_one(&bench.queue).await;
        assert_eq!(job.attempts, attempt);
        bench.queue.fail(&job, "the line is busy").await.unwrap();
        assert!(claim(&bench.queue).await.is_empty());
        bench.clock.advance(Duration::seconds(longest));
        longest *= 3;
    }
    bench.clock.advance(Duration::days(30));
    assert!(claim(&bench.queue).await.is_empty(), "the dead are left alone");
    let dead = bench.queue.dead(10).await.unwrap();
    assert_eq!(dead.len(), 1);
    assert_eq!((dead[0].id, dead[0].attempts), (id, MAX_ATTEMPTS));
    assert_eq!(dead[0].last_error.as_deref(), Some("the line is busy"));
}

#[tokio::test]
async fn an_operator_can_retry_a_dead_letter() {
    let bench = Bench::new().await;
    let id = bench.write_any("toy").await;
    let job = claim_one(&bench.queue).await;
    assert!(!bench.queue.retry(id).await.unwrap(), "it is not dead yet");
    bench.queue.bury(&job, "no such number").await.unwrap();
    assert_eq!(bench.queue.counts().await.unwrap().dead, 1);

    assert!(bench.queue.retry(id).await.unwrap());
    assert!(bench.queue.dead(10).await.unwrap().is_empty());
    assert_eq!(claim_one(&bench.queue).await.attempts, 1, "with all its attempts");
    assert!(!bench.queue.retry(Uuid::from_u128(1)).await.unwrap(), "there is no such job");
}

#[tokio::test]
async fn a_job_that_takes_its_worker_down_each_time_is_given_up() {
    let bench = Bench::new().await;
    bench.write_any("toy").await;
    for _ in 0..MAX_ATTEMPTS {
        claim_one(&bench.queue).await;
        bench.clock.advance(Duration::minutes(1));
    }
    assert!(claim(&bench.queue).await.is_empty());
    let dead = bench.queue.dead(10).await.unwrap();
    assert_eq!(dead[0].last_error.as_deref(), Some("never reported back"));
}

#[tokio::test]
async fn a_planned_job_waits_for_its_time_and_an_unplanned_one_for_nothing() {
    let bench = Bench::new().await;
    bench.write("toy", Uuid::nil(), json!({}), Some(bench.clock.now() + Duration::days(7))).await;
    assert!(claim(&bench.queue).await.is_empty());
    assert_eq!(bench.queue.counts().await.unwrap(), Counts { waiting: 1, ..Counts::default() });
    bench.clock.advance(Duration::days(7));
    claim_one(&bench.queue).await;

    // Written by a database whose clock is a year ahead of this queue's.
    let behind = Queue::new(bench.pool.clone(), herstel::clock::Clock::manual(bench.clock.now() - Duration::days(372)));
    bench.write_any("toy").await;
    assert_eq!(behind.counts().await.unwrap().due, 1);
    claim_one(&behind).await;
}

#[tokio::test]
async fn a_kind_that_this_release_does_not_know_is_left_for_one_that_does() {
    let bench = Bench::new().await;
    bench.write_any("telex").await;
    assert!(claim(&bench.queue).await.is_empty());
    bench.clock.advance(Duration::minutes(5));
    let counts = bench.queue.counts().await.unwrap();
    assert_eq!(counts.due, 1);
    assert!((299..=301).contains(&counts.oldest_due_seconds), "operators see it waiting: {counts:?}");
}

#[tokio::test]
async fn a_released_job_is_due_at_once_and_has_lost_no_attempt() {
    let bench = Bench::new().await;
    bench.write_any("toy").await;
    let job = claim_one(&bench.queue).await;
    bench.queue.release(&job).await.unwrap();
    assert_eq!(claim_one(&bench.queue).await.attempts, 1);
}

#[tokio::test]
async fn what_is_awaited_is_taken_in_the_next_turn_however_much_waits_in_bulk() {
    let bench = Bench::new().await;
    bench.write_many(5000, "toy", Lane::Bulk, json!({})).await;
    let awaited = bench.write_any("toy").await;
    assert_eq!(claim_one(&bench.queue).await.id, awaited, "an hour younger than the others");
    assert!(claim(&bench.queue).await.is_empty());
    assert_eq!(claim_in(&bench.queue, Lane::Bulk, 10).await.len(), 10, "nor does it keep the bulk waiting");
    let counts = bench.queue.counts().await.unwrap();
    assert_eq!((counts.due, counts.running), (4990, 11), "operators see every lane");
    assert!((3599..=3601).contains(&counts.oldest_due_seconds), "{counts:?}");
}

#[tokio::test]
async fn what_failed_or_was_revived_stays_in_its_lane() {
    let bench = Bench::new().await;
    bench.write_many(1, "toy", Lane::Bulk, json!({})).await;
    let job = claim_in(&bench.queue, Lane::Bulk, 1).await.remove(0);
    bench.queue.fail(&job, "the line is busy").await.unwrap();
    bench.clock.advance(Duration::seconds(10));
    let job = claim_in(&bench.queue, Lane::Bulk, 1).await.remove(0);
    bench.queue.bury(&job, "no such number").await.unwrap();
    bench.queue.retry(job.id).await.unwrap();
    assert!(claim(&bench.queue).await.is_empty());
    assert_eq!(claim_in(&bench.queue, Lane::Bulk, 1).await[0].id, job.id);
}
