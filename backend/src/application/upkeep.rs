//! Housekeeping: what has run out is deleted, and numbers are taken for `/metrics`.

use std::time::Duration;

use tokio::{sync::watch, task::JoinHandle};

use crate::{desk::House, imports::ImportError, jobs::Queue};

const EVERY: Duration = Duration::from_secs(60);

/// Runs until `ended`.
pub(super) fn spawn(house: House, mut ended: watch::Receiver<()>) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut ticks = tokio::time::interval(EVERY);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = ended.changed() => return,
                _ = ticks.tick() => {}
            }
            if let Err(error) = tidy(&house).await {
                tracing::warn!(%error, "housekeeping failed; it runs again in a minute");
            }
        }
    })
}

async fn tidy(house: &House) -> Result<(), ImportError> {
    let sessions = house.sessions.sweep().await?;
    let attempts = house.attempts.sweep().await?;
    let telephone = house.askings.sweep().await? + house.budgets.sweep().await?;
    let imports = house.imports.sweep().await?;
    if sessions + attempts + telephone + imports > 0 {
        tracing::debug!(sessions, attempts, telephone, imports, "swept");
    }
    if let Ok(counts) = Queue::new(house.pool.clone(), house.clock.clone()).counts().await {
        metrics::gauge!("jobs_due").set(precise(counts.due));
        metrics::gauge!("jobs_dead").set(precise(counts.dead));
        metrics::gauge!("jobs_oldest_due_seconds").set(precise(counts.oldest_due_seconds));
    }
    metrics::gauge!("hashing_waiting").set(precise(i64::try_from(house.hasher.depth()).unwrap_or(i64::MAX)));
    metrics::counter!("hashing_comparisons_total").absolute(house.hasher.compared());
    metrics::gauge!("database_connections").set(f64::from(house.pool.size()));
    Ok(())
}

/// Counts stay far below 2^53.
#[expect(clippy::cast_precision_loss, reason = "counts of rows, for a gauge")]
fn precise(count: i64) -> f64 {
    count as f64
}
