//! Parts of a page replaced by the same parts of another address, while the rest, and who types there, stays.
//!
//! A part is marked `data-region` and has an id. No island may stand in one: nobody would wake it.

use std::time::Duration;

use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, JsValue},
};
use send_wrapper::SendWrapper;
use wasm_bindgen_futures::JsFuture;

const REGIONS: &str = "[data-region]";
/// Marks parts that do not show yet, or any longer, what is asked for.
const BEHIND: &str = "data-behind";

/// What the page should show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// What it shows.
    AsItIs,
    /// Nothing that can be asked for.
    Unclear,
    /// What this address shows.
    Address(String),
}

/// Shows what is `wanted` once that has stood for `pause`, and puts its address into the bar; what was wanted before is
/// given up, under way or not. Returns what a reader should hear of it: the text of the new parts' `data-told`.
pub(super) fn follow(wanted: RwSignal<Wanted>, pause: Duration) -> RwSignal<String> {
    let told = RwSignal::new(String::new());
    Effect::new(move || {
        let address = match wanted.get() {
            Wanted::AsItIs => return,
            Wanted::Unclear => return mark_behind(true),
            Wanted::Address(address) if address == here() => return mark_behind(false),
            Wanted::Address(address) => address,
        };
        let Ok(stop) = web_sys::AbortController::new() else { return };
        mark_behind(true);
        let signal = stop.signal();
        let show = move || {
            leptos::task::spawn_local(async move {
                match fetch(&address, &signal).await {
                    _ if signal.aborted() => {}
                    Ok(page) if has_all(&page) => {
                        told.set(text(&page));
                        replace(&page);
                        keep_address(&address);
                    }
                    // signed out, failed, another page: the browser shows it as it shows every page
                    _ => drop(window().location().assign(&address)),
                }
            });
        };
        let (timer, stop) = (set_timeout_with_handle(show, pause), SendWrapper::new(stop));
        on_cleanup(move || {
            if let Ok(timer) = timer {
                timer.clear();
            }
            stop.abort();
        });
    });
    told
}

/// This very page as it is now.
pub(super) async fn fetch_here() -> Result<web_sys::Document, JsValue> {
    fetch(&here(), &web_sys::AbortController::new()?.signal()).await
}

/// The page at `address`, if the answer is that very page.
async fn fetch(address: &str, signal: &web_sys::AbortSignal) -> Result<web_sys::Document, JsValue> {
    let request = web_sys::RequestInit::new();
    request.set_signal(Some(signal));
    let answer = JsFuture::from(window().fetch_with_str_and_init(address, &request)).await?;
    let answer: web_sys::Response = answer.dyn_into()?;
    if !answer.ok() || answer.redirected() {
        return Err(JsValue::NULL);
    }
    let text = JsFuture::from(answer.text()?).await?.as_string().unwrap_or_default();
    web_sys::DomParser::new()?.parse_from_string(&text, web_sys::SupportedType::TextHtml)
}

/// Whether a page has every part that ours has.
fn has_all(page: &web_sys::Document) -> bool {
    elements(&document(), REGIONS).iter().all(|part| page.get_element_by_id(&part.id()).is_some())
}

/// Moves the parts of `page` to the place of ours.
fn replace(page: &web_sys::Document) {
    for old in elements(&document(), REGIONS) {
        if let Some(new) = page.get_element_by_id(&old.id()) {
            let _ = old.replace_with_with_node_1(&new);
        }
    }
    // what was said of the former address
    for said in elements(&document(), "main > .summary, main > [data-done]") {
        said.remove();
    }
    // forms that come back here
    let back = elements(page, "input[name=next]").into_iter().find_map(|input| input.get_attribute("value"));
    for input in elements(&document(), "input[name=next]") {
        let _ = input.set_attribute("value", back.as_deref().unwrap_or_default());
    }
}

fn elements(page: &web_sys::Document, selector: &str) -> Vec<web_sys::Element> {
    let Ok(found) = page.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

fn text(page: &web_sys::Document) -> String {
    let told = page.query_selector("[data-told]").ok().flatten();
    told.and_then(|told| told.text_content()).unwrap_or_default()
}

fn mark_behind(behind: bool) {
    for region in elements(&document(), REGIONS) {
        let _ = region.toggle_attribute_with_force(BEHIND, behind);
    }
}

/// Path and query of the address bar.
fn here() -> String {
    let location = window().location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

fn keep_address(address: &str) {
    // Refused for another origin only.
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}
