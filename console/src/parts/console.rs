//! The console around every page of staff: whose house it is, the desk they work at, and who they are.

use leptos::prelude::*;

use super::{Done, ErrorSummary, Glyph, Icon, LanguageSwitch, Leave};
use crate::{
    model::{Colleague, Room},
    scene::scene,
};

/// Skip link, bar, and the page over the full width. Errors come first, then what was done, then the page.
#[component]
pub(crate) fn ConsoleShell(
    /// Who reads it.
    colleague: Colleague,
    children: Children,
) -> impl IntoView {
    let scene = scene();
    let words = scene.words;
    let room = colleague.role.room();
    let home = room.map_or("/me", Room::path);
    let here = scene.here.split('?').next().unwrap_or_default();
    let within = |room: &Room| here == room.path() || here.starts_with(&format!("{}/", room.path()));
    let rooms = colleague.role.rooms().iter().map(|room| {
        let name = words.say(match room {
            Room::Support => "room-support",
            Room::Audit => "room-audit",
            Room::Admin => "room-admin",
        });
        let current = within(room).then_some("page");
        view! { <li><a href=room.path() aria-current=current>{name}</a></li> }
    });
    let desk = rooms.collect_view();
    let role = words.say(colleague.role.key());
    view! {
        <a class="skip" href="#inhoud">{words.say("skip-to-content")}</a>
        <header class="console-head"><div class="col">
            <a class="home" href=home><Icon glyph=Glyph::Mark/>"Herstel "<span class="org">{scene.brand.name}</span></a>
            <nav aria-label=words.say("rooms-label")><ul>{desk}<li><a href="/me">{words.say("my-login")}</a></li></ul></nav>
            <div class="me">
                <span class="who-am-i" data-role=colleague.role.key()>{colleague.name}" · "{role}</span>
                <LanguageSwitch/>
                <Leave label=words.say("sign-out")/>
            </div>
        </div></header>
        <main id="inhoud" class="console-main col" tabindex="-1">
            <ErrorSummary/>
            <Done/>
            {children()}
        </main>
    }
    .into_any()
}
