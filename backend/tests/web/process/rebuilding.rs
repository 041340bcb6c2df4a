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
    assert!(done.contains("into the rows of 9001 streams"), "{done}");
    assert!(program.does(&["rebuild", "--check"]).contains("Every row is what its events amount to."));
    // the service went on, and goes on, with the new table
    assert_eq!(browser.open("/me").await.status, 200);
    drop(service);
}
