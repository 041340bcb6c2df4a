//! The telephone as a page: messages, ringing calls, a keypad. No script: a link asks again.

use actix_web::{
    HttpResponse,
    error::ErrorInternalServerError,
    http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION, REFERRER_POLICY},
    web::{Data, Form, Path, Query},
};
use askama::Template;
use chrono::{DateTime, Utc};
use herstel_domain::words::Language;
use serde::Deserialize;

use super::{Exchange, store::Item};
use crate::jobs::mail;

const POLICY: &str =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const KEYS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

#[derive(Template)]
#[template(path = "dev/phone.html")]
struct Page {
    number: Option<String>,
    items: Vec<Item>,
    keys: [&'static str; 12],
}

impl Page {
    fn say(&self, key: &str) -> String {
        mail::say(Language::Nl, key, &[])
    }

    fn written(&self, at: &DateTime<Utc>) -> String {
        mail::long(Language::Nl, *at)
    }

    /// Where acts come back to.
    fn back(&self) -> &str {
        self.number.as_deref().unwrap_or_default()
    }
}

#[derive(Deserialize)]
pub(super) struct Whose {
    number: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Pressed {
    #[serde(default)]
    number: String,
    #[serde(default)]
    key: String,
}

pub(super) async fn list(exchange: Data<Exchange>, whose: Query<Whose>) -> actix_web::Result<HttpResponse> {
    let number = whose.into_inner().number.filter(|number| !number.is_empty());
    let items = exchange.store.list(number.as_deref()).await.map_err(broken)?;
    let body = Page { number, items, keys: KEYS }.render().map_err(broken)?;
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((REFERRER_POLICY, "no-referrer"))
        .body(body))
}

pub(super) async fn answer(
    exchange: Data<Exchange>,
    sid: Path<String>,
    form: Form<Pressed>,
) -> actix_web::Result<HttpResponse> {
    exchange.pick_up(&sid).await.map_err(broken)?;
    Ok(back(&form.number))
}

pub(super) async fn ignore(
    exchange: Data<Exchange>,
    sid: Path<String>,
    form: Form<Pressed>,
) -> actix_web::Result<HttpResponse> {
    exchange.leave(&sid).await.map_err(broken)?;
    Ok(back(&form.number))
}

pub(super) async fn key(
    exchange: Data<Exchange>,
    sid: Path<String>,
    form: Form<Pressed>,
) -> actix_web::Result<HttpResponse> {
    // a program may send several at once
    for key in form.key.chars().take(8) {
        exchange.press(&sid, key).await.map_err(broken)?;
    }
    Ok(back(&form.number))
}

fn back(number: &str) -> HttpResponse {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("number", number).finish();
    let to = if number.is_empty() { "/dev/phone".to_owned() } else { format!("/dev/phone?{query}") };
    HttpResponse::SeeOther().insert_header((LOCATION, to)).finish()
}

fn broken(cause: impl std::error::Error) -> actix_web::Error {
    tracing::error!(error = ?cause, "the telephone does not work");
    ErrorInternalServerError("the telephone does not work")
}
