//! Whom the ledger speaks of: their names, and who is meant by a word.

use std::collections::HashMap;

use herstel_console::{desk::Turn, model::BadFilter};
use sqlx::Row;
use uuid::Uuid;

use super::super::{
    House,
    refusal::{Incident, broken},
};
use crate::directory::{self, Found, Listing, Search};

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

    /// Who is meant: by an id, a login address, or words that nobody else is found by, as at the support desk.
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
        if let Some(listing) = self.listed_at(organisation, person).await? {
            return Ok(Ok(Some(listing.account)));
        }
        let search = Search { text: person.to_owned(), state: None, page: 1 };
        let bad = |code| Err(BadFilter { code, field: "person" });
        Ok(match directory::find(&self.pool, organisation, &search).await.map_err(Incident::from)? {
            Found::Unasked | Found::TooShort => bad("short"),
            Found::People { people, .. } if people.is_empty() => bad("nobody"),
            Found::People { people, more, too_many, .. } => match only(&people, person) {
                Some(id) if !more && !too_many => Ok(Some(id)),
                _ => bad("several"),
            },
        })
    }
}

/// The only one who was found, or the only one who is called just so.
fn only(people: &[Listing], name: &str) -> Option<Uuid> {
    let so_called = || people.iter().filter(|person| person.name.to_lowercase() == name.to_lowercase());
    match (people, so_called().count()) {
        ([one], _) => Some(one.account),
        (_, 1) => so_called().next().map(|person| person.account),
        _ => None,
    }
}
