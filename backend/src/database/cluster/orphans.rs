//! What a crash left behind. We hold the lock, so whatever still runs on this data belonged to a predecessor that was killed.

use std::{
    fs, io,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

use super::{
    error::{ClusterError, Doing},
    places::Places,
};

/// After this long a server that was asked to stop is told to.
const ASK: Duration = Duration::from_secs(10);
/// After this long we give up.
const PATIENCE: Duration = Duration::from_secs(30);

/// Ends an older server on this data: a whole one, or the children of a killed one, which end by themselves. Then
/// removes what says that one runs: the process ids in those files may long be someone else's.
pub(super) fn end_server(places: &Places) -> Result<(), ClusterError> {
    let old = places.postmaster().map(|(pid, _)| pid);
    let (began, mut sent) = (Instant::now(), None);
    until_none_left(&places.data, began, |left| {
        if let Some(old) = old.filter(|old| left.contains(old)) {
            // Fast shutdown, then immediate shutdown.
            let signal = if began.elapsed() < ASK { Signal::INT } else { Signal::QUIT };
            if sent.replace(signal) != Some(signal) {
                send(old, signal);
            }
        }
    })?;
    let socket = places.sockets.join(".s.PGSQL.5432");
    for stale in [places.data.join("postmaster.pid"), socket.with_extension("5432.lock"), socket] {
        remove(&stale)?;
    }
    Ok(())
}

/// Kills what is still making a draft: the draft is thrown away anyhow.
pub(super) fn kill_makers(places: &Places) -> Result<(), ClusterError> {
    until_none_left(&places.draft, Instant::now(), |left| left.iter().for_each(|pid| send(*pid, Signal::KILL)))
}

fn until_none_left(directory: &Path, began: Instant, mut urge: impl FnMut(&[i32])) -> Result<(), ClusterError> {
    loop {
        let left = working_in(directory);
        if left.is_empty() {
            return Ok(());
        }
        if began.elapsed() > PATIENCE {
            return Err(ClusterError::Orphans(left));
        }
        urge(&left);
        thread::sleep(Duration::from_millis(10));
    }
}

/// The processes whose working directory this is: that of all of a server's is its data directory.
fn working_in(directory: &Path) -> Vec<i32> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let pids = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let works_here = |pid: &i32| fs::read_link(format!("/proc/{pid}/cwd")).is_ok_and(|found| found == directory);
    pids.filter(works_here).collect()
}

fn send(pid: i32, signal: Signal) {
    if let Some(pid) = Pid::from_raw(pid) {
        // Its failure means that the process has ended meanwhile, which is what was wanted.
        let _ = kill_process(pid, signal);
    }
}

fn remove(file: &PathBuf) -> Result<(), ClusterError> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error).doing("remove", file),
        _ => Ok(()),
    }
}
