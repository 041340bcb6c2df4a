//! Where a browser does better: the parts of pages that also run there, as WebAssembly.
//!
//! Every page is complete before they arrive and the same without them. An island takes its words from the server, so
//! that the catalogue stays there, and wraps what the server drew rather than draw it again.

mod code;
mod copy;
mod countdown;
mod live;
mod once;
mod password;
mod print;
mod region;
mod scrub;
mod search;

#[cfg(feature = "ssr")]
pub(crate) use self::{
    code::SendsItself,
    copy::Copy,
    countdown::Countdown,
    live::Live,
    password::{Asked, LivePassword, PasswordWords},
    print::Print,
    scrub::Scrub,
    search::SearchAsYouType,
};

/// Called once when the program has arrived, before the islands are woken.
///
/// Marks the document, so that the stylesheet shows what only works now; its place was kept free.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
    once::guard();
    if let Some(root) = leptos::prelude::document().document_element() {
        // Fails for a malformed name only.
        let _ = root.set_attribute("data-islands", "awake");
    }
}
