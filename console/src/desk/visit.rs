//! Who is looking: what a request says about itself, before anything is proven.

use uuid::Uuid;

use crate::i18n::Language;

/// One request, as the backend's middleware saw it. Provided by context to pages and server functions.
///
/// Nothing in it is proof of anything: the desk decides what the session cookie is worth.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    /// The session cookie's raw value.
    pub session: Option<String>,
    /// The client's address, from the peer or from a trusted proxy.
    pub ip: String,
    /// The browser's `User-Agent`, cut to a sane length.
    pub agent: String,
    /// The language to answer in.
    pub language: Language,
    /// Ties this request to its log lines and to the events it causes.
    pub correlation: Uuid,
    /// The token of a mailed link, which its GET put in a short-lived cookie.
    pub link: Option<String>,
    /// The raw value of the cookie by which a browser says that it is remembered.
    pub device: Option<String>,
    /// The slug in `?organisation=`: it brands a page and decides nothing.
    pub organisation: Option<String>,
    /// The zone that times are shown in, as the cookie says.
    pub zone: Option<String>,
    /// Whether the browser speaks https to us, so that cookies are marked `Secure`.
    pub secure: bool,
}
