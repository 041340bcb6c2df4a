//! The settings as flags, to be flattened into every command that needs them.

use clap::Args;

use super::key::Key;

/// What the command line says. Everything is text here: what is wrong with it is reported together with the rest.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Settings (a flag, else its variable, else the file)")]
pub struct Flags {
    /// The TOML file to read settings from (HERSTEL_CONFIG)
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<String>,
    /// Where the private database and the keyring live (HERSTEL_DATA_DIR)
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<String>,
    /// The database to serve from; without it a private one is started (DATABASE_URL)
    #[arg(long, global = true, value_name = "URL", hide_default_value = true)]
    pub database_url: Option<String>,
    /// The same database as the role that owns it, to migrate with (HERSTEL_MIGRATE_URL)
    #[arg(long, global = true, value_name = "URL")]
    pub migrate_url: Option<String>,
    /// The address to listen on, 127.0.0.1:8080 if nothing else is said (HERSTEL_LISTEN)
    #[arg(long, global = true, value_name = "ADDRESS:PORT")]
    pub listen: Option<String>,
    /// How browsers reach it, https unless on loopback; http://LISTEN if nothing else is said (HERSTEL_BASE_URL)
    #[arg(long, global = true, value_name = "URL")]
    pub base_url: Option<String>,
    /// The mail server: smtp:// plain, smtp+starttls://, smtps:// (HERSTEL_SMTP_URL)
    #[arg(long, global = true, value_name = "URL")]
    pub smtp_url: Option<String>,
    /// The sender of all mail, as in 'Herstel <herstel@example.org>' (HERSTEL_MAIL_FROM)
    #[arg(long, global = true, value_name = "MAILBOX")]
    pub mail_from: Option<String>,
    /// Twilio, for calls and messages: <https://ACCOUNT:TOKEN@api.twilio.com> (HERSTEL_TWILIO_URL)
    #[arg(long, global = true, value_name = "URL")]
    pub twilio_url: Option<String>,
    /// The number that calls and messages come from, as in +31101234567 (HERSTEL_TWILIO_FROM)
    #[arg(long, global = true, value_name = "NUMBER")]
    pub twilio_from: Option<String>,
    /// Proxies whose X-Forwarded-For is believed: addresses or ranges, by commas (HERSTEL_TRUSTED_PROXIES)
    #[arg(long, global = true, value_name = "RANGES")]
    pub trusted_proxies: Option<String>,
    /// The file with the keys; the variable may hold the keys themselves (HERSTEL_KEYRING)
    #[arg(long, global = true, value_name = "FILE")]
    pub keyring: Option<String>,
    /// What to log, as in 'info,herstel=debug' (HERSTEL_LOG)
    #[arg(long, global = true, value_name = "FILTER")]
    pub log: Option<String>,
    /// How to log: human or json; human on a terminal, else json (HERSTEL_LOG_FORMAT)
    #[arg(long, global = true, value_name = "FORMAT")]
    pub log_format: Option<String>,
}

impl Flags {
    /// The flags that were given.
    pub(super) fn given(&self) -> impl Iterator<Item = (Key, &String)> {
        [
            (Key::DATA_DIR, &self.data_dir),
            (Key::DATABASE_URL, &self.database_url),
            (Key::MIGRATE_URL, &self.migrate_url),
            (Key::LISTEN, &self.listen),
            (Key::BASE_URL, &self.base_url),
            (Key::SMTP_URL, &self.smtp_url),
            (Key::MAIL_FROM, &self.mail_from),
            (Key::TWILIO_URL, &self.twilio_url),
            (Key::TWILIO_FROM, &self.twilio_from),
            (Key::TRUSTED_PROXIES, &self.trusted_proxies),
            (Key::KEYRING, &self.keyring),
            (Key::LOG, &self.log),
            (Key::LOG_FORMAT, &self.log_format),
        ]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value.as_ref()?)))
    }
}
