//! `/dev/inbox`: the mail that went out, for demonstrations without a mail server.

mod pages;
mod pieces;

use actix_web::{
    HttpResponse,
    error::{ErrorInternalServerError, ErrorNotFound},
    http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY},
    web::{Data, Path, Query, ServiceConfig, get},
};
use askama::Template;
use serde::Deserialize;
use tracing::error;
use uuid::Uuid;

use self::pages::{ListPage, MailPage};
use crate::jobs::mail::{Delivered, Inbox};

/// How many mails the list shows.
const SHOWN: u16 = 200;

/// Our own pages: no script, and frames from here only.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; \
                           form-action 'none'; frame-ancestors 'none'";
/// A mail's HTML: as little as a mail program allows, links open in the window around it.
const MAIL_POLICY: &str = "sandbox allow-top-navigation-by-user-activation; default-src 'none'; \
                           style-src 'unsafe-inline'; base-uri 'self'; form-action 'none'; frame-ancestors 'self'";

/// Adds the inbox's addresses: `/dev/inbox` (`?to=address` for one receiver), `/dev/inbox/{id}` and
/// `/dev/inbox/{id}/html`. The answers bring their own `Content-Security-Policy`.
pub fn configure(inbox: Inbox) -> impl FnOnce(&mut ServiceConfig) {
    move |config| {
        config
            .app_data(Data::new(inbox))
            .route("/dev/inbox", get().to(list))
            .route("/dev/inbox/{id}", get().to(show))
            .route("/dev/inbox/{id}/html", get().to(html));
    }
}

#[derive(Deserialize)]
struct Filter {
    to: Option<String>,
}

async fn list(inbox: Data<Inbox>, filter: Query<Filter>) -> actix_web::Result<HttpResponse> {
    let to = filter.into_inner().to;
    let mails = inbox.list(to.as_deref(), SHOWN).await.map_err(broken)?;
    answer(PAGE_POLICY, ListPage { to, mails }.render().map_err(broken)?)
}

async fn show(inbox: Data<Inbox>, id: Path<Uuid>) -> actix_web::Result<HttpResponse> {
    let mail = found(&inbox, *id).await?;
    answer(PAGE_POLICY, MailPage::new(&mail).render().map_err(broken)?)
}

async fn html(inbox: Data<Inbox>, id: Path<Uuid>) -> actix_web::Result<HttpResponse> {
    let mail = found(&inbox, *id).await?;
    answer(MAIL_POLICY, mail.html.replacen("<head>", "<head>\n<base target=\"_top\">", 1))
}

async fn found(inbox: &Inbox, id: Uuid) -> actix_web::Result<Delivered> {
    inbox.show(id).await.map_err(broken)?.ok_or_else(|| ErrorNotFound("no such mail"))
}

fn answer(policy: &'static str, body: String) -> actix_web::Result<HttpResponse> {
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_SECURITY_POLICY, policy))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((REFERRER_POLICY, "no-referrer"))
        .body(body))
}

fn broken(cause: impl std::error::Error) -> actix_web::Error {
    error!(error = ?cause, "the inbox cannot be shown");
    ErrorInternalServerError("the inbox cannot be shown")
}
