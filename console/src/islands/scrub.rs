//! The slider of the time machine.

use std::time::Duration;

use leptos::prelude::*;

use super::region::{Wanted, follow};

/// How long it rests before the page follows: every position that is shown is a record that was read, and on record.
const PAUSE: Duration = Duration::from_millis(350);

/// A slider over the positions 0 to `version` of a stream. Where it comes to rest, the page shows `path?at=<position>`.
/// Needs parts of the page that are marked `data-region`.
#[island]
pub fn Scrub(
    /// The page's address without its query.
    path: String,
    /// Where it stands.
    at: u64,
    /// The last position.
    version: u64,
    /// What it is called.
    label: String,
    /// What a position is called; `{}` is its number.
    position: String,
) -> impl IntoView {
    let wanted = RwSignal::new(Wanted::AsItIs);
    let told = follow(wanted, PAUSE);
    let stands = RwSignal::new(at.to_string());
    let moved = move |event: leptos::ev::Event| stands.set(event_target_value(&event));
    let rests = move |_| wanted.set(Wanted::Address(format!("{path}?at={}", stands.get_untracked())));
    let named = Signal::derive(move || position.replace("{}", &stands.get()));
    view! {
        <div class="when-awake">
            <label class="small" for="scrub">{label}</label>
            <input id="scrub" type="range" min="0" max=version.to_string() value=at.to_string() step="1" autocomplete="off"
                aria-valuetext=named on:input=moved on:change=rests/>
            <p class="ends" aria-hidden="true"><span>"0"</span><span>{named}</span><span>{version.to_string()}</span></p>
            <p class="sr" role="status">{move || told.get()}</p>
        </div>
    }
}
