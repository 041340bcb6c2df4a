//! Recovery codes: a grid in monospace, on the screen and on paper.

use leptos::prelude::*;

/// The codes, numbered.
#[component]
pub(crate) fn RecoveryCodeList(
    /// As people type them.
    codes: Vec<String>,
) -> impl IntoView {
    let one = codes.len() == 1;
    let rows = codes.into_iter().map(|code| {
        let fact = code.clone();
        view! { <li data-recovery-code=fact>{code}</li> }
    });
    view! { <ol class="codes" class:one=one>{rows.collect_view()}</ol> }.into_any()
}
