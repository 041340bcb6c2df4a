//! The whole service over HTTP: every rule of the standards that a browser can meet, on a real PostgreSQL.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "this is a test; so are its helpers")]

mod activation;
mod admin;
mod assets;
mod audit;
mod backup_email;
mod bad_input;
mod changes;
mod devices;
mod enrolment;
mod golden;
mod grace;
mod health;
mod helpdesk;
#[path = "../support/web/mod.rs"]
mod house;
mod lanes;
mod life;
mod magic_link;
mod named;
mod notices;
mod overload;
mod passwords;
mod phones;
mod process;
mod proxy;
mod races;
mod recover;
mod recovery;
mod routes;
mod rows;
mod same_work;
mod served;
mod sessions;
mod sign_in;
mod silence;
mod strangers;
mod strength;
#[path = "../support/mod.rs"]
mod support;
mod switch_off;
mod ways_in;
