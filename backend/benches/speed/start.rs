//! How long the demo takes until it is ready, and what it holds when nobody visits.

use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

use super::{
    Outcome,
    cpu::parent_in,
    figures::Figures,
    pace::Pace,
    report::{Line, Reach, Report},
};

/// How long it is left alone before its memory is looked at.
const IDLE: Duration = Duration::from_secs(3);
const PATIENCE: Duration = Duration::from_secs(120);

/// Starts the demo on an empty directory and then again, as often as `pace.starts` says.
pub(crate) fn measure(pace: &Pace, report: &mut Report) -> Outcome {
    let (mut first, mut next, mut ours, mut database) = <(Figures, Figures, Figures, Figures)>::default();
    for _ in 0..pace.starts {
        let directory = tempfile::Builder::new().prefix("herstel-bench-").tempdir()?;
        let demo = Demo::start(directory.path())?;
        first.push(demo.took);
        demo.stop()?;
        let demo = Demo::start(directory.path())?;
        next.push(demo.took);
        thread::sleep(IDLE);
        let (own, of_database) = demo.memory()?;
        ours.push(own);
        database.push(of_database);
        demo.stop()?;
    }
    report.add(Line::new("demo, first start until ready", &first, " s").within(Reach::AtMost(10.0)));
    report.add(Line::new("demo, next start until ready", &next, " s").within(Reach::AtMost(10.0)));
    report.add(Line::new("demo, idle: resident memory", &ours, " MB"));
    report.add(Line::new("demo, idle: its PostgreSQL, shares counted once", &database, " MB"));
    Ok(())
}

struct Demo {
    child: Child,
    took: f64,
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
        Ok(Self { child, took: began.elapsed().as_secs_f64() })
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
