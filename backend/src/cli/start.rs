//! What starting has in common: settings, logs, a runtime, a database that may be served from.

use std::net::TcpListener;

use sqlx::PgPool;
use tokio::{
    runtime::{Builder, Runtime},
    signal::unix::{SignalKind, signal},
};

use super::Ended;
use crate::{
    application::{Application, Parts, transport},
    clock::Clock,
    database::{Database, migrate, pool, rights},
    secrets::Keyring,
    settings::{DEMO_SENDER, Flags, Purpose, Settings},
    telemetry,
};

/// Connections of one service.
const CONNECTIONS: u32 = 20;

/// The settings for `purpose`, with logs set up.
pub(super) fn settings(flags: &Flags, purpose: Purpose) -> Result<Settings, Ended> {
    let settings = Settings::load(flags, purpose).map_err(Ended::wrong)?;
    telemetry::log_to_stderr(&settings.logs)?;
    Ok(settings)
}

/// Where futures run. Built after the private cluster was started: that forks, and wants to be alone on its thread.
pub(super) fn runtime() -> Result<Runtime, Ended> {
    Ok(Builder::new_multi_thread().enable_all().build()?)
}

/// Migrates where the owner's connection is known, and makes sure that nothing is pending.
pub(super) async fn migrated(database: &Database) -> Result<(), Ended> {
    if let Some(options) = database.owner_options() {
        let owner = pool::connect_owner(options).await?;
        let applied = migrate::migrate(&owner).await?;
        if !applied.is_empty() {
            tracing::info!(?applied, "the database was brought up to this release");
        }
        owner.close().await;
    }
    Ok(())
}

/// Connections that may serve: nothing pending, no right too many, and a database of this kind.
pub(super) async fn served_from(database: &Database, demo: bool) -> Result<PgPool, Ended> {
    let pool = pool::connect_app(database.app_options(), CONNECTIONS).await?;
    if !migrate::pending(&pool).await?.is_none() {
        return Err(Ended::refused("the database is not as this release needs it: run `herstel migrate` first"));
    }
    rights::check(&pool).await?;
    let marked: Option<bool> = sqlx::query_scalar("SELECT demo FROM deployment").fetch_optional(&pool).await?;
    match (demo, marked) {
        (false, Some(true)) => Err(Ended::refused(
            "this database belongs to a demo, whose doors are open: serve from another data directory or database",
        )),
        (true, None | Some(false)) => {
            Err(Ended::refused("this is no demo's database: give the demo a data directory of its own"))
        }
        _ => Ok(pool),
    }
}

/// Serves until SIGTERM or SIGINT, then finishes and closes.
pub(super) async fn serve_until_told(
    settings: &Settings,
    listener: TcpListener,
    pool: PgPool,
    keyring: Keyring,
    demo: bool,
) -> Result<(), Ended> {
    let mail_from = settings.mail.as_ref().map_or_else(|| DEMO_SENDER.to_owned(), |mail| mail.from.email.to_string());
    let parts = Parts {
        transport: transport(settings.mail.as_ref(), &pool)?,
        pool: pool.clone(),
        keyring,
        clock: Clock::system(),
        mail_from,
        demo,
    };
    let application = Application::build(settings, listener, parts).await?;
    tracing::info!(base_url = application.base_url.origin(), "serving");
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    application
        .run(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
        })
        .await?;
    pool.close().await;
    Ok(())
}

/// The keyring of the settings.
pub(super) fn keyring(settings: &Settings) -> Result<Keyring, Ended> {
    Ok(Keyring::load(settings.keyring.expose())?)
}

/// The address that is served on.
pub(super) fn listener(settings: &Settings) -> Result<TcpListener, Ended> {
    TcpListener::bind(settings.listen)
        .map_err(|error| Ended::refused(format!("{} cannot be listened on: {error}", settings.listen)))
}

/// Stops the private cluster, whatever became of the rest.
pub(super) fn stop(runtime: &Runtime, database: Database, ended: Result<(), Ended>) -> Result<(), Ended> {
    let stopped = runtime.block_on(database.stop());
    ended?;
    Ok(stopped?)
}
