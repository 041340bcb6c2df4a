//! Whom the ledger speaks of: their names, and who is meant by a word.

use std::collections::HashMap;

use herstel_console::{desk::Turn, model::BadFilter};
use sqlx::Row;
use uuid::Uuid;

use super::super::{House, refusal::broken};

/// By their whole address, or by a part of their name.
const MEANT: &str = "SELECT account FROM directory WHERE organisation = $1 \
     AND (lower(email) = lower($2) OR position(lower($2) IN lower(name)) > 0) \
     ORDER BY lower(email) = lower($2) DESC, lower(name) = lower($2) DESC, account LIMIT 2";

impl House {
    /// The names of these accounts, as far as they are of this organisation and were not erased.
    pub(super) async fn names(&self, organisation: Uuid, accounts: &[Uuid]) -> Result<HashMap<Uuid, String>, Turn> {
        let rows = sqlx::query("SELECT account, name FROM directory WHERE organisation = $1 AND account = ANY ($2)")
            .bind(organisation)
            .bind(accounts)
            .fetch_all(&self.pool)
            .await
            .map_err(broken)?;
        rows.iter()
            .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
            .collect::<Result<_, sqlx::Error>>()
            .map_err(broken)
    }

    /// Who is meant: by an id, a login address or a name that nobody else has.
    pub(super) async fn meant(
        &self,
        organisation: Uuid,
        person: &str,
    ) -> Result<Result<Option<Uuid>, BadFilter>, Turn> {
        let person = person.trim();
        if person.is_empty() {
            return Ok(Ok(None));
        }
        if let Ok(id) = person.parse() {
            return Ok(Ok(Some(id)));
        }
        let found: Vec<Uuid> = sqlx::query_scalar(MEANT)
            .bind(organisation)
            .bind(person.replace('\0', ""))
            .fetch_all(&self.pool)
            .await
            .map_err(broken)?;
        Ok(match found.as_slice() {
            [] => Err(BadFilter { code: "nobody", field: "person" }),
            [one] => Ok(Some(*one)),
            [one, ..] if person.contains('@') => Ok(Some(*one)),
            _ => Err(BadFilter { code: "several", field: "person" }),
        })
    }
}
