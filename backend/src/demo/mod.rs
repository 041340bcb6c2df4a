//! Demo data and the addresses that exist only under `demo`.

pub mod file;
pub mod inbox;
pub mod mark;
pub mod organisations;
pub mod seed;

use actix_web::web::ServiceConfig;

use crate::{http::Web, jobs::mail::Inbox};

/// `/dev/*`: what a demo shows beside the product.
pub fn routes(web: &Web) -> impl FnOnce(&mut ServiceConfig) + use<> {
    inbox::configure(Inbox::new(web.house.pool.clone()))
}
