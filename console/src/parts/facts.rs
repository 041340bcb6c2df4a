//! Facts: cards by concern, and a state in a word.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// How a state feels. The word says it; the colour only helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    Info,
    Good,
    Warn,
    Danger,
}

impl Tone {
    /// Its class in the stylesheet.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Info => "info",
            Self::Good => "good",
            Self::Warn => "warn",
            Self::Danger => "danger",
        }
    }
}

/// A state in a word.
#[component]
pub(crate) fn Badge(
    /// How it feels.
    tone: Tone,
    /// The word.
    #[prop(into)]
    word: String,
) -> impl IntoView {
    let glyph = match tone {
        Tone::Good => Some(Glyph::Check),
        Tone::Warn => Some(Glyph::Clock),
        Tone::Danger => Some(Glyph::Cross),
        Tone::Plain | Tone::Info => None,
    };
    view! {
        <span class=format!("badge {}", tone.class())>{glyph.map(|glyph| view! { <Icon glyph/> })}{word}</span>
    }
    .into_any()
}

/// One concern: a heading with its state, and what belongs to it.
#[component]
pub(crate) fn Card(
    /// Names the section; the heading is `{id}-kop`.
    id: &'static str,
    /// The heading.
    #[prop(into)]
    title: String,
    /// The state beside it.
    #[prop(default = None, into)]
    badge: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let heading = format!("{id}-kop");
    let labelled = heading.clone();
    view! {
        <section class="card" id=id aria-labelledby=labelled>
            <header><h2 id=heading>{title}</h2>{badge}</header>
            {children()}
        </section>
    }
    .into_any()
}
