//! Demo data and the addresses that exist only under `demo`.

pub mod file;
pub mod inbox;
pub mod mark;
pub mod organisations;
pub mod phone;
pub mod seed;

use actix_web::web::ServiceConfig;

use self::phone::Exchange;
use crate::{http::Web, jobs::mail::Inbox};

/// `/dev/*`: what a demo shows beside the product.
pub fn routes(web: &Web, exchange: &Exchange) -> impl FnOnce(&mut ServiceConfig) + use<> {
    let (inbox, telephones) = (inbox::configure(Inbox::new(web.house.pool.clone())), exchange.clone().configure());
    move |config| {
        inbox(config);
        telephones(config);
    }
}
