//! Log lines of a request: the route's template or the act's name, never another path, which may hold a token (R25).

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
};
use tracing::{Span as Tracing, field::Empty};
use tracing_actix_web::RootSpanBuilder;

use super::{calls::is_act, visit};

/// Opens a span for each request and closes it with the outcome.
pub struct Span;

impl RootSpanBuilder for Span {
    fn on_request_start(request: &ServiceRequest) -> Tracing {
        let route = if is_act(request.path()) { Some(request.path().to_owned()) } else { request.match_pattern() };
        let route = route.unwrap_or_else(|| "unmatched".to_owned());
        tracing::info_span!(
            "request",
            method = %request.method(),
            route,
            correlation = %visit::correlation(request.request()),
            status = Empty,
        )
    }

    fn on_request_end<B: MessageBody>(span: Tracing, outcome: &Result<ServiceResponse<B>, Error>) {
        let status = match outcome {
            Ok(response) => response.status(),
            Err(error) => error.as_response_error().status_code(),
        };
        span.record("status", status.as_u16());
        span.in_scope(|| tracing::info!("answered"));
    }
}
