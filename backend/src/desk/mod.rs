//! The desks: what the console's pages ask, answered from the journal and the tables.
//!
//! The only place where domain and view-models meet. Each act follows one way: who is it (`entry`), build the
//! command, `act`, answer with the next page.

mod act;
mod admin;
mod audit;
mod deeds;
mod entry;
mod factors;
mod house;
pub mod place;
mod portal;
mod refusal;
mod staff;
mod support;
pub mod telephone;
pub(crate) mod told;

pub use admin::AdminDesk;
pub use audit::AuditDesk;
pub use entry::Entered;
pub use house::{House, LOGIN_EMAIL, owner_of};
pub(crate) use portal::with_link;
pub use portal::{PortalDesk, ResetLinks, SendResetLink};
pub use support::SupportDesk;
