//! Finding people among a million, against ten thousand: the same searches, in turn.

use std::time::{Duration, Instant};

use herstel::{
    directory::{Found, Search, find},
    entropy,
};
use sqlx::{Executor, PgPool};
use uuid::Uuid;

use super::{
    Outcome,
    figures::Figures,
    ground::Ground,
    pace::Pace,
    report::{Line, Reach, Report},
};

/// People of the organisation that others are compared with.
const FEW: u32 = 10_000;
/// Searches a second, whatever the answers take.
const RATE: u32 = 20;

/// Names as common as names are: of 200 first names and 3,000 surnames the first ones are many people's.
const PEOPLE: &str = "INSERT INTO directory (account, organisation, name, email, state) \
     SELECT gen_random_uuid(), $1, initcap(first) || ' ' || infix || initcap(last), \
            first || '.' || last || n || '@post.example', (ARRAY['enrolled', 'enrolled', 'enrolled', 'locked'])[1 + n % 4] \
     FROM (SELECT n, (ARRAY['', '', 'de ', 'van '])[1 + n % 4] AS infix, \
                  'voor' || translate((200 * power(random(), 2))::integer::text, '0123456789', 'abcdefghij') AS first, \
                  'achter' || translate((3000 * power(random(), 2))::integer::text, '0123456789', 'abcdefghij') AS last \
           FROM generate_series(1, $2) n) AS named";

/// What each is found by, as commits write it.
const TERMS: &str = "INSERT INTO directory_terms (organisation, term, account) \
     SELECT DISTINCT organisation, array_to_string(part[i:] || part[:i - 1] || other, ' '), account \
     FROM directory, \
          LATERAL (SELECT string_to_array(lower(name), ' ') AS name_words, \
                          string_to_array(translate(email, '.@', '  '), ' ') AS email_words) AS w, \
          LATERAL (VALUES (name_words, email_words, true), (email_words, name_words, false)) AS p (part, other, named), \
          LATERAL generate_subscripts(part, 1) AS i \
     WHERE organisation = ANY ($1) AND (named OR part[i] <> ALL (name_words))";

pub(crate) async fn measure(ground: &Ground, pace: &Pace, report: &mut Report) -> Outcome {
    let (few, many) = (entropy::id(), entropy::id());
    let mut admin = ground.admin().await?;
    for (organisation, people) in [(few, FEW.min(pace.listed)), (many, pace.listed)] {
        sqlx::query(PEOPLE).bind(organisation).bind(i64::from(people)).execute(&mut admin).await?;
    }
    sqlx::query(TERMS).bind([few, many]).execute(&mut admin).await?;
    admin.execute("VACUUM ANALYZE directory, directory_terms").await?;
    let pool = ground.app(2).await?;
    let searches = searches();
    let (mut ours, mut theirs, mut slowest) = <(Figures, Figures, Figures)>::default();
    for round in 0..=pace.rounds {
        let [mut among_many, mut among_few] = [Duration::ZERO; 2];
        for search in &searches {
            among_many += timed(&pool, many, search).await?;
            among_few += timed(&pool, few, search).await?;
        }
        let p99 = at_a_rate(&pool, many, &searches, pace).await?;
        // the first round brings the tables into memory
        if round > 0 {
            let each = |took: Duration| took.as_secs_f64() * 1000.0 / searches.len() as f64;
            ours.push(each(among_many));
            theirs.push(each(among_few));
            slowest.push(p99.as_secs_f64() * 1000.0);
        }
    }
    let what = format!("search among {} people", pace.listed);
    let against = format!("among {}", FEW.min(pace.listed));
    report.add(Line::new(&what, &ours, " ms").against(&against, &theirs, Some(Reach::AtMost(2.0))));
    report.add(Line::new(&format!("p99 of it at {RATE}/s"), &slowest, " ms").within(Reach::AtMost(100.0)));
    pool.close().await;
    Ok(())
}

/// What people type: a name, a name in another order, an address, a beginning, a state.
fn searches() -> Vec<Search> {
    let texts = [
        "voorbc achterbcd",
        "achterabb voora",
        "voorbci.achterbcde",
        "achterb",
        "voo",
        "achtercaf",
        "nobody at all",
        "van voorj achterg",
        "voorcd achterhig example",
    ];
    let search = |text: &str| Search { text: text.to_owned(), state: None, page: 1 };
    let mut searches: Vec<_> = texts.into_iter().map(search).collect();
    searches.extend(
        ["achterabc", ""].map(|text| Search { state: herstel::directory::Standing::named("locked"), ..search(text) }),
    );
    searches.push(Search { page: 4, ..search("voora") });
    searches
}

async fn timed(pool: &PgPool, organisation: Uuid, search: &Search) -> Outcome<Duration> {
    let began = Instant::now();
    match find(pool, organisation, search).await? {
        Found::People { .. } => Ok(began.elapsed()),
        other => Err(format!("{search:?} was not searched for: {other:?}").into()),
    }
}

/// The slowest of a hundred, where each begins when it is due and not when the one before it has ended.
async fn at_a_rate(pool: &PgPool, organisation: Uuid, searches: &[Search], pace: &Pace) -> Outcome<Duration> {
    let began = Instant::now();
    let mut running = Vec::new();
    let count = u32::try_from(pace.spell.as_millis())? * 4 * RATE / 1000;
    for (number, search) in (0..count.max(20)).zip(searches.iter().cycle()) {
        let due = began + Duration::from_secs(1) * number / RATE;
        tokio::time::sleep_until(due.into()).await;
        let (pool, search) = (pool.clone(), search.clone());
        running.push(tokio::spawn(async move { find(&pool, organisation, &search).await.map(|_| due.elapsed()) }));
    }
    let mut took = Vec::new();
    for search in running {
        took.push(search.await??);
    }
    took.sort_unstable();
    Ok(took[(took.len() * 99).div_ceil(100) - 1])
}
