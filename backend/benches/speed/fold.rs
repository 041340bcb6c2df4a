//! Folding every account from its events, against `psql` copying the same rows.

use std::{
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use herstel::{
    database::pool,
    journal::{Breakdown, Folded, Journal},
};
use herstel_domain::account::AccountDecider;

use super::{
    Outcome,
    figures::Figures,
    ground::{Ground, through},
    pace::Pace,
    population::EVENTS,
    report::{Line, Reach, Report},
};

/// What the fold reads, in its order.
const ROWS: &str = "SELECT sequence, event_type, event_version, payload, aggregate_id FROM events \
                    WHERE aggregate_type = 'account' ORDER BY aggregate_id, sequence";
/// The same rows as they lie.
const UNORDERED: &str = "SELECT sequence, event_type, event_version, payload, aggregate_id FROM events \
                         WHERE aggregate_type = 'account'";

/// Events a second, each side in a process of its own, from its start to its end.
pub(crate) async fn measure(ground: &Ground, pace: &Pace, report: &mut Report) -> Outcome {
    let binaries = "SELECT setting FROM pg_config() WHERE name = 'BINDIR'";
    let binaries: String = sqlx::query_scalar(binaries).fetch_one(&mut ground.admin().await?).await?;
    let psql = Path::new(&binaries).join("psql");
    let events = pace.accounts * EVENTS;
    let (mut fold, mut ordered, mut unordered, mut peak) = <(Figures, Figures, Figures, Figures)>::default();
    for round in 0..=pace.rounds {
        let began = Instant::now();
        let (done, peak_mb) = spawned("--fold", &ground.socket())?;
        let folded = began.elapsed().as_secs_f64();
        if done != events {
            return Err(format!("{events} events should have been folded, not {done}").into());
        }
        let [copied_in_order, copied] = [ROWS, UNORDERED].map(|rows| copy(&psql, &ground.socket(), rows));
        // the first round brings the table into memory
        if round > 0 {
            fold.push(f64::from(events) / folded);
            ordered.push(f64::from(events) / copied_in_order?);
            unordered.push(f64::from(events) / copied?);
            peak.push(peak_mb);
        }
    }
    let what = format!("fold of {events} events");
    let line = |against, theirs, reach| Line::new(&what, &fold, "/s").against(against, theirs, reach);
    report.add(line("psql COPY, same order", &ordered, Some(Reach::AtLeast(1.0))));
    report.add(line("psql COPY, any order", &unordered, None));
    report.add(Line::new("peak memory of the fold", &peak, " MB").within(Reach::AtMost(64.0)));
    Ok(())
}

/// Copies into nothing; yields seconds.
fn copy(psql: &Path, socket: &Path, rows: &str) -> Outcome<f64> {
    let began = Instant::now();
    let status = Command::new(psql)
        .args(["--no-psqlrc", "--quiet", "--username=herstel_app", "--dbname=herstel", "--port=5432", "--host"])
        .arg(socket)
        .arg(format!("--command=COPY ({rows}) TO STDOUT"))
        .stdout(Stdio::null())
        .status()?;
    if status.success() { Ok(began.elapsed().as_secs_f64()) } else { Err("psql failed".into()) }
}

/// Runs this program with `flag`; yields what it did, and its peak memory in MB.
pub(crate) fn spawned(flag: &str, socket: &Path) -> Outcome<(u32, f64)> {
    let output = Command::new(std::env::current_exe()?).arg(flag).arg(socket).stderr(Stdio::inherit()).output()?;
    let said = String::from_utf8(output.stdout)?;
    match said.trim().split_once(' ').map(|(done, peak)| (done.parse(), peak.parse::<f64>())) {
        Some((Ok(done), Ok(kib))) if output.status.success() => Ok((done, kib / 1024.0)),
        _ => Err(format!("the child for {flag} said {said:?}").into()),
    }
}

/// The most memory that this process has held, in KiB.
pub(crate) fn peak_kib() -> Outcome<String> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    Ok(peak.ok_or("the kernel does not tell the peak")?.trim().to_owned())
}

/// The fold, in a process of its own so that its memory can be told: prints the events and its peak memory in KiB.
pub(crate) fn child(socket: &Path) -> Outcome {
    let runtime = tokio::runtime::Runtime::new()?;
    let census = runtime.block_on(async {
        let journal = Journal::new(pool::connect_app(through(socket), 1).await?);
        let mut active = 0_u64;
        let census = journal.fold_all::<AccountDecider, Breakdown>(async |Folded { state, .. }| {
            active += u64::from(state.active().is_ok());
            Ok(())
        });
        let census = census.await?;
        if active == census.streams { Outcome::Ok(census) } else { Err("an account is not active".into()) }
    })?;
    println!("{} {}", census.events, peak_kib()?);
    Ok(())
}
