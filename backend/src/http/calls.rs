//! `/call/…`: what forms post to. Each act has one address, and is only ever posted to.

use std::{collections::BTreeSet, sync::LazyLock};

use actix_web::{
    HttpResponse, Resource,
    guard::{Post, fn_guard},
    http::header,
    web,
};
use leptos::server_fn::actix::server_fn_paths;
use leptos_actix::handle_server_fns_with_context;

static ACTS: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| server_fn_paths().map(|(path, _)| path).collect());

/// Whether this is an act's address: then it is no secret either.
pub(super) fn is_act(path: &str) -> bool {
    ACTS.contains(path)
}

/// The acts, with what they find in their context.
pub(super) fn resource(context: impl Fn() + Clone + Send + 'static) -> Resource {
    web::resource("/call/{tail:.*}")
        .guard(fn_guard(|request| is_act(request.head().uri.path())))
        .route(handle_server_fns_with_context(context).guard(Post()))
        .default_service(web::to(not_posted))
}

async fn not_posted() -> HttpResponse {
    HttpResponse::MethodNotAllowed().insert_header((header::ALLOW, "POST")).finish()
}
