//! Every failure gets a designed page: whatever answers 4xx or 5xx without one of its own.

use actix_web::{
    Error, HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::header,
    middleware::Next,
};
use herstel_console::{Failure, failure_page};

use super::visit;

/// Replaces the body of a failure that is not a page by one that is; statuses and `Retry-After` stay.
///
/// Machines that ask for no page (`/readyz`, `/metrics`) get their answer as it was.
pub(super) async fn pages(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let language = visit::language(request.request());
    let reference = visit::correlation(request.request());
    let plain = matches!(request.path(), "/livez" | "/readyz" | "/metrics");
    let response = match next.call(request).await {
        Ok(response) => response.map_into_boxed_body(),
        Err(error) => return Err(error),
    };
    let status = response.status();
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("text/html")));
    if plain || is_page || !(status.is_client_error() || status.is_server_error()) {
        return Ok(response);
    }
    let page = failure_page(language, Failure::of_status(status), None, Some(reference));
    let mut designed = HttpResponse::build(status).content_type("text/html; charset=utf-8").body(page);
    for name in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = response.headers().get(&name) {
            designed.headers_mut().insert(name, value.clone());
        }
    }
    Ok(response.into_response(designed))
}
