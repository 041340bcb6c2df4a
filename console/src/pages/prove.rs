//! `/login/prove` and below: the other ways to prove oneself.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{login::Who, page};
use crate::{
    calls::login::{ProveByMailbox, ProveByRecoveryCode, ProveByTrashedApp, SendMagicLink, SwitchOff},
    model::{BackupMailbox, Brand, Prove, ProveByCode, Way},
    parts::{CodeField, Field, Form, Glyph, Kind, Notice, Submit, Tone, WayTo, Ways},
    scene::{scene, words},
    shell::Sheet,
};

pub(crate) fn prove() -> AnyView {
    page(
        |desk| async move { desk.portal.prove_page(&desk.visit).await },
        |Prove { email, trashed, ways }| {
            let words = words();
            let title = words.say("prove-title");
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1><p class="lead">{words.say("prove-lead")}</p></header>
                    {trashed.then(|| view! { <Notice tone=Tone::Info what=words.say("prove-trashed")/> })}
                    <WaysIn ways/>
                    <Who email someone_else=true/>
                },
            )
        },
    )
}

/// The ways to prove oneself: the mailbox by a button, the others by a page of their own.
#[component]
pub(super) fn WaysIn(ways: Vec<Way>) -> impl IntoView {
    let words = words();
    let mailbox = ways.iter().find_map(|way| match way {
        Way::LoginMailbox { address } => Some(words.tell("prove-mailbox.why", &[("address", address.into())])),
        _ => None,
    });
    let others: Vec<_> = ways.iter().filter_map(way).collect();
    let heading = words.say(if mailbox.is_some() { "prove-code-ways" } else { "prove-ways" });
    view! {
        {mailbox.map(|why| view! {
            <section class="part" aria-labelledby="mailbox-kop">
                <h2 id="mailbox-kop">{words.say("prove-mailbox")}</h2>
                <Form id="prove" action=ProveByMailbox::PATH><Submit label=words.say("prove-mailbox-button") after=why/></Form>
            </section>
        })}
        {(!others.is_empty()).then(|| view! {
            <nav class="part" aria-labelledby="codes-kop">
                <h2 id="codes-kop">{heading}</h2>
                <Ways>{others}</Ways>
            </nav>
        })}
    }
    .into_any()
}

/// A way in the list; the mailbox has a form of its own.
fn way(way: &Way) -> Option<AnyView> {
    let words = words();
    let (glyph, href, key, values) = match way {
        Way::RecoveryCode { left } => {
            (Glyph::Codes, Some("/login/recovery-code"), "way-recovery-code", vec![("left", (*left).into())])
        }
        Way::Phone { number } => (Glyph::Phone, Some("/login/phone"), "way-phone", vec![("number", number.into())]),
        Way::SwitchOff { left } => {
            (Glyph::Codes, Some("/login/switch-off"), "way-switch-off", vec![("left", (*left).into())])
        }
        Way::BackupMailbox { address } => {
            (Glyph::Mail, Some("/login/backup-email"), "way-backup-mailbox", vec![("address", address.into())])
        }
        Way::TrashedApp { label } => {
            (Glyph::Bin, Some("/login/trashed-app"), "way-trashed-app", vec![("label", label.into())])
        }
        Way::OtherApp { .. } => (Glyph::Phone, Some("/login/verify"), "way-app", Vec::new()),
        Way::Support => {
            let Brand { name, helpdesk, .. } = scene().brand;
            let key = if helpdesk.is_empty() { "way-support" } else { "way-support-reached" };
            (Glyph::Help, None, key, vec![("organisation", name.into()), ("helpdesk", helpdesk.into())])
        }
        Way::LoginMailbox { .. } | Way::PasswordAlone => return None,
    };
    let (what, why) = (words.say(key), words.tell(&format!("{key}.why"), &values));
    Some(match href {
        Some(href) => view! { <WayTo glyph href what why/> }.into_any(),
        None => view! { <WayTo glyph what why/> }.into_any(),
    })
}

pub(crate) fn recovery_code() -> AnyView {
    page(
        |desk| async move { desk.portal.recovery_code_page(&desk.visit).await },
        |ProveByCode { email, .. }| {
            let words = words();
            let title = words.say("recovery-code-title");
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1><p class="lead">{words.say("recovery-code-lead")}</p></header>
                    <Form id="prove" action=ProveByRecoveryCode::PATH>
                        <Field name="code" label=words.say("recovery-code-field") hint=words.say("recovery-code-hint") kind=Kind::AnyCode/>
                        <Submit label=words.say("recovery-code-button") after=words.say("recovery-code-after")/>
                    </Form>
                    <Elsewhere/>
                    <Who email someone_else=true/>
                },
            )
        },
    )
}

pub(crate) fn switch_off() -> AnyView {
    page(
        |desk| async move { desk.portal.switch_off_page(&desk.visit).await },
        |ProveByCode { email, .. }| {
            let words = words();
            let title = words.say("switch-off-title");
            let plan = [
                words.say("switch-off-apps"),
                words.say("switch-off-code"),
                words.say("switch-off-sessions"),
                words.say("trash-told"),
                words.say("switch-off-then"),
            ];
            let plan = plan.map(|line| view! { <li>{line}</li> }).into_iter().collect_view();
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1><p class="lead">{words.say("switch-off-lead")}</p></header>
                    <ol class="plan">{plan}</ol>
                    <Form id="switch-off" action=SwitchOff::PATH>
                        <Field name="code" label=words.say("recovery-code-field") hint=words.say("recovery-code-hint") kind=Kind::AnyCode/>
                        <Submit label=words.say("switch-off-button")/>
                    </Form>
                    <Elsewhere/>
                    <Who email someone_else=true/>
                },
            )
        },
    )
}

pub(crate) fn trashed_app() -> AnyView {
    page(
        |desk| async move { desk.portal.trashed_app_page(&desk.visit).await },
        |ProveByCode { email, label }| {
            let words = words();
            let title = words.say("trashed-app-title");
            let lead = words.tell("trashed-app-lead", &[("label", label.unwrap_or_default().into())]);
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1><p class="lead">{lead}</p></header>
                    <Form id="prove" action=ProveByTrashedApp::PATH>
                        <CodeField label=words.say("verify-field") hint=words.say("verify-hint") sends_itself=true/>
                        <Submit label=words.say("verify-button") after=words.say("trashed-app-after")/>
                    </Form>
                    <Elsewhere/>
                    <Who email someone_else=true/>
                },
            )
        },
    )
}

pub(crate) fn backup_mailbox() -> AnyView {
    page(
        |desk| async move { desk.portal.backup_mailbox_page(&desk.visit).await },
        |BackupMailbox { email, address, minutes, sent }| {
            let words = words();
            let title = words.say(if sent { "link-sent-title" } else { "backup-link-title" });
            let lead = if sent { "link-sent-lead" } else { "backup-link-lead" };
            let lead = words.tell(lead, &[("address", address.into())]);
            let valid = words.tell("link-sent-valid", &[("minutes", minutes.into())]);
            let here = words.say("link-sent-here");
            let body = if sent {
                view! {
                    <div class="prose"><p>{here}</p><p>{valid}</p><p class="muted">{words.say("link-sent-junk")}</p></div>
                    <Form id="prove" action=SendMagicLink::PATH>
                        <button class="btn full" type="submit">{words.say("link-sent-again")}</button>
                    </Form>
                }
                .into_any()
            } else {
                view! {
                    <div class="prose"><p>{here}</p></div>
                    <Form id="prove" action=SendMagicLink::PATH>
                        <Submit label=words.say("backup-link-button") after=valid/>
                    </Form>
                }
                .into_any()
            };
            Sheet::new(
                title.clone(),
                view! {
                    <header data-state=sent.then_some("sent")><h1>{title}</h1><p class="lead">{lead}</p></header>
                    {body}
                    <Elsewhere/>
                    <Who email someone_else=true/>
                },
            )
        },
    )
}

/// Back to the list of ways.
#[component]
fn Elsewhere() -> impl IntoView {
    view! { <p><a href="/login/prove">{words().say("prove-another-way")}</a></p> }.into_any()
}
