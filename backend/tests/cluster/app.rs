//! A program with a private cluster that can be killed: this very test binary, run again.

use std::{
    env, fs,
    os::unix::{
        fs::{PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use herstel::database::cluster::Cluster;
use rustix::process::{Pid, Signal, kill_process};
use sqlx::{Connection, PgConnection};
use tempfile::TempDir;

const ROOT: &str = "CLUSTER_TEST_ROOT";
const SAID: &str = "said";

/// Not a test of its own: the program that the tests below start, write with, and kill.
#[test]
fn the_program_that_the_other_tests_kill() {
    let Some(root) = env::var_os(ROOT).map(PathBuf::from) else { return };
    let cluster = Cluster::start(&root).unwrap();
    on(cluster.owner_options(), "CREATE TABLE IF NOT EXISTS receipts_of_tests (number serial)");
    on(cluster.owner_options(), "INSERT INTO receipts_of_tests DEFAULT VALUES");
    fs::write(root.join(SAID), "written").unwrap();
    thread::sleep(Duration::from_secs(60));
}

/// The program, running on a data directory. Killed when dropped.
pub(crate) struct App(Child);

impl App {
    /// Starts it as the user that we are.
    pub(crate) fn start(root: &Path) -> Self {
        Self::spawn(&mut Command::new(env::current_exe().unwrap()), root)
    }

    /// Starts it as another user, who owns the directory; takes a copy of the program along, since ours may be out of
    /// that user's reach.
    pub(crate) fn start_as(uid: u32, root: &Path) -> Self {
        chown(root, Some(uid), Some(uid)).unwrap();
        let copy = root.join("program");
        fs::copy(env::current_exe().unwrap(), &copy).unwrap();
        fs::set_permissions(&copy, fs::Permissions::from_mode(0o755)).unwrap();
        Self::spawn(Command::new(copy).current_dir("/").uid(uid).gid(uid), root)
    }

    fn spawn(command: &mut Command, root: &Path) -> Self {
        let _ = fs::remove_file(root.join(SAID));
        command.args(["--exact", "app::the_program_that_the_other_tests_kill", "--nocapture"]);
        Self(command.env(ROOT, root).stdout(Stdio::null()).spawn().unwrap())
    }

    /// Waits until it has had a row acknowledged.
    #[track_caller]
    pub(crate) fn has_written(&self, root: &Path) {
        until("the program has written", || root.join(SAID).exists());
    }

    /// kill -9.
    pub(crate) fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for App {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A data directory as `mktemp -d` makes it.
pub(crate) fn root() -> TempDir {
    tempfile::Builder::new()
        .prefix("herstel-cluster-")
        .permissions(fs::Permissions::from_mode(0o700))
        .tempdir()
        .unwrap()
}

/// The pid of the server that runs on a data directory.
pub(crate) fn postmaster(root: &Path) -> i32 {
    let text = fs::read_to_string(root.join("postgres/postmaster.pid")).unwrap();
    text.lines().next().unwrap().parse().unwrap()
}

pub(crate) fn is_alive(pid: i32) -> bool {
    fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}

pub(crate) fn kill_9(pid: i32) {
    kill_process(Pid::from_raw(pid).unwrap(), Signal::KILL).unwrap();
}

/// How many rows the killed programs had acknowledged.
pub(crate) fn written(cluster: &Cluster) -> i64 {
    runtime().block_on(async {
        let mut connection = PgConnection::connect_with(&cluster.owner_options()).await.unwrap();
        sqlx::query_scalar("SELECT count(*) FROM receipts_of_tests").fetch_one(&mut connection).await.unwrap()
    })
}

/// Runs one statement.
#[track_caller]
pub(crate) fn on(options: sqlx::postgres::PgConnectOptions, statement: &str) {
    runtime().block_on(async {
        let mut connection = PgConnection::connect_with(&options).await.unwrap();
        sqlx::raw_sql(statement).execute(&mut connection).await.unwrap();
    });
}

pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

#[track_caller]
pub(crate) fn until(what: &str, mut so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !so() {
        assert!(began.elapsed() < Duration::from_secs(60), "waited in vain until {what}");
        thread::sleep(Duration::from_millis(5));
    }
}
