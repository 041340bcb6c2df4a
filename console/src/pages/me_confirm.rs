//! Pages that restate what an act on Mijn login will do, before it is done.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{id, me_loss::in_words, page};
use crate::{
    calls::me::{RenameApp, RenewRecoveryCodes, TrashApp},
    i18n::Words,
    model::{Rename, RenewCodes, Trash, Way},
    parts::{Danger, Field, Form, Glyph, Hidden, Submit},
    scene::words,
    shell::Sheet,
};

pub(crate) fn trash() -> AnyView {
    let id = id();
    page(
        |desk| async move { desk.portal.trash_page(&desk.visit, id?).await },
        |trash: Trash| {
            let words = words();
            let title = words.tell("trash-title", &[("label", trash.label.clone().into())]);
            let linked = words.tell("trash-lead", &[("day", words.day(trash.linked_at).into())]);
            let plan = [
                words.say("trash-at-once"),
                next_sign_in(words, &trash),
                words.say("trash-sessions"),
                words.say("trash-told"),
            ];
            let plan = plan.map(|line| view! { <li>{line}</li> }).into_iter().collect_view();
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1><p class="lead">{linked}</p></header>
                    <ol class="plan">{plan}</ol>
                    <p class="muted">{if trash.days == 0 { words.say("trash-undo-never") } else { words.tell("trash-undo", &[("days", trash.days.into())]) }}</p>
                    <Form id="trash" action=TrashApp::PATH>
                        <Hidden name="authenticator" value=trash.authenticator.to_string()/>
                        <Hidden name="seen" value=trash.seen.to_string()/>
                        <Danger label=words.say("trash-button") no="/me" glyph=Glyph::Bin/>
                    </Form>
                },
            )
        },
    )
}

/// How signing in goes once the app is gone: the truth for this very account.
fn next_sign_in(words: Words, trash: &Trash) -> String {
    let apps: Vec<_> = trash
        .ways
        .iter()
        .filter_map(|way| match way {
            Way::OtherApp { label } => Some(format!("‘{label}’")),
            _ => None,
        })
        .collect();
    if !apps.is_empty() {
        return words.tell("trash-next-app", &[("label", words.either(apps).into())]);
    }
    if !trash.mandatory {
        return words.say("trash-next-none");
    }
    let ways = trash.ways.iter().filter_map(in_words).collect();
    words.tell("trash-next-prove", &[("ways", words.either(ways).into())])
}

pub(crate) fn rename() -> AnyView {
    let id = id();
    page(
        |desk| async move { desk.portal.rename_page(&desk.visit, id?).await },
        |app: Rename| {
            let words = words();
            let title = words.say("rename-title");
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1></header>
                    <Form id="rename" action=RenameApp::PATH>
                        <Hidden name="authenticator" value=app.authenticator.to_string()/>
                        <Hidden name="seen" value=app.seen.to_string()/>
                        <Field name="label" label=words.say("rename-field") hint=words.say("rename-hint") value=app.label max=40/>
                        <Submit label=words.say("rename-button")/>
                    </Form>
                    <p><a href="/me">{words.say("back-to-me")}</a></p>
                },
            )
        },
    )
}

pub(crate) fn renew_codes() -> AnyView {
    page(
        |desk| async move { desk.portal.renew_codes_page(&desk.visit).await },
        |codes: RenewCodes| {
            let words = words();
            let title = words.say("renew-title");
            let void = words.tell("renew-void", &[("left", codes.left.into()), ("total", codes.total.into())]);
            let plan = [void, words.say("renew-once"), words.say("renew-told")];
            let plan = plan.map(|line| view! { <li>{line}</li> }).into_iter().collect_view();
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1></header>
                    <ol class="plan">{plan}</ol>
                    <Form id="renew-codes" action=RenewRecoveryCodes::PATH>
                        <Hidden name="seen" value=codes.seen.to_string()/>
                        <Danger label=words.say("renew-button") no="/me"/>
                    </Form>
                },
            )
        },
    )
}
