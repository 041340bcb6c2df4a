//! Settings: flags, then variables, then a file; every problem reported at once.
//!
//! [`Flags`] and the environment are gathered into [`Sources`], and [`Settings::resolve`] is a pure function of those,
//! so that every rule here is tested without touching the process.

mod address;
mod database;
mod flags;
mod key;
mod logs;
mod mail;
mod problem;
mod proxies;
mod resolve;
mod secret;
mod sources;
#[cfg(test)]
mod tests;
mod twilio;

use std::{net::SocketAddr, path::PathBuf};

pub use address::{BaseUrl, Cookies};
pub use database::{Connection, DatabasePlace};
pub use flags::Flags;
pub use logs::{LogFormat, Logs};
pub use mail::{DEMO_SENDER, Mail, MailTransport, TransportSecurity};
pub use problem::{Origin, Problem, Problems};
pub use proxies::TrustedProxies;
pub use resolve::Wrong;
pub use secret::Secret;
pub use sources::{Machine, Sources};
pub use twilio::Twilio;

/// What the settings are for; some are demanded, or forbidden, by one command only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// `serve`: needs a mail server, since without mail nobody can be activated or told.
    Serve,
    /// `demo`: listens on loopback only.
    Demo,
    /// A command of an operator: nothing beyond what it names itself.
    Operate,
}

/// Everything an operator can set, parsed and checked. `Debug` shows no secret.
#[derive(Debug)]
pub struct Settings {
    /// Where the private cluster, the keyring and `demo.json` live.
    pub data_dir: PathBuf,
    /// The private cluster in `data_dir`, or a server of the operator's.
    pub database: DatabasePlace,
    /// The address and port that HTTP is served on.
    pub listen: SocketAddr,
    /// How browsers reach us; links in mail start with it, and the session cookie follows its scheme.
    pub base_url: BaseUrl,
    /// The server that mail goes out by, and the sender's address. Absent: no mail server was named.
    pub mail: Option<Mail>,
    /// The account that calls and sends messages. Absent: nobody is called, but a demo's own telephone.
    pub twilio: Option<Twilio>,
    /// Whose `X-Forwarded-For` is believed. Nobody's: the peer's address is the client's.
    pub trusted_proxies: TrustedProxies,
    /// The keyring's file name, or the keys themselves: what `Keyring::load` takes.
    pub keyring: Secret,
    /// What is logged, and how.
    pub logs: Logs,
}

impl Settings {
    /// Keeps everything in a directory of its own below the data directory, so that it meets nothing else there.
    pub fn use_subdirectory(&mut self, name: &str) {
        self.data_dir = self.data_dir.join(name);
    }

    /// Uses the keyring in the data directory, whatever else was configured. Returns its file.
    pub fn use_own_keyring(&mut self) -> PathBuf {
        let own = self.data_dir.join("keyring");
        self.keyring = Secret::from(own.to_string_lossy().into_owned());
        own
    }

    /// Gathers flags, variables and the settings file of this process, and resolves them.
    ///
    /// # Errors
    /// [`Problems`]: all that is wrong, not only the first.
    pub fn load(flags: &Flags, purpose: Purpose) -> Result<Self, Problems> {
        let (sources, unreadable) = Sources::of_this_process(flags);
        let resolved = Self::resolve(&sources, purpose);
        match (unreadable, resolved) {
            (None, resolved) => resolved,
            (Some(problem), Ok(_)) => Err(vec![problem].into()),
            (Some(problem), Err(problems)) => Err(problems.preceded_by(problem)),
        }
    }
}
