//! State to rows: pure functions.

mod access;
mod account;
mod organisation;
mod records;

use herstel_domain::{access::AccessDecider, account::AccountDecider, organisation::OrganisationDecider};

use crate::journal::Kind;

/// Every kind of stream that there is.
pub const KINDS: &[Kind] =
    &[Kind::of::<AccountDecider>(), Kind::of::<AccessDecider>(), Kind::of::<OrganisationDecider>()];
