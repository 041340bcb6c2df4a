//! The directory set right while people are renamed.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use herstel::{
    directory, entropy,
    journal::{Actor, Attachments, DirectoryEntry, Intent, Job, Journal, NewKey, Provenance, Stream},
};
use herstel_domain::{Decider, decider::Refusal, ids::KeyId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sqlx::Executor;
use uuid::Uuid;

use super::{OURS, support::Database};

/// An account of which nothing is known but how often it was renamed: every second time it is locked.
struct Person;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Renamed;

#[derive(Clone, Debug, PartialEq)]
enum Event {
    Renamed(Renamed),
}

herstel::records! { Event { Renamed => "person.renamed" 1 } }

#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("never")]
struct Never;

impl Refusal for Never {
    fn code(&self) -> &'static str {
        "never"
    }
}

impl Decider for Person {
    const STREAM: &'static str = "account";
    type State = u64;
    type Command = ();
    type Event = Event;
    type Refusal = Never;

    fn decide(_: &u64, (): ()) -> Result<Vec<Event>, Never> {
        Ok(vec![Event::Renamed(Renamed)])
    }

    fn evolve(times: u64, _: &Event) -> u64 {
        times + 1
    }
}

impl Stream for Person {
    const SHAPE: i32 = 1;

    fn facts(times: &u64) -> Value {
        json!({ "organisation": OURS, "state": if times.is_multiple_of(2) { "locked" } else { "enrolled" } })
    }

    fn jobs(_: &u64, _: &Event, _: &u64) -> Vec<Job> {
        vec![]
    }

    fn seen(_: &u64) -> u64 {
        0
    }
}

/// Another name of random words, with the key of somebody who is new.
fn rename(id: Uuid, new: bool) -> Intent<Person> {
    let words = entropy::bytes::<4>().map(|byte| format!("w{}", byte % 8)).join(" ");
    let (name, email) = (words, format!("{id}@post.example"));
    let key = NewKey {
        id: KeyId::new(entropy::id()),
        owner: id,
        scope: "person",
        keyring_id: "k1".to_owned(),
        wrapped: vec![0; 48],
    };
    let attachments = Attachments {
        new_keys: if new { vec![key] } else { vec![] },
        directory: Some(DirectoryEntry { organisation: OURS, name, email, phone_ending: None }),
        ..Attachments::default()
    };
    Intent { attachments, ..Intent::new(id, (), Provenance::of(Actor::Operator)) }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_set_right_beside_commands_undoes_none_of_them_and_fails_none() {
    let database = Database::fresh().await;
    let name = database.options("postgres").get_database().unwrap().to_owned();
    let mut admin = database.admin().await;
    admin.execute(format!("ALTER DATABASE {name} OWNER TO herstel_owner").as_str()).await.unwrap();
    let owner = herstel::database::pool::connect_rebuild(database.options("herstel_owner")).await.unwrap();
    let (journal, pool) = (Journal::new(database.app(4)), database.app(4));
    let people: Vec<Uuid> = (0..3).map(|_| entropy::id()).collect();
    for id in &people {
        journal.execute(rename(*id, true)).await.unwrap();
    }
    let over = AtomicBool::new(false);
    let renames = people.iter().map(|id| async {
        let mut done = 0_u32;
        while !over.load(Ordering::SeqCst) {
            let intent = rename(*id, false);
            let name = intent.attachments.directory.as_ref().map(|entry| entry.name.clone());
            journal.execute(intent).await.unwrap();
            done += 1;
            // whoever is renamed is set right by that: leave something to do
            tokio::time::sleep(Duration::from_millis(u64::from(entropy::bytes::<1>()[0] % 16))).await;
            let listed = sqlx::query_scalar("SELECT name FROM directory WHERE account = $1").bind(*id);
            assert_eq!(listed.fetch_optional(&pool).await.unwrap(), name, "it was undone");
        }
        done
    });
    let mends = async {
        let mut mended = 0;
        for _ in 0..60 {
            admin.execute("DELETE FROM directory_terms WHERE random() < 0.3").await.unwrap();
            admin.execute("UPDATE directory SET state = 'invited' WHERE random() < 0.3").await.unwrap();
            let (set_right, left) = directory::mend(&owner, None).await.unwrap();
            assert_eq!(left, []);
            mended += set_right;
        }
        over.store(true, Ordering::SeqCst);
        mended
    };
    let (done, mended) = tokio::join!(futures::future::join_all(renames), mends);
    assert!(mended > 10 && done.iter().all(|done| *done > 5), "{mended} set right beside {done:?}");
    let mut found = Vec::new();
    directory::mend(&owner, None).await.unwrap();
    let compared = directory::check(&pool, None, |difference| found.push(difference)).await.unwrap();
    assert_eq!((compared.accounts, found), (3, vec![]));
    for id in &people {
        let last = journal.load::<Person>(*id).await.unwrap();
        assert_eq!(last.state, last.version);
    }
}
