//! Mailed links: opening one keeps its token in a short cookie and goes to the address without it (R16).

use actix_web::{
    HttpRequest, HttpResponse,
    cookie::{Cookie, SameSite, time::Duration},
    web,
};

use super::Web;
use crate::{desk::with_link, secrets::LinkToken};

/// `/activate/{token}`.
pub(super) async fn activate(web: web::Data<Web>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    keep(&web, &request, &token, "/activate")
}

/// `/magic/{token}`.
pub(super) async fn magic(web: web::Data<Web>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    keep(&web, &request, &token, "/magic")
}

/// `/not-me/{token}`.
pub(super) async fn not_me(web: web::Data<Web>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    keep(&web, &request, &token, "/not-me")
}

/// `/confirm-email/{token}`.
pub(super) async fn confirm_email(web: web::Data<Web>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    keep(&web, &request, &token, "/confirm-email")
}

/// Holds the token until it is confirmed, a quarter of an hour at most.
///
/// A token that was cut short is gone for good: it gets the same answer as one that was used.
fn keep(web: &Web, request: &HttpRequest, token: &str, to: &'static str) -> HttpResponse {
    if LinkToken::parse(token).is_none() {
        return HttpResponse::Gone().finish();
    }
    let name = web.house.cookies.link;
    let kept = request.cookie(name);
    let cookie = Cookie::build(name, with_link(token, kept.as_ref().map(Cookie::value)))
        .path("/")
        .http_only(true)
        .secure(web.base_url.is_secure())
        .same_site(SameSite::Lax)
        .max_age(Duration::minutes(15))
        .finish();
    HttpResponse::SeeOther().cookie(cookie).insert_header(("Location", to)).finish()
}
