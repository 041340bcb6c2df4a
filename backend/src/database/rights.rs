//! The role that serves may add events and read them, nothing else; with more rights the service refuses to start.

use sqlx::PgPool;

/// Why the service does not start as this role.
#[derive(Debug, thiserror::Error)]
pub enum RightsError {
    /// The role could change history, or give itself the right to.
    #[error(
        "the role {role} has too many rights to serve: {}. Nothing may be able to change the journal: serve as \
         herstel_app with what the migrations grant it, and migrate as another role (HERSTEL_MIGRATE_URL)",
        .rights.join(", ")
    )]
    TooManyRights {
        /// Who we are connected as.
        role: String,
        /// What it could do, each in a few words.
        rights: Vec<String>,
    },
    /// The database does not answer.
    #[error("the database does not answer: {0}")]
    Database(#[from] sqlx::Error),
}

/// Every role that ours can act as counts, inherited or not: SET ROLE is one statement away.
const EXCESS: &str = "
    WITH reach AS (SELECT r.* FROM pg_roles r WHERE pg_has_role(session_user, r.oid, 'MEMBER')),
         journal AS (SELECT c.* FROM pg_class c WHERE c.oid = to_regclass('events'))
    SELECT DISTINCT excess FROM (
        SELECT 'SUPERUSER' FROM reach WHERE rolsuper
        UNION ALL SELECT 'CREATEROLE' FROM reach WHERE rolcreaterole
        UNION ALL SELECT 'REPLICATION' FROM reach WHERE rolreplication
        UNION ALL SELECT 'member of ' || rolname FROM reach
            WHERE rolname IN ('herstel_owner', 'pg_write_all_data', 'pg_write_server_files', 'pg_execute_server_program')
              AND rolname <> session_user
        UNION ALL SELECT 'owner of the database ' || datname FROM pg_database JOIN reach ON datdba = reach.oid
            WHERE datname = current_database()
        UNION ALL SELECT 'owner of the table events' FROM journal JOIN reach ON relowner = reach.oid
        UNION ALL SELECT 'CREATE in schema ' || schema FROM reach, unnest(current_schemas(false)) schema
            WHERE has_schema_privilege(reach.oid, schema, 'CREATE')
        UNION ALL SELECT privilege || ' on events' FROM reach, journal, unnest(ARRAY['DELETE', 'TRUNCATE', 'TRIGGER']) privilege
            WHERE has_table_privilege(reach.oid, journal.oid, privilege)
        UNION ALL SELECT 'UPDATE on events' FROM reach, journal
            WHERE has_any_column_privilege(reach.oid, journal.oid, 'UPDATE')
        UNION ALL SELECT 'INSERT of events.' || attname
            FROM reach, journal JOIN pg_attribute ON attrelid = journal.oid AND attname IN ('position', 'tx', 'recorded_at')
            WHERE has_column_privilege(reach.oid, journal.oid, attnum, 'INSERT')
    ) excesses (excess) ORDER BY excess";

/// Refuses a serving role that could update, delete or truncate events, write what only the database may write
/// (`position`, `tx`, `recorded_at`), or become somebody who can.
///
/// # Errors
/// [`RightsError::TooManyRights`], naming each right.
pub async fn check(app: &PgPool) -> Result<(), RightsError> {
    let rights: Vec<String> = sqlx::query_scalar(EXCESS).fetch_all(app).await?;
    if rights.is_empty() {
        return Ok(());
    }
    let role = sqlx::query_scalar("SELECT session_user::text").fetch_one(app).await?;
    Err(RightsError::TooManyRights { role, rights })
}
