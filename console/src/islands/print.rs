//! Recovery codes to paper.

use leptos::prelude::*;

/// A button that prints the page. Its place is kept free until it works; the browser's own menu prints the same.
#[island]
pub fn Print(
    /// What the button says.
    label: String,
) -> impl IntoView {
    // a browser that may not print says so itself
    let print = move |_| drop(window().print());
    view! { <button class="btn when-awake" id="print" type="button" on:click=print>{label}</button> }
}
