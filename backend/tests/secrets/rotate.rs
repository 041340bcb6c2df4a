//! Keys are rotated while the service goes on, and what was cut off is taken up again.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use herstel::{
    entropy,
    secrets::{
        Keyring, Place, Scope, Vault,
        check::verify_or_enrol,
        rotate::{Progress, RotateError, rewrap, rotate},
    },
};
use herstel_domain::{ids::AccountId, sealed::Sealed};
use sqlx::PgPool;
use tempfile::TempDir;

use crate::{support::Database, without, write};

struct House {
    database: Database,
    _directory: TempDir,
    pool: PgPool,
    file: PathBuf,
    vault: Vault,
    sealed: Vec<(AccountId, Sealed)>,
}

fn place(owner: AccountId) -> Place {
    Place { stream: owner.uuid(), field: "email" }
}

/// A service in use: a keyring in a file, and so many people with a sealed value each.
async fn house(people: usize) -> House {
    let (database, directory) = (Database::fresh().await, tempfile::tempdir().unwrap());
    let (pool, file) = (database.app(8), directory.path().join("keyring"));
    Keyring::generate().write_new(&file).unwrap();
    let keyring = Keyring::load(file.to_str().unwrap()).unwrap();
    verify_or_enrol(&pool, &keyring).await.unwrap();
    let vault = Vault::new(pool.clone(), keyring);
    let (mut rows, mut sealed) = (Vec::new(), Vec::new());
    for _ in 0..people {
        let owner = AccountId::new(entropy::id());
        let (key, row) = vault.new_key(owner, Scope::Person);
        sealed.push((owner, key.seal_text(place(owner), &owner.to_string())));
        rows.push(row);
    }
    write(&pool, rows).await;
    House { database, _directory: directory, pool, file, vault, sealed }
}

impl House {
    fn keyring(&self) -> Keyring {
        Keyring::load(self.file.to_str().unwrap()).unwrap()
    }

    async fn all_opens(&self, vault: &Vault) {
        for (owner, sealed) in &self.sealed {
            let keys = vault.keys_of(*owner).await.unwrap();
            assert_eq!(*keys.open_text(place(*owner), sealed).unwrap(), owner.to_string());
        }
    }

    async fn under(&self, keyring_id: &str) -> i64 {
        sqlx::query_scalar("SELECT count(*) FROM data_keys WHERE keyring_id = $1")
            .bind(keyring_id)
            .fetch_one(&self.pool)
            .await
            .unwrap()
    }
}

#[tokio::test]
async fn everything_is_wrapped_anew_and_opens_without_the_former_key() {
    let house = house(1_200).await;
    let former = house.keyring().current().to_owned();
    let mut seen = Vec::new();
    let rotated = rotate(&house.pool, &house.file, |progress| seen.push(progress)).await.unwrap();
    let keyring = house.keyring();
    assert_eq!(rotated.current, keyring.current());
    assert_eq!((rotated.rewrapped, rotated.in_use.len()), (1_200, 0));
    assert_eq!(rotated.removable, [former.as_str()]);
    assert_eq!(seen, [500, 1_000, 1_200].map(|done| Progress { done, total: 1_200 }));
    let alone = without(&keyring, &former);
    verify_or_enrol(&house.pool, &alone).await.unwrap();
    house.all_opens(&Vault::new(house.pool.clone(), alone)).await;
}

#[tokio::test]
async fn a_node_that_started_with_the_former_keyring_goes_on_and_wraps_under_the_new_key() {
    let house = house(10).await;
    rotate(&house.pool, &house.file, |_| {}).await.unwrap();
    house.all_opens(&house.vault).await;
    let (_, row) = house.vault.new_key(AccountId::new(entropy::id()), Scope::Person);
    assert_eq!(row.keyring_id, house.keyring().current());
}

#[tokio::test]
async fn people_are_served_and_join_and_leave_while_keys_are_rotated() {
    let house = Arc::new(house(2_000).await);
    let rotating = Arc::new(AtomicBool::new(true));
    let serve = |number: usize| {
        let (house, rotating) = (Arc::clone(&house), Arc::clone(&rotating));
        tokio::spawn(async move {
            let (mut served, mut left) = (0, Vec::new());
            while rotating.load(Ordering::SeqCst) || served < 20 {
                let (owner, sealed) = &house.sealed[(served * 7 + number) % 1_000];
                let keys = house.vault.keys_of(*owner).await.unwrap();
                assert_eq!(*keys.open_text(place(*owner), sealed).unwrap(), owner.to_string());
                write(&house.pool, [house.vault.new_key(AccountId::new(entropy::id()), Scope::Person).1]).await;
                let leaver = house.sealed[1_000 + (served * 4 + number) % 1_000].0;
                let erase = sqlx::query("DELETE FROM data_keys WHERE owner = $1").bind(leaver.uuid());
                erase.execute(&house.pool).await.unwrap();
                left.push(leaver);
                served += 1;
            }
            left
        })
    };
    let servers: Vec<_> = (0..4).map(serve).collect();
    let rotated = rotate(&house.pool, &house.file, |_| {}).await.unwrap();
    rotating.store(false, Ordering::SeqCst);
    for server in servers {
        for leaver in server.await.unwrap() {
            assert!(house.vault.keys_of(leaver).await.unwrap().person().is_none(), "who left stays away");
        }
    }
    assert_eq!((rotated.in_use.len(), rotated.removable.len()), (0, 1));
    assert_eq!(house.under(&rotated.removable[0]).await, 0);
}

#[tokio::test]
async fn a_rotation_that_was_cut_off_is_finished_by_the_next_without_another_key() {
    let house = house(1_600).await;
    let former = house.keyring().current().to_owned();
    let (pool, file) = (house.pool.clone(), house.file.clone());
    let cut = tokio::spawn(async move { rotate(&pool, &file, |_| panic!("killed after the first batch")).await });
    assert!(cut.await.unwrap_err().is_panic());
    assert_eq!(house.under(&former).await, 1_100);
    house.all_opens(&house.vault).await;
    let rotated = rotate(&house.pool, &house.file, |_| {}).await.unwrap();
    assert_eq!(rotated.rewrapped, 1_100);
    assert_eq!(house.keyring().ids().collect::<Vec<_>>(), [rotated.current.as_str(), former.as_str()]);
    house.all_opens(&house.vault).await;
}

#[tokio::test]
async fn a_rotation_that_was_cut_off_before_the_first_batch_is_finished_likewise() {
    let house = house(3).await;
    let mut keyring = house.keyring();
    keyring.add_key();
    keyring.save().unwrap();
    let rotated = rotate(&house.pool, &house.file, |_| {}).await.unwrap();
    assert_eq!((rotated.rewrapped, rotated.current.as_str()), (3, keyring.current()));
    assert_eq!(house.keyring().ids().count(), 2);
}

#[tokio::test]
async fn two_rotations_at_once_do_no_harm() {
    let house = house(1_200).await;
    let mut keyring = house.keyring();
    keyring.add_key();
    keyring.save().unwrap();
    let (one, other) = tokio::join!(rewrap(&house.pool, &keyring, |_| {}), rewrap(&house.pool, &keyring, |_| {}));
    assert_eq!(one.unwrap().rewrapped + other.unwrap().rewrapped, 1_200);
    house.all_opens(&house.vault).await;
}

#[tokio::test]
async fn a_row_that_does_not_open_stops_the_rotation_by_name() {
    let house = house(2).await;
    let owner = house.sealed[0].0;
    let tamper = sqlx::query("UPDATE data_keys SET wrapped = wrapped || '\\x00' WHERE owner = $1").bind(owner.uuid());
    tamper.execute(&mut house.database.admin().await).await.unwrap();
    let error = rotate(&house.pool, &house.file, |_| {}).await.unwrap_err();
    assert!(matches!(error, RotateError::Damaged { .. }), "{error}");
}

#[tokio::test]
async fn a_keyring_file_of_another_deployment_is_not_taken_over_by_a_running_node() {
    let house = house(1).await;
    let stranger = Keyring::generate();
    std::fs::write(&house.file, stranger.to_text().as_bytes()).unwrap();
    let (_, row) = house.vault.new_key(AccountId::new(entropy::id()), Scope::Person);
    assert_ne!(row.keyring_id, stranger.current());
    std::fs::remove_file(&house.file).unwrap();
    assert_eq!(house.vault.new_key(AccountId::new(entropy::id()), Scope::Person).1.keyring_id, row.keyring_id);
}
