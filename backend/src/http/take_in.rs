//! Lists that administrators send in: the one address that takes more than a form.

use actix_web::{HttpRequest, HttpResponse, http::header, web};
use futures::StreamExt;
use herstel_console::desk::{Acted, Step, Turn};

use super::{Web, multipart, visit};

/// The address.
pub(super) const PATH: &str = "/call/admin/import";
/// No list is larger, in bytes; a form's own words come on top.
pub(super) const LIMIT: usize = 8 * 1024 * 1024 + 4096;

/// Takes a list in. Who may not send one in is told so before it is read.
pub(super) async fn take_in(request: HttpRequest, web: web::Data<Web>, mut body: web::Payload) -> HttpResponse {
    let visit = visit::of(&request, &web);
    if let Err(turn) = web.admin.may_take_in(&visit).await {
        return answer(Err(turn));
    }
    let mut read = Vec::new();
    while let Some(chunk) = body.next().await {
        let Ok(chunk) = chunk else { return back("file_cut") };
        if read.len() + chunk.len() > LIMIT {
            return back("file_too_large");
        }
        read.extend_from_slice(&chunk);
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let Some(parts) = multipart::parts(kind, &read) else { return back("file_cut") };
    let part = |name: &str| parts.iter().find(|(known, _)| known == name).map(|(_, value)| *value).unwrap_or_default();
    let kind = String::from_utf8_lossy(part("kind"));
    answer(web.admin.take_in(&visit, &kind, part("file")).await)
}

fn back(code: &str) -> HttpResponse {
    see(&format!("/admin/people?error={code}"))
}

fn answer(acted: Acted) -> HttpResponse {
    match acted {
        Ok(Step { to, .. }) | Err(Turn::Goto(Step { to, .. })) => see(&to),
        Err(Turn::Refused(refusal)) => back(&refusal.code),
        Err(Turn::NotFound) => HttpResponse::NotFound().finish(),
        Err(Turn::Forbidden { .. }) => HttpResponse::Forbidden().finish(),
        Err(Turn::Busy { retry_after_s }) => {
            HttpResponse::ServiceUnavailable().insert_header((header::RETRY_AFTER, retry_after_s.to_string())).finish()
        }
        Err(Turn::Broken) => HttpResponse::InternalServerError().finish(),
    }
}

fn see(to: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()
}
