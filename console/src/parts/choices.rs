//! Fields to choose in: a number, a colour, one of a few, yes or no. Each shows what was chosen before.

use leptos::prelude::*;

use super::frame::Frame;
use crate::{
    calls::TICKED,
    scene::{scene, words},
};

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
    let frame = Frame::of(name, Some(hint));
    let (invalid, described_by) = (frame.invalid(), frame.described_by());
    let input = view! {
        <div class="with after">
            <input id=name name=name type="number" inputmode="numeric" min=bounds.0.to_string() max=bounds.1.to_string()
                value=value required aria-invalid=invalid aria-describedby=described_by/>
            <span>{unit}</span>
        </div>
    };
    frame.around(label, input)
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
    let frame = Frame::of(name, Some(hint));
    let (invalid, described_by) = (frame.invalid(), frame.described_by());
    frame.around(
        label,
        view! { <input id=name name=name type="color" value=value aria-invalid=invalid aria-describedby=described_by/> },
    )
}

/// One of several, in a list that opens.
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
    /// What is chosen at first, unless something was chosen before.
    #[prop(into)]
    value: String,
    /// Each value with its words.
    options: Vec<(N, String)>,
    /// What a browser may fill in by itself.
    #[prop(optional)]
    autofill: Option<&'static str>,
) -> impl IntoView
where
    N: Into<String> + 'static,
{
    let frame = Frame::of(name, hint);
    let (invalid, described_by) = (frame.invalid(), frame.described_by());
    let value = scene().kept(name).unwrap_or(value);
    let options = options.into_iter().map(|(known, words)| {
        let known: String = known.into();
        let selected = known == value;
        view! { <option value=known selected=selected>{words}</option> }
    });
    let options = options.collect_view();
    let select = view! {
        <select id=name name=name autocomplete=autofill aria-invalid=invalid aria-describedby=described_by>{options}</select>
    };
    frame.around(label, select)
}

/// One of a few, all in view.
#[component]
pub(crate) fn Radios(
    /// Named for what it holds.
    name: &'static str,
    /// What is chosen at first.
    #[prop(into)]
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

/// Yes or no, as part of a setting.
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
    let frame = Frame::of(name, Some(hint));
    let (invalid, described_by) = (frame.invalid(), frame.described_by());
    let tick = view! {
        <input type="checkbox" id=name name=name value=TICKED checked=ticked
            aria-invalid=invalid aria-describedby=described_by/>
    };
    frame.behind(tick, label)
}

/// A box to tick before going on.
#[component]
pub(crate) fn Check(
    /// Its name and the value it posts.
    name: &'static str,
    /// What ticking it says.
    #[prop(into)]
    label: String,
    /// What it means, in a sentence.
    #[prop(default = None, into)]
    hint: Option<String>,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let ticked = scene().kept(name).as_deref() == Some(TICKED);
    let described = hint.is_some().then(|| format!("{name}-hint"));
    view! {
        <div>
            <label class="check">
                <input type="checkbox" id=name name=name value=TICKED required=!optional checked=ticked aria-describedby=described/>
                <span class="label">{label}</span>
            </label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{name}-hint")>{hint}</p> })}
        </div>
    }
    .into_any()
}

/// The box that has this browser remembered.
#[component]
pub(crate) fn Remember(
    /// For how many days.
    days: u32,
) -> impl IntoView {
    let words = words();
    let label = words.tell("remember-device", &[("days", days.into())]);
    view! { <Check name="remember" label hint=words.say("remember-device-hint") optional=true/> }.into_any()
}
