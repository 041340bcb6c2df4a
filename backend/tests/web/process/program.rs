//! `herstel` as a process, with settings of its own.

use std::{
    collections::BTreeMap,
    fs::{File, Permissions},
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Output, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};
use sqlx::Executor;
use tempfile::TempDir;

use crate::{
    house::{Authenticator, Browser, Witness, url},
    support::Database,
};

/// The program with its settings.
pub(super) struct Program {
    database: Option<Database>,
    pub(super) settings: BTreeMap<String, String>,
    directory: TempDir,
}

/// The program while it serves.
pub(super) struct Service<'a> {
    program: &'a Program,
    child: Child,
}

impl Program {
    /// On a migrated database, with a keyring.
    pub(super) async fn installed() -> Self {
        let database = Database::fresh().await;
        let name = database.options("postgres").get_database().unwrap().to_owned();
        let given = format!("ALTER DATABASE {name} OWNER TO herstel_owner");
        database.admin().await.execute(given.as_str()).await.unwrap();
        let mut program = Self::private();
        program.set("DATABASE_URL", &url(&database, "herstel_app"));
        program.set("HERSTEL_MIGRATE_URL", &url(&database, "herstel_owner"));
        program.database = Some(database);
        program.does(&["migrate"]);
        program.registers();
        program
    }

    /// With a keyring, and a private cluster as soon as it needs one.
    pub(super) fn private() -> Self {
        // The server's user passes through it.
        let directory = tempfile::Builder::new().permissions(Permissions::from_mode(0o711)).tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let settings = [
            ("PATH", std::env::var("PATH").unwrap()),
            ("HERSTEL_DATA_DIR", directory.path().join("data").display().to_string()),
            ("HERSTEL_KEYRING", directory.path().join("keyring").display().to_string()),
            ("HERSTEL_LISTEN", format!("127.0.0.1:{port}")),
            ("HERSTEL_SMTP_URL", "smtp://127.0.0.1:9".to_owned()),
            ("HERSTEL_MAIL_FROM", "no-reply@herstel.example".to_owned()),
        ];
        let settings = settings.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let program = Self { database: None, settings, directory };
        program.does(&["keys", "init"]);
        program
    }

    /// An organisation for people to belong to.
    fn registers(&self) {
        self.does(&["organisation", "add", "--slug", "finrust", "--name", "FinRust"]);
    }

    /// The database that it was given.
    pub(super) fn database(&self) -> &Database {
        self.database.as_ref().expect("this one has a private cluster")
    }

    /// Where its files are.
    pub(super) fn directory(&self) -> &Path {
        self.directory.path()
    }

    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.settings.insert(name.to_owned(), value.to_owned());
    }

    /// Where the keyring is.
    pub(super) fn keyring(&self) -> PathBuf {
        self.directory.path().join("keyring")
    }

    /// A command, not yet run.
    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_herstel"));
        let log = if arguments == ["serve"] { "trace" } else { "info" };
        command.args(arguments).env_clear().envs(&self.settings).env("HERSTEL_LOG", log).stdin(Stdio::null());
        command
    }

    /// Runs a command to its end.
    pub(super) fn runs(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs a command that must succeed; what it says.
    pub(super) fn does(&self, arguments: &[&str]) -> String {
        let output = self.runs(arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{arguments:?}: {told}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command that must be refused, in time; the reason it gives.
    pub(super) fn is_refused(&self, arguments: &[&str]) -> String {
        let log = self.directory.path().join("refused");
        let mut child =
            self.command(arguments).stderr(File::create(&log).unwrap()).stdout(Stdio::null()).spawn().unwrap();
        let status = ended(&mut child, Duration::from_secs(30));
        let told = std::fs::read_to_string(log).unwrap();
        assert_eq!(status.and_then(|status| status.code()), Some(1), "{arguments:?}: {told}");
        let mut reason = told.lines().filter(|line| line.starts_with("herstel: "));
        reason.next_back().unwrap_or_else(|| panic!("no reason: {told}")).to_owned()
    }

    /// Serves, once it answers.
    pub(super) async fn serves(&self) -> Service<'_> {
        let log = File::options().create(true).append(true).open(self.directory.path().join("log")).unwrap();
        let child = self.command(&["serve"]).stderr(log).stdout(Stdio::null()).spawn().unwrap();
        let mut service = Service { program: self, child };
        let began = Instant::now();
        // its port is taken long before it serves
        herstel::gateway::provide_tls();
        while reqwest::get(format!("{}/livez", self.base())).await.is_err() {
            let ended = service.child.try_wait().unwrap();
            assert!(ended.is_none() && began.elapsed() < Duration::from_secs(30), "{}", self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        service
    }

    /// What was logged while serving.
    pub(super) fn log(&self) -> String {
        std::fs::read_to_string(self.directory.path().join("log")).unwrap()
    }

    /// Somebody who has linked a phone, signed in.
    pub(super) async fn colleague(&self, browser: &Browser) -> Authenticator {
        if self.database.is_none() {
            self.registers();
        }
        let told =
            self.does(&["staff", "add", "--organisation", "finrust", "--email", "c@post.example", "--role", "agent"]);
        let link = told.split_whitespace().find(|word| word.starts_with("http")).unwrap();
        let path = link.strip_prefix(&self.base()).unwrap_or_else(|| panic!("{link} is elsewhere"));
        let page = browser.open(path).await;
        let page = browser.submit(&page, "password", &[("new_password", "Kade-27-molen-Zwaan!")]).await;
        let phone = Authenticator::scan(&page.fact("secret").unwrap());
        let code = phone.code(herstel::clock::Clock::system().now());
        let page = browser.submit(&page, "link", &[("code", &code), ("label", "Toestel 0")]).await;
        let page = browser.submit(&page, "acknowledge", &[("saved", "yes")]).await;
        assert_eq!(page.path(), "/me", "{:?}", page.error());
        phone
    }

    fn base(&self) -> String {
        format!("http://{}", self.settings["HERSTEL_LISTEN"])
    }

    /// A browser, watched by nobody.
    pub(super) fn browser(&self) -> (Browser, Arc<Witness>) {
        let witness = Arc::<Witness>::default();
        (Browser::new(&self.base(), Arc::clone(&witness)), witness)
    }

    /// Something done behind the service's back.
    pub(super) async fn tamper(&self, sql: &str) {
        self.database().admin().await.execute(sql).await.unwrap();
    }
}

impl Service<'_> {
    /// Asks it to stop, or ends it.
    pub(super) fn send(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// How it ended.
    pub(super) fn wait(mut self) -> ExitStatus {
        let status = ended(&mut self.child, Duration::from_secs(30));
        status.unwrap_or_else(|| panic!("it does not stop: {}", self.program.log()))
    }
}

impl Drop for Service<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How it ended, if it did in time; else it is killed.
pub(super) fn ended(child: &mut Child, within: Duration) -> Option<ExitStatus> {
    let began = Instant::now();
    while began.elapsed() < within {
        if let Some(status) = child.try_wait().unwrap() {
            return Some(status);
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let _ = child.kill();
    None
}
