//! Everybody in the directory beside their account: told where they differ, and set right.
//!
//! A commit writes both in one transaction, so one statement that reads both sees them agree, whatever goes on
//! meanwhile. Organisation and state are compared with the account's row, and terms with what the directory says.
//! Names and addresses are in the events in sealed form only: they are compared where there is a keyring.

use sqlx::{PgConnection, PgPool, Row, postgres::PgRow};
use uuid::Uuid;

use super::{
    clear::clear,
    compared::{Difference, Side},
    terms,
};
use crate::{
    journal::DirectoryEntry,
    secrets::{SealError, Vault, VaultError},
};

/// Accounts that are read at once.
const PAGE: i64 = 500;
/// Accounts that are set right at once: so long nobody else's commit changes the directory.
const BATCH: usize = 50;
/// How long commits may have to queue behind us while we wait for that.
const PATIENCE: &str = "SET LOCAL lock_timeout = '1s'";

/// Whoever is in the directory, has an account or is found by something.
const NEXT: &str = "(SELECT account FROM directory WHERE account > $1 ORDER BY account LIMIT $2) UNION \
     (SELECT stream_id::uuid FROM streams WHERE stream_type = 'account' AND stream_id > $1::text \
     ORDER BY stream_id LIMIT $2) UNION \
     (SELECT DISTINCT account FROM directory_terms WHERE account > $1 ORDER BY account LIMIT $2) ORDER BY 1 LIMIT $2";

const SIDES: &str = "SELECT a.account, d.organisation, d.name, d.email, d.phone_ending, d.state AS listed_state, \
     ARRAY(SELECT t.organisation FROM directory_terms t WHERE t.account = a.account ORDER BY t.term, t.organisation) \
     AS term_organisations, \
     ARRAY(SELECT t.term FROM directory_terms t WHERE t.account = a.account ORDER BY t.term, t.organisation) AS terms, \
     (s.facts->>'organisation')::uuid AS of_row, s.facts->>'state' AS state, s.state::text AS folded, \
     EXISTS (SELECT FROM data_keys k WHERE k.owner = a.account AND k.scope = 'person') AS key \
     FROM unnest($1::uuid[]) AS a (account) LEFT JOIN directory d USING (account) \
     LEFT JOIN streams s ON s.stream_type = 'account' AND s.stream_id = a.account::text ORDER BY a.account";

const REMOVE: &str = "WITH unlisted AS (DELETE FROM directory WHERE account = $1) \
     DELETE FROM directory_terms WHERE account = $1";

const WRITE: &str = "WITH unlisted AS (DELETE FROM directory_terms \
     WHERE account = $1 AND NOT (organisation = $2 AND term = ANY ($7::text[]))), \
     found_by AS (INSERT INTO directory_terms (organisation, term, account) SELECT $2, t.term, $1 \
     FROM unnest($7::text[]) AS t (term) WHERE NOT EXISTS (SELECT FROM directory_terms d \
     WHERE d.account = $1 AND d.organisation = $2 AND d.term = t.term)) \
     INSERT INTO directory (account, organisation, name, email, phone_ending, state) VALUES ($1, $2, $3, $4, $5, $6) \
     ON CONFLICT (account) DO UPDATE SET organisation = excluded.organisation, name = excluded.name, \
     email = excluded.email, phone_ending = excluded.phone_ending, state = excluded.state";

/// Why the directory could not be compared: a breakdown.
#[derive(Debug, thiserror::Error)]
pub enum CompareError {
    /// The database did not answer, or a transaction held the directory for too long.
    #[error("cannot compare the directory: {0}")]
    Database(#[from] sqlx::Error),
    /// The keyring is not this database's.
    #[error(transparent)]
    Keys(#[from] VaultError),
    /// A value was changed after it was sealed.
    #[error("the {field} of account {account} cannot be opened")]
    Sealed {
        /// Whose.
        account: Uuid,
        /// Which value.
        field: &'static str,
        /// Why not.
        source: SealError,
    },
}

/// What was compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Accounts, and entries without one.
    pub accounts: u64,
    /// Those of which the directory says something else than it should.
    pub different: u64,
}

/// Compares everybody, and says who differs. Writes nothing; commands may go on.
///
/// # Errors
/// [`CompareError`].
pub async fn check(
    pool: &PgPool,
    vault: Option<&Vault>,
    mut differs: impl FnMut(Difference),
) -> Result<Compared, CompareError> {
    let (mut compared, mut after) = (Compared::default(), Uuid::nil());
    loop {
        let page: Vec<Uuid> = sqlx::query_scalar(NEXT).bind(after).bind(PAGE).fetch_all(pool).await?;
        let Some(last) = page.last() else { return Ok(compared) };
        after = *last;
        compared.accounts += page.len() as u64;
        for side in sides(&mut *pool.acquire().await?, vault, &page).await? {
            if let Some(difference) = side.difference() {
                compared.different += 1;
                differs(difference);
            }
        }
    }
}

/// Sets right whoever differs, as the database's owner and beside commands; the accounts' rows must be right. Yields how
/// many, and who could not be: a person whom nobody has listed, where there is no keyring that says how they are called;
/// and who is listed without a key, since to remove them would lose the last that is known.
///
/// # Errors
/// [`CompareError`]; starting again goes on.
pub async fn mend(owner: &PgPool, vault: Option<&Vault>) -> Result<(u64, Vec<Difference>), CompareError> {
    let mut suspects = Vec::new();
    check(owner, vault, |difference| suspects.push(difference.account)).await?;
    let (mut mended, mut left) = (0, Vec::new());
    for batch in suspects.chunks(BATCH) {
        let mut alone = owner.begin().await?;
        sqlx::query(PATIENCE).execute(&mut *alone).await?;
        // whoever commits something about the directory has it locked from before the first event to the end
        sqlx::query("LOCK TABLE directory IN SHARE ROW EXCLUSIVE MODE").execute(&mut *alone).await?;
        for side in sides(&mut alone, vault, batch).await? {
            let Some(difference) = side.difference() else { continue };
            match side.wanted() {
                Ok(Some((entry, state))) => write(&mut alone, side.account, &entry, &state).await?,
                Ok(None) => {
                    sqlx::query(REMOVE).bind(side.account).execute(&mut *alone).await?;
                }
                Err(_) => {
                    left.push(difference);
                    continue;
                }
            }
            mended += 1;
        }
        alone.commit().await?;
    }
    Ok((mended, left))
}

async fn sides(
    connection: &mut PgConnection,
    vault: Option<&Vault>,
    accounts: &[Uuid],
) -> Result<Vec<Side>, CompareError> {
    let rows = sqlx::query(SIDES).bind(accounts).fetch_all(connection).await?;
    let mut sides = Vec::with_capacity(rows.len());
    for row in rows {
        let mut side = side(&row)?;
        if let (Some(vault), Some(folded)) = (vault, row.try_get::<Option<&str>, _>("folded")?) {
            side.clear = clear(vault, side.account, folded).await?;
        }
        sides.push(side);
    }
    Ok(sides)
}

fn side(row: &PgRow) -> Result<Side, sqlx::Error> {
    let listed = match row.try_get::<Option<Uuid>, _>("organisation")? {
        Some(organisation) => {
            let (name, email) = (row.try_get("name")?, row.try_get("email")?);
            let entry = DirectoryEntry { organisation, name, email, phone_ending: row.try_get("phone_ending")? };
            Some((entry, row.try_get("listed_state")?))
        }
        None => None,
    };
    let (organisations, terms): (Vec<Uuid>, Vec<String>) = (row.try_get("term_organisations")?, row.try_get("terms")?);
    let of_row: Option<Uuid> = row.try_get("of_row")?;
    Ok(Side {
        account: row.try_get("account")?,
        listed,
        terms: organisations.into_iter().zip(terms).collect(),
        row: of_row.zip(row.try_get("state")?),
        key: row.try_get("key")?,
        clear: None,
    })
}

async fn write(
    alone: &mut PgConnection,
    account: Uuid,
    entry: &DirectoryEntry,
    state: &str,
) -> Result<(), sqlx::Error> {
    sqlx::query(WRITE)
        .bind(account)
        .bind(entry.organisation)
        .bind(entry.name.as_str())
        .bind(entry.email.as_str())
        .bind(entry.phone_ending.as_deref())
        .bind(state)
        .bind(terms(entry))
        .execute(alone)
        .await
        .map(drop)
}
