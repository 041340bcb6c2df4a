//! A throw-away PostgreSQL for tests: each test has a database of its own, all share one cluster.
//!
//! The first test process starts the cluster in the temporary directory; those that run beside it, or soon after,
//! use it too. Each process holds a shared lock for as long as it lives, and a watchdog stops the cluster and
//! deletes its data once nobody holds one, whatever ended the processes.

use std::{
    fs::{self, File, OpenOptions, Permissions},
    hash::{DefaultHasher, Hash, Hasher},
    os::unix::{
        fs::{PermissionsExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
    thread,
    time::{Duration, Instant},
};

use sqlx::{
    ConnectOptions, Connection, Executor, PgConnection, PgPool,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
};

static MIGRATIONS: Migrator = sqlx::migrate!("../migrations");

/// Waits until nobody holds the lock, then stops the server while nobody can take it, and deletes its data.
const WATCHDOG: &str = r#"
while sleep 3; do
    flock --exclusive --nonblock --conflict-exit-code 75 "$0" sh -c \
        'server=$(head -n 1 data/postmaster.pid); kill -QUIT "$server"
         while kill -0 "$server"; do sleep 0.05; done; mv data "old.$server"'
    [ $? -eq 75 ] || exec rm -rf old.*
done
"#;

/// A migrated database of one test.
pub(crate) struct Database {
    options: PgConnectOptions,
}

impl Database {
    /// A new one, empty but for what the migrations made.
    pub(crate) async fn fresh() -> Self {
        let cluster = Cluster::shared();
        let name = format!("test_{}", herstel::entropy::id().simple());
        let mut admin = cluster.admin("postgres").await;
        admin.execute(format!("CREATE DATABASE {name} TEMPLATE {}", cluster.template).as_str()).await.unwrap();
        Self { options: cluster.options().database(&name) }
    }

    /// How to connect as `role`: `herstel_app`, `herstel_owner` or the superuser `postgres`.
    pub(crate) fn options(&self, role: &str) -> PgConnectOptions {
        self.options.clone().username(role)
    }

    /// At most `connections` as the service's role.
    pub(crate) fn app(&self, connections: u32) -> PgPool {
        PgPoolOptions::new().max_connections(connections).connect_lazy_with(self.options("herstel_app"))
    }

    /// One connection as the superuser, to look behind the scenes and to tamper.
    pub(crate) async fn admin(&self) -> PgConnection {
        self.options("postgres").connect().await.unwrap()
    }
}

struct Cluster {
    home: PathBuf,
    template: String,
    /// Held shared until the process ends.
    _in_use: File,
}

impl Cluster {
    fn shared() -> &'static Self {
        static CLUSTER: OnceLock<Cluster> = OnceLock::new();
        CLUSTER.get_or_init(Self::join)
    }

    /// Starts the cluster unless it runs, and makes the template unless it is there.
    fn join() -> Self {
        let home = std::env::temp_dir().join(format!("herstel-test-{:x}", hash(env!("CARGO_MANIFEST_DIR"))));
        fs::create_dir_all(&home).unwrap();
        fs::set_permissions(&home, Permissions::from_mode(0o755)).unwrap();
        let in_use = lock_file(&home.join("in-use"));
        in_use.lock_shared().unwrap();
        let starting = lock_file(&home.join("starting"));
        starting.lock().unwrap();
        let checksums: Vec<_> = MIGRATIONS.iter().map(|migration| &migration.checksum).collect();
        let cluster = Self { template: format!("template_{:x}", hash(&checksums)), home, _in_use: in_use };
        let prepare = || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(cluster.prepare());
        };
        // a runtime of its own: the caller is inside another one
        thread::scope(|scope| scope.spawn(prepare).join().unwrap());
        cluster
    }

    async fn prepare(&self) {
        if PgConnection::connect_with(&self.options()).await.is_err() {
            self.start();
            let mut admin = self.admin("postgres").await;
            admin.execute("CREATE ROLE herstel_owner LOGIN; CREATE ROLE herstel_app LOGIN").await.unwrap();
        }
        let mut admin = self.admin("postgres").await;
        let template = &self.template;
        let known = sqlx::query("SELECT 1 FROM pg_database WHERE datname = $1").bind(template);
        if known.fetch_optional(&mut admin).await.unwrap().is_none() {
            admin.execute("DROP DATABASE IF EXISTS unfinished").await.unwrap();
            admin.execute("CREATE DATABASE unfinished OWNER herstel_owner").await.unwrap();
            let owner = self.options().database("unfinished").username("herstel_owner");
            let mut owner = owner.connect().await.unwrap();
            MIGRATIONS.run(&mut owner).await.unwrap();
            owner.close().await.unwrap();
            admin.execute(format!("ALTER DATABASE unfinished RENAME TO {template}").as_str()).await.unwrap();
        }
    }

    #[expect(clippy::zombie_processes, reason = "they outlive this process")]
    fn start(&self) {
        let server = self.home.join("server");
        fs::create_dir_all(&server).unwrap();
        if let Some((user, group)) = server_user() {
            chown(&server, Some(user), Some(group)).unwrap();
        }
        let data = server.join("data");
        let _ = fs::remove_dir_all(&data);
        let log = || File::options().create(true).append(true).open(self.home.join("log")).unwrap();
        let quiet = |command: &mut Command| {
            command.current_dir(&server).stdin(Stdio::null()).stdout(log()).stderr(log()).process_group(0);
            if let Some((user, group)) = server_user() {
                command.uid(user).gid(group);
            }
        };
        let mut initdb = Command::new(binaries().join("initdb"));
        initdb.args("-U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync -D data".split(' '));
        quiet(&mut initdb);
        assert!(initdb.status().unwrap().success(), "initdb failed, see {}", self.home.join("log").display());
        let mut postgres = Command::new(binaries().join("postgres"));
        // what the tests lose when the machine goes down is of no use to anybody
        for setting in ["fsync=off", "full_page_writes=off", "max_connections=200", "listen_addresses="] {
            postgres.args(["-c", setting]);
        }
        postgres.arg("-c").arg(format!("unix_socket_directories={}", server.display())).args(["-D", "data"]);
        quiet(&mut postgres);
        postgres.spawn().unwrap();
        let mut watchdog = Command::new("sh");
        watchdog.args(["-c", WATCHDOG]).arg(self.home.join("in-use"));
        quiet(&mut watchdog);
        watchdog.spawn().unwrap();
        let begun = Instant::now();
        let ready = || fs::read_to_string(data.join("postmaster.pid")).is_ok_and(|text| text.contains("ready"));
        while !ready() {
            assert!(begun.elapsed() < Duration::from_secs(60), "PostgreSQL does not get ready");
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn options(&self) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass().socket(self.home.join("server")).username("postgres")
    }

    async fn admin(&self, database: &str) -> PgConnection {
        self.options().database(database).connect().await.unwrap()
    }
}

fn lock_file(path: &Path) -> File {
    OpenOptions::new().create(true).truncate(false).write(true).open(path).unwrap()
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The newest server that is installed.
fn binaries() -> PathBuf {
    if let Some(given) = std::env::var_os("PG_BIN_DIR") {
        return given.into();
    }
    let versions =
        fs::read_dir("/usr/lib/postgresql").expect("PostgreSQL's server is installed, or PG_BIN_DIR names it");
    let version = |path: &PathBuf| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    versions.map(|entry| entry.unwrap().path()).max_by_key(version).unwrap().join("bin")
}

/// The server refuses to run as root: then it is `postgres`, as user and group.
fn server_user() -> Option<(u32, u32)> {
    let root = fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0);
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let mut fields = users.lines().find(|line| line.starts_with("postgres:"))?.split(':').skip(2);
    let ids = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    root.then_some(ids)
}
