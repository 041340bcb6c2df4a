//! How long PostgreSQL itself takes to start on a cluster, by its own `pg_ctl --wait`.

use std::{
    fs,
    os::unix::{fs::MetadataExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use super::Outcome;

/// The programs and the data of a private cluster.
pub(crate) struct OwnStart {
    pg_ctl: PathBuf,
    directory: PathBuf,
}

impl OwnStart {
    /// Finds out, while the cluster in this data directory runs, which program runs it.
    pub(crate) fn of_running(directory: &Path) -> Outcome<Self> {
        let pid_file = fs::read_to_string(directory.join("postgres/postmaster.pid"))?;
        let pid = pid_file.lines().next().ok_or("the server's pid file is empty")?;
        let program = fs::read_link(format!("/proc/{pid}/exe"))?;
        Ok(Self { pg_ctl: program.with_file_name("pg_ctl"), directory: directory.to_owned() })
    }

    /// Starts it, in seconds, and stops it again. It must have been stopped before.
    pub(crate) fn measure(&self) -> Outcome<f64> {
        let sockets = format!("-c listen_addresses= -c unix_socket_directories={}/socket", self.directory.display());
        let began = Instant::now();
        self.run(&["--wait", "--options", &sockets, "start"])?;
        let took = began.elapsed().as_secs_f64();
        self.run(&["--wait", "--mode", "fast", "stop"])?;
        Ok(took)
    }

    /// As the user whose data it is: the server does not run as root.
    fn run(&self, arguments: &[&str]) -> Outcome {
        let data = self.directory.join("postgres");
        let owner = fs::metadata(&data)?;
        let mut command = Command::new(&self.pg_ctl);
        command.arg("--pgdata").arg(&data).args(arguments).current_dir(&data);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if owner.uid() != fs::metadata("/proc/self")?.uid() {
            command.uid(owner.uid()).gid(owner.gid());
        }
        let status = command.status()?;
        if status.success() { Ok(()) } else { Err(format!("pg_ctl {arguments:?}: {status}").into()) }
    }
}
