//! What forms post to: `/call/<room>/<act>`. Each asks the desk and turns its answer into a redirect or a status.
//!
//! Every argument is a `String` with a default, so that a form with a missing field is refused in words by the desk
//! rather than by a decoder. Answers are 303 See Other, so that a reload never posts twice.

pub mod admin;
pub mod audit;
mod back;
pub mod enrol;
pub mod login;
pub mod me;
mod misread;
pub mod phone;
pub mod recover;
pub mod support;

use std::sync::Arc;

use leptos::prelude::use_context;
use uuid::Uuid;

pub(crate) use back::{Back, follow, refuse, set_cookie};
pub use misread::Misread;

use crate::desk::{Portal, Turn, Visit, local_path};

/// What a ticked box posts.
pub(crate) const TICKED: &str = "yes";

/// Who asks, and whom.
pub(crate) struct Desk {
    /// The counter.
    pub portal: Arc<dyn Portal>,
    /// The request.
    pub visit: Visit,
}

/// The context that the backend provided.
///
/// # Errors
/// It provided none, which is a defect of the mount.
pub(crate) fn desk() -> Result<Desk, Misread> {
    match (use_context(), use_context()) {
        (Some(portal), Some(visit)) => Ok(Desk { portal, visit }),
        _ => Err(Misread::Unmounted),
    }
}

/// An id from a form; one that is none names nothing.
fn id(text: &str) -> Result<Uuid, Turn> {
    text.parse().map_err(|_| Turn::NotFound)
}

/// The sequence a page was rendered at; 0 is never current.
fn sequence(seen: &str) -> u64 {
    seen.parse().unwrap_or(0)
}

/// Whether a box was ticked: then its value comes along.
pub(crate) fn ticked(value: &str) -> bool {
    value == TICKED
}

/// A path to go on to, if it is one of ours.
fn next(path: &str) -> Option<&str> {
    local_path(path)
}

/// An organisation's name in addresses, if it can be one: what goes back into an address is never longer.
fn slug(organisation: &str) -> &str {
    let can_be = organisation.len() <= 64 && organisation.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-');
    if can_be { organisation } else { "" }
}

/// `path?key=value`, or `path` where there is no value.
fn query(path: &str, key: &str, value: &str) -> String {
    if value.is_empty() {
        return path.to_owned();
    }
    let query = form_urlencoded::Serializer::new(String::new()).append_pair(key, value).finish();
    format!("{path}?{query}")
}
