//! What the audit desk's pages ask, and `/call/reader/…`: how times are shown to whoever reads.
#![expect(missing_docs, reason = "the macro makes a struct of the arguments, which are form fields by their names")]

use std::sync::Arc;

use leptos::prelude::*;

use super::{Back, Misread};
use crate::desk::{Audit, Visit};

/// Who asks, and whom.
pub(crate) struct Reading {
    /// The counter.
    pub audit: Arc<dyn Audit>,
    /// The request.
    pub visit: Visit,
}

impl AsRef<Visit> for Reading {
    fn as_ref(&self) -> &Visit {
        &self.visit
    }
}

/// The context that the backend provided.
///
/// # Errors
/// It provided none, which is a defect of the mount.
pub(crate) fn reading() -> Result<Reading, Misread> {
    match (use_context(), use_context()) {
        (Some(audit), Some(visit)) => Ok(Reading { audit, visit }),
        _ => Err(Misread::Unmounted),
    }
}

/// The zone of the times that are shown.
#[server(name = ChooseZone, prefix = "/call/reader", endpoint = "zone")]
pub async fn zone(#[server(default)] zone: String, #[server(default)] next: String) -> Result<(), Misread> {
    let Reading { audit, visit } = reading()?;
    Back::to("/audit").answer(&visit, audit.choose_zone(&visit, &zone, &next).await)
}
