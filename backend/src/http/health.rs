//! What machines ask: alive, ready, how much.

use actix_web::{HttpRequest, HttpResponse, http::header, web};

use super::Web;

/// `/livez`: the process answers.
pub(super) async fn live() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain").body("ok\n")
}

/// `/readyz`: database, keyring and migrations are as this release needs them; else which is not.
pub(super) async fn ready(web: web::Data<Web>) -> HttpResponse {
    let report = web.readiness.report().await;
    let mut answer = if report.is_ready() { HttpResponse::Ok() } else { HttpResponse::ServiceUnavailable() };
    answer.content_type("text/plain").body(report.to_string())
}

/// `/metrics`, in Prometheus's text format, for this machine itself. What is counted would tell everybody else whether
/// an address that they have just typed is known (R20), so that for them there is nothing here.
pub(super) async fn metrics(request: HttpRequest, web: web::Data<Web>) -> HttpResponse {
    if !is_from_here(&request) {
        return HttpResponse::NotFound().finish();
    }
    HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(web.metrics.render())
}

/// A request of this machine's own, and not one that a proxy passed on: those name whom they are for.
fn is_from_here(request: &HttpRequest) -> bool {
    let passed_on = ["X-Forwarded-For", "X-Real-IP", "Via"].iter().any(|name| request.headers().contains_key(*name))
        || request.headers().contains_key(header::FORWARDED);
    !passed_on && request.peer_addr().is_some_and(|peer| peer.ip().to_canonical().is_loopback())
}
