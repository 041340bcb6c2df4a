//! Keys on a real PostgreSQL, and what must never be printed.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "this is a test; so are its helpers")]

mod check;
mod rotate;
mod silence;
#[path = "../support/mod.rs"]
mod support;
mod vault;

use herstel::{journal::NewKey, secrets::Keyring};
use sqlx::PgPool;

/// Writes the rows of new data keys, as a commit does.
async fn write(pool: &PgPool, keys: impl IntoIterator<Item = NewKey>) {
    for key in keys {
        sqlx::query("INSERT INTO data_keys (id, owner, scope, keyring_id, wrapped) VALUES ($1, $2, $3, $4, $5)")
            .bind(key.id.uuid())
            .bind(key.owner)
            .bind(key.scope)
            .bind(key.keyring_id)
            .bind(key.wrapped)
            .execute(pool)
            .await
            .unwrap();
    }
}

/// The keyring's text with the key of one id replaced by another.
fn replaced(keyring: &Keyring, id: &str) -> Keyring {
    let other = Keyring::generate();
    let fresh = other.to_text().lines().last().unwrap().split_once(':').unwrap().1.to_owned();
    let line = |line: &str| match line.split_once(':') {
        Some((known, _)) if known == id => format!("{id}:{fresh}\n"),
        _ => format!("{line}\n"),
    };
    Keyring::parse(&keyring.to_text().lines().map(line).collect::<String>()).unwrap()
}

/// The keyring without the key of one id.
fn without(keyring: &Keyring, id: &str) -> Keyring {
    let text = keyring.to_text();
    let kept = text.lines().filter(|line| !line.starts_with(&format!("{id}:")));
    Keyring::parse(&kept.collect::<Vec<_>>().join("\n")).unwrap()
}
