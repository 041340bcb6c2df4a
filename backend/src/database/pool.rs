//! Pools of connections, one for each role.

use std::time::Duration;

use sqlx::{
    Connection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

/// How long a request waits for a connection before it is told that we are busy.
const ACQUIRE: Duration = Duration::from_secs(5);

/// A connection that was in use so lately is not asked whether it is still there: that would be a round trip for each
/// request, and it was asked when it came back.
const LATELY: Duration = Duration::from_secs(1);

/// A pool as the role that serves, connected once so that a wrong address is found now.
///
/// A transaction left idle is ended after ten seconds: it would hold back the horizon below which events are sealed,
/// for the whole cluster. Commits wait for the disk whatever the server's default says, since a receipt is a promise.
///
/// # Errors
/// `sqlx::Error` if the database does not answer or does not let us in.
pub async fn connect_app(options: PgConnectOptions, connections: u32) -> Result<PgPool, sqlx::Error> {
    let options = options
        .application_name("herstel")
        .options([("idle_in_transaction_session_timeout", "10s"), ("synchronous_commit", "on")]);
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(ACQUIRE)
        .test_before_acquire(false)
        .before_acquire(|connection, metadata| {
            Box::pin(async move {
                if metadata.idle_for > LATELY {
                    connection.ping().await?;
                }
                Ok(true)
            })
        })
        .connect_with(options)
        .await
}

/// A pool as the role that owns the database: for migrating only, so it is a small one.
///
/// A statement that waits ten seconds for a lock gives up, because everyone else queues behind it.
///
/// # Errors
/// `sqlx::Error` if the database does not answer or does not let us in.
pub async fn connect_owner(options: PgConnectOptions) -> Result<PgPool, sqlx::Error> {
    let options = options
        .application_name("herstel-migrate")
        .options([("idle_in_transaction_session_timeout", "60s"), ("lock_timeout", "10s")]);
    PgPoolOptions::new().max_connections(1).acquire_timeout(ACQUIRE).connect_with(options).await
}

/// A pool as the role that owns the database, for a rebuild: one connection reads, one writes, one holds the lock.
///
/// # Errors
/// `sqlx::Error` if the database does not answer or does not let us in.
pub async fn connect_rebuild(options: PgConnectOptions) -> Result<PgPool, sqlx::Error> {
    let options = options
        .application_name("herstel-rebuild")
        .options([("idle_in_transaction_session_timeout", "60s"), ("synchronous_commit", "on")]);
    PgPoolOptions::new().max_connections(3).acquire_timeout(ACQUIRE).connect_with(options).await
}
