//! What stands around an input: its label, its hint and what is wrong with it, in that order.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::scene::scene;

/// The surroundings of one input, which points at them.
pub(super) struct Frame {
    id: &'static str,
    hint: Option<String>,
    wrong: Option<String>,
}

impl Frame {
    /// Around what has this name; whatever the last refusal says of it is said here.
    pub(super) fn of(name: &'static str, hint: Option<String>) -> Self {
        let wrong = scene().trouble().filter(|trouble| trouble.field.as_deref() == Some(name));
        Self { id: name, hint, wrong: wrong.map(|trouble| trouble.what) }
    }

    /// The same around an input whose id is not its name.
    pub(super) fn with_id(self, id: &'static str) -> Self {
        Self { id, ..self }
    }

    /// The input's `aria-invalid`.
    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.wrong.is_some().then_some("true")
    }

    /// The input's `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.id));
        let wrong = self.wrong.as_ref().map(|_| format!("{}-fout", self.id));
        let ids: Vec<_> = [hint, wrong].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// The field: a label above the input.
    pub(super) fn around(self, label: impl IntoView + 'static, input: impl IntoView + 'static) -> AnyView {
        let (bad, Self { id, hint, wrong }) = (self.wrong.is_some(), self);
        view! {
            <div class="field" class:bad=bad>
                <label for=id>{label}</label>
                {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
                {said(id, wrong)}
                {input}
            </div>
        }
        .into_any()
    }

    /// The field of a box to tick, which stands before its label and its hint.
    pub(super) fn behind(self, tick: impl IntoView + 'static, label: String) -> AnyView {
        let (bad, Self { id, hint, wrong }) = (self.wrong.is_some(), self);
        view! {
            <div class="field" class:bad=bad>
                {said(id, wrong)}
                <label class="check">
                    {tick}
                    <span class="label">{label}</span>
                    {hint.map(|hint| view! { <span class="hint" id=format!("{id}-hint")>{hint}</span> })}
                </label>
            </div>
        }
        .into_any()
    }
}

fn said(id: &'static str, wrong: Option<String>) -> Option<impl IntoView> {
    wrong.map(|wrong| {
        view! { <p class="error" id=format!("{id}-fout")><Icon glyph=Glyph::Warning/><span>{wrong}</span></p> }
    })
}
