//! From a desk's answer to an HTTP one.

use actix_web::http::{
    StatusCode,
    header::{HeaderName, HeaderValue, LOCATION, RETRY_AFTER, SET_COOKIE},
};
use leptos::prelude::use_context;
use leptos_actix::ResponseOptions;

use super::{Misread, TICKED};
use crate::{
    desk::{Acted, CookieChange, Refusal, Step, Turn, Visit},
    flash::Flash,
    model::SupportAct,
};

/// The page that a form stands on, to which a refusal returns.
pub(crate) struct Back {
    path: String,
    flash: Flash,
}

impl Back {
    /// The form's page, with what its address needs.
    pub(crate) fn to(path: impl Into<String>) -> Self {
        Self { path: path.into(), flash: Flash::default() }
    }

    /// A page about one app; an id that is none leads to Mijn login.
    pub(crate) fn to_app(authenticator: &str, act: &str) -> Self {
        match authenticator.parse::<uuid::Uuid>() {
            Ok(id) => Self::to(format!("/me/authenticators/{id}/{act}")),
            Err(_) => Self::to("/me"),
        }
    }

    /// A page of the support desk about one account; an id that is none leads to the search.
    pub(crate) fn to_account(account: &str, act: SupportAct) -> Self {
        match account.parse::<uuid::Uuid>() {
            Ok(id) => Self::to(format!("/support/accounts/{id}/{}", act.name())),
            Err(_) => Self::to("/support"),
        }
    }

    /// The page of a list; an id that is none leads to the people.
    pub(crate) fn to_import(import: &str) -> Self {
        match import.parse::<uuid::Uuid>() {
            Ok(id) => Self::to(format!("/admin/imports/{id}")),
            Err(_) => Self::to("/admin/people"),
        }
    }

    /// Keeps what was typed, so that nobody types it twice. Never a password or a code.
    pub(crate) fn keep(mut self, field: &'static str, value: &str) -> Self {
        self.flash.keep(field, value);
        self
    }

    /// Keeps a box ticked.
    pub(crate) fn keep_tick(self, field: &'static str, ticked: bool) -> Self {
        if ticked { self.keep(field, TICKED) } else { self }
    }

    /// Answers the browser.
    ///
    /// # Errors
    /// Never; the type is what a server function returns.
    pub(crate) fn answer(mut self, visit: &Visit, acted: Acted) -> Result<(), Misread> {
        match acted {
            Ok(step) | Err(Turn::Goto(step)) => follow(visit, &step),
            Err(Turn::Refused(refusal)) => {
                let separator = if self.path.contains('?') { '&' } else { '?' };
                let to = format!("{}{separator}error={}", self.path, refusal.code);
                self.flash.refusal = refusal;
                follow(visit, &Step::to(to).with(self.flash.cookie()));
            }
            Err(turn) => refuse(&turn),
        }
        Ok(())
    }
}

/// 303 to the next page, with the cookies that change.
pub(crate) fn follow(visit: &Visit, step: &Step) {
    respond(StatusCode::SEE_OTHER);
    header(LOCATION, &step.to);
    for change in &step.set {
        set_cookie(visit, change);
    }
}

/// The status of an answer that leads nowhere; the words are the failure page's.
pub(crate) fn refuse(turn: &Turn) {
    respond(match turn {
        Turn::Goto(_) => StatusCode::SEE_OTHER,
        Turn::Refused(refusal) => refused(refusal),
        Turn::NotFound => StatusCode::NOT_FOUND,
        Turn::Forbidden { .. } => StatusCode::FORBIDDEN,
        Turn::Busy { .. } => StatusCode::SERVICE_UNAVAILABLE,
        Turn::Broken => StatusCode::INTERNAL_SERVER_ERROR,
    });
    if let Turn::Busy { retry_after_s } = turn {
        header(RETRY_AFTER, &retry_after_s.to_string());
    }
}

/// The status of a refusal where no form can show it.
fn refused(refusal: &Refusal) -> StatusCode {
    crate::failure::Failure::of_code(&refusal.code).status()
}

/// One `Set-Cookie` (RFC 6265bis).
pub(crate) fn set_cookie(visit: &Visit, change: &CookieChange) {
    let CookieChange { name, value, max_age_s } = change;
    let age = max_age_s.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let secure = if visit.secure { "; Secure" } else { "" };
    header(SET_COOKIE, &format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}"));
}

fn respond(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

/// Appends a header; a value that is none (a desk's defect) is left out rather than cut.
fn header(name: HeaderName, value: &str) {
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(value)) {
        response.append_header(name, value);
    }
}
