//! Words: one catalogue for pages, mail and API errors, and how dates read.

mod language;

pub use language::{LANGUAGE_COOKIE, Language};
