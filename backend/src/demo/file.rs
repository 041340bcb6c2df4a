//! `demo.json`: the data as seeded, for people and for programs that play them.

use std::{
    fs::OpenOptions,
    io::{self, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::settings::BaseUrl;

/// Its name in the data directory.
pub const NAME: &str = "demo.json";

/// An organisation of the demo.
#[derive(Debug, Serialize)]
pub struct Organisation {
    /// Its name in addresses.
    pub slug: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its people.
    pub accounts: Vec<Account>,
}

/// Somebody to play.
#[derive(Debug, Serialize)]
pub struct Account {
    /// The login address.
    pub email: String,
    /// The password; nobody has chosen one yet where `state` is `invited`.
    pub password: &'static str,
    /// What they are.
    pub role: &'static str,
    /// `invited`, `password_set`, `enrolled` or `locked`.
    pub state: &'static str,
    /// The number that the organisation knows, in E.164.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// For any authenticator: base32, upper case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub totp_secret: Option<String>,
    /// As printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery_codes: Option<Vec<String>>,
}

#[derive(Serialize)]
struct Demo {
    #[serde(flatten)]
    addresses: Addresses,
    organisations: Vec<Organisation>,
}

/// A file as it is found.
#[derive(Serialize, Deserialize)]
struct Known {
    #[serde(flatten)]
    addresses: Addresses,
    organisations: Value,
}

#[derive(Serialize, Deserialize, PartialEq, Eq)]
struct Addresses {
    base_url: String,
    inbox_url: String,
    phone_url: String,
}

impl Addresses {
    fn under(base_url: &BaseUrl) -> Self {
        Self {
            base_url: base_url.origin(),
            inbox_url: base_url.link("/dev/inbox"),
            phone_url: base_url.link("/dev/phone"),
        }
    }
}

/// Writes the file, for its owner only.
///
/// # Errors
/// The file system's.
pub fn write(path: &Path, base_url: &BaseUrl, organisations: Vec<Organisation>) -> io::Result<()> {
    replace(path, &Demo { addresses: Addresses::under(base_url), organisations })
}

/// The same people under another address: a demo that found its data again.
///
/// # Errors
/// The file system's, or a file that is not ours.
pub fn readdress(path: &Path, base_url: &BaseUrl) -> io::Result<()> {
    let Known { addresses, organisations } = serde_json::from_slice(&std::fs::read(path)?)?;
    let now = Addresses::under(base_url);
    if addresses == now { Ok(()) } else { replace(path, &Known { addresses: now, organisations }) }
}

fn replace(path: &Path, demo: &impl Serialize) -> io::Result<()> {
    let text = serde_json::to_string_pretty(demo)?;
    let draft = path.with_extension("json.draft");
    let mut file = OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(&draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(draft, path)
}

/// Says where everything is.
///
/// # Errors
/// Standard output's.
pub fn tell(path: &Path, base_url: &BaseUrl) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "Herstel demo")?;
    writeln!(out, "  sign in   {}?organisation=finrust  (or profiportaal, …)", base_url.link("/login"))?;
    writeln!(out, "  mail      {}", base_url.link("/dev/inbox"))?;
    if path.exists() {
        writeln!(out, "  accounts  {}  (addresses, passwords, authenticator secrets)", path.display())?;
    } else {
        writeln!(out, "  accounts  as before; {} is gone, and with it the secrets to play them", path.display())?;
    }
    writeln!(out, "  for example medewerker1@finrust.example, password {}", super::seed::PASSWORD)?;
    writeln!(out, "Ctrl-C stops everything; the data stays. `--fresh` starts over.")?;
    out.flush()
}
