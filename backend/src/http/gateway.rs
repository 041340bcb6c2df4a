//! `/gateway/…`: what the gateway tells us. Nobody else may: each request is signed over its address and parameters.
//!
//! A request that was signed and came before, out of order or for another call is answered 409 and changes nothing.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::ContentType,
    web::{Bytes, Data, Path},
};
use herstel_domain::ids::{AccountId, ChallengeId};
use serde::Deserialize;
use uuid::Uuid;

use super::Web;
use crate::{
    desk::telephone::Heard,
    gateway::{
        Advance, HEADER, State,
        twiml::{Asks, Spoken},
    },
    jobs::mail::say,
};

/// Which call or message a callback is about, by the address that was given with it.
#[derive(Clone, Copy, Deserialize)]
pub(super) struct About {
    account: Uuid,
    challenge: Uuid,
}

impl About {
    fn account(self) -> AccountId {
        AccountId::new(self.account)
    }

    fn challenge(self) -> ChallengeId {
        ChallengeId::new(self.challenge)
    }
}

/// Somebody has picked up: what they are to hear.
pub(super) async fn picked_up(web: Data<Web>, request: HttpRequest, about: Path<About>, body: Bytes) -> HttpResponse {
    let Some(told) = Told::read(&web, &request, &body) else { return HttpResponse::Forbidden().finish() };
    let from = &[State::Sending, State::Unknown, State::Sent, State::Ringing];
    if !told.advances(&web, *about, from, State::Talking, None).await {
        return HttpResponse::Conflict().finish();
    }
    let ringing = match web.house.ringing(about.account(), about.challenge()).await {
        Ok(Some(ringing)) => ringing,
        Ok(None) => return spoken(&web, "call-too-late", *about).await,
        Err(_) => return HttpResponse::InternalServerError().finish(),
    };
    let values = [("organisation", ringing.organisation.profile.name.as_str())];
    let what = ringing.about(web.house.clock.now());
    let says = ["call-who", what, "call-not-me"].map(|key| say(ringing.language, key, &values)).to_vec();
    let action = web.base_url.link(&format!("{}/keys", request.uri().path()));
    let asks = Some(Asks { keys: ringing.digits.count(), action });
    document(&Spoken { says, asks }.document(ringing.language))
}

/// Keys were pressed.
pub(super) async fn keyed_in(web: Data<Web>, request: HttpRequest, about: Path<About>, body: Bytes) -> HttpResponse {
    let Some(told) = Told::read(&web, &request, &body) else { return HttpResponse::Forbidden().finish() };
    let Some(keys) = told.value("Digits") else { return HttpResponse::BadRequest().finish() };
    if !told.advances(&web, *about, &[State::Talking], State::Keyed, None).await {
        return HttpResponse::Conflict().finish();
    }
    let key = match web.house.keyed_in(about.account(), about.challenge(), keys).await {
        Ok(Heard::Right) => "call-right",
        Ok(Heard::Wrong) => "call-wrong",
        Ok(Heard::NotMe) => "call-stopped",
        Ok(Heard::TooLate) => "call-too-late",
        Err(_) => return HttpResponse::InternalServerError().finish(),
    };
    spoken(&web, key, *about).await
}

/// How a call or message goes on. One that came before a later one is of no use any more.
pub(super) async fn status(web: Data<Web>, request: HttpRequest, about: Path<About>, body: Bytes) -> HttpResponse {
    let Some(told) = Told::read(&web, &request, &body) else { return HttpResponse::Forbidden().finish() };
    let sequence = told.value("SequenceNumber").and_then(|number| number.parse().ok());
    let status = told.value("CallStatus").or_else(|| told.value("MessageStatus")).unwrap_or_default();
    use State as S;
    let (from, to): (&[S], S) = match status {
        "queued" | "initiated" | "sent" | "accepted" | "sending" => (&[S::Sending, S::Unknown], S::Sent),
        "ringing" => (&[S::Sending, S::Unknown, S::Sent], S::Ringing),
        "in-progress" => return HttpResponse::NoContent().finish(),
        "delivered" | "completed" | "busy" | "no-answer" | "canceled" => {
            (&[S::Sending, S::Unknown, S::Sent, S::Ringing, S::Talking, S::Keyed], S::Ended)
        }
        "failed" | "undelivered" => (&[S::Sending, S::Unknown, S::Sent, S::Ringing], S::Failed),
        _ => return HttpResponse::BadRequest().finish(),
    };
    if told.advances(&web, *about, from, to, sequence).await {
        HttpResponse::NoContent().finish()
    } else {
        HttpResponse::Conflict().finish()
    }
}

async fn spoken(web: &Web, key: &str, about: About) -> HttpResponse {
    let language = web.house.language_of(about.account()).await;
    document(&Spoken { says: vec![say(language, key, &[])], asks: None }.document(language))
}

fn document(twiml: &str) -> HttpResponse {
    HttpResponse::Ok().content_type(ContentType::xml()).body(twiml.to_owned())
}

/// What the gateway says, once its signature was right.
struct Told(Vec<(String, String)>);

impl Told {
    /// The address is the one that we gave, byte by byte: ours, with the path and query that were asked for.
    fn read(web: &Web, request: &HttpRequest, body: &[u8]) -> Option<Self> {
        let asked = request.uri().path_and_query()?.as_str();
        let parameters: Vec<(String, String)> = form_urlencoded::parse(body).into_owned().collect();
        let signature = request.headers().get(HEADER)?.to_str().ok()?;
        let theirs = web.house.gateway.as_ref()?.is_theirs(&web.base_url.link(asked), &parameters, signature);
        if !theirs {
            tracing::warn!("a request that the gateway did not sign was refused");
        }
        theirs.then_some(Self(parameters))
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    async fn advances(&self, web: &Web, about: About, from: &[State], to: State, sequence: Option<i32>) -> bool {
        let Some(sid) = self.value("CallSid").or_else(|| self.value("MessageSid")) else { return false };
        let (challenge, account) = (about.challenge(), about.account());
        let step = Advance { challenge, account, sid, from, to, sequence };
        let advanced = web.house.askings.advance(&step).await;
        advanced.unwrap_or_else(|error| {
            tracing::error!(%error, "a callback could not be entered");
            false
        })
    }
}
