//! The settings' names: one table for flags, variables and the file.

/// One setting. In the file it has this name, as a flag `--name-with-hyphens`, as a variable `HERSTEL_NAME`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(pub(super) &'static str);

impl Key {
    pub(super) const DATA_DIR: Self = Self("data_dir");
    pub(super) const DATABASE_URL: Self = Self("database_url");
    pub(super) const MIGRATE_URL: Self = Self("migrate_url");
    pub(super) const LISTEN: Self = Self("listen");
    pub(super) const BASE_URL: Self = Self("base_url");
    pub(super) const SMTP_URL: Self = Self("smtp_url");
    pub(super) const MAIL_FROM: Self = Self("mail_from");
    pub(super) const TWILIO_URL: Self = Self("twilio_url");
    pub(super) const TWILIO_FROM: Self = Self("twilio_from");
    pub(super) const TRUSTED_PROXIES: Self = Self("trusted_proxies");
    pub(super) const KEYRING: Self = Self("keyring");
    pub(super) const LOG: Self = Self("log");
    pub(super) const LOG_FORMAT: Self = Self("log_format");

    /// Every setting that the file may hold.
    pub(super) const ALL: [Self; 13] = [
        Self::DATA_DIR,
        Self::DATABASE_URL,
        Self::MIGRATE_URL,
        Self::LISTEN,
        Self::BASE_URL,
        Self::SMTP_URL,
        Self::MAIL_FROM,
        Self::TWILIO_URL,
        Self::TWILIO_FROM,
        Self::TRUSTED_PROXIES,
        Self::KEYRING,
        Self::LOG,
        Self::LOG_FORMAT,
    ];

    /// Its variable. `DATABASE_URL` goes without our prefix: every platform sets it by that name.
    pub(super) fn variable(self) -> String {
        if self == Self::DATABASE_URL {
            "DATABASE_URL".to_owned()
        } else {
            format!("HERSTEL_{}", self.0.to_uppercase())
        }
    }

    /// Its flag.
    pub(super) fn flag(self) -> String {
        format!("--{}", self.0.replace('_', "-"))
    }
}
