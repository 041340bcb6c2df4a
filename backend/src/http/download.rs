//! Recovery codes as a file, for browsers without script.

use actix_web::{HttpRequest, HttpResponse, http::header, web};
use herstel_console::desk::Turn;

use super::{Web, visit};

/// `/enrol/recovery-codes/download`: what the page shows, as text, as long as it shows it.
pub(super) async fn recovery_codes(request: HttpRequest, web: web::Data<Web>) -> HttpResponse {
    let visit = visit::of(&request, &web);
    match web.portal.recovery_codes_page(&visit).await {
        Ok(page) => {
            let (name, text) = page.file(visit.language);
            HttpResponse::Ok()
                .content_type("text/plain; charset=utf-8")
                .insert_header((header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
                .body(text)
        }
        Err(Turn::Goto(step)) => HttpResponse::SeeOther().insert_header((header::LOCATION, step.to)).finish(),
        Err(_) => HttpResponse::NotFound().finish(),
    }
}
