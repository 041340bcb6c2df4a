//! Under which names values are sealed. Contracts: what was sealed under one opens under no other.

use herstel_domain::ids::AccountId;

use crate::{jobs::mail::field, secrets::Place};

/// The login address.
pub const EMAIL: &str = field::EMAIL;
/// The person's name.
pub const NAME: &str = field::NAME;
/// What an owner calls an app.
pub const LABEL: &str = field::LABEL;
/// Client address and user agent.
pub const ORIGIN: &str = field::ORIGIN;
/// The ticket of a call to support.
pub const TICKET: &str = "ticket";
/// Why staff did something.
pub const REASON: &str = "reason";
/// A telephone number.
pub const PHONE: &str = field::PHONE;
/// A mailed link's token.
pub const TOKEN: &str = field::TOKEN;
/// An app's TOTP key.
pub const TOTP_SECRET: &str = "totp_secret";
/// Recovery codes just issued.
pub const RECOVERY_CODES: &str = "recovery_codes";

/// A value's place in an account's stream.
#[must_use]
pub fn of(account: AccountId, field: &'static str) -> Place {
    Place { stream: account.uuid(), field }
}
