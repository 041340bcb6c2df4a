//! Signing in: what is remembered of browsers and of failures, beside the journal.

pub mod attempts;
pub mod sessions;

pub use attempts::{Attempts, Reserved, Throttled};
pub use sessions::{Session, Sessions};
