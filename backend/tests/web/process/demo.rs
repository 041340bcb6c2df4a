//! The demo as an operator has it: started, stopped by Ctrl-C, killed, started again, started over.

use std::{
    fs::{self, File},
    net::TcpListener,
    os::unix::{fs::PermissionsExt, process::CommandExt},
    process::{Child, Command, ExitStatus, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use serde_json::Value;
use tempfile::TempDir;

use super::program::ended;
use crate::house::{Authenticator, Browser, Witness};

/// Where it lives.
struct Place {
    directory: TempDir,
    listen: String,
}

/// The demo while it runs, in a process group of its own, as a terminal starts it.
struct Demo<'a> {
    place: &'a Place,
    child: Child,
}

impl Place {
    fn new() -> Self {
        let directory = tempfile::Builder::new().prefix("herstel-demo-").tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Self { directory, listen: format!("127.0.0.1:{port}") }
    }

    fn base(&self) -> String {
        format!("http://{}", self.listen)
    }

    fn browser(&self) -> Browser {
        Browser::new(&self.base(), Arc::<Witness>::default())
    }

    async fn starts(&self, arguments: &[&str]) -> Demo<'_> {
        let log = || File::options().create(true).append(true).open(self.directory.path().join("log")).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_herstel"))
            .args(arguments)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HERSTEL_DATA_DIR", self.directory.path())
            .env("HERSTEL_LISTEN", &self.listen)
            .stdin(Stdio::null())
            .stdout(log())
            .stderr(log())
            .process_group(0)
            .spawn()
            .unwrap();
        let mut demo = Demo { place: self, child };
        let began = Instant::now();
        herstel::gateway::provide_tls();
        while reqwest::get(format!("{}/livez", self.base())).await.is_err() {
            let ended = demo.child.try_wait().unwrap();
            assert!(ended.is_none() && began.elapsed() < Duration::from_secs(120), "{}", self.log());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        demo
    }

    fn log(&self) -> String {
        fs::read_to_string(self.directory.path().join("log")).unwrap()
    }

    /// `demo.json` as it is.
    fn told(&self) -> String {
        let path = self.directory.path().join("demo.json");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::read_to_string(path).unwrap()
    }

    /// Somebody of the demo who has linked an app.
    fn enrolled(&self) -> Value {
        let told: Value = serde_json::from_str(&self.told()).unwrap();
        let accounts = told["organisations"][0]["accounts"].as_array().unwrap();
        accounts.iter().find(|account| account["state"] == "enrolled").unwrap().clone()
    }

    fn postmaster(&self) -> i32 {
        let text = fs::read_to_string(self.directory.path().join("postgres/postmaster.pid")).unwrap();
        text.lines().next().unwrap().parse().unwrap()
    }
}

impl Demo<'_> {
    /// Ctrl-C: the terminal tells everybody in the group.
    fn interrupted(mut self) -> ExitStatus {
        kill_process_group(Pid::from_child(&self.child), Signal::INT).unwrap();
        let status = ended(&mut self.child, Duration::from_secs(60));
        status.unwrap_or_else(|| panic!("it does not stop: {}", self.place.log()))
    }

    fn killed(mut self) {
        kill_process(Pid::from_child(&self.child), Signal::KILL).unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Demo<'_> {
    fn drop(&mut self) {
        let _ = kill_process(Pid::from_child(&self.child), Signal::INT);
        let _ = ended(&mut self.child, Duration::from_secs(60));
    }
}

fn is_alive(pid: i32) -> bool {
    fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}

fn text<'a>(account: &'a Value, name: &str) -> &'a str {
    account[name].as_str().unwrap()
}

/// Gives the only app another name.
async fn rename(browser: &Browser, label: &str) {
    let id = browser.open("/me").await.fact("authenticator").unwrap();
    let page = browser.open(&format!("/me/authenticators/{id}/rename")).await;
    assert_eq!(browser.submit(&page, "rename", &[("label", label)]).await.at, "/me?done=renamed");
}

async fn calls_it(browser: &Browser, label: &str) -> bool {
    let page = browser.open("/me").await;
    page.status == 200 && page.words().contains(label)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_keeps_its_data_through_ctrl_c_and_kill_9_until_it_starts_over() {
    let place = Place::new();
    let demo = place.starts(&["demo"]).await;
    let (told, account) = (place.told(), place.enrolled());
    let browser = place.browser();
    let page = browser.open("/login").await;
    let fields = [("email", text(&account, "email")), ("password", text(&account, "password"))];
    let page = browser.submit(&page, "sign-in", &fields).await;
    let code = Authenticator::scan(text(&account, "totp_secret")).code(herstel::clock::Clock::system().now());
    assert_eq!(browser.submit(&page, "verify", &[("code", &code)]).await.path(), "/me");
    rename(&browser, "Toestel een").await;

    let server = place.postmaster();
    assert_eq!(demo.interrupted().code(), Some(0), "{}", place.log());
    assert!(!is_alive(server), "Ctrl-C stops everything");

    let demo = place.starts(&["demo"]).await;
    assert_eq!(place.told(), told);
    assert!(calls_it(&browser, "Toestel een").await, "a second demo finds its data again");
    rename(&browser, "Toestel twee").await;
    demo.killed();

    let demo = place.starts(&["demo"]).await;
    assert_eq!(place.told(), told);
    assert!(calls_it(&browser, "Toestel twee").await, "kill -9 loses nothing that was acknowledged");
    assert_eq!(demo.interrupted().code(), Some(0), "{}", place.log());

    let demo = place.starts(&["demo", "--fresh"]).await;
    assert_eq!(browser.get("/me").await.location(), "/login?error=session_expired");
    assert_ne!(text(&place.enrolled(), "totp_secret"), text(&account, "totp_secret"));
    let server = place.postmaster();
    assert_eq!(demo.interrupted().code(), Some(0), "{}", place.log());
    assert!(!is_alive(server));
}
