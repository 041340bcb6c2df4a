//! Words: one catalogue for pages, mail and API errors, and how dates read.

#[cfg(test)]
mod catalogue_test;
mod language;
mod time;
mod words;

pub use language::{LANGUAGE_COOKIE, Language};
pub use time::{clock, day, moment};
pub use words::{Value, Words, look_up, say};
