//! Where somebody is in the first steps: password · app · codes · done.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::scene::words;

/// The steps, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd)]
pub(crate) enum Stage {
    Password,
    /// Stands where others have the app.
    Phone,
    App,
    Codes,
}

/// The steps with the present one marked. Past steps say so to those who listen.
#[component]
pub(crate) fn Stepper(
    /// The present step.
    at: Stage,
    /// Whether the step before the codes was a telephone number.
    #[prop(optional)]
    by_phone: bool,
) -> impl IntoView {
    let words = words();
    let steps = [
        (Some(Stage::Password), words.say("step-password")),
        match at {
            Stage::Codes if !by_phone => (Some(Stage::App), words.say("step-app")),
            Stage::Phone | Stage::Codes => (Some(Stage::Phone), words.say("step-phone")),
            _ => (Some(Stage::App), words.say("step-app")),
        },
        (Some(Stage::Codes), words.say("step-codes")),
        (None, words.say("step-done")),
    ];
    let steps = steps.map(|(stage, name)| match stage {
        Some(stage) if stage < at => view! {
            <li class="done"><Icon glyph=Glyph::Check/>{name}<span class="sr">{format!(" {}", words.say("step-is-done"))}</span></li>
        }
        .into_any(),
        Some(stage) if stage == at => view! { <li aria-current="step">{name}</li> }.into_any(),
        _ => view! { <li>{name}</li> }.into_any(),
    });
    view! { <nav class="stepper" aria-label=words.say("steps-label")><ol>{steps.into_iter().collect_view()}</ol></nav> }
        .into_any()
}
