//! How long the demo takes until it is ready, and what it holds before anybody visits and after many have.

use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use futures::future::try_join_all;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use super::{
    Outcome,
    cpu::parent_in,
    figures::Figures,
    http::{Browser, Trouble},
    own_start::OwnStart,
    pace::Pace,
    report::{Line, Reach, Report},
};

/// How long it is left alone before its memory is looked at.
const IDLE: Duration = Duration::from_secs(3);
const PATIENCE: Duration = Duration::from_secs(120);
/// MB that it may hold before anybody has signed in.
const IDLE_MEMORY: f64 = 48.0;
/// MB that one argon2 hash takes.
const HASH: f64 = 19.0;
/// Whose policy lets people in by the password alone.
const BY_PASSWORD: &str = "mijnlogin";

/// Starts the demo on an empty directory and then again, as often as `pace.starts` says.
pub(crate) fn measure(pace: &Pace, report: &mut Report) -> Outcome {
    let (mut first, mut next, mut own, mut beyond) = <(Figures, Figures, Figures, Figures)>::default();
    let (mut ours, mut database, mut after) = <(Figures, Figures, Figures)>::default();
    for _ in 0..pace.starts {
        let directory = tempfile::Builder::new().prefix("herstel-bench-").tempdir()?;
        let demo = Demo::start(directory.path())?;
        first.push(demo.took);
        let postgres = OwnStart::of_running(directory.path())?;
        demo.stop()?;
        let own_took = postgres.measure()?;
        let demo = Demo::start(directory.path())?;
        next.push(demo.took);
        own.push(own_took);
        beyond.push(demo.took - own_took);
        thread::sleep(IDLE);
        let (idle, of_database) = demo.memory()?;
        ours.push(idle);
        database.push(of_database);
        demo.enter(directory.path(), pace.entered)?;
        thread::sleep(IDLE);
        after.push(demo.memory()?.0);
        demo.stop()?;
    }
    // each thread that hashes has memory of its own, and keeps it
    let hashing = HASH * thread::available_parallelism()?.get() as f64;
    report.add(Line::new("demo, first start until ready", &first, " s").within(Reach::AtMost(10.0)));
    report.add(Line::new("demo, next start until ready", &next, " s").against("pg_ctl --wait start", &own, None));
    report.add(Line::new("demo, next start beyond PostgreSQL's own", &beyond, " s").within(Reach::AtMost(0.5)));
    report.add(Line::new("demo, idle: resident memory", &ours, " MB").within(Reach::AtMost(IDLE_MEMORY)));
    let what = format!("demo, after {} sign-ins: resident memory", pace.entered);
    report.add(Line::new(&what, &after, " MB").within(Reach::AtMost(IDLE_MEMORY + hashing)));
    report.add(Line::new("demo, idle: its PostgreSQL, shares counted once", &database, " MB"));
    Ok(())
}

struct Demo {
    child: Child,
    took: f64,
    base: String,
}

impl Demo {
    fn start(directory: &Path) -> Outcome<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let began = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_herstel"))
            .args(["demo", "--log", "warn", "--listen"])
            .arg(address.to_string())
            .arg("--data-dir")
            .arg(directory)
            .stdout(Stdio::null())
            .spawn()?;
        while !is_ready(address) {
            if let Some(status) = child.try_wait()? {
                return Err(format!("the demo ended: {status}").into());
            }
            if began.elapsed() > PATIENCE {
                child.kill()?;
                return Err("the demo does not get ready".into());
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(Self { child, took: began.elapsed().as_secs_f64(), base: format!("http://{address}") })
    }

    /// Signs people in so many times.
    fn enter(&self, directory: &Path, times: usize) -> Outcome {
        let demo: Value = serde_json::from_str(&fs::read_to_string(directory.join("demo.json"))?)?;
        let of = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let organisations = demo["organisations"].as_array().into_iter().flatten();
        let accounts = organisations.filter(|it| it["slug"] == BY_PASSWORD).filter_map(|it| it["accounts"].as_array());
        let people: Vec<_> = accounts
            .flatten()
            .filter(|it| it["state"] == "password_set")
            .map(|it| (of(it, "email"), of(it, "password")))
            .collect();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let browser = Browser::new(&self.base).map_err(|error| error.to_string())?;
        // each of them once at a time, or it looks like guessing
        let visits = people.iter().enumerate().map(|(n, (email, password))| {
            let browser = &browser;
            let turns = (n..times).step_by(people.len());
            async move {
                for _ in turns {
                    browser.enter(email, password).await?;
                }
                Ok::<(), Trouble>(())
            }
        });
        if people.is_empty() {
            return Err("nobody in the demo signs in by the password alone".into());
        }
        runtime.block_on(try_join_all(visits)).map_err(|error| error.to_string())?;
        Ok(())
    }

    /// MB that the service holds, and MB that its PostgreSQL does, what its processes share counted once.
    fn memory(&self) -> Outcome<(f64, f64)> {
        let service = self.child.id();
        let mut database = 0.0;
        for process in fs::read_dir("/proc")?.flatten() {
            let parent = |path: &Path| parent_in(&fs::read_to_string(path.join("stat")).ok()?);
            let path = process.path();
            let Some(above) = parent(&path) else { continue };
            let of_service = above == service || parent(&Path::new("/proc").join(above.to_string())) == Some(service);
            if of_service {
                database += kib(&path.join("smaps_rollup"), "Pss:").unwrap_or(0.0) / 1024.0;
            }
        }
        Ok((kib(Path::new(&format!("/proc/{service}/status")), "VmRSS:")? / 1024.0, database))
    }

    fn stop(mut self) -> Outcome {
        kill_process(Pid::from_child(&self.child), Signal::TERM)?;
        let status = self.child.wait()?;
        if status.success() { Ok(()) } else { Err(format!("the demo ended: {status}").into()) }
    }
}

impl Drop for Demo {
    /// Whatever goes wrong, it does not go on without us.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn is_ready(address: SocketAddr) -> bool {
    let answer = || {
        let mut stream = TcpStream::connect(address).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(1))).ok()?;
        write!(stream, "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").ok()?;
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).ok()?;
        Some(&answer == b"HTTP/1.1 200")
    };
    answer().unwrap_or(false)
}

/// A line of kilobytes in a file of the kernel's.
fn kib(path: &Path, name: &str) -> Outcome<f64> {
    let text = fs::read_to_string(path)?;
    let line = text.lines().find_map(|line| line.strip_prefix(name)).ok_or("the kernel does not tell")?;
    Ok(line.trim().trim_end_matches(" kB").trim().parse()?)
}
