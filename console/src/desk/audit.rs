//! The audit desk: what happened, and what an account looked like at any moment.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Acted, CookieChange, Staffed, Step, Visit, local_path};
use crate::model::*;

/// The cookie that keeps the reader's zone.
pub const ZONE_COOKIE: &str = "zone";

/// One method for each page. Provided by context as `Arc<dyn Audit>`.
///
/// Only for auditors with a second factor; for everybody else nothing here exists (404). A stream of another
/// organisation does not exist either.
#[async_trait]
pub trait Audit: Send + Sync {
    /// `/audit`: the ledger, newest first.
    async fn ledger_page(&self, visit: &Visit, filters: &Filters) -> Staffed<Ledger>;
    /// `/audit/streams/{id}`: the state after an event. Where `at` is a moment instead of a sequence, it leads to the
    /// address that fixes the sequence. Reading it goes on record.
    async fn stream_page(&self, visit: &Visit, stream: Uuid, at: Option<&str>) -> Staffed<Machine>;

    /// Shows times in this zone from now on. The default keeps it in a cookie for a year; a zone that is none changes
    /// nothing.
    async fn choose_zone(&self, _visit: &Visit, zone: &str, next: &str) -> Acted {
        let year_s = 365 * 24 * 60 * 60;
        let step = Step::to(local_path(next).unwrap_or("/audit"));
        Ok(match zone.parse::<chrono_tz::Tz>() {
            Ok(zone) => step.with(CookieChange::set(ZONE_COOKIE, zone.name(), year_s)),
            Err(_) => step,
        })
    }
}
