//! The worker's promises.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use async_trait::async_trait;
use herstel::{
    entropy,
    jobs::{Bells, Counts, Drained, Failure, Job, Lane, Perform, Worker},
};
use serde_json::json;
use tokio::{sync::oneshot, time::sleep};

use crate::Bench;

/// Does what its job's payload says, and counts.
#[derive(Default)]
struct Toy {
    begun: AtomicUsize,
    finished: AtomicUsize,
    at_once: AtomicUsize,
    most_at_once: AtomicUsize,
}

#[async_trait]
impl Perform for Toy {
    async fn perform(&self, job: &Job) -> Result<(), Failure> {
        self.begun.fetch_add(1, Ordering::SeqCst);
        let at_once = self.at_once.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_at_once.fetch_max(at_once, Ordering::SeqCst);
        sleep(Duration::from_millis(job.payload["takes_ms"].as_u64().unwrap_or(0))).await;
        self.at_once.fetch_sub(1, Ordering::SeqCst);
        self.finished.fetch_add(1, Ordering::SeqCst);
        match job.payload["then"].as_str() {
            Some("pass") => Err(Failure::Passing("not now".to_owned())),
            Some("end") => Err(Failure::Final("never".to_owned())),
            Some("panic") => panic!("as asked"),
            _ => Ok(()),
        }
    }
}

struct Workshop {
    bench: Bench,
    toy: Arc<Toy>,
    bells: Arc<Bells>,
    worker: Worker,
}

impl Workshop {
    async fn new() -> Self {
        let bench = Bench::new().await;
        let (toy, bells) = (Arc::new(Toy::default()), Arc::new(Bells::default()));
        let worker = Worker::new(bench.queue.clone(), Arc::clone(&bells)).with("toy", Arc::clone(&toy) as _);
        Self { bench, toy, bells, worker }
    }

    async fn order(&self, payload: serde_json::Value) {
        self.bench.write("toy", entropy::id(), payload, None).await;
    }

    /// Starts the worker; sending stops it, and the handle waits for it.
    fn start(&self) -> (oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
        let (stop, stopped) = oneshot::channel();
        let worker = self.worker.clone();
        let running = tokio::spawn(async move {
            worker
                .run(async {
                    let _ = stopped.await;
                })
                .await;
        });
        (stop, running)
    }

    async fn until(&self, condition: impl Fn(&Toy) -> bool) {
        let begun = Instant::now();
        while !condition(&self.toy) {
            assert!(begun.elapsed() < Duration::from_secs(10), "it does not happen");
            sleep(Duration::from_millis(2)).await;
        }
    }
}

#[tokio::test]
async fn draining_performs_everything_due_and_says_how_it_went() {
    let shop = Workshop::new().await;
    for then in ["", "", "pass", "end", "panic"] {
        shop.order(json!({ "then": then })).await;
    }
    assert_eq!(shop.worker.drain().await.unwrap(), Drained { done: 2, failed: 3 });
    assert_eq!(shop.worker.drain().await.unwrap(), Drained::default(), "what failed waits");
    let counts = shop.bench.queue.counts().await.unwrap();
    assert_eq!(counts, Counts { waiting: 2, dead: 1, ..Counts::default() });
    assert_eq!(shop.bench.queue.dead(5).await.unwrap()[0].last_error.as_deref(), Some("never"));
}

#[tokio::test]
async fn a_failed_job_is_performed_once_its_time_has_come() {
    let shop = Workshop::new().await;
    shop.order(json!({ "then": "pass" })).await;
    for attempts in 1..=8 {
        assert_eq!(shop.worker.drain().await.unwrap(), Drained { done: 0, failed: 1 });
        assert_eq!(shop.toy.begun.load(Ordering::SeqCst), attempts);
        shop.bench.clock.advance(chrono::Duration::hours(3));
    }
    assert_eq!(shop.worker.drain().await.unwrap(), Drained::default());
    assert_eq!(shop.bench.queue.counts().await.unwrap().dead, 1);
}

#[tokio::test]
async fn a_job_whose_worker_was_killed_before_it_could_report_is_performed_again() {
    let shop = Workshop::new().await;
    shop.order(json!({ "takes_ms": 60_000 })).await;
    let (_stop, running) = shop.start();
    shop.until(|toy| toy.begun.load(Ordering::SeqCst) == 1).await;
    running.abort();
    assert!(running.await.unwrap_err().is_cancelled());

    sqlx::query("UPDATE jobs SET payload = '{}'").execute(&shop.bench.pool).await.unwrap();
    assert_eq!(shop.worker.drain().await.unwrap(), Drained::default(), "the lease of the dead still holds");
    shop.bench.clock.advance(chrono::Duration::minutes(1));
    assert_eq!(shop.worker.drain().await.unwrap(), Drained { done: 1, failed: 0 });
    assert_eq!(shop.toy.begun.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_worker_that_is_woken_does_not_wait_for_its_poll() {
    let shop = Workshop::new().await;
    let (stop, running) = shop.start();
    sleep(Duration::from_millis(100)).await;
    let asked = Instant::now();
    shop.order(json!({})).await;
    shop.bells.ring(Lane::Awaited);
    shop.until(|toy| toy.finished.load(Ordering::SeqCst) == 1).await;
    assert!(asked.elapsed() < Duration::from_millis(500), "{:?}", asked.elapsed());
    // What another process wrote wakes nobody, and is found all the same.
    shop.order(json!({})).await;
    shop.until(|toy| toy.finished.load(Ordering::SeqCst) == 2).await;
    stop.send(()).unwrap();
    running.await.unwrap();
}

#[tokio::test]
async fn at_most_eight_jobs_are_performed_at_once() {
    let shop = Workshop::new().await;
    for _ in 0..20 {
        shop.order(json!({ "takes_ms": 30 })).await;
    }
    let (stop, running) = shop.start();
    shop.until(|toy| toy.finished.load(Ordering::SeqCst) == 20).await;
    stop.send(()).unwrap();
    running.await.unwrap();
    assert_eq!(shop.toy.most_at_once.load(Ordering::SeqCst), 8);
    assert_eq!(shop.bench.queue.counts().await.unwrap(), Counts::default());
}

#[tokio::test]
async fn jobs_that_hang_hold_up_no_job_of_another_lane() {
    for free in Lane::ALL {
        let shop = Workshop::new().await;
        for lane in Lane::ALL.into_iter().filter(|lane| *lane != free) {
            shop.bench.write_many(50, "toy", lane, json!({ "takes_ms": 60_000 })).await;
        }
        let (_stop, running) = shop.start();
        shop.until(|toy| toy.begun.load(Ordering::SeqCst) > 4).await;
        shop.bench.write_many(20, "toy", free, json!({})).await;
        shop.until(|toy| toy.finished.load(Ordering::SeqCst) == 20).await;
        running.abort();
    }
}

#[tokio::test]
async fn a_wake_up_is_heard_in_every_lane() {
    let shop = Workshop::new().await;
    let (_stop, running) = shop.start();
    sleep(Duration::from_millis(100)).await;
    let asked = Instant::now();
    for lane in Lane::ALL {
        shop.bench.write_many(1, "toy", lane, json!({})).await;
    }
    shop.bells.ring_all();
    shop.until(|toy| toy.finished.load(Ordering::SeqCst) == 3).await;
    assert!(asked.elapsed() < Duration::from_millis(500), "{:?}", asked.elapsed());
    running.abort();
}

#[tokio::test]
async fn a_stopping_worker_finishes_what_is_running_and_starts_nothing_more() {
    let shop = Workshop::new().await;
    for _ in 0..12 {
        shop.order(json!({ "takes_ms": 300 })).await;
    }
    let (stop, running) = shop.start();
    shop.until(|toy| toy.begun.load(Ordering::SeqCst) == 8).await;
    stop.send(()).unwrap();
    running.await.unwrap();
    assert_eq!(shop.toy.finished.load(Ordering::SeqCst), 8);
    assert_eq!(shop.bench.queue.counts().await.unwrap(), Counts { due: 4, ..Counts::default() });
}
