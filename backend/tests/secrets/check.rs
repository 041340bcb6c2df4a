//! The service starts with the right keyring only.

use herstel::{
    entropy,
    secrets::{
        Keyring, Scope, Vault,
        check::{CheckError, verify_or_enrol},
    },
};
use herstel_domain::ids::AccountId;
use sqlx::PgPool;

use crate::{replaced, support::Database, without, write};

async fn known(pool: &PgPool) -> Vec<String> {
    sqlx::query_scalar("SELECT keyring_id FROM keyring_checks ORDER BY 1").fetch_all(pool).await.unwrap()
}

/// A database that knows a keyring of two keys, with data under the first.
async fn in_use() -> (Database, PgPool, Keyring, String) {
    let database = Database::fresh().await;
    let pool = database.app(4);
    let mut keyring = Keyring::generate();
    let first = keyring.current().to_owned();
    let (_, row) = Vault::new(pool.clone(), keyring.clone()).new_key(AccountId::new(entropy::id()), Scope::Person);
    write(&pool, [row]).await;
    keyring.add_key();
    verify_or_enrol(&pool, &keyring).await.unwrap();
    (database, pool, keyring, first)
}

#[tokio::test]
async fn a_new_database_takes_the_keyring_it_is_given_and_knows_it_again() {
    let database = Database::fresh().await;
    let (pool, keyring) = (database.app(4), Keyring::generate());
    verify_or_enrol(&pool, &keyring).await.unwrap();
    assert_eq!(known(&pool).await, [keyring.current(), "lookup"]);
    verify_or_enrol(&pool, &Keyring::parse(&keyring.to_text()).unwrap()).await.unwrap();
}

#[tokio::test]
async fn a_key_that_was_added_gets_its_row_at_the_next_start() {
    let (_database, pool, keyring, first) = in_use().await;
    let mut expected = vec![first, keyring.current().to_owned(), "lookup".to_owned()];
    expected.sort();
    assert_eq!(known(&pool).await, expected);
}

#[tokio::test]
async fn another_key_under_a_known_id_is_refused_by_name() {
    let (_database, pool, keyring, first) = in_use().await;
    for id in [&first, keyring.current(), "lookup"] {
        let error = verify_or_enrol(&pool, &replaced(&keyring, id)).await.unwrap_err();
        assert!(matches!(&error, CheckError::Wrong { id: wrong } if wrong == id), "{error}");
        assert!(error.to_string().contains(id));
    }
}

#[tokio::test]
async fn a_missing_key_that_still_wraps_data_keys_is_refused_by_name() {
    let (_database, pool, keyring, first) = in_use().await;
    let error = verify_or_enrol(&pool, &without(&keyring, &first)).await.unwrap_err();
    assert!(matches!(&error, CheckError::Missing { id } if *id == first), "{error}");
}

#[tokio::test]
async fn a_key_that_wraps_nothing_may_be_taken_away() {
    let (_database, pool, keyring, _) = in_use().await;
    verify_or_enrol(&pool, &without(&keyring, keyring.current())).await.unwrap();
}

#[tokio::test]
async fn a_refused_start_writes_nothing() {
    let (_database, pool, keyring, first) = in_use().await;
    let before = known(&pool).await;
    let mut wrong = replaced(&keyring, &first);
    wrong.add_key();
    verify_or_enrol(&pool, &wrong).await.unwrap_err();
    let mut lacking = without(&keyring, &first);
    lacking.add_key();
    verify_or_enrol(&pool, &lacking).await.unwrap_err();
    assert_eq!(known(&pool).await, before);
}

#[tokio::test]
async fn of_two_nodes_with_two_keyrings_only_one_starts_on_a_new_database() {
    for _ in 0..10 {
        let database = Database::fresh().await;
        let pool = database.app(8);
        let (one, other) = (Keyring::generate(), Keyring::generate());
        let (one, other) = tokio::join!(verify_or_enrol(&pool, &one), verify_or_enrol(&pool, &other));
        assert_ne!(one.is_ok(), other.is_ok());
    }
}

#[tokio::test]
async fn nodes_with_the_same_keyring_may_start_at_once() {
    let database = Database::fresh().await;
    let (pool, keyring) = (database.app(8), Keyring::generate());
    let starts = futures::future::join_all((0..8).map(|_| verify_or_enrol(&pool, &keyring))).await;
    assert!(starts.iter().all(Result::is_ok));
}
