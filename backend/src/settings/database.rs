//! Which database is served from.

use std::fmt;

use sqlx::postgres::PgConnectOptions;

use super::resolve::Wrong;

/// Where the data is.
#[derive(Debug, Clone)]
pub enum DatabasePlace {
    /// In a private cluster under `data_dir`, started with the service.
    Private,
    /// On a server of the operator's.
    Given {
        /// As the role that serves; it may do no more than `herstel_app`.
        serve: Connection,
        /// As the role that owns the database; only migrating needs it.
        migrate: Option<Connection>,
    },
}

/// How to connect to a database. `Debug` leaves the password out, which that of the options in it does not.
#[derive(Clone)]
pub struct Connection(Box<PgConnectOptions>);

impl Connection {
    pub(super) fn parse(text: &str) -> Result<Self, Wrong> {
        let example = "write it as postgres://role:password@host:5432/herstel";
        if !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
            return Err(Wrong::new("is not the address of a PostgreSQL database", example));
        }
        let wrong = |error: sqlx::Error| Wrong::new(format!("cannot be read: {error}"), example);
        text.parse().map(|options: PgConnectOptions| options.into()).map_err(wrong)
    }

    /// What sqlx connects with.
    #[must_use]
    pub fn options(&self) -> &PgConnectOptions {
        &self.0
    }
}

impl From<PgConnectOptions> for Connection {
    fn from(options: PgConnectOptions) -> Self {
        Self(Box::new(options))
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let options = &self.0;
        let database = options.get_database().unwrap_or_default();
        write!(f, "{}@{}:{}/{database}", options.get_username(), options.get_host(), options.get_port())
    }
}
