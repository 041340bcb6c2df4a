//! Log lines of a request: the route's template or the act's name, never another path, which may hold a token (R25).

use std::time::Instant;

use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header,
};
use tracing::{Span as Tracing, field::Empty};
use tracing_actix_web::RootSpanBuilder;

use super::{calls::is_act, visit};

/// Opens a span for each request, and closes it with the outcome and how long it took.
pub struct Span;

#[derive(Clone)]
struct Began {
    at: Instant,
    route: String,
}

impl RootSpanBuilder for Span {
    fn on_request_start(request: &ServiceRequest) -> Tracing {
        let route = if is_act(request.path()) { Some(request.path().to_owned()) } else { request.match_pattern() };
        let route = route.unwrap_or_else(|| "unmatched".to_owned());
        request.extensions_mut().insert(Began { at: Instant::now(), route: route.clone() });
        tracing::info_span!(
            "request",
            method = %request.method(),
            route,
            correlation = %visit::correlation(request.request()),
            status = Empty,
            outcome = Empty,
            duration_ms = Empty,
        )
    }

    fn on_request_end<B: MessageBody>(span: Tracing, outcome: &Result<ServiceResponse<B>, Error>) {
        let status = match outcome {
            Ok(response) => response.status(),
            Err(error) => error.as_response_error().status_code(),
        };
        span.record("status", status.as_u16());
        if let Ok(response) = outcome {
            let said = said(response);
            if let Some(said) = said {
                span.record("outcome", said);
            }
            if let Some(Began { at, route }) = response.request().extensions().get::<Began>().cloned() {
                let took = at.elapsed();
                span.record("duration_ms", took.as_millis());
                metrics::histogram!("http_request_duration_seconds", "route" => route.clone()).record(took);
                let outcome = said.unwrap_or("none").to_owned();
                let labels = [("route", route), ("status", status.as_u16().to_string()), ("outcome", outcome)];
                metrics::counter!("http_requests_total", &labels).increment(1);
            }
        }
        span.in_scope(|| tracing::info!("answered"));
    }
}

/// How an act ended, where its answer says so: the `error` or `done` code in the address that it leads to. Codes only,
/// of which there are few.
fn said<B>(response: &ServiceResponse<B>) -> Option<&str> {
    let to = response.headers().get(header::LOCATION)?.to_str().ok()?;
    let (_, query) = to.split_once('?')?;
    let code = query.split('&').find_map(|pair| pair.strip_prefix("error=").or_else(|| pair.strip_prefix("done=")))?;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-');
    (code.len() <= 40 && code.bytes().all(plain)).then_some(code)
}
