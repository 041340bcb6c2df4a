//! A private cluster and the processes that give commands to its accounts, all of them killed every now and then.

use std::{
    cell::{Cell, RefCell},
    fs,
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    process::Child,
    thread,
    time::{Duration, Instant},
};

use herstel::{
    database::{cluster::Cluster, migrate, pool},
    entropy,
};
use rustix::process::{Pid, Signal, kill_process};
use sqlx::{ConnectOptions, Connection, Executor, PgConnection};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::giver::{self, Acknowledged};

/// Processes that give commands at once.
const GIVERS: usize = 2;
/// Every so many kills of a giver the server is killed as well.
const SERVER_EVERY: usize = 10;
/// Longer than all of it takes.
const PATIENCE: Duration = Duration::from_secs(600);

/// What an acknowledgement is worth.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Promise {
    /// The commit is in the log when it is given.
    Kept,
    /// The control: the commit will be in the log some time soon.
    Hasty,
}

pub(crate) struct Siege {
    pub(crate) runtime: Runtime,
    cluster: RefCell<Option<Cluster>>,
    promise: Promise,
    givers_killed: Cell<usize>,
    servers_killed: Cell<usize>,
    root: TempDir,
}

impl Siege {
    /// Starts a cluster and makes its tables.
    pub(crate) fn start(promise: Promise) -> Self {
        let private = fs::Permissions::from_mode(0o700);
        let root = tempfile::Builder::new().prefix("herstel-siege-").permissions(private).tempdir().unwrap();
        let cluster = Cluster::start(root.path()).unwrap();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        runtime.block_on(async {
            let owner = pool::connect_owner(cluster.owner_options()).await.unwrap();
            migrate::migrate(&owner).await.unwrap();
            owner.close().await;
            // who is killed has written to the kernel what it says it wrote: only a power cut asks for more
            let mut admin = PgConnection::connect_with(&cluster.superuser_options()).await.unwrap();
            admin.execute("ALTER SYSTEM SET fsync = off").await.unwrap();
            admin.execute("SELECT pg_reload_conf()").await.unwrap();
        });
        let cluster = RefCell::new(Some(cluster));
        Self { runtime, cluster, promise, givers_killed: Cell::default(), servers_killed: Cell::default(), root }
    }

    /// Has commands given until so many were acknowledged, and kills at least so often meanwhile; what was acknowledged.
    pub(crate) fn until(&self, commands: u64, kills: usize) -> Vec<Acknowledged> {
        let began = Instant::now();
        let mut givers: Vec<Child> = (0..GIVERS).map(|_| self.giver()).collect();
        while self.so_many() < commands || self.givers_killed.get() < kills {
            assert!(began.elapsed() < PATIENCE, "{} commands in {PATIENCE:?}", self.so_many());
            thread::sleep(Duration::from_millis(500 + u64::from(entropy::bytes::<1>()[0]) * 8));
            self.givers_killed.set(self.givers_killed.get() + 1);
            let server_too = self.givers_killed.get() % SERVER_EVERY == 2;
            if server_too {
                self.kill_server();
            }
            kill(&mut givers[usize::from(entropy::bytes::<1>()[0]) % GIVERS], || self.giver());
        }
        givers.iter_mut().for_each(|giver| {
            giver.kill().unwrap();
            giver.wait().unwrap();
        });
        self.acknowledged()
    }

    fn giver(&self) -> Child {
        let waits = if self.promise == Promise::Kept { "on" } else { "off" };
        let options = self.cluster.borrow().as_ref().unwrap().app_options();
        giver::start(options.to_url_lossy().as_str(), waits, &self.receipts())
    }

    /// kill -9 of PostgreSQL, and the start that repairs what it left.
    fn kill_server(&self) {
        let text = fs::read_to_string(self.root.path().join("postgres/postmaster.pid")).unwrap();
        let server = text.lines().next().unwrap().parse().unwrap();
        kill_process(Pid::from_raw(server).unwrap(), Signal::KILL).unwrap();
        self.servers_killed.set(self.servers_killed.get() + 1);
        let cluster = self.cluster.take().unwrap();
        self.runtime.block_on(cluster.stop()).unwrap();
        self.cluster.replace(Some(Cluster::start(self.root.path()).unwrap()));
    }

    fn receipts(&self) -> PathBuf {
        self.root.path().join("receipts")
    }

    fn so_many(&self) -> u64 {
        fs::metadata(self.receipts()).map_or(0, |file| file.len() / Acknowledged::LINE)
    }

    fn acknowledged(&self) -> Vec<Acknowledged> {
        Acknowledged::read(&fs::read_to_string(self.receipts()).unwrap_or_default())
    }

    pub(crate) fn givers_killed(&self) -> usize {
        self.givers_killed.get()
    }

    pub(crate) fn servers_killed(&self) -> usize {
        self.servers_killed.get()
    }

    /// A connection that may look at everything.
    pub(crate) async fn admin(&self) -> PgConnection {
        let options = self.cluster.borrow().as_ref().unwrap().superuser_options();
        PgConnection::connect_with(&options).await.unwrap()
    }

    /// Connections as the service has them.
    pub(crate) async fn app(&self) -> sqlx::PgPool {
        let options = self.cluster.borrow().as_ref().unwrap().app_options();
        pool::connect_app(options, 4).await.unwrap()
    }

    /// What is found after `sql`, which is undone afterwards.
    pub(crate) fn tampered<T>(&self, sql: &str, look: impl FnOnce() -> T) -> T {
        let keep = "CREATE SCHEMA kept";
        let tables = ["events", "streams", "receipts", "jobs", "directory"];
        let run = |statements: Vec<String>| {
            self.runtime.block_on(async {
                let mut admin = self.admin().await;
                for statement in statements {
                    admin.execute(statement.as_str()).await.unwrap();
                }
            });
        };
        let mut copy = vec![keep.to_owned()];
        copy.extend(tables.map(|table| format!("CREATE TABLE kept.{table} AS SELECT * FROM {table}")));
        copy.push(sql.to_owned());
        run(copy);
        let found = look();
        let mut back: Vec<_> = tables.map(|table| format!("TRUNCATE {table}")).into();
        back.extend(tables.map(|table| {
            let overriding = if table == "events" { "OVERRIDING SYSTEM VALUE" } else { "" };
            format!("INSERT INTO {table} {overriding} SELECT * FROM kept.{table}")
        }));
        back.push("DROP SCHEMA kept CASCADE".to_owned());
        run(back);
        found
    }
}

/// kill -9, and another in its place.
fn kill(giver: &mut Child, another: impl FnOnce() -> Child) {
    giver.kill().unwrap();
    giver.wait().unwrap();
    *giver = another();
}
