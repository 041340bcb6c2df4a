//! What a request says about itself, before anything is proven.

use std::net::IpAddr;

use actix_web::{HttpMessage, HttpRequest, http::header};
use herstel_console::{
    desk::{Visit, ZONE_COOKIE},
    i18n::{LANGUAGE_COOKIE, Language},
};
use uuid::Uuid;

use super::Web;
use crate::entropy;

/// A `User-Agent` is kept up to so many characters.
const LONGEST_AGENT: usize = 256;

/// Ties a request to its log lines and events.
#[derive(Clone, Copy, Debug)]
pub(super) struct Correlation(pub(super) Uuid);

/// The visit that a request is.
pub(super) fn of(request: &HttpRequest, web: &Web) -> Visit {
    let cookie = |name: &str| request.cookie(name).map(|cookie| cookie.value().to_owned());
    Visit {
        session: cookie(web.house.cookies.session),
        ip: client(request, web).map(|ip| ip.to_canonical().to_string()).unwrap_or_default(),
        agent: text(request, header::USER_AGENT).chars().take(LONGEST_AGENT).collect(),
        language: language(request),
        correlation: correlation(request),
        link: cookie(web.house.cookies.link),
        device: cookie(web.house.cookies.device),
        organisation: query(request, "organisation"),
        zone: cookie(ZONE_COOKIE),
        secure: web.base_url.is_secure(),
    }
}

/// The language to answer in.
pub(super) fn language(request: &HttpRequest) -> Language {
    let chosen = request.cookie(LANGUAGE_COOKIE);
    let accepted = text(request, header::ACCEPT_LANGUAGE);
    Language::negotiate(chosen.as_ref().map(actix_web::cookie::Cookie::value), Some(accepted.as_str()))
}

/// This request's id: the same however often it is asked for.
pub(super) fn correlation(request: &HttpRequest) -> Uuid {
    if let Some(Correlation(id)) = request.extensions().get::<Correlation>() {
        return *id;
    }
    let id = entropy::sortable_id();
    request.extensions_mut().insert(Correlation(id));
    id
}

/// The client's address: the peer's, or the last one in `X-Forwarded-For` that no proxy of ours added. What stands
/// before something that is no address is not believed.
fn client(request: &HttpRequest, web: &Web) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip();
    if !web.proxies.trusts(peer) {
        return Some(peer);
    }
    let forwarded: Vec<&str> = request
        .headers()
        .get_all("X-Forwarded-For")
        .flat_map(|value| value.to_str().unwrap_or_default().split(','))
        .collect();
    let mut hops = forwarded.iter().rev().map_while(|hop| hop.trim().parse::<IpAddr>().ok());
    Some(hops.find(|hop| !web.proxies.trusts(*hop)).unwrap_or(peer))
}

fn text(request: &HttpRequest, name: header::HeaderName) -> String {
    request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

fn query(request: &HttpRequest, name: &str) -> Option<String> {
    url::form_urlencoded::parse(request.query_string().as_bytes())
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}
