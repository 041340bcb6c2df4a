//! Data keys come from their rows, and go with them.

use data_encoding::{BASE32_NOPAD, BASE64, BASE64URL_NOPAD, HEXLOWER};
use herstel::{
    entropy,
    secrets::{Keyring, Place, Scope, SealError, TotpSecret, Vault, VaultError},
};
use herstel_domain::ids::AccountId;
use sqlx::PgPool;
use uuid::Uuid;

use crate::{support::Database, write};

struct House {
    _database: Database,
    pool: PgPool,
    keyring: Keyring,
    vault: Vault,
    owner: AccountId,
}

async fn house() -> House {
    let database = Database::fresh().await;
    let (pool, keyring) = (database.app(4), Keyring::generate());
    let vault = Vault::new(pool.clone(), keyring.clone());
    House { _database: database, pool, keyring, vault, owner: AccountId::new(entropy::id()) }
}

fn email(owner: AccountId) -> Place {
    Place { stream: owner.uuid(), field: "email" }
}

#[tokio::test]
async fn an_owner_gets_all_keys_of_theirs_and_nobody_elses() {
    let House { pool, vault, owner, .. } = &house().await;
    let (person, row) = vault.new_key(*owner, Scope::Person);
    let (app, app_row) = vault.new_key(*owner, Scope::Authenticator);
    let (stranger, other_row) = vault.new_key(AccountId::new(entropy::id()), Scope::Person);
    write(pool, [app_row, row, other_row]).await;
    let keys = vault.keys_of(*owner).await.unwrap();
    assert_eq!(keys.person().unwrap().id(), person.id());
    let sealed = app.seal_text(email(*owner), "clear");
    assert_eq!(&*keys.open_text(email(*owner), &sealed).unwrap(), "clear");
    assert!(keys.get(app.id()).is_some());
    assert!(keys.get(stranger.id()).is_none());
}

#[tokio::test]
async fn when_the_row_is_gone_the_value_is_gone_on_every_node() {
    let House { pool, keyring, vault, owner, .. } = &house().await;
    let elsewhere = Vault::new(pool.clone(), keyring.clone());
    let (person, row) = vault.new_key(*owner, Scope::Person);
    write(pool, [row]).await;
    let sealed = person.seal_text(email(*owner), "priya@example.net");
    for node in [vault, &elsewhere] {
        assert!(node.keys_of(*owner).await.unwrap().open_text(email(*owner), &sealed).is_ok());
    }
    sqlx::query("DELETE FROM data_keys WHERE owner = $1").bind(owner.uuid()).execute(pool).await.unwrap();
    for node in [vault, &elsewhere] {
        let keys = node.keys_of(*owner).await.unwrap();
        assert!(keys.person().is_none());
        assert_eq!(keys.open_text(email(*owner), &sealed).unwrap_err(), SealError::NoKey(person.id()));
    }
}

#[tokio::test]
async fn a_row_that_was_moved_to_another_owner_or_scope_does_not_open() {
    for tampering in ["SET owner = $1", "SET scope = 'authenticator', owner = coalesce(owner, $1)"] {
        let House { pool, vault, owner, .. } = &house().await;
        let (_, row) = vault.new_key(*owner, Scope::Person);
        write(pool, [row]).await;
        let thief = AccountId::new(entropy::id());
        sqlx::query(&format!("UPDATE data_keys {tampering}")).bind(thief.uuid()).execute(pool).await.unwrap();
        let holder: Uuid = sqlx::query_scalar("SELECT owner FROM data_keys").fetch_one(pool).await.unwrap();
        let error = vault.keys_of(AccountId::new(holder)).await.unwrap_err();
        assert!(matches!(error, VaultError::Damaged { .. }), "{error}");
    }
}

#[tokio::test]
async fn a_keyring_without_the_key_is_told_which_one_it_lacks() {
    let House { pool, keyring, vault, owner, .. } = &house().await;
    let (_, row) = vault.new_key(*owner, Scope::Person);
    write(pool, [row]).await;
    let error = Vault::new(pool.clone(), Keyring::generate()).keys_of(*owner).await.unwrap_err();
    assert!(matches!(&error, VaultError::Missing { keyring_id, .. } if keyring_id == keyring.current()), "{error}");
}

#[tokio::test]
async fn a_lookup_is_the_same_on_every_node_and_another_for_every_kind_and_deployment() {
    let House { pool, keyring, vault, .. } = &house().await;
    let known = vault.lookup("login-email", "priya@example.net");
    let mut rotated = keyring.clone();
    rotated.add_key();
    assert_eq!(Vault::new(pool.clone(), rotated).lookup("login-email", "priya@example.net"), known);
    assert_ne!(vault.lookup("attempts", "priya@example.net"), known);
    assert_ne!(vault.lookup("login-email", "priya@example.ne"), known);
    assert_ne!(Vault::new(pool.clone(), Keyring::generate()).lookup("login-email", "priya@example.net"), known);
}

#[tokio::test]
async fn r03_a_totp_secret_rests_as_ciphertext_in_every_column() {
    let House { pool, vault, owner, .. } = &house().await;
    let secret = TotpSecret::generate();
    let (key, row) = vault.new_key(*owner, Scope::Authenticator);
    write(pool, [row]).await;
    let place = Place { stream: owner.uuid(), field: "totp" };
    let sealed = key.seal(place, secret.as_bytes());
    sqlx::query(
        "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, \
         actor, correlation) VALUES ('account', $1, 1, 'enrolment.started', '1', $2, '{}', 'self', $3)",
    )
    .bind(owner.to_string())
    .bind(sqlx::types::Json(&sealed))
    .bind(entropy::id())
    .execute(pool)
    .await
    .unwrap();
    let rest: String = sqlx::query_scalar(
        "SELECT (SELECT string_agg(e::text, '\n') FROM events e) || (SELECT string_agg(k::text, '\n') FROM data_keys k)",
    )
    .fetch_one(pool)
    .await
    .unwrap();
    let bytes = secret.as_bytes();
    for (name, form) in [
        ("hex", HEXLOWER.encode(bytes)),
        ("base32", BASE32_NOPAD.encode(bytes)),
        ("base64", BASE64.encode(bytes)),
        ("base64url", BASE64URL_NOPAD.encode(bytes)),
        ("groups", secret.grouped().to_string()),
    ] {
        assert!(!rest.to_lowercase().contains(&form.to_lowercase()), "the secret stands there in {name}");
    }
    assert!(rest.contains(&sealed.text));
    let opened = vault.keys_of(*owner).await.unwrap().open(place, &sealed).unwrap();
    assert_eq!(&*opened, bytes);
}
