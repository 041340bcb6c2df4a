//! How far something has come that takes a while: what was done, what is going on, what is to come.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::scene::words;

/// The steps with the present one marked. Past steps say so to those who listen.
#[component]
pub(crate) fn Thread(
    /// What it is the course of.
    #[prop(into)]
    label: String,
    /// The steps, in order.
    steps: Vec<String>,
    /// The present one, from 0.
    at: usize,
) -> impl IntoView {
    let done = words().say("step-is-done");
    let steps = steps.into_iter().enumerate().map(|(n, step)| {
        if n < at {
            view! { <li class="done"><Icon glyph=Glyph::Check/>{step}<span class="sr">{format!(" {done}")}</span></li> }
                .into_any()
        } else if n == at {
            view! { <li aria-current="step"><strong>{step}<span class="pulse" aria-hidden="true"><i></i><i></i><i></i></span></strong></li> }
                .into_any()
        } else {
            view! { <li class="to-come">{step}</li> }.into_any()
        }
    });
    view! { <ol class="thread" aria-label=label>{steps.collect_view()}</ol> }.into_any()
}
