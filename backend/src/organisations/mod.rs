//! The organisations: whose names stand on the pages, and whose policies accounts follow.

mod census;
mod notice;
mod register;
mod registry;

pub use herstel_domain::organisation::Registered as Organisation;

pub use self::{
    census::Census,
    notice::{PolicyNotice, PolicyNotices},
    register::{SLUG, adopt, found, register},
    registry::Organisations,
};
