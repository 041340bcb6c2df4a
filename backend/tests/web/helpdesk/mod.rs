//! The support desk in the browser.

mod corrections;
mod matrix;
mod record;
mod refusals;
mod reset;
mod search;

use herstel_domain::ids::AccountId;
use sqlx::Row;

use crate::house::TestApp;

/// What a reset asks.
pub(crate) const GROUNDS: [(&str, &str); 2] =
    [("ticket", "INC-20931"), ("reason", "Teruggebeld op het bekende nummer")];

/// The names of an account's events, oldest first.
async fn events(app: &TestApp, account: AccountId) -> Vec<String> {
    named(app, "account", &account.to_string()).await
}

async fn named(app: &TestApp, kind: &str, stream: &str) -> Vec<String> {
    sqlx::query_scalar(
        "SELECT event_type FROM events WHERE aggregate_type = $1 AND aggregate_id = $2 ORDER BY sequence",
    )
    .bind(kind)
    .bind(stream)
    .fetch_all(&mut app.database.admin().await)
    .await
    .unwrap()
}

/// What the sessions of somebody left on record: each event's name with its act and code, where it has them.
async fn on_record(app: &TestApp, by: AccountId) -> Vec<(String, String, String)> {
    let rows = sqlx::query(
        "SELECT event_type, coalesce(e.value->>'act', ''), coalesce(e.value->>'code', '') FROM events, \
         json_each(payload) AS e WHERE aggregate_type = 'access' AND actor = $1 ORDER BY position",
    );
    let rows = rows.bind(format!("account:{by}")).fetch_all(&mut app.database.admin().await).await.unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect()
}
