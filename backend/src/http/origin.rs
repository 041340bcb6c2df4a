//! Every mutation comes from a page of ours: server functions make no such check themselves.

use actix_web::{
    Error, HttpResponse,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{Method, header},
    middleware::Next,
    web,
};

use super::{BODY_LIMIT, Web, take_in};

/// Refuses posts from other sites, by `Sec-Fetch-Site`, else by `Origin`; and bodies that no form of ours has.
///
/// A client that sends neither header is no browser, and carries nobody's cookies but its own.
pub(super) async fn check(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    if is_rebound(&request) {
        return Ok(request.into_response(HttpResponse::Forbidden().finish()).map_into_right_body());
    }
    let mutates = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if mutates && !is_ours(&request) {
        tracing::warn!("a post from another site was refused");
        return Ok(request.into_response(HttpResponse::Forbidden().finish()).map_into_right_body());
    }
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    let limit = if request.path() == take_in::PATH { take_in::LIMIT } else { BODY_LIMIT };
    if length.is_some_and(|length: usize| length > limit) {
        return Ok(request.into_response(HttpResponse::PayloadTooLarge().finish()).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

fn is_ours(request: &ServiceRequest) -> bool {
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap_or("null"));
    if let Some(site) = header("Sec-Fetch-Site") {
        return site == "same-origin";
    }
    let ours = request.app_data::<web::Data<Web>>().map(|web| web.base_url.origin());
    match header("Origin") {
        Some(origin) => ours.is_some_and(|ours| ours == origin),
        None => true,
    }
}

/// A demo answers under loopback names only: a page elsewhere could otherwise point its own name at this machine.
fn is_rebound(request: &ServiceRequest) -> bool {
    if request.app_data::<web::Data<Web>>().is_none_or(|web| web.demo.is_none()) {
        return false;
    }
    // What the request itself says: `connection_info` would believe `X-Forwarded-Host`, which scripts may set.
    let named = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let host = named.or_else(|| request.uri().authority().map(|authority| authority.as_str())).unwrap_or_default();
    let name = host
        .rsplit_once(':')
        .map_or(host, |(name, port)| if port.bytes().all(|byte| byte.is_ascii_digit()) { name } else { host });
    let name = name.trim_matches(['[', ']']);
    let loopback = name.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_loopback());
    !(loopback || name == "localhost" || name.ends_with(".localhost"))
}
