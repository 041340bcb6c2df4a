//! What reached the demo's telephones: table `dev_phone`.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, PgPool};

use crate::{clock::Clock, gateway::twiml::Spoken};

/// A call or message that reached a telephone.
#[derive(Clone, Debug, FromRow)]
pub(super) struct Item {
    pub(super) sid: String,
    pub(super) number: String,
    /// A message's words; none for a call.
    pub(super) body: Option<String>,
    pub(super) callback: Option<String>,
    pub(super) status: Option<String>,
    pub(super) says: Option<String>,
    pub(super) action: Option<String>,
    pub(super) expects: Option<i32>,
    pub(super) keys: String,
    pub(super) state: String,
    pub(super) at: DateTime<Utc>,
}

impl Item {
    pub(super) fn is(&self, state: &str) -> bool {
        self.body.is_none() && self.state == state
    }
}

#[derive(Clone, Debug)]
pub(super) struct Store {
    pool: PgPool,
    clock: Clock,
}

impl Store {
    pub(super) fn new(pool: PgPool, clock: Clock) -> Self {
        Self { pool, clock }
    }

    pub(super) async fn receive(&self, sid: &str, number: &str, body: &str) -> Result<(), sqlx::Error> {
        sqlx::query("INSERT INTO dev_phone (sid, number, body, state, at) VALUES ($1, $2, $3, 'received', $4)")
            .bind(sid)
            .bind(number)
            .bind(body)
            .bind(self.clock.now())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    pub(super) async fn ring(
        &self,
        sid: &str,
        number: &str,
        callback: &str,
        status: Option<&str>,
    ) -> Result<(), sqlx::Error> {
        sqlx::query(
            "INSERT INTO dev_phone (sid, number, callback, status, state, at) VALUES ($1, $2, $3, $4, 'ringing', $5)",
        )
        .bind(sid)
        .bind(number)
        .bind(callback)
        .bind(status)
        .bind(self.clock.now())
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// The latest first; of one number, if it is named.
    pub(super) async fn list(&self, number: Option<&str>) -> Result<Vec<Item>, sqlx::Error> {
        sqlx::query_as("SELECT * FROM dev_phone WHERE $1::text IS NULL OR number = $1 ORDER BY position DESC LIMIT 100")
            .bind(number)
            .fetch_all(&self.pool)
            .await
    }

    /// Goes on from one state to another; none if it was not in that one.
    pub(super) async fn goes(&self, sid: &str, from: &str, to: &str) -> Result<Option<Item>, sqlx::Error> {
        sqlx::query_as("UPDATE dev_phone SET state = $3 WHERE sid = $1 AND state = $2 RETURNING *")
            .bind(sid)
            .bind(from)
            .bind(to)
            .fetch_optional(&self.pool)
            .await
    }

    /// The caller says this now.
    pub(super) async fn hears(&self, sid: &str, spoken: &Spoken) -> Result<(), sqlx::Error> {
        let (action, expects) = match &spoken.asks {
            Some(asks) => (Some(asks.action.as_str()), i32::try_from(asks.keys).ok()),
            None => (None, None),
        };
        sqlx::query("UPDATE dev_phone SET says = $2, action = $3, expects = $4, keys = '' WHERE sid = $1")
            .bind(sid)
            .bind(spoken.says.join(" "))
            .bind(action)
            .bind(expects)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// One more key during a call.
    pub(super) async fn press(&self, sid: &str, key: char) -> Result<Option<Item>, sqlx::Error> {
        sqlx::query_as(
            "UPDATE dev_phone SET keys = keys || $2 WHERE sid = $1 AND state = 'in-progress' AND action IS NOT NULL \
             RETURNING *",
        )
        .bind(sid)
        .bind(key.to_string())
        .fetch_optional(&self.pool)
        .await
    }
}
