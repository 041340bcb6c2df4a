//! `herstel rebuild` as an operator runs it: beside the service, killed in the middle, and started again.

use std::{
    io::{BufRead, BufReader},
    process::Stdio,
};

use rustix::process::{Pid, Signal, kill_process};

use super::Program;

/// Nine thousand streams with the history of the one account that there is. Their rows are missing.
const MANY: &str = "WITH s AS MATERIALIZED (SELECT gen_random_uuid() AS id FROM generate_series(1, 9000)) INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, \
     actor, correlation, organisation) SELECT 'account', s.id, e.sequence, e.event_type, e.event_version, e.payload, \
     '{}', e.actor, e.correlation, e.organisation \
     FROM s, events e WHERE e.aggregate_type = 'account'";

#[tokio::test(flavor = "multi_thread")]
async fn x10_killed_in_the_middle_it_goes_on_from_there_and_every_row_is_right() {
    let program = Program::installed().await;
    program.does(&["rebuild"]);
    let service = program.serves().await;
    let (browser, _) = program.browser();
    program.colleague(&browser).await;
    assert!(program.does(&["rebuild", "--check"]).contains("Every row is what its events amount to."));
    program.tamper(MANY).await;
    program.tamper("UPDATE streams SET version = version - 1").await;
    let refused = program.is_refused(&["rebuild", "--check"]);
    assert!(refused.contains("rows differ"), "{refused}");

    let mut child = program.command(&["rebuild"]).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut told = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    told.find(|line| line.contains(" streams") && !line.contains(", 0 streams")).expect("progress");
    kill_process(Pid::from_child(&child), Signal::KILL).unwrap();
    assert!(!child.wait().unwrap().success());

    let output = program.runs(&["rebuild"]);
    let (told, done) = (String::from_utf8(output.stderr).unwrap(), String::from_utf8(output.stdout).unwrap());
    assert!(output.status.success(), "{told}");
    let first = told.lines().find(|line| line.contains("events folded")).unwrap();
    assert!(!first.contains(", 0 streams"), "it began anew: {first}");
    assert!(done.contains("into the rows of 9002 streams"), "{done}");
    assert!(program.does(&["rebuild", "--check"]).contains("Every row is what its events amount to."));
    // the service went on, and goes on, with the new table
    assert_eq!(browser.open("/me").await.status, 200);
    drop(service);
}

/// What the directory has, by address: everything that lists show, and how many terms lead there.
async fn listed(program: &Program) -> Vec<String> {
    let all = "SELECT d::text || (SELECT count(*) FROM directory_terms t WHERE t.account = d.account AND \
         t.organisation = d.organisation)::text FROM directory d ORDER BY email";
    sqlx::query_scalar(all).fetch_all(&mut program.database().admin().await).await.unwrap()
}

/// Each kind of damage, to the account in its place, and what is said of it with the keyring at hand.
const DAMAGE: [(&str, &str); 7] = [
    ("UPDATE directory SET state = 'locked' WHERE account = $1", "the state differs"),
    ("UPDATE directory SET state = NULL WHERE account = $1", "the state differs"),
    (
        "DELETE FROM directory_terms WHERE term = (SELECT max(term) FROM directory_terms WHERE account = $1)",
        "what it is found by differs",
    ),
    (
        "INSERT INTO directory_terms (organisation, term, account) VALUES (gen_random_uuid(), 'elders', $1)",
        "what it is found by differs",
    ),
    (
        "UPDATE directory SET name = 'Iemand Anders' WHERE account = $1",
        "the name is not the sealed one, what it is found by differs",
    ),
    ("DELETE FROM directory WHERE account = $1", "it is not listed"),
    (
        "UPDATE directory SET organisation = gen_random_uuid() WHERE account = $1",
        "the organisation differs, what it is found by differs",
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn the_directory_is_compared_with_the_accounts_and_set_right() {
    let mut program = Program::installed().await;
    for n in 0..DAMAGE.len() {
        let email = format!("m{n}@post.example");
        program.does(&["staff", "add", "--organisation", "finrust", "--email", &email, "--role", "agent"]);
    }
    let good = program.does(&["rebuild", "--check"]);
    assert!(good.contains("7 accounts, and its names and addresses with the sealed ones"), "{good}");
    let right = listed(&program).await;
    let accounts: Vec<uuid::Uuid> = sqlx::query_scalar("SELECT account FROM directory ORDER BY email")
        .fetch_all(&program.database().app(1))
        .await
        .unwrap();
    let mut admin = program.database().admin().await;
    for (account, (damage, _)) in accounts.iter().zip(DAMAGE) {
        assert_eq!(sqlx::query(damage).bind(account).execute(&mut admin).await.unwrap().rows_affected(), 1, "{damage}");
    }
    let stray = uuid::Uuid::from_u128(7);
    let nobody = "INSERT INTO directory (account, organisation, name, email, state) VALUES ($1, $1, 'X', 'x@post.example', 'invited')";
    sqlx::query(nobody).bind(stray).execute(&mut admin).await.unwrap();

    let output = program.runs(&["rebuild", "--check"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("Every row is what its events amount to."), "{said}");
    for (account, (_, words)) in accounts.iter().zip(DAMAGE) {
        assert!(said.contains(&format!("directory/{account}: {words}\n")), "{words} of {account}: {said}");
    }
    assert!(said.contains(&format!("directory/{stray}: it is listed, and there is no such account\n")), "{said}");

    // without the keyring nobody can say how the unlisted one is called, nor that a name is another's
    let keyring = program.keyring().display().to_string();
    program.set("HERSTEL_KEYRING", &format!("{keyring}.gone"));
    let refused = program.is_refused(&["rebuild"]);
    assert!(refused.contains("1 entries of the directory cannot be made"), "{refused}");
    let output = program.runs(&["rebuild", "--check"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains(&format!("directory/{}: it is not listed\n", accounts[5])), "{said}");
    assert!(said.contains("since there is no keyring here") && said.matches("directory/").count() == 1, "{said}");

    program.set("HERSTEL_KEYRING", &keyring);
    let done = program.does(&["rebuild"]);
    assert!(done.contains("Set right 2 entries"), "the unlisted one and the other's name: {done}");
    assert_eq!(listed(&program).await, right);
    program.does(&["rebuild", "--check"]);
}
