//! The pages: what people see and post, and the desks behind them.
//!
//! The backend mounts three things: [`App`] for the pages, `/call/{tail:.*}` for [`calls`], and
//! [`failure_page`] for answers that are not pages. It provides a [`desk::Visit`], the desks as `Arc<dyn …>` and
//! perhaps [`IslandFiles`] by context to the first two. Nothing here does IO.
//!
//! With the feature `hydrate` this is a program for browsers instead, which holds the islands and nothing else.
#![cfg_attr(feature = "ssr", forbid(unsafe_code))]
#![expect(unreachable_pub, reason = "the component macro makes every component's props public")]

#[cfg(feature = "ssr")]
mod app;
#[cfg(feature = "ssr")]
mod assets;
#[cfg(feature = "ssr")]
pub mod calls;
#[cfg(feature = "ssr")]
pub mod desk;
#[cfg(feature = "ssr")]
mod failure;
#[cfg(feature = "ssr")]
mod flash;
#[cfg(feature = "ssr")]
pub mod i18n;
mod islands;
#[cfg(feature = "ssr")]
pub mod model;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod parts;
#[cfg(feature = "ssr")]
mod scene;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
mod trouble;

#[cfg(feature = "ssr")]
pub use self::{
    app::App,
    assets::{asset, brand_css, fingerprint, stylesheet, stylesheet_path},
    failure::{Failure, failure_page},
    shell::{IslandFiles, content_security_policy},
};
