//! What requests are answered with.

use std::sync::Arc;

use herstel_console::desk::{Admin, Audit, Portal, Support};

use crate::{
    application::Readiness,
    demo::phone::Exchange,
    desk::House,
    settings::{BaseUrl, TrustedProxies},
    telemetry::Metrics,
};

/// Everything that a request handler may need. Shared by all workers.
#[derive(Clone)]
pub struct Web {
    /// The services behind the desks.
    pub house: House,
    /// The portal's desk.
    pub portal: Arc<dyn Portal>,
    /// The administrators' desk.
    pub admin: Arc<dyn Admin>,
    /// The audit desk.
    pub audit: Arc<dyn Audit>,
    /// The support desk.
    pub support: Arc<dyn Support>,
    /// How browsers reach us.
    pub base_url: BaseUrl,
    /// Whose `X-Forwarded-For` is believed.
    pub proxies: Arc<TrustedProxies>,
    /// What `/metrics` shows.
    pub metrics: Metrics,
    /// What `/readyz` asks.
    pub readiness: Readiness,
    /// A demo's telephones, if this is one: then `/dev/*` exists.
    pub demo: Option<Exchange>,
}
