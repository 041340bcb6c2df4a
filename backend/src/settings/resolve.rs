//! From sources to settings: a pure function that goes on after a problem, to find them all.

use std::{net::SocketAddr, path::PathBuf};

use super::{
    BaseUrl, Connection, DatabasePlace, LogFormat, Logs, Mail, MailTransport, Problem, Problems, Purpose, Secret,
    Settings, Sources, TrustedProxies, Twilio, key::Key, logs, mail, problem::Origin, twilio,
};

/// Why a value will not do, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}; {remedy}")]
pub struct Wrong {
    why: String,
    remedy: String,
}

impl Wrong {
    pub(super) fn new(why: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { why: why.into(), remedy: remedy.into() }
    }
}

/// Reads setting after setting and keeps what is wrong with them.
struct Reading<'a> {
    sources: &'a Sources,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn origin(&self, key: Key) -> Origin {
        self.sources.given(key).map_or(Origin::Default, |given| given.origin)
    }

    fn reject(&mut self, key: Key, wrong: Wrong) {
        self.problems.push(Problem::new(key, self.origin(key), wrong.why, wrong.remedy));
    }

    fn accept<T>(&mut self, key: Key, parsed: Result<T, Wrong>) -> Option<T> {
        parsed.map_err(|wrong| self.reject(key, wrong)).ok()
    }

    /// The setting if it was given and can be read.
    fn optional<T>(&mut self, key: Key, parse: impl FnOnce(&str) -> Result<T, Wrong>) -> Option<T> {
        let given = self.sources.given(key)?;
        self.accept(key, parse(&given.text))
    }

    /// The setting if it can be read, the default if it was not given.
    fn or_default<T>(&mut self, key: Key, parse: impl FnOnce(&str) -> Result<T, Wrong>, default: T) -> Option<T> {
        if self.sources.given(key).is_none() { Some(default) } else { self.optional(key, parse) }
    }

    fn data_dir(&mut self) -> Option<PathBuf> {
        if self.sources.given(Key::DATA_DIR).is_some() {
            return self.optional(Key::DATA_DIR, |text| Ok(text.into()));
        }
        let platforms = self.sources.platform_dir("/var/lib", "XDG_DATA_HOME", ".local/share");
        let found = platforms.map(|dir| dir.join("herstel"));
        self.accept(Key::DATA_DIR, found.ok_or_else(|| Wrong::new("there is no HOME to put it in", "name a directory")))
    }

    fn database(&mut self) -> DatabasePlace {
        let migrate = self.optional(Key::MIGRATE_URL, Connection::parse);
        match self.optional(Key::DATABASE_URL, Connection::parse) {
            Some(serve) => DatabasePlace::Given { serve, migrate },
            None => {
                if migrate.is_some() && self.sources.given(Key::DATABASE_URL).is_none() {
                    let why = "there is no database_url beside it";
                    self.reject(Key::MIGRATE_URL, Wrong::new(why, "set DATABASE_URL as well, or neither"));
                }
                DatabasePlace::Private
            }
        }
    }

    fn listen(&mut self, purpose: Purpose) -> Option<SocketAddr> {
        let parse = |text: &str| {
            let wrong = |_| Wrong::new(format!("`{text}` is not an address and port"), "write it as 127.0.0.1:8080");
            let listen: SocketAddr = text.parse().map_err(wrong)?;
            if purpose == Purpose::Demo && !listen.ip().is_loopback() {
                let why = format!("{listen} can be reached from elsewhere, and the demo has open doors");
                return Err(Wrong::new(why, "listen on 127.0.0.1"));
            }
            Ok(listen)
        };
        self.or_default(Key::LISTEN, parse, SocketAddr::from(([127, 0, 0, 1], 8080)))
    }

    fn base_url(&mut self, listen: Option<SocketAddr>) -> Option<BaseUrl> {
        if self.sources.given(Key::BASE_URL).is_some() {
            return self.optional(Key::BASE_URL, BaseUrl::parse);
        }
        self.accept(Key::BASE_URL, BaseUrl::of_listener(listen?))
    }

    fn mail(&mut self, purpose: Purpose) -> Option<Mail> {
        let needed = purpose == Purpose::Serve;
        let named = self.sources.given(Key::SMTP_URL).is_some();
        if needed && !named {
            let remedy = "set HERSTEL_SMTP_URL, as smtps://user:password@mail.example.org";
            self.reject(Key::SMTP_URL, Wrong::new("without mail nobody can be activated or told", remedy));
        }
        let has_sender = self.sources.given(Key::MAIL_FROM).is_some() || purpose == Purpose::Demo;
        if (needed || named) && !has_sender {
            let remedy = "set HERSTEL_MAIL_FROM, as Herstel <herstel@example.org>";
            self.reject(Key::MAIL_FROM, Wrong::new("mail needs a sender", remedy));
        }
        let transport = self.optional(Key::SMTP_URL, MailTransport::parse);
        let from = match purpose {
            Purpose::Demo if self.sources.given(Key::MAIL_FROM).is_none() => {
                self.accept(Key::MAIL_FROM, mail::mailbox(mail::DEMO_SENDER))
            }
            _ => self.optional(Key::MAIL_FROM, mail::mailbox),
        };
        Some(Mail { transport: transport?, from: from? })
    }

    /// Both or neither: without them nobody is called, and policies that call offer nothing by telephone.
    fn twilio(&mut self) -> Option<Twilio> {
        let (named, has_number) =
            (self.sources.given(Key::TWILIO_URL).is_some(), self.sources.given(Key::TWILIO_FROM).is_some());
        if named && !has_number {
            let remedy = "set HERSTEL_TWILIO_FROM, as +31101234567";
            self.reject(Key::TWILIO_FROM, Wrong::new("calls and messages need a number to come from", remedy));
        }
        if has_number && !named {
            let remedy = "set HERSTEL_TWILIO_URL as well, or neither";
            self.reject(Key::TWILIO_URL, Wrong::new("there is a number and no account", remedy));
        }
        let on_command_line = matches!(self.origin(Key::TWILIO_URL), Origin::Flag(_));
        let parse = |text: &str| {
            if on_command_line {
                let why = "everyone on this machine can see the token on the command line";
                return Err(Wrong::new(why, "put it into HERSTEL_TWILIO_URL or the settings file"));
            }
            Twilio::parse(text)
        };
        let account = self.optional(Key::TWILIO_URL, parse);
        let from = self.optional(Key::TWILIO_FROM, twilio::number);
        Some(Twilio { from: from?, ..account? })
    }

    fn keyring(&mut self, data_dir: Option<&PathBuf>) -> Option<Secret> {
        let on_command_line = matches!(self.origin(Key::KEYRING), Origin::Flag(_));
        let parse = |text: &str| {
            if on_command_line && text.contains("lookup:") {
                let why = "everyone on this machine can see the keys on the command line";
                return Err(Wrong::new(why, "put them into a file and name that, or into HERSTEL_KEYRING"));
            }
            Ok(Secret::from(text.to_owned()))
        };
        let default = data_dir.map(|dir| dir.join("keyring").to_string_lossy().into_owned());
        self.or_default(Key::KEYRING, parse, Secret::from(default.unwrap_or_default()))
    }

    fn logs(&mut self) -> Option<Logs> {
        let filter = self.or_default(Key::LOG, logs::filter, logs::USUAL.to_owned());
        let usual = if self.sources.machine.logs_to_terminal { LogFormat::Human } else { LogFormat::Json };
        let format = self.or_default(Key::LOG_FORMAT, logs::format, usual);
        Some(Logs { filter: filter?, format: format? })
    }
}

impl Settings {
    /// What the sources say, parsed and checked for a purpose.
    ///
    /// # Errors
    /// [`Problems`]: all that is wrong, not only the first.
    pub fn resolve(sources: &Sources, purpose: Purpose) -> Result<Self, Problems> {
        let mut reading = Reading { sources, problems: sources.misfits() };
        let data_dir = reading.data_dir();
        let database = reading.database();
        let listen = reading.listen(purpose);
        let base_url = reading.base_url(listen);
        let mail = reading.mail(purpose);
        let twilio = reading.twilio();
        let trusted_proxies =
            reading.or_default(Key::TRUSTED_PROXIES, TrustedProxies::parse, TrustedProxies::default());
        let keyring = reading.keyring(data_dir.as_ref());
        let logs = reading.logs();
        match (data_dir, listen, base_url, trusted_proxies, keyring, logs) {
            (Some(data_dir), Some(listen), Some(base_url), Some(trusted_proxies), Some(keyring), Some(logs))
                if reading.problems.is_empty() =>
            {
                Ok(Self { data_dir, database, listen, base_url, mail, twilio, trusted_proxies, keyring, logs })
            }
            _ => Err(Problems::from(reading.problems)),
        }
    }
}
