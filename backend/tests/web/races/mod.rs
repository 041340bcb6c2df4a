//! R24: processes that race on one code, link, restore, message or last factor. Exactly one wins, in every round.
//!
//! Each racer is a process of its own, this test program started anew, with its own connections and journal. Winners
//! are counted twice: by what the racers were told, and by what is in the stream. That the racers met at all shows in
//! how often they had to decide again. Each control forgets, in its decisions, the one thing that was to be
//! remembered: then the same rounds have more winners.

mod contest;
mod racer;

use std::{
    io::{BufRead, BufReader, Lines, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use self::contest::{Contest, Prize};
use crate::house::{TestApp, url};

/// With each number of processes.
const ROUNDS: usize = 1000;
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

    /// Whether it won, and how often somebody else was faster.
    fn outcome(&mut self) -> (bool, usize) {
        let report = self.reports.find_map(|line| line.unwrap().strip_prefix(racer::REPORT).map(str::to_owned));
        let report = report.expect("a racer reports");
        let (outcome, decided) = report.split_once(' ').unwrap();
        let retries = decided.parse::<usize>().unwrap().checked_sub(1).expect("a racer decides");
        match outcome {
            "won" => (true, retries),
            "lost" => (false, retries),
            other => panic!("neither won nor lost: {other}"),
        }
    }
}

impl Drop for Racer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What came of a race.
struct Race {
    /// How many racers were told that they won, round by round.
    told: Vec<usize>,
    /// How many won by the stream, round by round.
    stored: Vec<usize>,
    /// How often, in all, a racer had to decide again because another was faster.
    retries: usize,
}

async fn race(prize: Prize, processes: usize, rounds: usize, forgetful: bool) -> Race {
    let app = TestApp::start().await;
    let mut contest = Contest::prepare(&app, prize).await;
    let database = url(&app.database, "herstel_app");
    let mut racers: Vec<_> = (0..processes).map(|_| Racer::start(&database, forgetful)).collect();
    let (mut run, mut told, mut retries) = (Vec::new(), Vec::new(), 0);
    for _ in 0..rounds {
        let round = contest.next_round().await;
        let orders: Vec<_> =
            (0..processes).map(|racer| serde_json::to_string(&round.seen_by(racer)).unwrap()).collect();
        racers.iter_mut().zip(&orders).for_each(|(racer, order)| racer.go(order));
        let outcomes: Vec<_> = racers.iter_mut().map(Racer::outcome).collect();
        told.push(outcomes.iter().filter(|(won, _)| *won).count());
        retries += outcomes.iter().map(|(_, retries)| retries).sum::<usize>();
        run.push(round);
    }
    Race { told, stored: contest.winners(&run).await, retries }
}

async fn exactly_one_wins(prize: Prize) {
    for processes in PROCESSES {
        let Race { told, stored, retries } = race(prize, processes, ROUNDS, false).await;
        assert_eq!((told.len(), stored.len()), (ROUNDS, ROUNDS));
        for (whence, winners) in [("were told", told), ("are in the stream", stored)] {
            let others = winners.iter().enumerate().find(|(_, winners)| **winners != 1);
            assert_eq!(others, None, "round and winners of {processes} processes, as they {whence}");
        }
        assert!(retries > 0, "{processes} processes never met");
    }
}

async fn more_than_one_wins(prize: Prize) {
    let Race { told, stored, .. } = race(prize, 2, CONTROL_ROUNDS, true).await;
    for winners in [told, stored] {
        assert!(winners.iter().any(|winners| *winners > 1), "the control forgets, and nobody noticed: {winners:?}");
    }
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
    r24_of_processes_racing_on_one_magic_link_exactly_one_wins control_with_magic_links_that_stay_more_win Prize::MagicLink;
    r24_of_processes_racing_on_one_sms_code_exactly_one_wins control_with_sms_codes_that_stay_more_win Prize::SmsCode;
    r24_of_processes_racing_on_one_restore_exactly_one_wins control_with_a_trash_that_stays_full_more_win Prize::Restore;
    r24_of_processes_with_one_device_token_exactly_one_brings_the_next control_with_tokens_that_stay_more_do
        Prize::Device;
    r24_of_processes_that_each_throw_one_of_two_last_apps_away_exactly_one_does
        control_where_nothing_is_ever_thrown_away_more_do Prize::LastFactor;
}
