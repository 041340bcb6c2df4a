//! Twilio's REST API, as much of it as the product speaks: calls and messages, made and refused as Twilio does.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header::AUTHORIZATION},
    web::{Bytes, Data, Path},
};
use data_encoding::BASE64;
use serde_json::{Value, json};

use super::Exchange;
use crate::{entropy, gateway::API_VERSION, secrets::Number};

/// Its status, Twilio's number for it, and its words.
type Refused = (StatusCode, u32, &'static str);

pub(super) async fn call(
    exchange: Data<Exchange>,
    request: HttpRequest,
    account: Path<String>,
    body: Bytes,
) -> HttpResponse {
    let form = match asked(&exchange, &request, &account, &body) {
        Ok(form) => form,
        Err(why) => return refusal(why),
    };
    let (to, url) = (value(&form, "To"), value(&form, "Url"));
    if url.is_empty() {
        return refusal((StatusCode::BAD_REQUEST, 21205, "Url parameter is missing."));
    }
    let status = form.iter().find(|(name, _)| name == "StatusCallback").map(|(_, url)| url.as_str());
    let sid = format!("CA{}", entropy::id().simple());
    if exchange.store.ring(&sid, to, url, status).await.is_err() {
        return refusal((StatusCode::INTERNAL_SERVER_ERROR, 20500, "Internal Server Error"));
    }
    let ringing = exchange.clone();
    let called = sid.clone();
    actix_web::rt::spawn(async move {
        if let Ok(Some(call)) = ringing.store.goes(&called, "ringing", "ringing").await {
            ringing.tell(&call, "ringing", 0).await;
        }
    });
    let uri = format!("/{API_VERSION}/Accounts/{account}/Calls/{sid}.json");
    HttpResponse::Created().json(json!({
        "sid": sid, "account_sid": *account, "api_version": API_VERSION, "to": to, "to_formatted": to,
        "from": exchange.account.from, "from_formatted": exchange.account.from, "status": "queued",
        "direction": "outbound-api", "date_created": null, "date_updated": null, "parent_call_sid": null,
        "phone_number_sid": null, "start_time": null, "end_time": null, "duration": null, "price": null,
        "price_unit": "USD", "answered_by": null, "forwarded_from": null, "group_sid": null, "caller_name": null,
        "queue_time": "0", "trunk_sid": null, "uri": uri, "subresource_uris": {},
    }))
}

pub(super) async fn message(
    exchange: Data<Exchange>,
    request: HttpRequest,
    account: Path<String>,
    body: Bytes,
) -> HttpResponse {
    let form = match asked(&exchange, &request, &account, &body) {
        Ok(form) => form,
        Err(why) => return refusal(why),
    };
    let (to, text) = (value(&form, "To"), value(&form, "Body"));
    if text.is_empty() {
        return refusal((StatusCode::BAD_REQUEST, 21602, "Message body is required."));
    }
    let sid = format!("SM{}", entropy::id().simple());
    if exchange.store.receive(&sid, to, text).await.is_err() {
        return refusal((StatusCode::INTERNAL_SERVER_ERROR, 20500, "Internal Server Error"));
    }
    let uri = format!("/{API_VERSION}/Accounts/{account}/Messages/{sid}.json");
    HttpResponse::Created().json(json!({
        "sid": sid, "account_sid": *account, "api_version": API_VERSION, "to": to, "from": exchange.account.from,
        "body": text, "status": "queued", "direction": "outbound-api", "num_segments": "1", "num_media": "0",
        "date_created": null, "date_sent": null, "date_updated": null, "error_code": null, "error_message": null,
        "messaging_service_sid": null, "price": null, "price_unit": "USD", "uri": uri, "subresource_uris": {},
    }))
}

/// The form, of whoever knows the account's token and asks for a number that can be reached.
fn asked(
    exchange: &Exchange,
    request: &HttpRequest,
    account: &str,
    body: &[u8],
) -> Result<Vec<(String, String)>, Refused> {
    let known = &exchange.account;
    let right = format!("Basic {}", BASE64.encode(format!("{}:{}", known.account, known.token.expose()).as_bytes()));
    let given = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    if given != Some(right.as_str()) || account != known.account {
        return Err((StatusCode::UNAUTHORIZED, 20003, "Authenticate"));
    }
    let form: Vec<_> = form_urlencoded::parse(body).into_owned().collect();
    match Number::from_e164(value(&form, "To")) {
        Ok(_) => Ok(form),
        Err(_) => Err((StatusCode::BAD_REQUEST, 21211, "The 'To' number is not a valid phone number.")),
    }
}

fn value<'a>(form: &'a [(String, String)], name: &str) -> &'a str {
    form.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

fn refusal((status, code, message): Refused) -> HttpResponse {
    let more_info = format!("https://www.twilio.com/docs/errors/{code}");
    let body: Value = json!({ "code": code, "message": message, "more_info": more_info, "status": status.as_u16() });
    HttpResponse::build(status).json(body)
}
