//! Every address, in one readable table.

use std::sync::Arc;

use actix_web::{
    App, HttpRequest, HttpResponse,
    body::MessageBody,
    dev::{ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::from_fn,
    web,
};
use herstel_console::{
    self as console,
    desk::{Admin, Audit, Portal, Support},
};
use leptos::prelude::{provide_context, use_context};
use leptos_actix::{LeptosRoutes, Request, generate_route_list};
use tracing_actix_web::TracingLogger;

use super::{
    Span, Web, assets, calls, designed, download, gateway, guard, head, health, islands, mailed, origin, take_in, visit,
};

/// No form of ours is larger, in bytes.
pub const BODY_LIMIT: usize = 64 * 1024;

/// Mounts everything that the service answers.
fn routes(web: Web) -> impl FnOnce(&mut web::ServiceConfig) {
    let context = {
        let web = web.clone();
        move || provide(&web)
    };
    move |config| {
        config
            .app_data(web::Data::new(web.clone()))
            .app_data(web::PayloadConfig::new(BODY_LIMIT))
            .route("/livez", web::get().to(health::live))
            .route("/readyz", web::get().to(health::ready))
            .route("/metrics", web::get().to(health::metrics))
            .route("/assets/{name}", web::get().to(assets::asset))
            .route("/brand/{slug}.css", web::get().to(assets::brand))
            .route("/activate/{token}", web::get().to(mailed::activate))
            .route("/magic/{token}", web::get().to(mailed::magic))
            .route("/not-me/{token}", web::get().to(mailed::not_me))
            .route("/confirm-email/{token}", web::get().to(mailed::confirm_email))
            .route("/gateway/voice/{account}/{challenge}", web::post().to(gateway::picked_up))
            .route("/gateway/voice/{account}/{challenge}/keys", web::post().to(gateway::keyed_in))
            .route("/gateway/voice/{account}/{challenge}/status", web::post().to(gateway::status))
            .route("/gateway/sms/{account}/{challenge}/status", web::post().to(gateway::status))
            .route("/enrol/recovery-codes/download", web::get().to(download::recovery_codes))
            .route("/", web::get().to(home))
            .route(take_in::PATH, web::post().to(take_in::take_in))
            .service(calls::resource(context.clone()));
        if let Some(exchange) = &web.demo {
            config.configure(crate::demo::routes(&web, exchange));
        }
        config
            .leptos_routes_with_context(generate_route_list(console::App), context, console::App)
            .default_service(web::to(nowhere));
    }
}

/// What pages and server functions find in their context.
fn provide(web: &Web) {
    let Some(request) = use_context::<Request>() else { return };
    provide_context(visit::of(&request.into_inner(), web));
    provide_context::<Arc<dyn Portal>>(Arc::clone(&web.portal));
    provide_context::<Arc<dyn Admin>>(Arc::clone(&web.admin));
    provide_context::<Arc<dyn Audit>>(Arc::clone(&web.audit));
    provide_context::<Arc<dyn Support>>(Arc::clone(&web.support));
    if let Some(files) = islands::addresses() {
        provide_context(files);
    }
}

async fn home() -> HttpResponse {
    HttpResponse::SeeOther().insert_header(("Location", "/login")).finish()
}

async fn nowhere(_: HttpRequest) -> HttpResponse {
    HttpResponse::NotFound().finish()
}

/// The application for one worker: routes inside, then origin check, designed failures, headers and log lines.
pub fn app(
    web: Web,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    App::new()
        .configure(routes(web))
        .wrap(from_fn(origin::check))
        .wrap(from_fn(designed::pages))
        .wrap(from_fn(guard::add))
        .wrap(from_fn(head::as_get))
        .wrap(TracingLogger::<Span>::new())
}
