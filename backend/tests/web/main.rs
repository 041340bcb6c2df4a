//! The whole service over HTTP: every rule of the standards that a browser can meet, on a real PostgreSQL.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "this is a test; so are its helpers")]

mod changes;
mod enrolment;
#[path = "../support/web/mod.rs"]
mod house;
mod passwords;
mod recovery;
mod routes;
mod sign_in;
#[path = "../support/mod.rs"]
mod support;
