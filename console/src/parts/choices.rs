//! Fields to choose in: a number, one of a few, yes or no. Each finds its own error and what was chosen before.

use leptos::prelude::*;

use super::field::{FieldError, described_by, error};
use crate::scene::scene;

/// A whole number, with what it counts behind it.
#[component]
pub(crate) fn Number(
    /// Named for what it holds.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What it means, in a sentence.
    #[prop(into)]
    hint: String,
    /// What it counts.
    #[prop(into)]
    unit: String,
    /// What it starts with.
    value: String,
    /// The least and the most.
    bounds: (u8, u8),
) -> impl IntoView {
    let wrong = error(name);
    let bad = wrong.is_some();
    view! {
        <div class="field" class:bad=bad>
            <label for=name>{label}</label>
            <p class="hint" id=format!("{name}-hint")>{hint}</p>
            {wrong.map(|wrong| view! { <FieldError id=name wrong/> })}
            <div class="with after">
                <input id=name name=name type="number" inputmode="numeric" min=bounds.0.to_string() max=bounds.1.to_string()
                    value=value required aria-invalid=bad.then_some("true") aria-describedby=described_by(name, true, bad)/>
                <span>{unit}</span>
            </div>
        </div>
    }
    .into_any()
}

/// A colour, as `#rrggbb`.
#[component]
pub(crate) fn Colour(
    /// Named for what it holds.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What it means, in a sentence.
    #[prop(into)]
    hint: String,
    /// What it starts with.
    value: String,
) -> impl IntoView {
    let wrong = error(name);
    let bad = wrong.is_some();
    view! {
        <div class="field" class:bad=bad>
            <label for=name>{label}</label>
            <p class="hint" id=format!("{name}-hint")>{hint}</p>
            {wrong.map(|wrong| view! { <FieldError id=name wrong/> })}
            <input id=name name=name type="color" value=value aria-invalid=bad.then_some("true")
                aria-describedby=described_by(name, true, bad)/>
        </div>
    }
    .into_any()
}

/// One of a few, in a list that opens.
#[component]
pub(crate) fn Options<N>(
    /// Named for what it holds.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What it means, in a sentence.
    #[prop(default = None, into)]
    hint: Option<String>,
    /// What is chosen at first.
    value: String,
    /// Each value with its words.
    options: Vec<(N, String)>,
) -> impl IntoView
where
    N: Into<String> + 'static,
{
    let wrong = error(name);
    let bad = wrong.is_some();
    let value = scene().kept(name).unwrap_or(value);
    let described = described_by(name, hint.is_some(), bad);
    let options = options.into_iter().map(|(known, words)| {
        let known: String = known.into();
        let selected = known == value;
        view! { <option value=known selected=selected>{words}</option> }
    });
    view! {
        <div class="field" class:bad=bad>
            <label for=name>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
            {wrong.map(|wrong| view! { <FieldError id=name wrong/> })}
            <select id=name name=name aria-invalid=bad.then_some("true") aria-describedby=described>{options.collect_view()}</select>
        </div>
    }
    .into_any()
}

/// One of a few, all in view.
#[component]
pub(crate) fn Radios(
    /// Named for what it holds.
    name: &'static str,
    /// What is chosen at first.
    value: String,
    /// Each value with its words.
    options: Vec<(&'static str, String)>,
) -> impl IntoView {
    let options = options.into_iter().map(|(known, words)| {
        let id = format!("{name}-{known}");
        view! {
            <label class="check">
                <input type="radio" id=id name=name value=known checked={known == value}/>
                <span class="label">{words}</span>
            </label>
        }
    });
    view! { <div id=name>{options.collect_view()}</div> }.into_any()
}

/// Yes or no.
#[component]
pub(crate) fn Tick(
    /// Its name; it posts `yes`.
    name: &'static str,
    /// What ticking it says.
    #[prop(into)]
    label: String,
    /// What it means, in a sentence.
    #[prop(into)]
    hint: String,
    /// Whether it is ticked at first.
    ticked: bool,
) -> impl IntoView {
    let wrong = error(name);
    let bad = wrong.is_some();
    view! {
        <div class="field" class:bad=bad>
            {wrong.map(|wrong| view! { <FieldError id=name wrong/> })}
            <label class="check">
                <input type="checkbox" id=name name=name value="yes" checked=ticked
                    aria-describedby=described_by(name, true, bad)/>
                <span class="label">{label}</span><span class="hint" id=format!("{name}-hint")>{hint}</span>
            </label>
        </div>
    }
    .into_any()
}
