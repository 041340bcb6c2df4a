//! What stands out: an error, a success, a warning.

use leptos::prelude::*;

use super::{Glyph, Icon, Tone};
use crate::{islands::Countdown, scene::scene};

/// A box with a message that concerns the whole page.
#[component]
pub(crate) fn Notice(
    /// How it feels.
    tone: Tone,
    /// The message, in a few words.
    #[prop(into)]
    what: String,
    /// What to do about it, or what it means.
    #[prop(default = None, into)]
    help: Option<String>,
) -> impl IntoView {
    let glyph = match tone {
        Tone::Good => Glyph::Done,
        Tone::Warn => Glyph::Clock,
        Tone::Danger => Glyph::Warning,
        Tone::Info | Tone::Plain => Glyph::Info,
    };
    let message = match help {
        Some(help) => view! { <p><strong>{what}</strong></p><p>{help}</p> }.into_any(),
        None => view! { <p>{what}</p> }.into_any(),
    };
    view! { <div class=format!("notice {}", tone.class())><Icon glyph/><div>{message}</div></div> }.into_any()
}

/// What was just done, told once after the redirect.
#[component]
pub(crate) fn Done() -> impl IntoView {
    let scene = scene();
    let deed = scene.deed()?;
    let told = view! {
        <div class="off-paper" role="status" data-done=scene.done><Notice tone=Tone::Good what=deed/></div>
    };
    Some(told.into_any())
}

/// What went wrong, on top of the page and in focus, with a link to the field that it concerns.
#[component]
pub(crate) fn ErrorSummary() -> impl IntoView {
    let trouble = scene().trouble()?;
    let help = match &trouble.field {
        Some(field) => view! { <a href=format!("#{field}")>{trouble.help}</a> }.into_any(),
        None => view! { {trouble.help} }.into_any(),
    };
    let detail = trouble.detail.map(|detail| match trouble.minutes {
        Some(minutes) => view! { " "<Wait minutes rounded=detail/> }.into_any(),
        None => format!(" {detail}").into_any(),
    });
    let summary = view! {
        <section class="summary" role="alert" aria-labelledby="fout-kop" tabindex="-1" autofocus data-error=trouble.code>
            <h2 id="fout-kop">{trouble.what}</h2>
            <p>{help}{detail}</p>
        </section>
    };
    Some(summary.into_any())
}

/// How long to wait: in minutes, and to the second where the browser can.
#[component]
fn Wait(minutes: u32, rounded: String) -> impl IntoView {
    let words = scene().words;
    view! { <Countdown seconds=minutes.saturating_mul(60) rounded counting=words.say("wait-counting") over=words.say("wait-over")/> }
        .into_any()
}
