//! Recovery codes to the clipboard.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// A button that copies `text`, and says when it has. Its place is kept free until it works.
#[island]
pub fn Copy(
    /// What is copied.
    text: String,
    /// What the button says.
    label: String,
    /// Said when it was done.
    done: String,
    /// Said when the browser would not.
    failed: String,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let copy = move |_| {
        let (text, done, failed) = (text.clone(), done.clone(), failed.clone());
        leptos::task::spawn_local(async move {
            let copied = match clipboard() {
                Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
                None => false,
            };
            said.set(if copied { done } else { failed });
        });
    };
    view! {
        <button class="btn when-awake" id="copy" type="button" on:click=copy>{label}</button>
        <p class="hint said" role="status">{move || said.get()}</p>
    }
}

/// The clipboard, which browsers keep from pages that came by plain http, whatever the interface description says.
fn clipboard() -> Option<web_sys::Clipboard> {
    let clipboard = window().navigator().clipboard();
    (!JsValue::is_undefined(&clipboard)).then_some(clipboard)
}
