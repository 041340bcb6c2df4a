//! Whose work a processor did: the kernel counts for each thread, and threads have names.

use std::fs;

use super::Outcome;

/// The name of the threads that play the clients.
pub(crate) const CLIENT: &str = "client";
/// What the names of the threads that hash begin with.
const HASHING: &str = "hash-";

/// Milliseconds of processor time since each thread began.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cpu {
    pub(crate) argon2: f64,
    pub(crate) clients: f64,
    /// Every other thread of this process.
    pub(crate) service: f64,
    pub(crate) postgres: f64,
}

impl Cpu {
    /// Until now; PostgreSQL's is that of the children of the process with this id.
    pub(crate) fn until_now(postmaster: u32) -> Outcome<Self> {
        let mut cpu = Self::default();
        for thread in fs::read_dir("/proc/self/task")? {
            let thread = thread?.path();
            // threads may end while we look
            let (Ok(name), Ok(spent)) = (fs::read_to_string(thread.join("comm")), spent(&thread.join("schedstat")))
            else {
                continue;
            };
            match name.trim() {
                CLIENT => cpu.clients += spent,
                name if name.starts_with(HASHING) => cpu.argon2 += spent,
                _ => cpu.service += spent,
            }
        }
        for process in fs::read_dir("/proc")?.flatten() {
            let path = process.path();
            let parent = fs::read_to_string(path.join("stat")).ok().and_then(|stat| parent_in(&stat));
            if parent == Some(postmaster) {
                cpu.postgres += spent(&path.join("schedstat")).unwrap_or(0.0);
            }
        }
        Ok(cpu)
    }

    /// What was spent between `earlier` and this.
    pub(crate) fn since(&self, earlier: &Self) -> Self {
        Self {
            argon2: self.argon2 - earlier.argon2,
            clients: self.clients - earlier.clients,
            service: self.service - earlier.service,
            postgres: self.postgres - earlier.postgres,
        }
    }
}

/// The parent's id in `/proc/…/stat`; the name in parentheses before it may hold anything.
pub(crate) fn parent_in(stat: &str) -> Option<u32> {
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// The first figure of `schedstat`: nanoseconds on a processor.
fn spent(schedstat: &std::path::Path) -> Outcome<f64> {
    let text = fs::read_to_string(schedstat)?;
    Ok(text.split(' ').next().unwrap_or_default().parse::<f64>()? / 1e6)
}
