//! `/dev/phone`: the telephones of a demo, at the other end of the gateway's protocol.
//!
//! It takes Twilio's calls and messages, and tells of them by signed callbacks, as Twilio does: production differs by
//! address and credentials only.

mod api;
mod handset;
mod pages;
mod store;

use std::sync::Arc;

use actix_web::web::{Data, ServiceConfig, get, post};
use reqwest::Client;
use sqlx::PgPool;

use self::store::Store;
use crate::{
    clock::Clock,
    entropy, gateway,
    settings::{BaseUrl, Secret, Twilio},
};

/// The number that everything comes from.
const FROM: &str = "+3197010512345";

/// The exchange of a demo: its credentials, its telephones.
#[derive(Clone)]
pub struct Exchange {
    store: Store,
    client: Client,
    /// How the product reaches it, as settings would say.
    pub account: Arc<Twilio>,
}

impl Exchange {
    /// An exchange below this address, with credentials that were never used before.
    ///
    /// # Errors
    /// TLS cannot be set up.
    pub fn new(pool: PgPool, clock: Clock, base_url: &BaseUrl) -> Result<Self, reqwest::Error> {
        let hex = || entropy::id().simple().to_string();
        let account = Twilio {
            url: base_url.link("/dev/phone"),
            account: format!("AC{}", hex()),
            token: Secret::from(hex()),
            from: FROM.to_owned(),
        };
        Ok(Self { store: Store::new(pool, clock), client: gateway::client()?, account: Arc::new(account) })
    }

    /// Adds the exchange's addresses: Twilio's own, and a telephone to hold in one's hand.
    pub fn configure(self) -> impl FnOnce(&mut ServiceConfig) {
        move |config| {
            config
                .app_data(Data::new(self))
                .route("/dev/phone/2010-04-01/Accounts/{account}/Calls.json", post().to(api::call))
                .route("/dev/phone/2010-04-01/Accounts/{account}/Messages.json", post().to(api::message))
                .route("/dev/phone", get().to(pages::list))
                .route("/dev/phone/{sid}/answer", post().to(pages::answer))
                .route("/dev/phone/{sid}/ignore", post().to(pages::ignore))
                .route("/dev/phone/{sid}/key", post().to(pages::key));
        }
    }
}
