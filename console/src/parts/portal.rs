//! The portal around every page: whose house it is, the figure top right, and one column.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{Done, ErrorSummary, Form, Glyph, Hidden, Icon};
use crate::{
    calls::login::{ChooseLanguage, SignOut},
    model::Standing,
    scene::scene,
};

/// Skip link, band, column, foot. Errors come first in the column, then what was done, then the page.
#[component]
pub(crate) fn PortalShell(children: Children) -> impl IntoView {
    let scene = scene();
    let words = scene.words;
    let standing = match scene.standing {
        Standing::Guest => "guest",
        Standing::Attempt => "attempt",
        Standing::Enrol => "enrol",
        Standing::Repair => "repair",
        Standing::Full => "full",
    };
    view! {
        <a class="skip" href="#inhoud">{words.say("skip-to-content")}</a>
        <header class="portal-head">
            <div class="col">
                <p class="org">{scene.brand.name.clone()}</p>
                <div class="head-acts"><LanguageSwitch/><Account standing=scene.standing/></div>
            </div>
        </header>
        <main id="inhoud" class="portal-main col" tabindex="-1" data-state=standing>
            <ErrorSummary/>
            <Done/>
            {children()}
        </main>
        <footer class="portal-foot">
            <div class="col"><p class="by"><Icon glyph=Glyph::Mark/>{words.say("guarded-by")}</p></div>
        </footer>
    }
    .into_any()
}

/// The other language, by a form: choosing it is kept in a cookie.
#[component]
pub(crate) fn LanguageSwitch() -> impl IntoView {
    let scene = scene();
    let other = scene.words.language.other();
    view! {
        <Form id="language" action=ChooseLanguage::PATH>
            <Hidden name="language" value=other.code()/>
            <Hidden name="next" value=scene.here.clone()/>
            <button class="plain" type="submit" lang=other.code()>{other.name()}</button>
        </Form>
    }
    .into_any()
}

/// The figure (manual 002: "het poppetje rechtsboven") with the profile and the way out.
#[component]
fn Account(standing: Standing) -> impl IntoView {
    let words = scene().words;
    let profile = view! { <li><a href="/me">{words.say("profile-settings")}</a></li> };
    match standing {
        Standing::Guest => None,
        Standing::Attempt | Standing::Enrol => Some(view! { <Leave label=words.say("stop")/> }.into_any()),
        Standing::Repair | Standing::Full => Some(
            view! {
                <details class="account" name="account">
                    <summary aria-label=words.say("account-menu")><Icon glyph=Glyph::Person/></summary>
                    <ul>{profile}<li><Leave label=words.say("sign-out")/></li></ul>
                </details>
            }
            .into_any(),
        ),
    }
}

/// Ends the session or the attempt.
#[component]
pub(crate) fn Leave(
    /// What leaving is called here.
    label: String,
) -> impl IntoView {
    view! {
        <Form id="sign-out" action=SignOut::PATH><button class="plain" type="submit">{label}</button></Form>
    }
    .into_any()
}
