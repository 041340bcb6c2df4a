//! The pages that say that something did not work, and what to do next.

use actix_web::http::StatusCode;
use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    i18n::{Language, Words},
    model::Brand,
    parts::{Glyph, Icon},
    scene::{Scene, scene},
    shell::{Sheet, document},
    trouble::ERRORS,
};

/// A way in which a request fails as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// 400: not a request of ours.
    BadRequest,
    /// 403: not allowed, or posted from another site.
    Forbidden,
    /// 404: nothing here, or not for this person.
    NotFound,
    /// 405: an address opened in a way it is not meant for.
    Method,
    /// 409: the page was older than the account.
    Stale,
    /// 410: a link that was used, has expired, or was cut short.
    LinkUsed,
    /// 413: too much at once.
    TooLarge,
    /// 429: too many tries.
    Throttled,
    /// 423: locked until recovered.
    Locked,
    /// 503: busy; try again soon.
    Busy,
    /// 500: an incident of ours.
    Broken,
}

impl Failure {
    /// Every one of them.
    pub const ALL: [Self; 11] = [
        Self::BadRequest,
        Self::Forbidden,
        Self::NotFound,
        Self::Method,
        Self::Stale,
        Self::LinkUsed,
        Self::TooLarge,
        Self::Throttled,
        Self::Locked,
        Self::Busy,
        Self::Broken,
    ];

    /// Its name in the catalogue (`failure-<code>`) and in `data-error`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::BadRequest => "bad_request",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::Method => "method_not_allowed",
            Self::Stale => "stale",
            Self::LinkUsed => "link_used",
            Self::TooLarge => "too_large",
            Self::Throttled => "throttled",
            Self::Locked => "locked",
            Self::Busy => "busy",
            Self::Broken => "broken",
        }
    }

    /// The HTTP status that goes with it.
    #[must_use]
    pub const fn status(self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Stale => StatusCode::CONFLICT,
            Self::LinkUsed => StatusCode::GONE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Throttled => StatusCode::TOO_MANY_REQUESTS,
            Self::Locked => StatusCode::LOCKED,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The failure that a status stands for; other 4xx are bad requests, everything else is broken.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Self {
        let known = Self::ALL.into_iter().find(|failure| failure.status() == status);
        known.unwrap_or(if status.is_client_error() { Self::BadRequest } else { Self::Broken })
    }

    /// The failure that a refusal's code stands for where no form can show it.
    #[must_use]
    pub fn of_code(code: &str) -> Self {
        match code {
            "link_expired" | "link_unknown" => Self::LinkUsed,
            _ => Self::ALL.into_iter().find(|failure| failure.code() == code).unwrap_or(Self::BadRequest),
        }
    }
}

/// The page for a failure, as text: for answers that are not pages of ours, such as those of middleware.
///
/// `reference` is the correlation id that people can report; it is shown where the fault is ours.
#[must_use]
pub fn failure_page(language: Language, failure: Failure, brand: Option<&Brand>, reference: Option<Uuid>) -> String {
    Owner::new().with(|| {
        Scene::bare(Words::new(language), brand.cloned().unwrap_or_default()).play();
        failed(failure, reference).to_html()
    })
}

/// A failure in its own words.
pub(crate) fn failed(failure: Failure, reference: Option<Uuid>) -> AnyView {
    failed_by(failure, failure.code(), reference)
}

/// A failure for a reason that has words of its own.
pub(crate) fn failed_by(failure: Failure, code: &str, reference: Option<Uuid>) -> AnyView {
    let words = scene().words;
    let own = ERRORS.iter().any(|(known, _)| *known == code) && code != failure.code();
    let key = if own { format!("error-{code}") } else { format!("failure-{}", failure.code()) };
    let title = words.say(&key);
    let (href, label) = match failure {
        Failure::Stale | Failure::Forbidden => ("/me", words.say("failure-to-me")),
        _ => ("/login", words.say("failure-to-login")),
    };
    let reference = reference.filter(|_| matches!(failure, Failure::Broken | Failure::Busy));
    document(Sheet::new(
        title.clone(),
        view! {
            <section class="failure" data-error=code.to_owned()>
                <Icon glyph=Glyph::Warning/>
                <h1>{title}</h1>
                <p class="lead">{words.say(&format!("{key}.help"))}</p>
                <p><a class="btn" href=href>{label}</a></p>
                {reference.map(|id| view! { <p class="hint">{words.say("failure-reference")}": "<code>{id.to_string()}</code></p> })}
            </section>
        },
    ))
}
