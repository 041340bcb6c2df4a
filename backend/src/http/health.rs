//! What machines ask: alive, ready, how much.

use actix_web::{HttpResponse, web};

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

/// `/metrics`, in Prometheus's text format.
pub(super) async fn metrics(web: web::Data<Web>) -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(web.metrics.render())
}
