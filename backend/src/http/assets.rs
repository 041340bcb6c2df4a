//! Files that pages link to, built into the program.

use actix_web::{HttpRequest, HttpResponse, http::header, web};
use herstel_console::brand_css;

use crate::organisations;

/// An address that names the contents' version never changes its meaning.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const FOR_A_WHILE: &str = "public, max-age=300";

/// `/assets/{name}`.
pub(super) async fn asset(request: HttpRequest, name: web::Path<String>) -> HttpResponse {
    let Some((kind, text)) = herstel_console::asset(&name) else { return HttpResponse::NotFound().finish() };
    let caching = if request.query_string().starts_with("v=") { FOR_EVER } else { FOR_A_WHILE };
    HttpResponse::Ok().content_type(kind).insert_header((header::CACHE_CONTROL, caching)).body(text)
}

/// `/brand/{slug}.css`: an organisation's hue; the house's own for an unknown one.
pub(super) async fn brand(slug: web::Path<String>) -> HttpResponse {
    let hue = organisations::by_slug(&slug).map_or(HOUSE_HUE, |organisation| organisation.hue);
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, FOR_A_WHILE))
        .body(brand_css(hue))
}

const HOUSE_HUE: u16 = 245;
