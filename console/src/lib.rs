//! The pages: what people see and post, and the desks behind them.
//!
//! The backend mounts three things: the app for the pages, `/call/{tail:.*}` for [`calls`], and
//! the failure page for answers that are not pages. It provides a [`desk::Visit`] and an
//! `Arc<dyn desk::Portal>` by context to the first two. Nothing here does IO.
#![cfg(feature = "ssr")]

pub mod calls;
pub mod desk;
mod failure;
mod flash;
pub mod i18n;
pub mod model;

pub use failure::Failure;
