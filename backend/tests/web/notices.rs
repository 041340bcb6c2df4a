//! Whoever another policy concerns is told of it, once, however many they are and however often that is interrupted.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use herstel::{
    jobs::{Drained, Failure, Job, Lane, MAX_ATTEMPTS, Perform, Queue, Worker},
    organisations::{PolicyNotice, PolicyNotices},
};
use herstel_domain::policy::{BackupEmail, Policy};
use serde_json::json;
use sqlx::{Connection, Executor, PgPool};
use tokio::{select, time::sleep};

use crate::house::TestApp;

/// More than a job has attempts, each of which looks at one of them.
const PEOPLE: usize = MAX_ATTEMPTS as usize + 2;

/// An organisation whose people are to be told, one in an attempt.
async fn to_be_told() -> (TestApp, PolicyNotices) {
    let app = TestApp::start().await;
    for _ in 0..PEOPLE {
        app.activated("finrust").await;
    }
    app.letters().await;
    app.decrees("finrust", |policy| Policy { backup_email: BackupEmail::Required, ..policy }).await;
    let (pool, journal) = (app.house.pool.clone(), app.house.journal.clone());
    let notices = PolicyNotices { queue: queue(&app), pool, journal, at_once: 1 };
    (app, notices)
}

fn queue(app: &TestApp) -> Queue {
    Queue::new(app.house.pool.clone(), app.clock.clone())
}

async fn claim(app: &TestApp) -> Option<Job> {
    // the transaction of whoever was killed in the middle keeps the job until the database has heard of it
    for _ in 0..500 {
        let claimed = queue(app).turn(&[], Lane::Bulk, &[PolicyNotice::KIND.to_owned()], 1).await.unwrap().pop();
        if claimed.is_some() {
            return claimed;
        }
        sleep(Duration::from_millis(10)).await;
    }
    None
}

/// Where it is interrupted: a lock that whoever gets so far waits for.
const PLACES: [&str; 4] = [
    "LOCK TABLE directory",
    "SELECT id FROM jobs WHERE kind = 'policy_notice' FOR UPDATE",
    "SELECT pg_advisory_xact_lock(1)",
    "SELECT pg_advisory_xact_lock(2)",
];

/// Has whoever writes a mail wait for lock 1, and whoever commits it for lock 2.
const STOPS: &str = "
    CREATE FUNCTION waits() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared(TG_ARGV[0]::int); RETURN new; END $$;
    CREATE TRIGGER writes BEFORE INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION waits(1);
    CREATE CONSTRAINT TRIGGER commits AFTER INSERT ON jobs DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION waits(2)";

/// Kills every other attempt, at each of the places in turn, until nobody is left to be told; where they were killed.
async fn interrupted(app: &TestApp, performer: &dyn Perform) -> Vec<&'static str> {
    app.database.admin().await.execute(STOPS).await.unwrap();
    let mut killed = Vec::new();
    for place in PLACES.into_iter().cycle() {
        let job = claim(app).await.expect("it is not given up");
        let mut holder = app.database.admin().await;
        let mut held = holder.begin().await.unwrap();
        held.execute(place).await.unwrap();
        select! {
            outcome = performer.perform(&job) => {
                assert_eq!(outcome, Ok(()), "nobody held it up at {place}");
                break;
            }
            () = somebody_waits(app) => killed.push(place),
        }
        held.rollback().await.unwrap();
        app.clock.advance(chrono::Duration::minutes(1));
        let job = claim(app).await.expect("it is not given up");
        match performer.perform(&job).await {
            Ok(()) => break,
            Err(unfinished) => assert_eq!(unfinished, Failure::Unfinished),
        }
    }
    killed
}

async fn somebody_waits(app: &TestApp) {
    let waiting =
        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock')";
    let mut admin = app.database.admin().await;
    while !sqlx::query_scalar::<_, bool>(waiting).fetch_one(&mut admin).await.unwrap() {
        sleep(Duration::from_millis(2)).await;
    }
}

/// How many mails wait, and for how many people.
async fn told(app: &TestApp) -> (usize, usize) {
    let told: (i64, i64) = sqlx::query_as("SELECT count(*), count(DISTINCT account) FROM jobs WHERE kind = 'mail'")
        .fetch_one(&app.house.pool)
        .await
        .unwrap();
    (told.0 as usize, told.1 as usize)
}

#[tokio::test(flavor = "multi_thread")]
async fn more_people_than_a_job_has_attempts_for_are_all_told() {
    let (app, notices) = to_be_told().await;
    let worker = Worker::new(queue(&app), Arc::default()).with(PolicyNotice::KIND, Arc::new(notices));
    assert_eq!(worker.drain().await.unwrap(), Drained { done: 1, failed: 0 });
    assert_eq!(told(&app).await, (PEOPLE, PEOPLE));
}

#[tokio::test(flavor = "multi_thread")]
async fn wherever_the_telling_is_interrupted_everybody_is_told_once() {
    let (app, notices) = to_be_told().await;
    let killed = interrupted(&app, &notices).await;
    assert!(PLACES.iter().all(|place| killed.iter().filter(|at| at == &place).count() > 1), "{killed:?}");
    assert_eq!(told(&app).await, (PEOPLE, PEOPLE));
}

/// Commits a mail and how far it came one after the other.
struct Apart {
    pool: PgPool,
    queue: Queue,
}

#[async_trait]
impl Perform for Apart {
    async fn perform(&self, job: &Job) -> Result<(), Failure> {
        let mut notice: PolicyNotice = serde_json::from_value(job.payload.clone()).unwrap();
        let next = "SELECT account FROM directory WHERE organisation = $1 AND account > $2 ORDER BY account LIMIT 1";
        let behind = notice.looked_at.unwrap_or_default();
        let next = sqlx::query_scalar(next).bind(job.account).bind(behind).fetch_optional(&self.pool).await.unwrap();
        notice.looked_at = next;
        let Some(account) = next else { return Ok(()) };
        self.queue.add(herstel::jobs::mail::KIND, account, &json!({}), job.correlation).await.unwrap();
        let mut transaction = self.pool.begin().await.unwrap();
        assert!(self.queue.go_on(&mut transaction, job, &json!(notice)).await.unwrap());
        transaction.commit().await.unwrap();
        Err(Failure::Unfinished)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn control_mails_that_are_committed_apart_are_caught() {
    let (app, notices) = to_be_told().await;
    let apart = Apart { pool: notices.pool, queue: notices.queue };
    interrupted(&app, &apart).await;
    assert_ne!(told(&app).await, (PEOPLE, PEOPLE));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_slept_while_another_went_on_tells_nobody_again() {
    let (app, notices) = to_be_told().await;
    let slept = claim(&app).await.unwrap();
    app.clock.advance(chrono::Duration::minutes(1));
    let other = claim(&app).await.unwrap();
    assert_eq!(notices.perform(&other).await, Err(Failure::Unfinished));
    let next = claim(&app).await.unwrap();
    assert_eq!(next.attempts, slept.attempts, "by which alone they could not be told apart");
    assert!(matches!(notices.perform(&slept).await, Err(Failure::Passing(_))));
    assert_eq!(told(&app).await, (1, 1));
    assert_eq!(notices.perform(&next).await, Err(Failure::Unfinished));
    assert_eq!(told(&app).await, (2, 2));
}
