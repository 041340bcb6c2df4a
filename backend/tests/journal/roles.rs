//! The service's role can add events and read them, and nothing more.

use herstel::entropy;

use crate::{deposit, journal, run};

#[tokio::test]
async fn the_service_cannot_change_or_drop_events() {
    let (database, journal) = journal().await;
    run(&journal, entropy::id(), deposit(1)).await.unwrap();
    let columns =
        "aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, actor, correlation";
    let values = "'ledger', 'x', 9, 'e', '1', '{}', '{}', 'nobody', gen_random_uuid()";
    let app = database.app(1);
    for denied in [
        "UPDATE events SET payload = '{}'".to_owned(),
        "UPDATE events SET recorded_at = now()".to_owned(),
        "DELETE FROM events".to_owned(),
        "TRUNCATE events".to_owned(),
        "ALTER TABLE events ADD COLUMN more text".to_owned(),
        "DROP TABLE events".to_owned(),
        "CREATE TABLE more (id integer)".to_owned(),
        "SET ROLE herstel_owner".to_owned(),
        format!("INSERT INTO events ({columns}, position) OVERRIDING SYSTEM VALUE VALUES ({values}, 1)"),
        format!("INSERT INTO events ({columns}, tx) VALUES ({values}, '1')"),
        format!("INSERT INTO events ({columns}, recorded_at) VALUES ({values}, now())"),
    ] {
        let error = sqlx::query(&denied).execute(&app).await.unwrap_err();
        let code = error.as_database_error().and_then(|it| it.code()).unwrap().into_owned();
        assert_eq!(code, "42501", "{denied}: {error}");
    }
    sqlx::query(&format!("INSERT INTO events ({columns}) VALUES ({values})")).execute(&app).await.unwrap();
}
