//! The pages: what people see and post, and the desks behind them.
//!
//! The backend mounts three things: [`App`] for the pages, `/call/{tail:.*}` for [`calls`], and
//! [`failure_page`] for answers that are not pages. It provides a [`desk::Visit`] and an
//! `Arc<dyn desk::Portal>` by context to the first two. Nothing here does IO.
#![cfg(feature = "ssr")]
#![cfg_attr(feature = "ssr", forbid(unsafe_code))]
#![expect(unreachable_pub, reason = "the component macro makes every component's props public")]

mod app;
mod assets;
pub mod calls;
pub mod desk;
mod failure;
mod flash;
pub mod i18n;
pub mod model;
mod pages;
mod parts;
mod scene;
mod shell;
mod trouble;

pub use app::App;
pub use assets::{asset, brand_css, stylesheet, stylesheet_path};
pub use failure::{Failure, failure_page};
pub use shell::content_security_policy;
