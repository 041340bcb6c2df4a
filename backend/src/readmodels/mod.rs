//! State to rows: pure functions.

mod access;
mod account;
mod records;

use herstel_domain::{access::AccessDecider, account::AccountDecider};

use crate::journal::Kind;

/// Every kind of stream that there is.
pub const KINDS: &[Kind] = &[Kind::of::<AccountDecider>(), Kind::of::<AccessDecider>()];
