//! The pages on a real actix application, with a desk that makes everything up.
//!
//! Shared by the tests and by `examples/pages.rs`. A request's cookie `scenario` (or `?scenario=`) chooses what the
//! desk says.

mod desk;
mod samples;

use std::sync::Arc;

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use herstel_console::{
    App, Failure, IslandFiles, asset, brand_css,
    desk::{Portal, Visit},
    failure_page,
    i18n::{LANGUAGE_COOKIE, Language},
};
use leptos::prelude::{provide_context, use_context};
use leptos_actix::{LeptosRoutes, Request, generate_route_list, handle_server_fns_with_context};

pub(crate) use desk::FakeDesk;

/// Mounts everything that a backend would.
pub(crate) fn mount(config: &mut web::ServiceConfig) {
    config
        .route("/assets/{name}", web::get().to(serve_asset))
        .route("/brand/{slug}.css", web::get().to(serve_brand))
        .route("/failure/{status}", web::get().to(serve_failure))
        .route("/call/{tail:.*}", handle_server_fns_with_context(context))
        .leptos_routes_with_context(generate_route_list(App), context, App);
}

fn context() {
    let request = use_context::<Request>().map(Request::into_inner);
    provide_context(request.as_ref().map(visit).unwrap_or_default());
    provide_context::<Arc<dyn Portal>>(Arc::new(FakeDesk));
    if request.is_none_or(|request| request.cookie("no-islands").is_none()) {
        provide_context(IslandFiles {
            script: "/assets/islands-7.js".to_owned(),
            wasm: "/assets/islands-7.wasm".to_owned(),
        });
    }
}

/// What middleware would make of a request.
fn visit(request: &HttpRequest) -> Visit {
    let cookie = |name: &str| request.cookie(name).map(|cookie| cookie.value().to_owned());
    let query = web::Query::<Vec<(String, String)>>::from_query(request.query_string());
    let query = |name: &str| query.as_ref().ok()?.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let language = query("lang").or_else(|| cookie(LANGUAGE_COOKIE));
    Visit {
        session: query("scenario").or_else(|| cookie("scenario")),
        agent: header("User-Agent").unwrap_or_default(),
        language: Language::negotiate(language.as_deref(), None),
        organisation: query("organisation"),
        ..Visit::default()
    }
}

async fn serve_asset(name: web::Path<String>) -> HttpResponse {
    match asset(&name) {
        Some((kind, text)) => HttpResponse::Ok().content_type(kind).body(text),
        None => HttpResponse::NotFound().finish(),
    }
}

async fn serve_brand(slug: web::Path<String>) -> HttpResponse {
    let hue = match slug.as_str() {
        "finrust" => 250,
        "profiportaal" => 62,
        _ => 190,
    };
    HttpResponse::Ok().content_type("text/css").body(brand_css(hue))
}

async fn serve_failure(request: HttpRequest, status: web::Path<u16>) -> HttpResponse {
    let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let page = failure_page(visit(&request).language, Failure::of_status(status), None, Some(uuid::Uuid::from_u128(7)));
    HttpResponse::build(status).content_type("text/html; charset=utf-8").body(page)
}
