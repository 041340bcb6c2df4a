//! A process that gives commands until it is killed: this very test binary, run again.

use std::{
    env,
    fs::File,
    io::Write,
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use herstel::journal::{Failure, Journal, Loaded};
use herstel_domain::account::AccountDecider;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use uuid::Uuid;

use crate::commands::{command, somebody};

/// Names the database, in givers only.
const DATABASE: &str = "HERSTEL_TEST_ENDURANCE";
/// Names the file that receipts are written to.
const RECEIPTS: &str = "HERSTEL_TEST_ENDURANCE_RECEIPTS";
/// What a commit waits for before it is acknowledged, as PostgreSQL's `synchronous_commit` says it.
const WAITS: &str = "HERSTEL_TEST_ENDURANCE_WAITS";
/// Commands under way at once in one process.
const AT_ONCE: u32 = 8;
/// Commands to one person before another's turn comes.
const IN_A_ROW: u32 = 8;

/// A receipt as the one who gave the command has it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Acknowledged {
    /// The command's idempotency key and correlation.
    pub(crate) key: Uuid,
    pub(crate) stream: Uuid,
    /// The sequence of its last event.
    pub(crate) version: u64,
    pub(crate) events: u64,
}

impl Acknowledged {
    /// Bytes of a line.
    pub(crate) const LINE: u64 = 36 + 1 + 36 + 1 + 8 + 1 + 2 + 1;

    fn line(&self) -> String {
        let Self { key, stream, version, events } = self;
        format!("{key} {stream} {version:>8} {events:>2}\n")
    }

    /// The receipts in a file; a line that the kill cut off was not written for anybody.
    pub(crate) fn read(text: &str) -> Vec<Self> {
        let whole = text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
        let receipts = whole.map(|line| {
            let mut words = line.split_ascii_whitespace();
            let mut next = || words.next().unwrap();
            let (key, stream) = (next().parse().unwrap(), next().parse().unwrap());
            Self { key, stream, version: next().parse().unwrap(), events: next().parse().unwrap() }
        });
        receipts.collect()
    }
}

/// Starts one.
pub(crate) fn start(database: &str, waits: &str, receipts: &Path) -> Child {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "giver::gives_commands_when_it_is_called_for", "--nocapture"]);
    command.env(DATABASE, database).env(WAITS, waits).env(RECEIPTS, receipts).stdout(Stdio::null()).spawn().unwrap()
}

/// Does nothing unless the siege has started it.
#[test]
fn gives_commands_when_it_is_called_for() {
    let (Ok(database), Some(receipts)) = (env::var(DATABASE), env::var_os(RECEIPTS)) else { return };
    let receipts = File::options().create(true).append(true).open(receipts).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let waits = env::var(WAITS).unwrap();
        let options: PgConnectOptions = database.parse().unwrap();
        let options = options.options([("synchronous_commit", waits)]);
        let pool = PgPoolOptions::new().max_connections(AT_ONCE).acquire_timeout(Duration::from_secs(1));
        let journal = Journal::new(pool.connect_lazy_with(options));
        futures::future::join_all((0..AT_ONCE).map(|_| give(&journal, &receipts))).await;
    });
}

/// Gives one command after the other, a few to the same person, and acknowledges those that did something.
async fn give(journal: &Journal, mut receipts: &File) {
    loop {
        let id = somebody();
        let Ok(Loaded { mut state, .. }) = journal.load::<AccountDecider>(id).await else {
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        for _ in 0..IN_A_ROW {
            let intent = command(id, &state);
            let key = intent.provenance.correlation;
            let receipt = match journal.execute(intent).await {
                Ok(receipt) => receipt,
                Err(Failure::Refused(_)) => continue,
                // too late, or the server is gone: nothing is acknowledged
                Err(_) => break,
            };
            if !receipt.events.is_empty() {
                let (version, events) = (receipt.version, receipt.events.len() as u64);
                let acknowledged = Acknowledged { key, stream: id, version, events };
                receipts.write_all(acknowledged.line().as_bytes()).unwrap();
            }
            state = receipt.state;
        }
    }
}
