//! What it means that a commit failed, by SQLSTATE and constraint.

use super::Claim;

/// Why the statement wrote nothing.
#[derive(Debug)]
pub(super) enum Fault {
    /// Somebody else wrote the stream, or used the idempotency key, first: load and decide again.
    Conflict,
    /// A claim of this kind belongs to another stream.
    Taken(&'static str),
    /// The stream's row was not in the version that was loaded, though the events were.
    Diverged,
    /// The database failed.
    Other(sqlx::Error),
}

impl Fault {
    /// Classifies `error`, which came of a commit that makes `claims`.
    pub(super) fn of(error: sqlx::Error, claims: &[Claim]) -> Self {
        let Some(database) = error.as_database_error() else { return Self::Other(error) };
        match (database.code().as_deref(), database.constraint()) {
            (Some("23505"), Some("events_pkey" | "streams_pkey" | "receipts_pkey")) => Self::Conflict,
            (Some("23505"), Some("claims_pkey")) => Self::taken(database.try_downcast_ref(), claims),
            // serialization failure, deadlock
            (Some("40001" | "40P01"), _) => Self::Conflict,
            // division by zero: the guard of the stream's row
            (Some("22012"), _) => Self::Diverged,
            _ => Self::Other(error),
        }
    }

    /// Which of the claims it was, if there were several: PostgreSQL's detail says `(kind, hash)=(email, …)`.
    fn taken(error: Option<&sqlx::postgres::PgDatabaseError>, claims: &[Claim]) -> Self {
        let detail = error.and_then(|error| error.detail()).unwrap_or_default();
        let named = claims.iter().find(|claim| detail.contains(&format!("=({}, ", claim.kind)));
        Self::Taken(named.or(claims.first()).map_or("claim", |claim| claim.kind))
    }
}
