//! The mail server that judges us: aiosmtpd in a process of its own.

use std::{
    env,
    io::{BufRead, BufReader, Lines},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

use herstel::{
    jobs::mail::Smtp,
    settings::{MailTransport, TransportSecurity},
};
use serde_json::Value;

/// A running mail server. It ends with the test.
pub(crate) struct Judge {
    port: u16,
    accepted: Lines<BufReader<ChildStdout>>,
    child: Child,
    stdin: Option<ChildStdin>,
}

impl Judge {
    pub(crate) fn start(options: &[&str]) -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/jobs/mail_server.py");
        let mut child = Command::new(python("aiosmtpd"))
            .arg(script)
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let stdin = child.stdin.take();
        let mut accepted = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = accepted.next().expect("the mail server starts").unwrap().parse().unwrap();
        Self { port, accepted, child, stdin }
    }

    /// A client of it.
    pub(crate) fn client(&self) -> Smtp {
        self.client_by(TransportSecurity::Plain)
    }

    pub(crate) fn client_by(&self, security: TransportSecurity) -> Smtp {
        client(security, self.port, Duration::from_secs(10))
    }

    /// The next mail that the server accepted, as it read it.
    pub(crate) fn accepted(&mut self) -> Value {
        serde_json::from_str(&self.accepted.next().expect("a mail").unwrap()).unwrap()
    }

    /// Stops the server; what it accepted besides.
    pub(crate) fn stop(mut self) -> Vec<Value> {
        drop(self.stdin.take());
        self.child.wait().unwrap();
        self.accepted.by_ref().map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect()
    }
}

impl Drop for Judge {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A client of whatever listens on `port`.
pub(crate) fn client(security: TransportSecurity, port: u16, limit: Duration) -> Smtp {
    Smtp::new(&MailTransport { security, host: "localhost".to_owned(), port, credentials: None }, limit).unwrap()
}

/// A Python that has this package.
pub(crate) fn python(package: &str) -> PathBuf {
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .unwrap_or_default();
    let candidates = [
        cache.join("herstel/python/bin/python"),
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../e2e/.venv/bin/python")),
        PathBuf::from("python3"),
    ];
    let has_it = |python: &PathBuf| {
        let tried = Command::new(python).args(["-c", &format!("import {package}")]).stderr(Stdio::null()).status();
        tried.is_ok_and(|status| status.success())
    };
    candidates
        .into_iter()
        .find(has_it)
        .unwrap_or_else(|| panic!("no Python has {package}, a judge of ours. Run: ./justw setup"))
}
