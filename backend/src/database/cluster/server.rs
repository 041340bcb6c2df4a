//! The server process: started, ready, stopped.

use std::{
    fs::OpenOptions,
    os::unix::{fs::OpenOptionsExt, process::CommandExt},
    process::Child,
    thread,
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

use super::{
    commands,
    error::{ClusterError, Doing},
    parent::ends_with_us,
    places::{Places, private_dir},
    programs::Programs,
    users::Users,
};

/// How long starting may take: after a crash the server first repeats what its log holds.
const START_PATIENCE: Duration = Duration::from_secs(120);
/// How long a fast shutdown may take before it becomes an immediate one, which loses nothing but time at the next start.
const STOP_PATIENCE: Duration = Duration::from_secs(30);

#[derive(Debug)]
pub(super) struct Server {
    child: Option<Child>,
}

impl Server {
    /// Starts the server and waits until it takes connections.
    pub(super) fn start(places: &Places, users: &Users, programs: &Programs) -> Result<Self, ClusterError> {
        private_dir(&places.sockets, users)?;
        let log =
            OpenOptions::new().create(true).append(true).mode(0o600).open(&places.log).doing("open", &places.log)?;
        let mut command = commands::as_server(&programs.postgres(), users, &places.data);
        command.arg("-D").arg(&places.data);
        // A quoted name of the list that this setting is: the path may hold commas.
        let sockets = places.sockets.display().to_string().replace('"', "\"\"");
        command.args(["-c", "listen_addresses=", "-c", &format!("unix_socket_directories=\"{sockets}\"")]);
        // In a process group of its own: Ctrl-C at the terminal is for us, and we stop the server when it is time.
        command.stdout(log.try_clone().doing("open", &places.log)?).stderr(log).process_group(0);
        let child = ends_with_us(&mut command, Signal::INT).spawn().doing("run", programs.postgres())?;
        let mut server = Self { child: Some(child) };
        server.wait_until_ready(places)?;
        Ok(server)
    }

    fn wait_until_ready(&mut self, places: &Places) -> Result<(), ClusterError> {
        let began = Instant::now();
        // Its pid file says when it is ready, without failed connections in the log.
        while !places.is_ready() {
            let not_ready = |what| Err(ClusterError::NotReady { what, log: places.log.clone() });
            if let Some(status) = self.ended()? {
                return not_ready(format!("ended ({status})"));
            }
            if began.elapsed() > START_PATIENCE {
                return not_ready(format!("was not ready after {} s", START_PATIENCE.as_secs()));
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    fn ended(&mut self) -> Result<Option<std::process::ExitStatus>, ClusterError> {
        let Some(child) = &mut self.child else { return Ok(None) };
        let status = child.try_wait().doing("wait for", "the server")?;
        if status.is_some() {
            self.child = None;
        }
        Ok(status)
    }

    /// Stops the server (clients are disconnected, what was committed is on disk) and waits for its end.
    pub(super) fn stop(&mut self) -> Result<(), ClusterError> {
        let Some(pid) = self.child.as_ref().map(Pid::from_child) else { return Ok(()) };
        let (began, mut sent) = (Instant::now(), None);
        while self.ended()?.is_none() {
            let signal = if began.elapsed() < STOP_PATIENCE { Signal::INT } else { Signal::QUIT };
            if sent.replace(signal) != Some(signal) {
                kill_process(pid, signal).map_err(Into::into).doing("stop", "the server")?;
            }
            thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            tracing::error!(%error, "the private PostgreSQL did not stop as it should");
        }
    }
}
