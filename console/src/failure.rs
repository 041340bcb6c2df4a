//! The pages that say that something did not work, and what to do next.

use actix_web::http::StatusCode;

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
