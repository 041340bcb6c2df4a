//! Fields to type in. Each shows what was typed before, unless that is a secret.

use leptos::prelude::*;

use super::frame::Frame;
use crate::{
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
    let frame = Frame::of(name, hint).with_id(id);
    let (invalid, described_by) = (frame.invalid(), frame.described_by());
    let plain = (kind != Kind::Text).then_some("none");
    let label = view! { {label}{optional.then(|| view! { " "<span class="muted">{words().say("optional")}</span> })} };
    let input = view! {
        <input id=id name=name type=html autocomplete=autofill value=value maxlength=max required=!optional
            autocapitalize=plain spellcheck=plain.map(|_| "false") aria-invalid=invalid aria-describedby=described_by/>
    };
    frame.around(label, input)
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
    let frame = Frame::of(name, Some(hint));
    let (invalid, described_by) = (frame.invalid(), frame.described_by());
    let area = view! {
        <textarea id=name name=name rows="4" maxlength=max required aria-invalid=invalid
            aria-describedby=described_by>{scene().kept(name)}</textarea>
    };
    frame.around(label, area)
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
    let frame = Frame::of("code", Some(hint));
    let (invalid, described_by) = (frame.invalid(), frame.described_by());
    let armed = sends_itself && scene().trouble().is_none();
    let input = view! {
        <input class="code" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code"
            pattern="[0-9 ]*" required aria-invalid=invalid aria-describedby=described_by/>
        {armed.then(|| view! { <p class="hint when-awake">{words().say("code-sends-itself")}</p> })}
    };
    let field = frame.around(label, input);
    match sends_itself {
        true => view! { <SendsItself armed>{field}</SendsItself> }.into_any(),
        false => field,
    }
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
