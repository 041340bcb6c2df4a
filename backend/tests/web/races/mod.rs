//! R24: processes that race on one code, link or restore. Exactly one wins, in every round.
//!
//! Each racer is a process of its own, this test program started anew, with its own connections and journal. Each
//! control forgets, in its decisions, the one thing that was to be remembered: then the same rounds have more winners.

mod contest;
mod racer;

use std::{
    io::{BufRead, BufReader, Lines, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use self::contest::{Contest, Prize};
use crate::house::{TestApp, url};

/// With each number of processes.
const ROUNDS: usize = 500;
const PROCESSES: [usize; 2] = [2, 8];
/// A control need not run as long.
const CONTROL_ROUNDS: usize = 20;

/// Another process that takes part.
struct Racer {
    child: Child,
    orders: ChildStdin,
    reports: Lines<BufReader<ChildStdout>>,
}

impl Racer {
    fn start(database: &str, forgetful: bool) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["races::racer::races_when_it_is_called_for", "--exact", "--nocapture"])
            .env(racer::DATABASE, database)
            .env(racer::FORGETFUL, if forgetful { "yes" } else { "no" })
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (orders, reports) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()).lines());
        Self { child, orders, reports }
    }

    fn go(&mut self, round: &str) {
        writeln!(self.orders, "{round}").unwrap();
    }

    /// Whether it won.
    fn outcome(&mut self) -> bool {
        let report = self.reports.find_map(|line| line.unwrap().strip_prefix(racer::REPORT).map(str::to_owned));
        match report.as_deref() {
            Some("won") => true,
            Some("lost") => false,
            other => panic!("neither won nor lost: {other:?}"),
        }
    }
}

impl Drop for Racer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How many won, round by round.
async fn race(prize: Prize, processes: usize, rounds: usize, forgetful: bool) -> Vec<usize> {
    let app = TestApp::start().await;
    let mut contest = Contest::prepare(&app, prize).await;
    let database = url(&app.database, "herstel_app");
    let mut racers: Vec<_> = (0..processes).map(|_| Racer::start(&database, forgetful)).collect();
    let mut winners = Vec::new();
    for _ in 0..rounds {
        let round = serde_json::to_string(&contest.next_round().await).unwrap();
        racers.iter_mut().for_each(|racer| racer.go(&round));
        winners.push(racers.iter_mut().filter_map(|racer| racer.outcome().then_some(())).count());
    }
    winners
}

async fn exactly_one_wins(prize: Prize) {
    for processes in PROCESSES {
        let winners = race(prize, processes, ROUNDS, false).await;
        let others = winners.iter().enumerate().find(|(_, winners)| **winners != 1);
        assert_eq!(others, None, "round and winners of {processes} processes");
    }
}

async fn more_than_one_wins(prize: Prize) {
    let winners = race(prize, 2, CONTROL_ROUNDS, true).await;
    assert!(winners.iter().any(|winners| *winners != 1), "the control forgets, and nobody noticed");
}

macro_rules! races {
    ($($test:ident $control:ident $prize:expr;)+) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $test() {
            exactly_one_wins($prize).await;
        }

        #[tokio::test(flavor = "multi_thread")]
        async fn $control() {
            more_than_one_wins($prize).await;
        }
    )+};
}

races! {
    r24_of_processes_racing_on_one_step_exactly_one_wins control_without_the_last_step_more_win Prize::Step;
    r24_of_processes_racing_on_one_recovery_code_exactly_one_wins control_with_codes_that_stay_more_win Prize::Code;
    r24_of_processes_racing_on_one_mailed_link_exactly_one_wins control_with_links_that_stay_more_win Prize::Link;
    r24_of_processes_racing_on_one_restore_exactly_one_wins control_with_a_trash_that_stays_full_more_win Prize::Restore;
}
