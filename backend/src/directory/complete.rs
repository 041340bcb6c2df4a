//! People whom an older release entered are listed when the database is migrated.

use sqlx::{PgPool, Row};
use uuid::Uuid;

use super::terms;
use crate::journal::DirectoryEntry;

/// How many are read at a time.
const BATCH: i64 = 500;

/// Lists everybody who is not, and says how many. It can be interrupted at any time, and goes on where it was.
///
/// # Errors
/// The database's.
pub async fn complete(owner: &PgPool) -> Result<u64, sqlx::Error> {
    let mut listed = 0;
    loop {
        let unlisted = sqlx::query(
            "SELECT account, organisation, name, email, phone_ending FROM directory WHERE state IS NULL \
             ORDER BY account LIMIT $1",
        );
        let rows = unlisted.bind(BATCH).fetch_all(owner).await?;
        if rows.is_empty() {
            return Ok(listed);
        }
        for row in rows {
            let (account, organisation): (Uuid, Uuid) = (row.try_get("account")?, row.try_get("organisation")?);
            let (name, email) = (row.try_get("name")?, row.try_get("email")?);
            let entry = DirectoryEntry { organisation, name, email, phone_ending: row.try_get("phone_ending")? };
            sqlx::query(
                "WITH termed AS (INSERT INTO directory_terms (organisation, term, account) \
                 SELECT $2, term, $1 FROM unnest($3::text[]) AS t (term) WHERE NOT EXISTS \
                 (SELECT FROM directory_terms d WHERE d.account = $1 AND d.term = t.term)) \
                 UPDATE directory SET state = coalesce((SELECT facts->>'state' FROM streams \
                 WHERE stream_type = 'account' AND stream_id = $1::text), 'invited') WHERE account = $1",
            )
            .bind(account)
            .bind(organisation)
            .bind(terms(&entry))
            .execute(owner)
            .await?;
            listed += 1;
        }
    }
}
