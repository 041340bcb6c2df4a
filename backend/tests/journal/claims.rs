//! What a commit carries beside its events: claims, keys, the directory, jobs and their enclosures.

use herstel::{
    entropy,
    journal::{Attachments, Breakdown, Claim, DirectoryEntry, Failure, Journal, NewKey, Receipt},
};
use herstel_domain::ids::KeyId;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    deposit, intent, journal,
    ledger::{Command, Ledger, Overdrawn},
    run,
};

fn email(hash: &str) -> Claim {
    Claim { kind: "email", hash: hash.as_bytes().to_vec() }
}

async fn deposit_with(
    journal: &Journal,
    stream: Uuid,
    attachments: Attachments,
) -> Result<Receipt<Ledger>, Failure<Overdrawn>> {
    let mut intent = intent(stream, deposit(1));
    intent.attachments = attachments;
    journal.execute(intent).await
}

#[tokio::test]
async fn a_taken_claim_is_an_answer_and_nothing_is_written() {
    let (database, journal) = journal().await;
    let phone = Claim { kind: "phone", hash: b"p".to_vec() };
    let first = Attachments { claims: vec![email("a"), phone], ..Attachments::default() };
    deposit_with(&journal, entropy::id(), first).await.unwrap();
    let key = NewKey {
        id: KeyId::new(entropy::id()),
        owner: entropy::id(),
        scope: "person",
        keyring_id: "k1".to_owned(),
        wrapped: vec![1, 2, 3],
    };
    for (kind, hash) in [("email", "a"), ("phone", "p")] {
        let fresh = Claim { kind: if kind == "email" { "phone" } else { "email" }, hash: b"fresh".to_vec() };
        let attachments = Attachments {
            claims: vec![fresh, Claim { kind, hash: hash.as_bytes().to_vec() }],
            new_keys: vec![key.clone()],
            ..Attachments::default()
        };
        let taken = deposit_with(&journal, entropy::id(), attachments).await;
        assert!(matches!(taken, Err(Failure::Taken(it)) if it == kind), "{taken:?}");
    }
    let count =
        "SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM streams) + (SELECT count(*) FROM data_keys)";
    let rows: i64 = sqlx::query_scalar(count).fetch_one(&mut database.admin().await).await.unwrap();
    assert_eq!(rows, 2, "the first deposit and its row");
}

#[tokio::test]
async fn a_released_claim_is_free_for_others() {
    let (_, journal) = journal().await;
    let (one, two) = (entropy::id(), entropy::id());
    let claims = |claims, released_claims| Attachments { claims, released_claims, ..Attachments::default() };
    deposit_with(&journal, one, claims(vec![email("a")], vec![])).await.unwrap();
    // nobody can release what is not theirs
    deposit_with(&journal, two, claims(vec![], vec![email("a")])).await.unwrap();
    assert!(matches!(
        deposit_with(&journal, two, claims(vec![email("a")], vec![])).await,
        Err(Failure::Taken("email"))
    ));
    // claimed and released at once: it stays
    deposit_with(&journal, one, claims(vec![email("a")], vec![email("a")])).await.unwrap();
    assert!(matches!(
        deposit_with(&journal, two, claims(vec![email("a")], vec![])).await,
        Err(Failure::Taken("email"))
    ));
    deposit_with(&journal, one, claims(vec![email("b")], vec![email("a")])).await.unwrap();
    deposit_with(&journal, two, claims(vec![email("a")], vec![])).await.unwrap();
}

#[tokio::test]
async fn keys_and_the_directory_are_written_with_the_events() {
    let (database, journal) = journal().await;
    let (stream, key) = (entropy::id(), KeyId::new(entropy::id()));
    let new_key =
        NewKey { id: key, owner: stream, scope: "authenticator", keyring_id: "k1".to_owned(), wrapped: vec![7; 48] };
    let entry = |name: &str, phone_ending| DirectoryEntry {
        organisation: Uuid::nil(),
        name: name.to_owned(),
        email: "anna@example.org".to_owned(),
        phone_ending,
    };
    let directory = Some(entry("Anna", None));
    let first = Attachments { new_keys: vec![new_key], directory, ..Attachments::default() };
    deposit_with(&journal, stream, first).await.unwrap();
    let read = "SELECT name, phone_ending, (SELECT count(*) FROM data_keys WHERE owner = account) FROM directory";
    let mut admin = database.admin().await;
    let row: (String, Option<String>, i64) = sqlx::query_as(read).fetch_one(&mut admin).await.unwrap();
    assert_eq!(row, ("Anna".to_owned(), None, 1));
    let terms = "SELECT term FROM directory_terms ORDER BY 1";
    let found_by: Vec<String> = sqlx::query_scalar(terms).fetch_all(&mut admin).await.unwrap();
    assert_eq!(found_by, ["anna anna example org", "example org anna anna", "org anna example anna"]);
    let directory = Some(entry("Anna B.", Some("42".to_owned())));
    let then = Attachments { destroyed_keys: vec![key], directory, ..Attachments::default() };
    deposit_with(&journal, stream, then).await.unwrap();
    let row: (String, Option<String>, i64) = sqlx::query_as(read).fetch_one(&mut admin).await.unwrap();
    assert_eq!(row, ("Anna B.".to_owned(), Some("42".to_owned()), 0));
    let found_by: Vec<String> = sqlx::query_scalar(terms).fetch_all(&mut admin).await.unwrap();
    assert!(found_by.contains(&"b anna anna example org".to_owned()), "the new name: {found_by:?}");
    assert!(!found_by.contains(&"anna anna example org".to_owned()), "not the old one: {found_by:?}");
}

#[tokio::test]
async fn attachments_of_a_command_that_changes_nothing_are_dropped() {
    let (_, journal) = journal().await;
    let stream = entropy::id();
    let mut nothing = intent(stream, Command::Note(String::new()));
    nothing.attachments.claims = vec![email("a")];
    assert_eq!(journal.execute(nothing).await.unwrap().version, 0);
    let claims = Attachments { claims: vec![email("a")], ..Attachments::default() };
    deposit_with(&journal, entropy::id(), claims).await.unwrap();
}

#[tokio::test]
async fn a_job_carries_its_enclosure_and_its_act() {
    let (database, journal) = journal().await;
    let (stream, link) = (entropy::id(), entropy::id());
    run(&journal, stream, deposit(10)).await.unwrap();
    let mut act = intent(stream, Command::Withdraw { amounts: vec![1, 2], enclosure: Some(link) });
    act.attachments.enclosures.insert(link, json!({ "token": "sealed" }));
    let correlation = act.provenance.correlation;
    journal.execute(act).await.unwrap();
    let sql = "SELECT payload, kind || ' ' || account || ' ' || correlation, run_at <= now() FROM jobs ORDER BY (payload->>'before')::integer DESC";
    let jobs: Vec<(Value, String, bool)> = sqlx::query_as(sql).fetch_all(&mut database.admin().await).await.unwrap();
    let about = format!("mail {stream} {correlation}");
    assert_eq!(
        jobs,
        [
            (json!({ "before": 10, "after": 9 }), about.clone(), true),
            (json!({ "before": 9, "after": 7, "enclosure": { "token": "sealed" } }), about, true),
        ]
    );
}

#[tokio::test]
async fn a_job_without_its_enclosure_is_not_written() {
    let (_, journal) = journal().await;
    let stream = entropy::id();
    run(&journal, stream, deposit(10)).await.unwrap();
    let lacking = run(&journal, stream, Command::Withdraw { amounts: vec![1], enclosure: Some(entropy::id()) }).await;
    assert!(matches!(lacking, Err(Failure::Broken(Breakdown::Enclosure { job: "mail", .. }))), "{lacking:?}");
    assert_eq!(journal.load::<Ledger>(stream).await.unwrap().version, 1);
}
