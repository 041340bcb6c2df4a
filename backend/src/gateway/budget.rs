//! Budgets against pumping: how often a number, an account, a range of numbers and an organisation may be reached
//! within a while. Each is a sliding window in one row, so that many at once cannot overspend it.

use chrono::{DateTime, Duration, Utc};
use herstel_domain::ids::{AccountId, OrganisationId};
use sqlx::{PgPool, Postgres, Transaction};

use crate::{
    clock::Clock,
    secrets::{Number, Vault},
};

/// Three calls or messages in a quarter of an hour, for one account.
const OF_ACCOUNT: (usize, Duration) = (3, Duration::minutes(15));
/// For one account in a day: whoever needs more has another trouble.
const OF_ACCOUNT_A_DAY: (usize, Duration) = (20, Duration::hours(24));
/// For a number that is known, from its own account: nobody else's asking takes anything from it.
const OF_KNOWN_NUMBER: (usize, Duration) = (6, Duration::hours(1));
/// For a number that somebody wants to add, whoever asks: it may be the number of a person who never did.
const OF_NUMBER: (usize, Duration) = (6, Duration::hours(1));
/// For ten thousand numbers to be added that may be in one hand.
const OF_RANGE: (usize, Duration) = (30, Duration::hours(1));
/// For everybody of an organisation together.
const OF_ORGANISATION: (usize, Duration) = (600, Duration::hours(1));
/// Notices to an account's numbers. Whoever goes on recovering has been told by then.
const OF_NOTICES: (usize, Duration) = (10, Duration::hours(24));
/// After this long a row means nothing.
const LONGEST: Duration = Duration::hours(24);

/// The budgets of this deployment. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Budgets {
    pool: PgPool,
    clock: Clock,
    vault: Vault,
}

/// What somebody is about to spend on.
#[derive(Clone, Copy, Debug)]
pub struct Spending<'a> {
    /// Whose account asks.
    pub account: AccountId,
    /// Whose bill it is on.
    pub organisation: OrganisationId,
    /// Which number is reached.
    pub number: &'a Number,
    /// Whether it is known to be this account's, bound or on file, and not only asked to be.
    pub known: bool,
}

/// Too often lately.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spent {
    /// When it may be tried again.
    pub until: DateTime<Utc>,
}

impl Budgets {
    /// Budgets in this database.
    #[must_use]
    pub fn new(pool: PgPool, clock: Clock, vault: Vault) -> Self {
        Self { pool, clock, vault }
    }

    /// Spends once from each budget, or from none.
    ///
    /// # Errors
    /// The database's.
    pub async fn spend(&self, on: Spending<'_>) -> Result<Result<(), Spent>, sqlx::Error> {
        // Always in this order, so that no two wait for each other.
        let (account, number) = (on.account.to_string(), on.number.e164());
        let of_number = if on.known {
            vec![("budget_of_known_number", format!("{account} {number}"), OF_KNOWN_NUMBER)]
        } else {
            let range = on.number.range().to_owned();
            vec![("budget_of_number", number.to_owned(), OF_NUMBER), ("budget_of_range", range, OF_RANGE)]
        };
        let budgets = [
            ("budget_of_account", account.clone(), OF_ACCOUNT),
            ("budget_of_account_a_day", account, OF_ACCOUNT_A_DAY),
        ]
        .into_iter()
        .chain(of_number)
        .chain([("budget_of_organisation", on.organisation.to_string(), OF_ORGANISATION)]);
        let mut transaction = self.pool.begin().await?;
        for (kind, whose, limit) in budgets {
            let key = self.vault.lookup(kind, &whose);
            if let Err(spent) = self.one(&mut transaction, &key, limit).await? {
                transaction.rollback().await?;
                metrics::counter!("herstel_phone_budget_refusals_total", "budget" => kind).increment(1);
                return Ok(Err(spent));
            }
        }
        transaction.commit().await?;
        Ok(Ok(()))
    }

    /// Spends once from what an account's numbers are told: apart from what is asked of them, or whoever spends that
    /// beforehand would go unnoticed.
    ///
    /// # Errors
    /// The database's.
    pub async fn spend_notice(&self, account: AccountId) -> Result<Result<(), Spent>, sqlx::Error> {
        let mut transaction = self.pool.begin().await?;
        let key = self.vault.lookup("budget_of_notices", &account.to_string());
        let spent = self.one(&mut transaction, &key, OF_NOTICES).await?;
        transaction.commit().await?;
        Ok(spent)
    }

    async fn one(
        &self,
        transaction: &mut Transaction<'_, Postgres>,
        key: &[u8],
        (most, within): (usize, Duration),
    ) -> Result<Result<(), Spent>, sqlx::Error> {
        let now = self.clock.now();
        let spent = sqlx::query(
            "INSERT INTO phone_budgets AS b (key, spent, last_at) VALUES ($1, ARRAY[$2::timestamptz], $2) \
             ON CONFLICT (key) DO UPDATE SET last_at = $2, \
               spent = array_append(ARRAY(SELECT s FROM unnest(b.spent) s WHERE s > $3), $2) \
             WHERE (SELECT count(*) FROM unnest(b.spent) s WHERE s > $3) < $4",
        )
        .bind(key)
        .bind(now)
        .bind(now - within)
        .bind(i64::try_from(most).unwrap_or(i64::MAX))
        .execute(&mut **transaction)
        .await?;
        if spent.rows_affected() == 1 {
            return Ok(Ok(()));
        }
        let oldest: Option<DateTime<Utc>> =
            sqlx::query_scalar("SELECT min(s) FROM phone_budgets b, unnest(b.spent) s WHERE b.key = $1 AND s > $2")
                .bind(key)
                .bind(now - within)
                .fetch_one(&mut **transaction)
                .await?;
        Ok(Err(Spent { until: oldest.unwrap_or(now) + within }))
    }

    /// How often more this account may be asked now.
    ///
    /// # Errors
    /// The database's.
    pub async fn left(&self, account: AccountId) -> Result<usize, sqlx::Error> {
        let (most, within) = OF_ACCOUNT;
        let spent: Option<i64> = sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM unnest(b.spent) s WHERE s > $2) FROM phone_budgets b WHERE b.key = $1",
        )
        .bind(&self.vault.lookup("budget_of_account", &account.to_string())[..])
        .bind(self.clock.now() - within)
        .fetch_optional(&self.pool)
        .await?;
        Ok(most.saturating_sub(usize::try_from(spent.unwrap_or_default()).unwrap_or(usize::MAX)))
    }

    /// Deletes what means nothing any more. Returns how many rows.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep(&self) -> Result<u64, sqlx::Error> {
        let swept = sqlx::query("DELETE FROM phone_budgets WHERE last_at < $1")
            .bind(self.clock.now() - LONGEST)
            .execute(&self.pool)
            .await?;
        Ok(swept.rows_affected())
    }
}
