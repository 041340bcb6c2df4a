//! The mail queue: how fast it empties beside lettre alone, and whether people who sign in notice how long it is.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use async_trait::async_trait;
use futures::future::pending;
use herstel::jobs::{
    Failure,
    mail::{Mail, Smtp, Transport},
};
use sqlx::{Executor, PgConnection, PgPool};
use tokio::time::{sleep, timeout};

use super::{
    Outcome,
    figures::Figures,
    ground::Ground,
    http::Walk,
    pace::Pace,
    report::{Line, Reach, Report},
    service::Service,
    sign_in::{Crowd, Queue},
    sink::Sink,
};

const PATIENCE: Duration = Duration::from_secs(120);
/// How often we look whether the queue is empty.
const LOOK: Duration = Duration::from_millis(5);

/// Mails a second out of the queue, beside lettre alone with as many connections to the same server.
pub(crate) async fn measure_drain(ground: &Ground, pace: &Pace, report: &mut Report) -> Outcome {
    let sink = Sink::start()?;
    let sampling = Arc::new(Sampling { smtp: sink.client()?, first: Mutex::default() });
    let service = Service::sending(ground, Arc::clone(&sampling) as Arc<dyn Transport>).await?;
    let (pool, mut admin) = (service.pool.clone(), ground.admin().await?);
    service.registrar().await?.enrol("postbezorger").await?;
    keep_a_letter(&mut admin).await?;
    service
        .serve(async |clients| {
            let (mut ours, mut theirs) = (Figures::default(), Figures::default());
            emptied(&pool).await?;
            // the first round opens the connections
            for round in 0..=pace.rounds {
                fill(&mut admin, pace.mails).await?;
                let drained = emptied(&pool).await?;
                let mail = sampling.first().ok_or("no mail went out")?;
                let alone = sink.alone(clients, &mail, pace.mails).await?;
                if round > 0 {
                    ours.push(drained);
                    theirs.push(alone);
                }
            }
            let line = Line::new("mails out of the queue, 8 connections", &ours, "/s");
            report.add(line.against("lettre alone", &theirs, Some(Reach::AtLeast(0.6))));
            Ok(())
        })
        .await
}

/// A sign-in while very many mails wait for a server that does not answer, beside one while none does.
pub(crate) async fn measure_waiting(ground: &Ground, pace: &Pace, report: &mut Report) -> Outcome {
    let service = Service::sending(ground, Arc::new(Silent)).await?;
    let (registrar, mut admin) = (service.registrar().await?, ground.admin().await?);
    let mut people = Vec::new();
    for number in 0..pace.people {
        people.push(registrar.enrol(&format!("bezoeker{number}")).await?);
    }
    keep_a_letter(&mut admin).await?;
    let queue = Arc::new(Queue::new(people, service.clock.clone()));
    let base = service.base.clone();
    service
        .serve(async |clients| {
            let crowd = Crowd { clients, queue, base };
            let (mut many, mut none) = (Figures::default(), Figures::default());
            for round in 0..=pace.rounds {
                for waiting in [0, pace.waiting] {
                    admin.execute("DELETE FROM jobs").await?;
                    fill(&mut admin, waiting).await?;
                    admin.execute("VACUUM ANALYZE jobs").await?;
                    let (done, took) = crowd.sign_ins(Walk::Forms, pace.sign_ins).await?;
                    // the first round opens the connections
                    if round > 0 {
                        let figures = if waiting == 0 { &mut none } else { &mut many };
                        figures.push(took.as_secs_f64() * 1000.0 / done);
                    }
                }
            }
            let what = format!("sign-in with {} mails waiting", pace.waiting);
            let line = Line::new(&what, &many, " ms");
            report.add(line.against("with none", &none, Some(Reach::AtMost(1.25))));
            Ok(())
        })
        .await
}

/// The mail server of the bench, and the first mail that went to it.
struct Sampling {
    smtp: Smtp,
    first: Mutex<Option<Mail>>,
}

impl Sampling {
    fn first(&self) -> Option<Mail> {
        self.first.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[async_trait]
impl Transport for Sampling {
    async fn send(&self, mail: &Mail) -> Result<(), Failure> {
        self.first.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| mail.clone());
        self.smtp.send(mail).await
    }
}

/// A mail server that never answers.
struct Silent;

#[async_trait]
impl Transport for Silent {
    async fn send(&self, _: &Mail) -> Result<(), Failure> {
        pending().await
    }
}

/// Keeps the notice of a change that waits in the queue: every other mail of the bench is like it.
async fn keep_a_letter(admin: &mut PgConnection) -> Outcome {
    admin.execute("DROP TABLE IF EXISTS letters").await?;
    admin.execute("CREATE TABLE letters AS SELECT * FROM jobs ORDER BY created_at DESC LIMIT 1").await?;
    Ok(())
}

async fn fill(admin: &mut PgConnection, mails: i32) -> Outcome {
    sqlx::query(
        "INSERT INTO jobs (id, kind, account, payload, correlation)
         SELECT gen_random_uuid(), kind, account, payload, correlation FROM letters, generate_series(1, $1)",
    )
    .bind(mails)
    .execute(admin)
    .await?;
    Ok(())
}

/// Waits until no mail is left; mails a second, from the first that is seen to have gone.
async fn emptied(pool: &PgPool) -> Outcome<f64> {
    let left = async || -> Outcome<f64> {
        let left: i64 = sqlx::query_scalar("SELECT count(*) FROM jobs").fetch_one(pool).await?;
        Ok(left as f64)
    };
    let full = left().await?;
    let watch = async {
        let mut first = None;
        loop {
            let now = left().await?;
            let (began, many) = match first {
                None if now == full => (Instant::now(), now),
                None => *first.insert((Instant::now(), now)),
                Some(first) => first,
            };
            if now == 0.0 {
                return Outcome::Ok(many / began.elapsed().as_secs_f64());
            }
            sleep(LOOK).await;
        }
    };
    timeout(PATIENCE, watch).await?
}
