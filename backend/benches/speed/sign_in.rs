//! Signing in over HTTP, against argon2 alone on the same cores.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use herstel::{
    clock::Clock,
    secrets::{Hasher, passwords, totp},
};
use herstel_domain::sealed::Hashed;
use tokio::{runtime::Handle, task::JoinSet};

use super::{
    Outcome,
    accounts::Person,
    cpu::{Cpu, parent_in},
    figures::Figures,
    ground::Ground,
    http::{Browser, Trouble, Walk},
    pace::Pace,
    report::{Line, Reach, Report},
    service::Service,
};

/// Browsers at once, each with its next sign-in when the last one is through.
const BROWSERS: usize = 8;

/// Those who sign in, one after the other; when all have, the clock is half a minute on, so that each has a new code.
pub(crate) struct Queue {
    people: Vec<Person>,
    next: AtomicUsize,
    first_step: u64,
    clock: Clock,
}

impl Queue {
    pub(crate) fn new(people: Vec<Person>, clock: Clock) -> Self {
        Self { people, next: AtomicUsize::new(0), first_step: totp::step_at(clock.now()), clock }
    }

    /// Whose turn it is, and the step that their code is of: another one each time, even if the clock moves meanwhile.
    fn next(&self) -> (&Person, u64) {
        let turn = self.next.fetch_add(1, Ordering::SeqCst);
        let (pass, place) = (turn / self.people.len(), turn % self.people.len());
        if pass > 0 && place == 0 {
            self.clock.advance(chrono::Duration::seconds(30));
        }
        (&self.people[place], self.first_step + pass as u64)
    }
}

/// Sign-ins a second and what they cost, beside argon2's verifications a second.
pub(crate) async fn measure(ground: &Ground, pace: &Pace, report: &mut Report) -> Outcome {
    let service = Service::build(ground).await?;
    let registrar = service.registrar().await?;
    let mut people = Vec::new();
    for number in 0..pace.people {
        people.push(registrar.enrol(&format!("medewerker{number}")).await?);
    }
    let queue = Arc::new(Queue::new(people, service.clock.clone()));
    let backend: i32 = sqlx::query_scalar("SELECT pg_backend_pid()").fetch_one(&service.pool).await?;
    let stat = std::fs::read_to_string(format!("/proc/{backend}/stat"))?;
    let postmaster = parent_in(&stat).ok_or("a backend has a parent")?;
    let (hasher, base) = (Arc::clone(&service.house.hasher), service.base.clone());
    service
        .serve(async |clients| {
            let crowd = Crowd { clients, queue, base };
            let side = Sides { crowd, hasher, hashed: registrar.password };
            side.rounds(pace, postmaster, report).await
        })
        .await
}

struct Sides<'a> {
    crowd: Crowd<'a>,
    hasher: Arc<Hasher>,
    hashed: Hashed,
}

impl Sides<'_> {
    async fn rounds(&self, pace: &Pace, postmaster: u32, report: &mut Report) -> Outcome {
        let (mut alone, mut forms, mut pages) = (Figures::default(), Figures::default(), Figures::default());
        let mut costs: [[Figures; 4]; 2] = Default::default();
        // once for the connections and whatever else is made only once
        self.crowd.sign_ins(Walk::Pages, pace.sign_ins / 4).await?;
        for round in 0..pace.rounds {
            for place in 0..3 {
                match (place + round) % 3 {
                    0 => alone.push(self.argon2(pace.sign_ins / 2).await?),
                    which => {
                        let (walk, rates) =
                            if which == 1 { (Walk::Forms, &mut forms) } else { (Walk::Pages, &mut pages) };
                        let before = Cpu::until_now(postmaster)?;
                        let (done, took) = self.crowd.sign_ins(walk, pace.sign_ins).await?;
                        let spent = Cpu::until_now(postmaster)?.since(&before);
                        rates.push(done / took.as_secs_f64());
                        let each = [spent.service, spent.argon2, spent.postgres, spent.clients];
                        costs[which - 1].iter_mut().zip(each).for_each(|(figures, spent)| figures.push(spent / done));
                    }
                }
            }
        }
        let against = "argon2 alone";
        let line = |what: &str, ours, reach| Line::new(what, ours, "/s").against(against, &alone, reach);
        report.add(line("sign-in, its two forms", &forms, Some(Reach::AtLeast(0.70))));
        report.add(line("sign-in, with every page on the way", &pages, Some(Reach::AtLeast(0.70))));
        for (what, costs) in ["two forms", "every page"].iter().zip(&costs) {
            let [service, argon2, postgres, browsers] = costs.each_ref().map(Figures::median);
            report.note(format!(
                "one sign-in, {what}: {service:.2} ms of processor in the service outside argon2, {argon2:.1} in argon2, \
                 {postgres:.2} in PostgreSQL, {browsers:.2} in the browsers that drive it"
            ));
            let what = format!("sign-in, {what}: ours outside argon2");
            report.add(Line::new(&what, &costs[0], " ms"));
        }
        Ok(())
    }

    /// Verifications a second, with as many waiting as there are browsers.
    async fn argon2(&self, spell: Duration) -> Outcome<f64> {
        let began = Instant::now();
        let mut running = JoinSet::new();
        for _ in 0..BROWSERS {
            let (hasher, hashed) = (Arc::clone(&self.hasher), self.hashed.clone());
            running.spawn_on(
                async move {
                    let password = super::accounts::PASSWORD;
                    let mut done = 0_u32;
                    while began.elapsed() < spell {
                        let right = hasher.verify(passwords::prepare(password), &hashed).await?;
                        done += u32::from(right);
                    }
                    Ok::<u32, Trouble>(done)
                },
                self.crowd.clients,
            );
        }
        Ok(f64::from(total(running).await?) / began.elapsed().as_secs_f64())
    }
}

/// Browsers, the people who use them, and where they go.
pub(crate) struct Crowd<'a> {
    pub(crate) clients: &'a Handle,
    pub(crate) queue: Arc<Queue>,
    pub(crate) base: String,
}

impl Crowd<'_> {
    /// Sign-ins, and the time that they took.
    pub(crate) async fn sign_ins(&self, walk: Walk, spell: Duration) -> Outcome<(f64, Duration)> {
        let began = Instant::now();
        let mut running = JoinSet::new();
        for _ in 0..BROWSERS {
            let (browser, queue) =
                (Browser::new(&self.base).map_err(|error| error.to_string())?, Arc::clone(&self.queue));
            running.spawn_on(
                async move {
                    let mut done = 0_u32;
                    while began.elapsed() < spell {
                        let (person, step) = queue.next();
                        browser.sign_in(person, step, walk).await?;
                        done += 1;
                    }
                    Ok::<u32, Trouble>(done)
                },
                self.clients,
            );
        }
        Ok((f64::from(total(running).await?), began.elapsed()))
    }
}

async fn total(mut running: JoinSet<Result<u32, Trouble>>) -> Outcome<u32> {
    let mut total = 0;
    while let Some(done) = running.join_next().await {
        total += done?.map_err(|error| error.to_string())?;
    }
    Ok(total)
}
