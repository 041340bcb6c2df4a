//! Whoever another policy concerns is told of it, once, however many they are and however often that is interrupted.

use std::{future::poll_fn, pin::pin, sync::Arc, task::Poll, time::Duration};

use herstel::{
    jobs::{Drained, Failure, Job, Lane, MAX_ATTEMPTS, Perform, Queue, Worker},
    organisations::{PolicyNotice, PolicyNotices},
};
use herstel_domain::policy::{BackupEmail, Policy};
use tokio::time::sleep;

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

/// What `work` came to, or nothing if it was dropped when it had to wait for the step after so many.
async fn killed_after<F: Future>(steps: usize, work: F) -> Option<F::Output> {
    let mut work = pin!(work);
    let mut taken = 0..steps;
    poll_fn(|context| match taken.next() {
        Some(_) => work.as_mut().poll(context).map(Some),
        None => Poll::Ready(None),
    })
    .await
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
async fn whatever_interrupts_the_telling_everybody_is_told_once() {
    let (app, notices) = to_be_told().await;
    let mut killed = Vec::new();
    for attempt in 0.. {
        let job = claim(&app).await.expect("it is not given up");
        // every other one is killed, each a step further than the one before, and the next does its part
        let steps = if attempt % 2 == 0 { attempt / 2 } else { usize::MAX };
        match killed_after(steps, notices.perform(&job)).await {
            Some(Ok(())) => break,
            Some(Err(unfinished)) => assert_eq!(unfinished, Failure::Unfinished),
            None => killed.push(steps),
        }
        app.clock.advance(chrono::Duration::minutes(1));
    }
    assert!(killed.len() > 1, "{killed:?}");
    assert_eq!(told(&app).await, (PEOPLE, PEOPLE));
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
