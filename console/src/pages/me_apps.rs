//! The authenticator apps on Mijn login: in use, in the trash, and all that ever were (R7).

use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    calls::me::{RestoreApp, ResumeApp},
    i18n::Words,
    model::{AppState, Authenticator, Ending, PastAuthenticator, Place},
    parts::{Badge, Card, Form, Glyph, Hidden, Icon, Link, Tone, place},
    scene::words,
};

/// The card with every app that is or was.
#[component]
pub(super) fn Apps(
    apps: Vec<Authenticator>,
    past: Vec<PastAuthenticator>,
    seen: u64,
    mandatory: bool,
    repair: bool,
    by_phone: bool,
) -> impl IntoView {
    let words = words();
    let in_use = apps.iter().filter(|app| app.state == AppState::InUse).count();
    let (tone, word) = if in_use > 0 { (Tone::Good, "apps-on") } else { (Tone::Plain, "apps-off") };
    let empty = apps.is_empty();
    let restorable = |app: &Authenticator| matches!(app.state, AppState::Trashed { restorable: true, .. });
    let first = apps.iter().find(|app| restorable(app)).map(|app| app.id);
    let rows = apps.into_iter().map(|app| view! { <App first={first == Some(app.id)} app seen/> }).collect_view();
    let add = words.say(if in_use > 0 { "apps-add" } else { "apps-add-first" });
    view! {
        <Card id="apps" title=words.say("apps-title") badge=view! { <Badge tone word=words.say(word)/> }.into_any()>
            {mandatory.then(|| view! { <p class="note">{words.say("apps-mandatory")}</p> })}
            {empty.then(|| view! { <div class="empty"><p>{words.say("apps-none")}</p><p>{words.say(if by_phone { "apps-none-help-phone" } else { "apps-none-help" })}</p></div> })}
            <ul class="rows">{rows}</ul>
            {(in_use == 1).then(|| view! { <p class="note encourage">{words.say("apps-two")}</p> })}
            <footer>
                <Link href="/enrol/app" label=add glyph=Glyph::Plus/>
                {(!repair && (in_use > 0 || by_phone)).then(|| view! { <p class="hint">{words.say("apps-add-hint")}</p> })}
            </footer>
            {(!past.is_empty()).then(|| view! { <Past past/> })}
        </Card>
    }
    .into_any()
}

/// One app. The first restorable one's form has the stable id; ids are unique, so the others carry their own.
#[component]
fn App(app: Authenticator, seen: u64, first: bool) -> impl IntoView {
    let words = words();
    let Authenticator { id, label, linked_at, linked_from, used_at, state } = app;
    let linked = linked(words, linked_at, &linked_from);
    let (name, glyph) = match state {
        AppState::Trashed { .. } => ("trashed", Glyph::Bin),
        AppState::Suspended { .. } => ("suspended", Glyph::Phone),
        AppState::InUse => ("in_use", Glyph::Phone),
    };
    let badge = match state {
        AppState::InUse => None,
        AppState::Suspended { .. } => Some((Tone::Danger, words.say("apps-state-suspended"))),
        AppState::Trashed { .. } => Some((Tone::Plain, words.say("apps-state-trashed"))),
    };
    let fact = match state {
        AppState::InUse => used_at.map_or_else(
            || words.say("apps-unused"),
            |at| words.tell("apps-used", &[("moment", words.moment(at).into())]),
        ),
        AppState::Suspended { since } => words.tell("apps-suspended", &[("day", words.day(since).into())]),
        AppState::Trashed { at, purge_at, .. } => {
            words.tell("apps-trashed", &[("since", words.day(at).into()), ("until", words.moment(purge_at).into())])
        }
    };
    let whom = |key: &str| words.tell(key, &[("label", label.clone().into())]);
    let trash = whom("apps-trash");
    let (rename_whom, restore_whom, resume_whom) =
        (whom("apps-rename.whom"), whom("apps-restore.whom"), whom("apps-resume.whom"));
    let bin = view! {
        <a class="btn bin icon-only" href=format!("/me/authenticators/{id}/trash") aria-label=trash title=words.say("trash-word")><Icon glyph=Glyph::Bin/></a>
    };
    let acts = match state {
        AppState::InUse => Some(view! { <div class="acts">{bin}</div> }.into_any()),
        AppState::Suspended { .. } => Some(
            view! {
                <div class="acts below">
                    <Form id=format!("resume-{id}") action=ResumeApp::PATH>
                        <Hidden name="authenticator" value=id.to_string()/>
                        <Hidden name="seen" value=seen.to_string()/>
                        <button class="btn small" type="submit" aria-label=resume_whom>{words.say("apps-resume")}</button>
                    </Form>
                    {bin}
                </div>
            }
            .into_any(),
        ),
        AppState::Trashed { restorable: false, .. } => None,
        AppState::Trashed { .. } => Some(
            view! {
                <Form id=if first { "restore".to_owned() } else { format!("restore-{id}") } action=RestoreApp::PATH class="acts below">
                    <Hidden name="authenticator" value=id.to_string()/>
                    <Hidden name="seen" value=seen.to_string()/>
                    <button class="btn small" type="submit" aria-label=restore_whom><Icon glyph=Glyph::Undo/>{words.say("apps-restore")}</button>
                </Form>
            }
            .into_any(),
        ),
    };
    let rename = (name == "in_use").then(|| {
        view! { " "<a href=format!("/me/authenticators/{id}/rename") aria-label=rename_whom>{words.say("apps-rename")}</a> }
    });
    view! {
        <li class:trashed={name == "trashed"} data-authenticator=id.to_string() data-state=name>
            <Icon glyph/>
            <div>
                <p class="name"><span class="called">{label.clone()}</span>{badge.map(|(tone, word)| view! { " "<Badge tone word/> })}</p>
                <p class="meta">{linked}" "{fact}{rename}</p>
            </div>
            {acts}
        </li>
    }
    .into_any()
}

/// Apps that ended, folded away but on record.
#[component]
fn Past(past: Vec<PastAuthenticator>) -> impl IntoView {
    let words = words();
    let count = words.tell("past-count", &[("count", past.len().into())]);
    let rows = past.into_iter().map(|app| {
        let ending = match app.ending {
            Ending::Purged => "purged",
            Ending::Reset => "reset",
            Ending::Disabled => "disabled",
        };
        let ended = words.tell("past-ended", &[("ending", ending.into()), ("day", words.day(app.ended_at).into())]);
        let linked = linked(words, app.linked_at, &app.linked_from);
        view! {
            <li data-authenticator=app.id.to_string() data-state=ending>
                <p class="name">{app.label}</p>
                <p class="meta">{linked}" "{ended}</p>
            </li>
        }
    });
    view! {
        <details class="past"><summary>{words.say("past-title")}" "<span class="count">{count}</span></summary><ul>{rows.collect_view()}</ul></details>
    }
    .into_any()
}

/// "Gekoppeld op 3 februari 2026 met Firefox op Windows, 198.51.100.23."
fn linked(words: Words, at: chrono::DateTime<chrono::Utc>, from: &Place) -> String {
    let known = from.agent.is_some() || from.ip.is_some();
    let from = if known { place(words, from) } else { "none".to_owned() };
    words.tell("apps-linked", &[("day", words.day(at).into()), ("from", from.into())])
}
