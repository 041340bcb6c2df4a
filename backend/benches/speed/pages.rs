//! Pages: Mijn login beside a handler that makes the same reads, and pages about a long history beside a short one's.

use std::{
    net::TcpListener,
    sync::Arc,
    time::{Duration, Instant},
};

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, http::header, web};
use chrono::{DateTime, Utc};
use herstel::secrets::{SessionToken, totp};
use herstel_domain::words::Role;
use sqlx::PgPool;
use tokio::{runtime::Handle, task::JoinSet};

use super::{
    Outcome,
    accounts::Person,
    figures::Figures,
    ground::Ground,
    http::{Browser, Trouble, Walk},
    pace::Pace,
    report::{Line, Reach, Report},
    service::Service,
};

/// Browsers at once, each loading the page anew as soon as it is there.
const BROWSERS: usize = 8;
/// Pages a second, whatever the answers take.
const RATE: u32 = 100;
/// Events of a short history.
const SHORT: i64 = 10;
/// From one event to the next that is looked at, where they are looked at here and there.
const STRIDE: i64 = 7_919;

/// The address of a page, at this turn.
type Page<'a> = &'a dyn Fn(i64) -> String;

pub(crate) async fn measure(ground: &Ground, pace: &Pace, report: &mut Report) -> Outcome {
    let service = Service::build(ground).await?;
    let registrar = service.registrar().await?;
    let [owner, long, short, agent, auditor] = [
        registrar.enrol("eigenaar").await?,
        registrar.enrol("lang").await?,
        registrar.enrol("kort").await?,
        registrar.enrol("hulp").await?,
        registrar.enrol("controle").await?,
    ];
    registrar.grant(&agent, Role::Agent).await?;
    registrar.grant(&auditor, Role::Auditor).await?;
    // one for each round: somebody's past is looked at for the first time once
    let mut unseen = Vec::new();
    for round in 0..pace.rounds {
        unseen.push(registrar.enrol(&format!("ongezien{round}")).await?);
    }
    let length = i64::from(pace.long_history);
    for person in unseen.iter().chain([&long]) {
        lengthen(ground, person, length).await?;
    }
    lengthen(ground, &short, SHORT).await?;
    let step = totp::step_at(service.clock.now());
    let (base, pool) = (service.base.clone(), service.pool.clone());
    service
        .serve(async |clients| {
            let browser = Browser::new(&base).map_err(|error| error.to_string())?;
            let signed_in = async |person: &Person| {
                browser.sign_in(person, step, Walk::Forms).await.map_err(|error| error.to_string())
            };
            let [owners, agents, auditors] =
                [signed_in(&owner).await?, signed_in(&agent).await?, signed_in(&auditor).await?];
            mijn_login(clients, &base, &owners, &pool, &owner, pace, report).await?;
            let account = |person: &Person| format!("/support/accounts/{}", person.id);
            let (of_long, of_short) = (account(&long), account(&short));
            let pages: [Page<'_>; 2] = [&|_| of_long.clone(), &|_| of_short.clone()];
            lengths(&browser, &agents, "account page", pages, pace, report).await?;

            let machine = |person: &Person, at: i64| format!("/audit/streams/{}?at={at}", person.id);
            let (middle, beginning) = (length / 2, SHORT / 2);
            let mut first = Figures::default();
            for person in &unseen {
                let began = Instant::now();
                browser.read(&machine(person, middle), &auditors).await.map_err(|error| error.to_string())?;
                first.push(began.elapsed().as_secs_f64() * 1e3);
            }
            report.add(Line::new(&format!("time machine, first look at the middle of {length} events"), &first, " ms"));
            let pages: [Page<'_>; 2] = [&|_| machine(&long, middle), &|_| machine(&short, beginning)];
            lengths(&browser, &auditors, "time machine at the middle", pages, pace, report).await?;
            let anywhere = |turn: i64, length: i64| 1 + turn * STRIDE % length;
            let pages: [Page<'_>; 2] =
                [&|turn| machine(&long, anywhere(turn, length)), &|turn| machine(&short, anywhere(turn, SHORT))];
            lengths(&browser, &auditors, "time machine anywhere", pages, pace, report).await
        })
        .await
}

/// Lets a history go on with sign-ins like its last, and its row with it.
async fn lengthen(ground: &Ground, person: &Person, events: i64) -> Outcome {
    let mut admin = ground.admin().await?;
    sqlx::query(
        "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, \
         actor, correlation, causation, organisation) SELECT e.aggregate_type, e.aggregate_id, s, e.event_type, \
         e.event_version, e.payload, e.metadata, e.actor, e.correlation, e.causation, e.organisation \
         FROM events e, generate_series(e.sequence + 1, $2) AS s WHERE e.aggregate_id = $1 \
         AND e.sequence = (SELECT max(sequence) FROM events WHERE aggregate_id = $1) ORDER BY s",
    )
    .bind(person.id.to_string())
    .bind(events)
    .execute(&mut admin)
    .await?;
    sqlx::query(
        "UPDATE streams SET version = $2, \
         state = jsonb_set(state::jsonb, '{active,marks,version}', to_jsonb($2))::json WHERE stream_id = $1",
    )
    .bind(person.id.to_string())
    .bind(events)
    .execute(&mut admin)
    .await?;
    Ok(())
}

/// The page at a steady rate, and as often as it goes, beside the same reads and bytes without us.
async fn mijn_login(
    clients: &Handle,
    base: &str,
    cookie: &str,
    pool: &PgPool,
    owner: &Person,
    pace: &Pace,
    report: &mut Report,
) -> Outcome {
    let browser = Browser::new(base).map_err(|error| error.to_string())?;
    let page = browser.read("/me", cookie).await.map_err(|error| error.to_string())?;
    let token = cookie.split_once('=').map(|(_, token)| token).ok_or("a cookie has a value")?;
    let reads = web::Data::new(Reads {
        pool: pool.clone(),
        token: SessionToken::parse(token).ok_or("a session's cookie holds a token")?.hashed().0,
        account: owner.id.uuid(),
        page,
    });
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let bare = format!("http://{}", listener.local_addr()?);
    let server = HttpServer::new(move || App::new().app_data(reads.clone()).default_service(web::to(same_reads)))
        .listen(listener)?
        .disable_signals()
        .run();
    let handle = server.handle();
    let serving = tokio::spawn(server);

    let (mut ours, mut theirs, mut tail) = <(Figures, Figures, Figures)>::default();
    as_often_as_it_goes(clients, base, cookie, pace.sign_ins / 4).await?;
    for _ in 0..pace.rounds {
        ours.push(as_often_as_it_goes(clients, base, cookie, pace.sign_ins / 2).await?);
        theirs.push(as_often_as_it_goes(clients, &bare, cookie, pace.sign_ins / 2).await?);
        let mut took = at_a_rate(clients, base, cookie, pace.sign_ins).await?;
        took.sort_unstable();
        let part = |share: f64| took[(took.len() as f64 * share) as usize].as_secs_f64();
        tail.push(part(0.99) / part(0.5));
    }
    handle.stop(true).await;
    serving.await??;
    report.add(Line::new("Mijn login", &ours, "/s").against(
        "same reads and bytes",
        &theirs,
        Some(Reach::AtLeast(0.4)),
    ));
    let what = format!("Mijn login at {RATE}/s, p99 over median");
    report.add(Line::new(&what, &tail, "").within(Reach::AtMost(5.0)));
    Ok(())
}

struct Reads {
    pool: PgPool,
    token: String,
    account: uuid::Uuid,
    page: String,
}

/// What Mijn login reads, and what it answers.
async fn same_reads(_: HttpRequest, reads: web::Data<Reads>) -> Result<HttpResponse, actix_web::Error> {
    let failed = actix_web::error::ErrorInternalServerError::<sqlx::Error>;
    let (pool, account, long_ago) = (&reads.pool, reads.account, DateTime::<Utc>::UNIX_EPOCH);
    sqlx::query("SELECT * FROM sessions WHERE token_hash = $1 AND expires_at > $2 AND seen_at > $3")
        .bind(&reads.token)
        .bind(long_ago)
        .bind(long_ago)
        .fetch_optional(pool)
        .await
        .map_err(failed)?;
    let stream = account.to_string();
    sqlx::query("SELECT version, shape, state::text FROM streams WHERE stream_type = $1 AND stream_id = $2")
        .bind("account")
        .bind(&stream)
        .fetch_one(pool)
        .await
        .map_err(failed)?;
    sqlx::query("SELECT id, scope, keyring_id, wrapped FROM data_keys WHERE owner = $1")
        .bind(account)
        .fetch_all(pool)
        .await
        .map_err(failed)?;
    sqlx::query(
        "SELECT sequence, event_type, event_version, payload::text, metadata::text, actor, correlation, causation, \
         recorded_at FROM events WHERE aggregate_type = $1 AND aggregate_id = $2 AND sequence BETWEEN $3 AND $4 \
         ORDER BY sequence",
    )
    .bind("account")
    .bind(&stream)
    .bind(3_i64)
    .bind(8_i64)
    .fetch_all(pool)
    .await
    .map_err(failed)?;
    sqlx::query("SELECT * FROM sessions WHERE account = $1 AND kind <> 'attempt' ORDER BY seen_at DESC LIMIT 100")
        .bind(account)
        .fetch_all(pool)
        .await
        .map_err(failed)?;
    Ok(HttpResponse::Ok().insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8")).body(reads.page.clone()))
}

/// Pages a second.
async fn as_often_as_it_goes(clients: &Handle, base: &str, cookie: &str, spell: Duration) -> Outcome<f64> {
    let began = Instant::now();
    let mut running = JoinSet::new();
    for _ in 0..BROWSERS {
        let (browser, cookie) = (Browser::new(base).map_err(|error| error.to_string())?, cookie.to_owned());
        running.spawn_on(
            async move {
                let mut loaded = 0_u32;
                while began.elapsed() < spell {
                    browser.read("/me", &cookie).await?;
                    loaded += 1;
                }
                Ok::<u32, Trouble>(loaded)
            },
            clients,
        );
    }
    let mut loaded = 0;
    while let Some(done) = running.join_next().await {
        loaded += done?.map_err(|error| error.to_string())?;
    }
    Ok(f64::from(loaded) / began.elapsed().as_secs_f64())
}

/// What each page took, from the moment that it was due.
async fn at_a_rate(clients: &Handle, base: &str, cookie: &str, spell: Duration) -> Outcome<Vec<Duration>> {
    let browser = Browser::new(base).map_err(|error| error.to_string())?;
    let cookie: Arc<str> = cookie.into();
    let pages = (spell.as_secs_f64() * f64::from(RATE)) as u32;
    let (began, mut running) = (Instant::now(), JoinSet::new());
    for page in 0..pages {
        let due = began + Duration::from_secs(1) / RATE * page;
        tokio::time::sleep_until(due.into()).await;
        let (browser, cookie) = (browser.clone(), Arc::clone(&cookie));
        running.spawn_on(
            async move {
                browser.read("/me", &cookie).await?;
                Ok::<Duration, Trouble>(due.elapsed())
            },
            clients,
        );
    }
    let mut took = Vec::new();
    while let Some(done) = running.join_next().await {
        took.push(done?.map_err(|error| error.to_string())?);
    }
    Ok(took)
}

/// A page about a long history beside the same page about a short one, in turn.
async fn lengths(
    browser: &Browser,
    cookie: &str,
    what: &str,
    pages: [Page<'_>; 2],
    pace: &Pace,
    report: &mut Report,
) -> Outcome {
    let (mut ours, mut theirs) = (Figures::default(), Figures::default());
    let (turns, mut turn) = (pace.paired / 4, 0);
    for round in 0..=pace.rounds {
        let mut took = [Duration::ZERO; 2];
        for _ in 0..turns {
            turn += 1;
            let first = usize::from(turn % 2 == 0);
            for which in [first, 1 - first] {
                let began = Instant::now();
                browser.read(&pages[which](turn), cookie).await.map_err(|error| error.to_string())?;
                took[which] += began.elapsed();
            }
        }
        // the first round warms up
        if round > 0 {
            let each = |took: Duration| took.as_secs_f64() * 1e3 / f64::from(turns);
            ours.push(each(took[0]));
            theirs.push(each(took[1]));
        }
    }
    let what = format!("{what}, {} events", pace.long_history);
    let against = format!("{SHORT} events");
    report.add(Line::new(&what, &ours, " ms").against(&against, &theirs, Some(Reach::AtMost(2.0))));
    Ok(())
}
