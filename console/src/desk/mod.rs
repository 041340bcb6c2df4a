//! The counters that pages ask and forms post to. The backend stands behind them.
//!
//! A desk takes a [`Visit`] and plain text, and answers with view-models; the console never sees a domain type,
//! a pool or a secret's hash.

mod admin;
mod audit;
mod portal;
mod support;
mod turn;
mod visit;

pub use admin::Admin;
pub use audit::{Audit, ZONE_COOKIE};
pub use portal::{Portal, Shown};
pub use support::{Grounds, Staffed, Support};
pub use turn::{Acted, CookieChange, Refusal, Step, Turn, local_path};
pub use visit::Visit;
