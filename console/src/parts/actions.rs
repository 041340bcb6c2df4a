//! Buttons, forms and lists of ways on.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::scene::words;

/// A form that posts to a server function. The browser does not check it: the desk says what is wrong, in words.
///
/// Outside an island an `<ActionForm>` is exactly this, with an action nobody dispatches around it.
#[component]
pub(crate) fn Form(
    /// Its stable id: programs find it by that.
    #[prop(into)]
    id: String,
    /// The server function's address.
    action: &'static str,
    /// How it is laid out.
    #[prop(optional)]
    class: Option<&'static str>,
    /// Whether the browser holds it back until what is required is there. Only for a box to tick.
    #[prop(optional)]
    hold: bool,
    children: Children,
) -> impl IntoView {
    view! { <form id=id class=class method="post" action=action novalidate=!hold>{children()}</form> }.into_any()
}

/// The one button that a form is for, with what happens next beneath it.
#[component]
pub(crate) fn Submit(
    /// A verb.
    #[prop(into)]
    label: String,
    /// What happens next, or nothing.
    #[prop(default = None, into)]
    after: Option<String>,
    /// An icon behind the words.
    #[prop(optional)]
    glyph: Option<Glyph>,
) -> impl IntoView {
    view! {
        <div class="submit">
            <button class="btn primary full" type="submit">{label}{glyph.map(|glyph| view! { <Icon glyph/> })}</button>
            {after.map(|after| view! { <p class="hint">{after}</p> })}
        </div>
    }
    .into_any()
}

/// The button that does what the page restated, and the way back beside it.
#[component]
pub(crate) fn Danger(
    /// "Ja, …".
    #[prop(into)]
    label: String,
    /// Where "Nee" leads; without it there is nothing to go back to.
    #[prop(optional)]
    no: Option<&'static str>,
    /// An icon before the words.
    #[prop(optional)]
    glyph: Option<Glyph>,
) -> impl IntoView {
    let words = words();
    view! {
        <div class="cluster">
            <button class="btn danger sure" type="submit">{glyph.map(|glyph| view! { <Icon glyph/> })}{label}</button>
            {no.map(|no| view! { <a class="btn quiet" href=no>{words.say("no-back")}</a> })}
        </div>
    }
    .into_any()
}

/// A link that looks like a small button.
#[component]
pub(crate) fn Link(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// What it says.
    #[prop(into)]
    label: String,
    /// More for those who only hear the links.
    #[prop(default = None, into)]
    whom: Option<String>,
    /// An icon before the words.
    #[prop(optional)]
    glyph: Option<Glyph>,
) -> impl IntoView {
    view! {
        <a class="btn small" href=href aria-label=whom>{glyph.map(|glyph| view! { <Icon glyph/> })}{label}</a>
    }
    .into_any()
}

/// A list of ways on.
#[component]
pub(crate) fn Ways(children: Children) -> impl IntoView {
    view! { <ul class="ways">{children()}</ul> }.into_any()
}

/// One way on, with its reason; without an address it only tells.
#[component]
pub(crate) fn WayTo(
    /// What it is; the message's `.why` is the reason.
    #[prop(into)]
    what: String,
    /// When to take it.
    #[prop(into)]
    why: String,
    /// Where it leads.
    #[prop(optional)]
    href: Option<&'static str>,
    /// The picture before it.
    glyph: Glyph,
) -> impl IntoView {
    let inside = view! { <Icon glyph/><b>{what}</b><span>{why}</span> };
    match href {
        Some(href) => view! { <li><a href=href>{inside}<Icon glyph=Glyph::Chevron/></a></li> }.into_any(),
        None => view! { <li><div class="way">{inside}</div></li> }.into_any(),
    }
}
