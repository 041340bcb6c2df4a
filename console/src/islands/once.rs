//! A form that is submitted twice by a double click is sent once.

#[cfg(feature = "hydrate")]
use leptos::{ev, prelude::*, wasm_bindgen::JsCast};

/// How long a form waits before it may be sent again, in milliseconds: longer than any double click, short enough for
/// somebody who stopped a slow page and tries anew.
#[cfg(any(feature = "hydrate", test))]
const PAUSE_MS: f64 = 4000.0;

/// Whether a form that was sent at `before` may be sent again at `now` (milliseconds of one clock).
#[cfg(any(feature = "hydrate", test))]
fn may_go(before: Option<f64>, now: f64) -> bool {
    before.is_none_or(|before| now - before > PAUSE_MS)
}

/// Watches every form of the page. The mark stands on the form itself.
#[cfg(feature = "hydrate")]
pub(super) fn guard() {
    const MARK: &str = "data-sent-at";
    let posts = |form: &web_sys::HtmlFormElement| form.method().eq_ignore_ascii_case("post");
    drop(window_event_listener(ev::submit, move |event| {
        let form = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlFormElement>().ok());
        let Some(form) = form.filter(posts).filter(|_| !event.default_prevented()) else { return };
        let now = event.time_stamp();
        if may_go(form.get_attribute(MARK).and_then(|before| before.parse().ok()), now) {
            let _ = form.set_attribute(MARK, &now.to_string());
        } else {
            event.prevent_default();
        }
    }));
    // A page that comes back out of the browser's memory was sent in another life.
    drop(window_event_listener_untyped("pageshow", |_| {
        while let Ok(Some(form)) = document().query_selector(&format!("form[{MARK}]")) {
            if form.remove_attribute(MARK).is_err() {
                break;
            }
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_click_of_a_double_click_does_not_go() {
        assert!(may_go(None, 10.0));
        assert!(!may_go(Some(10.0), 210.0));
    }

    #[test]
    fn who_stopped_a_slow_page_may_try_again() {
        assert!(may_go(Some(10.0), 10.0 + PAUSE_MS + 1.0));
    }
}
