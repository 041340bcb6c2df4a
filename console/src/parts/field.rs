//! Fields: label, hint, error, input, in that order. A field finds its own error and what was typed before.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::{
    calls::TICKED,
    islands::SendsItself,
    scene::{scene, words},
};

/// What a field holds: decides keyboard, autofill and spelling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A few words.
    #[default]
    Text,
    /// A login address.
    Email,
    /// Somebody else's address.
    OtherEmail,
    /// The password in use.
    Password,
    /// A password to be.
    NewPassword,
    /// A recovery code, or an app's code in its place.
    AnyCode,
    /// A telephone number within its country.
    Phone,
    /// Somebody else's telephone number.
    OtherPhone,
}

impl Kind {
    const fn html(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("text", "off"),
            Self::Email => ("email", "username"),
            Self::OtherEmail => ("email", "off"),
            Self::Password => ("password", "current-password"),
            Self::NewPassword => ("password", "new-password"),
            Self::AnyCode => ("text", "one-time-code"),
            Self::Phone => ("tel", "tel-national"),
            Self::OtherPhone => ("tel", "off"),
        }
    }

    /// Whether what was typed may stand in a page again.
    const fn open(self) -> bool {
        matches!(self, Self::Text | Self::Email | Self::OtherEmail | Self::Phone | Self::OtherPhone)
    }
}

/// One line of input.
#[component]
pub(crate) fn Field(
    /// Named for what it holds.
    name: &'static str,
    /// Its id, where the name is taken by the form.
    #[prop(default = name)]
    id: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What to fill in, in a sentence.
    #[prop(default = None, into)]
    hint: Option<String>,
    /// What it holds.
    #[prop(optional)]
    kind: Kind,
    /// What it starts with, unless something was typed before.
    #[prop(default = None, into)]
    value: Option<String>,
    /// Whether it may stay empty.
    #[prop(optional)]
    optional: bool,
    /// How long the browser lets it grow.
    #[prop(optional)]
    max: Option<u32>,
) -> impl IntoView {
    let (scene, (html, autofill)) = (scene(), kind.html());
    let value = scene.kept(name).or(value).filter(|_| kind.open());
    let wrong = error(name);
    let bad = wrong.is_some();
    let described = described_by(id, hint.is_some(), bad);
    let plain = (kind != Kind::Text).then_some("none");
    view! {
        <div class="field" class:bad=bad>
            <label for=id>{label}{optional.then(|| view! { " "<span class="muted">{words().say("optional")}</span> })}</label>
            {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            {wrong.map(|wrong| view! { <FieldError id wrong/> })}
            <input id=id name=name type=html autocomplete=autofill value=value maxlength=max required=!optional
                autocapitalize=plain spellcheck=plain.map(|_| "false")
                aria-invalid=bad.then_some("true") aria-describedby=described/>
        </div>
    }
    .into_any()
}

/// A few lines of input.
#[component]
pub(crate) fn Area(
    /// Named for what it holds.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What to fill in, in a sentence.
    #[prop(into)]
    hint: String,
    /// How long the browser lets it grow.
    max: u32,
) -> impl IntoView {
    let wrong = error(name);
    let bad = wrong.is_some();
    let described = described_by(name, true, bad);
    view! {
        <div class="field" class:bad=bad>
            <label for=name>{label}</label>
            <p class="hint" id=format!("{name}-hint")>{hint}</p>
            {wrong.map(|wrong| view! { <FieldError id=name wrong/> })}
            <textarea id=name name=name rows="4" maxlength=max required aria-invalid=bad.then_some("true")
                aria-describedby=described>{scene().kept(name)}</textarea>
        </div>
    }
    .into_any()
}

/// Six digits from an app: one input, large and monospaced. It never shows again what was typed.
///
/// Where it is all that a form asks, it may send itself; the line that says so shows once it can, in a place kept free.
#[component]
pub(crate) fn CodeField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// Where the digits are.
    #[prop(into)]
    hint: String,
    /// Whether six digits are enough to send the form.
    #[prop(optional)]
    sends_itself: bool,
) -> impl IntoView {
    let wrong = error("code");
    let bad = wrong.is_some();
    let described = described_by("code", true, bad);
    let armed = sends_itself && scene().trouble().is_none();
    let field = view! {
        <div class="field code-field" class:bad=bad>
            <label for="code">{label}</label>
            <p class="hint" id="code-hint">{hint}</p>
            {wrong.map(|wrong| view! { <FieldError id="code" wrong/> })}
            <input class="code" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code"
                pattern="[0-9 ]*" required aria-invalid=bad.then_some("true") aria-describedby=described/>
            {armed.then(|| view! { <p class="hint when-awake">{words().say("code-sends-itself")}</p> })}
        </div>
    };
    match sends_itself {
        true => view! { <SendsItself armed>{field}</SendsItself> }.into_any(),
        false => field.into_any(),
    }
}

/// One of a list too long to show.
#[component]
pub(crate) fn Select(
    /// Named for what it holds.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What is posted, and what it is called.
    options: Vec<(String, String)>,
    /// What is chosen to begin with, unless something was chosen before.
    value: &'static str,
) -> impl IntoView {
    let wrong = error(name);
    let bad = wrong.is_some();
    let described = described_by(name, false, bad);
    let kept = scene().kept(name).unwrap_or_else(|| value.to_owned());
    let options = options.into_iter().map(|(value, label)| {
        let selected = value == kept;
        view! { <option value=value selected=selected>{label}</option> }
    });
    view! {
        <div class="field" class:bad=bad>
            <label for=name>{label}</label>
            {wrong.map(|wrong| view! { <FieldError id=name wrong/> })}
            <select id=name name=name autocomplete="country" aria-invalid=bad.then_some("true") aria-describedby=described>
                {options.collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// One of a few, all shown.
#[component]
pub(crate) fn Choice(
    /// Named for what it holds.
    name: &'static str,
    /// The question.
    #[prop(into)]
    label: String,
    /// What is posted, and what it is called.
    options: Vec<(&'static str, String)>,
    /// What is chosen to begin with.
    value: &'static str,
) -> impl IntoView {
    let options = options.into_iter().map(|(of, label)| {
        view! { <label class="check"><input type="radio" name=name value=of checked={of == value}/><span class="label">{label}</span></label> }
    });
    view! { <fieldset class="field"><legend>{label}</legend>{options.collect_view()}</fieldset> }.into_any()
}

/// A box to tick.
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

/// A fact that travels with a form.
#[component]
pub(crate) fn Hidden(
    /// Its name.
    name: &'static str,
    /// Its value.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=value/> }.into_any()
}

#[component]
pub(super) fn FieldError(id: &'static str, wrong: String) -> impl IntoView {
    view! { <p class="error" id=format!("{id}-fout")><Icon glyph=Glyph::Warning/><span>{wrong}</span></p> }.into_any()
}

/// What is wrong with this field, if the last refusal concerns it.
pub(super) fn error(name: &str) -> Option<String> {
    scene().trouble().filter(|trouble| trouble.field.as_deref() == Some(name)).map(|trouble| trouble.what)
}

pub(super) fn described_by(id: &str, hint: bool, wrong: bool) -> Option<String> {
    let hint = hint.then(|| format!("{id}-hint"));
    let wrong = wrong.then(|| format!("{id}-fout"));
    let ids: Vec<_> = [hint, wrong].into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
