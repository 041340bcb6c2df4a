//! Files that pages link to, built into the program.

use std::{collections::HashMap, sync::LazyLock};

use actix_web::{HttpRequest, HttpResponse, error::BlockingError, http::header, web};
use herstel_console::brand_css;

use super::{
    Web, islands,
    packed::{Packed, negotiate},
};

/// An address that names the contents' version never changes its meaning.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const FOR_A_WHILE: &str = "public, max-age=300";

/// A file under `/assets/`.
struct Asset {
    kind: &'static str,
    /// Whether its name changes with its contents.
    versioned: bool,
    contents: Packed,
}

static ASSETS: LazyLock<HashMap<String, Asset>> = LazyLock::new(|| {
    let pages = ["herstel.css", "herstel.svg"].into_iter().filter_map(|name| {
        let (kind, text) = herstel_console::asset(name)?;
        Some((name.to_owned(), Asset { kind, versioned: false, contents: Packed::new(text) }))
    });
    let islands = islands::files()
        .into_iter()
        .map(|(name, kind, bytes)| (name, Asset { kind, versioned: true, contents: Packed::new(bytes) }));
    pages.chain(islands).collect()
});

/// `/assets/{name}`.
///
/// # Errors
/// The pool of blocking threads is gone, as the process is about to be.
pub(super) async fn asset(request: HttpRequest, name: web::Path<String>) -> Result<HttpResponse, BlockingError> {
    let Some(asset) = ASSETS.get(name.as_str()) else { return Ok(HttpResponse::NotFound().finish()) };
    let versioned = asset.versioned || request.query_string().starts_with("v=");
    let liked = negotiate(&request);
    let (encoding, bytes) = web::block(move || asset.contents.in_encoding(liked)).await?;
    let mut answer = HttpResponse::Ok();
    answer
        .content_type(asset.kind)
        .insert_header((header::CACHE_CONTROL, if versioned { FOR_EVER } else { FOR_A_WHILE }))
        .insert_header((header::VARY, "Accept-Encoding"));
    if encoding != header::ContentEncoding::Identity {
        answer.insert_header(encoding);
    }
    Ok(answer.body(bytes))
}

/// `/brand/{slug}.css`: an organisation's hue; the house's own for an unknown one.
pub(super) async fn brand(web: web::Data<Web>, slug: web::Path<String>) -> HttpResponse {
    let hue = web.house.organisations.by_slug(&slug).map_or(HOUSE_HUE, |organisation| organisation.profile.hue);
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, FOR_A_WHILE))
        .body(brand_css(hue))
}

const HOUSE_HUE: u16 = 245;
