//! A page that waits for something: shown anew as soon as it has happened.

use std::time::Duration;

use leptos::prelude::*;

use super::region::fetch_here;

/// How often it looks.
const EVERY: Duration = Duration::from_secs(2);
/// What says how far it is.
const STATE: &str = "[data-live]";

/// Looks again until the page's `data-live` is another than `state`, and then shows that page.
#[island]
pub fn Live(
    /// What it is now.
    state: String,
) -> impl IntoView {
    Effect::new(move || {
        let state = state.clone();
        let timer = set_interval_with_handle(
            move || {
                let state = state.clone();
                leptos::task::spawn_local(async move {
                    let page = fetch_here().await;
                    let found = page.ok().and_then(|page| page.query_selector(STATE).ok().flatten());
                    let now = found.and_then(|found| found.get_attribute("data-live"));
                    // signed out, failed, another page: the browser shows it as it shows every page
                    if now.as_deref() != Some(state.as_str()) {
                        let _ = window().location().reload();
                    }
                });
            },
            EVERY,
        );
        if let Ok(timer) = timer {
            on_cleanup(move || timer.clear());
        }
    });
}
