//! A person as lists show them.

use chrono::{DateTime, Utc};
use sqlx::{PgPool, Row, postgres::PgRow};
use uuid::Uuid;

/// A person as lists show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Their account.
    pub account: Uuid,
    /// How they are called.
    pub name: String,
    /// Their login address.
    pub email: String,
    /// How far they are.
    pub state: Option<Standing>,
    /// Whether an app opens their sessions.
    pub app: bool,
    /// When they last signed in.
    pub last_sign_in: Option<DateTime<Utc>>,
}

/// How far an account is: its row's `state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Not yet here.
    Invited,
    /// With a password and no second factor.
    PasswordSet,
    /// With a second factor.
    Enrolled,
    /// Locked after too many wrong codes.
    Locked,
    /// Switched off.
    Disabled,
}

impl Standing {
    /// Every one of them.
    pub const ALL: [Self; 5] = [Self::Invited, Self::PasswordSet, Self::Enrolled, Self::Locked, Self::Disabled];

    /// Its name in rows and addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::PasswordSet => "password_set",
            Self::Enrolled => "enrolled",
            Self::Locked => "locked",
            Self::Disabled => "disabled",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.name() == name)
    }
}

/// These people, in this order.
pub(super) async fn listings(pool: &PgPool, accounts: &[Uuid]) -> Result<Vec<Listing>, sqlx::Error> {
    let rows = sqlx::query(
        "SELECT d.account, d.name, d.email, d.state, coalesce((s.facts->>'apps')::int > 0, (s.facts->>'app')::boolean) AS app, \
         (s.facts->>'last_sign_in')::timestamptz AS last_sign_in \
         FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (account, place) JOIN directory d USING (account) \
         LEFT JOIN streams s ON s.stream_type = 'account' AND s.stream_id = d.account::text ORDER BY place",
    );
    rows.bind(accounts).fetch_all(pool).await?.iter().map(read).collect()
}

fn read(row: &PgRow) -> Result<Listing, sqlx::Error> {
    Ok(Listing {
        account: row.try_get("account")?,
        name: row.try_get("name")?,
        email: row.try_get("email")?,
        state: row.try_get::<Option<String>, _>("state")?.as_deref().and_then(Standing::named),
        app: row.try_get::<Option<bool>, _>("app")?.unwrap_or_default(),
        last_sign_in: row.try_get("last_sign_in")?,
    })
}

/// One person of an organisation.
///
/// # Errors
/// The database's.
pub async fn listed(pool: &PgPool, organisation: Uuid, account: Uuid) -> Result<Option<Listing>, sqlx::Error> {
    let ours: Option<Uuid> =
        sqlx::query_scalar("SELECT account FROM directory WHERE account = $1 AND organisation = $2")
            .bind(account)
            .bind(organisation)
            .fetch_optional(pool)
            .await?;
    Ok(listings(pool, ours.as_slice()).await?.pop())
}
