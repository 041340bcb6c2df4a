//! Who may do what in a migrated database, and that the service refuses to serve with more.

use herstel::database::{
    cluster::Cluster,
    migrate::{self, MIGRATIONS, MigrateError, Pending},
    pool,
    rights::{self, RightsError},
};
use sqlx::PgPool;

use crate::app::{on, root};

/// A migrated cluster, and the pools of both roles.
async fn migrated(cluster: &Cluster) -> (PgPool, PgPool) {
    let owner = pool::connect_owner(cluster.owner_options()).await.unwrap();
    migrate::migrate(&owner).await.unwrap();
    (owner, pool::connect_app(cluster.app_options(), 2).await.unwrap())
}

async fn sqlstate(app: &PgPool, statement: &str) -> String {
    let refused = sqlx::query(statement).execute(app).await.expect_err(statement);
    refused.as_database_error().and_then(|error| error.code().map(Into::into)).unwrap_or_default()
}

const INSERT: &str = "INSERT INTO events \
    (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, actor, correlation";

#[tokio::test]
async fn the_serving_role_adds_events_and_reads_them_and_nothing_else() {
    let root = root();
    let cluster = Cluster::start(root.path()).unwrap();
    let (_owner, app) = migrated(&cluster).await;
    let values = "VALUES ('account', 'a', 1, 'x', '1', '{}', '{}', 'system', gen_random_uuid()";
    sqlx::query(&format!("{INSERT}) {values})")).execute(&app).await.unwrap();
    let seen: i64 = sqlx::query_scalar("SELECT count(*) FROM events").fetch_one(&app).await.unwrap();
    assert_eq!(seen, 1);

    let not_allowed = "42501";
    assert_eq!(sqlstate(&app, &format!("{INSERT}, recorded_at) {values}, now())")).await, not_allowed);
    assert_eq!(sqlstate(&app, &format!("{INSERT}, tx) {values}, '1')")).await, not_allowed);
    for statement in [
        "UPDATE events SET actor = 'nobody'",
        "DELETE FROM events",
        "TRUNCATE events",
        "ALTER TABLE events ADD COLUMN more text",
        "CREATE TABLE mine ()",
        "SET ROLE herstel_owner",
    ] {
        assert_eq!(sqlstate(&app, statement).await, not_allowed, "{statement}");
    }
    rights::check(&app).await.unwrap();
}

#[tokio::test]
async fn serving_with_too_many_rights_is_refused_and_each_is_named() {
    let root = root();
    let cluster = Cluster::start(root.path()).unwrap();
    let (owner, app) = migrated(&cluster).await;
    let superuser = sqlx::PgPool::connect_with(cluster.superuser_options()).await.unwrap();
    let cases = [
        ("GRANT UPDATE (actor) ON events TO herstel_app", "UPDATE on events"),
        ("GRANT DELETE ON events TO herstel_app", "DELETE on events"),
        ("GRANT TRUNCATE ON events TO PUBLIC", "TRUNCATE on events"),
        ("GRANT TRIGGER ON events TO herstel_app", "TRIGGER on events"),
        ("GRANT INSERT (position) ON events TO herstel_app", "INSERT of events.position"),
        ("GRANT INSERT (tx) ON events TO herstel_app", "INSERT of events.tx"),
        ("GRANT INSERT (recorded_at) ON events TO herstel_app", "INSERT of events.recorded_at"),
        ("GRANT CREATE ON SCHEMA public TO herstel_app", "CREATE in schema public"),
        ("ALTER ROLE herstel_app NOINHERIT; GRANT herstel_owner TO herstel_app", "member of herstel_owner"),
        ("ALTER ROLE herstel_app CREATEROLE", "CREATEROLE"),
        ("ALTER ROLE herstel_app SUPERUSER", "SUPERUSER"),
        ("ALTER DATABASE herstel OWNER TO herstel_app", "owner of the database herstel"),
        ("ALTER TABLE events OWNER TO herstel_app", "owner of the table events"),
    ];
    let undo = "ALTER ROLE herstel_app INHERIT NOSUPERUSER NOCREATEROLE;
        REVOKE herstel_owner FROM herstel_app;
        ALTER DATABASE herstel OWNER TO herstel_owner;
        ALTER TABLE events OWNER TO herstel_owner;
        REVOKE CREATE ON SCHEMA public FROM herstel_app;
        REVOKE ALL ON events FROM herstel_app, PUBLIC;
        REVOKE ALL (position, tx, recorded_at, actor) ON events FROM herstel_app;
        GRANT SELECT ON events TO herstel_app";
    for (grant, named) in cases {
        sqlx::raw_sql(grant).execute(&superuser).await.unwrap();
        match rights::check(&app).await {
            Err(RightsError::TooManyRights { role, rights }) => {
                assert_eq!(role, "herstel_app");
                assert!(rights.iter().any(|right| right == named), "{grant}: {rights:?}");
            }
            other => panic!("{grant}: {other:?}"),
        }
        sqlx::raw_sql(undo).execute(&superuser).await.unwrap();
        rights::check(&app).await.unwrap_or_else(|error| panic!("after {grant}: {error}"));
    }
    assert!(matches!(rights::check(&owner).await, Err(RightsError::TooManyRights { .. })));
    assert!(matches!(rights::check(&superuser).await, Err(RightsError::TooManyRights { .. })));
}

#[tokio::test]
async fn migrating_applies_what_is_missing_and_the_second_time_nothing() {
    let root = root();
    let cluster = Cluster::start(root.path()).unwrap();
    let all: Vec<i64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
    let app = pool::connect_app(cluster.app_options(), 1).await.unwrap();
    assert_eq!(migrate::pending(&app).await.unwrap(), Pending { missing: all.clone(), unknown: vec![] });

    let owner = pool::connect_owner(cluster.owner_options()).await.unwrap();
    assert_eq!(migrate::migrate(&owner).await.unwrap(), all);
    assert!(migrate::pending(&app).await.unwrap().is_none());
    assert_eq!(migrate::migrate(&owner).await.unwrap(), Vec::<i64>::new());
}

#[tokio::test]
async fn a_database_of_a_newer_release_is_left_alone() {
    let root = root();
    let cluster = Cluster::start(root.path()).unwrap();
    let (owner, app) = migrated(&cluster).await;
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 VALUES (9999, 'of tomorrow', true, '', 0)";
    sqlx::query(newer).execute(&owner).await.unwrap();
    assert_eq!(migrate::pending(&app).await.unwrap().unknown, [9999]);
    assert!(matches!(migrate::migrate(&owner).await, Err(MigrateError::Ahead(versions)) if versions == [9999]));
}

#[test]
fn an_idle_transaction_is_ended_and_commits_wait_for_the_disk() {
    let root = root();
    let cluster = Cluster::start(root.path()).unwrap();
    on(cluster.superuser_options(), "ALTER DATABASE herstel SET synchronous_commit = off");
    let settings = crate::app::runtime().block_on(async {
        let app = pool::connect_app(cluster.app_options(), 1).await.unwrap();
        let ask =
            "SELECT current_setting('idle_in_transaction_session_timeout'), current_setting('synchronous_commit')";
        sqlx::query_as::<_, (String, String)>(ask).fetch_one(&app).await.unwrap()
    });
    assert_eq!(settings, ("10s".to_owned(), "on".to_owned()));
}
