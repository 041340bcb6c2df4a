//! Finding people, on a real PostgreSQL.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "this is a test; so are its helpers")]

mod mending;
#[path = "../support/mod.rs"]
mod support;

use herstel::{
    directory::{self, Found, Search, Standing},
    entropy,
};
use sqlx::{Executor, PgPool};
use uuid::Uuid;

use self::support::Database;

const OURS: Uuid = Uuid::from_u128(1);
const THEIRS: Uuid = Uuid::from_u128(2);

/// Enters somebody as an older release did, and lists them as migrating does.
async fn enter(pool: &PgPool, organisation: Uuid, name: &str, email: &str, phone_ending: Option<&str>) -> Uuid {
    let account = entropy::id();
    sqlx::query("INSERT INTO directory (account, organisation, name, email, phone_ending) VALUES ($1, $2, $3, $4, $5)")
        .bind(account)
        .bind(organisation)
        .bind(name)
        .bind(email)
        .bind(phone_ending)
        .execute(pool)
        .await
        .unwrap();
    assert_eq!(directory::complete(pool).await.unwrap(), 1);
    account
}

async fn people() -> (Database, PgPool) {
    let database = Database::fresh().await;
    let pool = database.app(4);
    enter(&pool, OURS, "Jan de Vries", "jan.vries@post.example", Some("4831")).await;
    enter(&pool, OURS, "Jánneke Ångström-Ørsted", "ja@elders.example", None).await;
    enter(&pool, OURS, "Seán O’Brien", "s.o'brien@post.example", None).await;
    enter(&pool, OURS, "שרה כהן", "sara@post.example", None).await;
    enter(&pool, OURS, "100% <b>Vet</b> _", "pct@post.example", None).await;
    enter(&pool, THEIRS, "Jan de Vries", "jan.vries@ander.example", None).await;
    (database, pool)
}

async fn found(pool: &PgPool, text: &str) -> Found {
    directory::find(pool, OURS, &Search { text: text.to_owned(), ..Search::default() }).await.unwrap()
}

/// The names that a search shows.
async fn names(pool: &PgPool, text: &str) -> Vec<String> {
    match found(pool, text).await {
        Found::People { people, .. } => people.into_iter().map(|person| person.name).collect(),
        other => panic!("{text}: {other:?}"),
    }
}

#[tokio::test]
async fn people_are_found_by_the_beginnings_of_their_words_in_any_order() {
    let (_database, pool) = people().await;
    for text in
        ["jan vri", "VRIES JAN", "de jan", "jan.vries@post.example", "vries post", "  Vries,\tJan ", "4831", "831"]
    {
        assert_eq!(names(&pool, text).await, ["Jan de Vries"], "{text}");
    }
    assert_eq!(names(&pool, "jan").await, ["Jan de Vries", "Jánneke Ångström-Ørsted"], "in the order of their names");
    for text in ["angstrom", "ÅNGSTRÖM", "orsted", "janneke ørsted", "Janneke Angstrom-Orsted"] {
        assert_eq!(names(&pool, text).await, ["Jánneke Ångström-Ørsted"], "{text}");
    }
    for text in ["obrien", "o'brien", "O’Brien sean"] {
        assert_eq!(names(&pool, text).await, ["Seán O’Brien"], "{text}");
    }
    for text in ["ries", "jan vriesland", "nobody", "jan vries elders"] {
        assert!(names(&pool, text).await.is_empty(), "{text}");
    }
}

#[tokio::test]
async fn whatever_is_typed_is_only_text() {
    let (_database, pool) = people().await;
    assert_eq!(names(&pool, "כהן שרה").await, ["שרה כהן"]);
    assert_eq!(names(&pool, "\u{202e}כהן\u{202c}").await, ["שרה כהן"]);
    assert_eq!(names(&pool, "100% _").await, ["100% <b>Vet</b> _"]);
    for text in
        ["%%%", "___", "''' OR 1=1 --", "\\\\\\", "🔥🔥🔥🔥", "a", "ab", "\u{0}\u{0}\u{0}", "\u{301}\u{301}\u{301}"]
    {
        let found = found(&pool, text).await;
        assert!(
            found == Found::TooShort || matches!(&found, Found::People { people, .. } if people.is_empty()),
            "{text}"
        );
    }
    assert_eq!(found(&pool, " \t ").await, Found::Unasked);
    for text in
        ["x".repeat(10_000), "jan ".repeat(2_500), "🔥".repeat(2_500), (0..3_000).map(|n| format!("{n} ")).collect()]
    {
        found(&pool, &text).await;
    }
}

#[tokio::test]
async fn lists_are_filtered_by_state_with_words_and_without() {
    let (database, pool) = people().await;
    let mut admin = database.admin().await;
    admin.execute("UPDATE directory SET state = 'locked' WHERE name LIKE 'Jan %'").await.unwrap();
    let search = |text: &str, state| Search { text: text.to_owned(), state: Some(state), page: 1 };
    let count = async |text: &str, state| match directory::find(&pool, OURS, &search(text, state)).await.unwrap() {
        Found::People { people, .. } => people.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!((count("", Standing::Locked).await, count("jan", Standing::Locked).await), (1, 1));
    assert_eq!((count("", Standing::Invited).await, count("jan", Standing::Invited).await), (4, 1));
    assert_eq!(count("", Standing::Disabled).await, 0);
}

#[tokio::test]
async fn many_come_in_pages_and_too_many_are_said_to_be() {
    let database = Database::fresh().await;
    let pool = database.app(4);
    let admin = format!(
        "INSERT INTO directory SELECT gen_random_uuid(), '{OURS}', 'Medewerker ' || n, 'm' || n || '@post.example', NULL, \
         'enrolled' FROM generate_series(1, 1200) n; \
         INSERT INTO directory_terms SELECT organisation, 'medewerker ' || substr(name, 12), account FROM directory"
    );
    database.admin().await.execute(admin.as_str()).await.unwrap();
    let mut seen = Vec::new();
    for page in 1..=20 {
        let search = Search { text: "medew".to_owned(), state: None, page };
        let Found::People { people, more, too_many, .. } = directory::find(&pool, OURS, &search).await.unwrap() else {
            panic!("nobody")
        };
        assert_eq!((people.len(), more, too_many), (50, page < 20, page == 20), "page {page}");
        seen.extend(people.into_iter().map(|person| person.account));
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 1000, "nobody twice, nobody left out");
}
