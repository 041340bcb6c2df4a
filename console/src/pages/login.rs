//! `/login…`: the password, the code, and the other ways.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{me_loss::in_words, page, query};
use crate::{
    calls::login::{ProveByMailbox, ProveByRecoveryCode, ProveByTrashedApp, SignIn as Post, VerifyCode},
    desk::local_path,
    model::{Prove, ProveByCode, SignIn, Verify, Way},
    parts::{CodeField, Field, Form, Glyph, Hidden, Kind, Notice, Submit, Tone, WayTo, Ways},
    scene::{scene, words},
    shell::Sheet,
};

pub(crate) fn sign_in() -> AnyView {
    page(
        |desk| async move { desk.portal.sign_in_page(&desk.visit).await },
        |SignIn { email }| {
            let (scene, words) = (scene(), words());
            let title = words.say("login-title");
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1><p class="lead">{words.say("login-lead")}</p></header>
                    <Form id="sign-in" action=Post::PATH>
                        {scene.organisation.map(|slug| view! { <Hidden name="organisation" value=slug/> })}
                        <Field name="email" label=words.say("field-email") kind=Kind::Email value=email/>
                        <Field name="password" label=words.say("field-password") kind=Kind::Password/>
                        <Submit label=words.say("login-button")/>
                    </Form>
                    <nav aria-labelledby="hulp-kop">
                        <h2 class="sr" id="hulp-kop">{words.say("login-help")}</h2>
                        <Ways>
                            <WayTo glyph=Glyph::Mail href="/password/forgotten" what=words.say("login-forgotten") why=words.say("login-forgotten.why")/>
                            <WayTo glyph=Glyph::Phone what=words.say("login-lost-phone") why=words.say("login-lost-phone.why")/>
                        </Ways>
                    </nav>
                },
            )
        },
    )
}

pub(crate) fn verify() -> AnyView {
    let next = query("next").filter(|next| local_path(next).is_some());
    page(
        |desk| async move { desk.portal.verify_page(&desk.visit, next.as_deref()).await },
        |Verify { email, next, ways }| {
            let (brand, words) = (scene().brand.name, words());
            let step_up = next.is_some();
            let key = |plain: &'static str, fresh: &'static str| if step_up { fresh } else { plain };
            let title = words.say(key("verify-title", "step-up-title"));
            let lead = words.tell(key("verify-lead", "step-up-lead"), &[("organisation", brand.into())]);
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1><p class="lead">{lead}</p></header>
                    <Form id="verify" action=VerifyCode::PATH>
                        {next.map(|next| view! { <Hidden name="next" value=next/> })}
                        <CodeField label=words.say("verify-field") hint=words.say("verify-hint")/>
                        <Submit label=words.say("verify-button") after=step_up.then(|| words.say("step-up-after"))/>
                    </Form>
                    {(!ways.is_empty()).then(|| view! { <Otherwise ways/> })}
                    <Who email someone_else=!step_up/>
                },
            )
        },
    )
}

/// That there are other ways, and which ones this account has.
#[component]
fn Otherwise(ways: Vec<Way>) -> impl IntoView {
    let words = words();
    let own: Vec<_> = ways.iter().filter_map(in_words).collect();
    let why = match own.is_empty() {
        true => words.say("way-support"),
        false => words.tell("verify-prove.why", &[("ways", words.either(own).into())]),
    };
    view! {
        <nav class="part" aria-labelledby="anders-kop">
            <h2 id="anders-kop">{words.say("verify-other")}</h2>
            <Ways><WayTo glyph=Glyph::Help href="/login/prove" what=words.say("verify-prove") why/></Ways>
        </nav>
    }
    .into_any()
}

pub(crate) fn prove() -> AnyView {
    page(
        |desk| async move { desk.portal.prove_page(&desk.visit).await },
        |Prove { email, trashed, ways }| {
            let words = words();
            let title = words.say("prove-title");
            let mailbox = ways.iter().find_map(|way| match way {
                Way::LoginMailbox { address } => Some(words.tell("prove-mailbox.why", &[("address", address.into())])),
                _ => None,
            });
            let others: Vec<_> = ways.iter().filter_map(way).collect();
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1><p class="lead">{words.say("prove-lead")}</p></header>
                    {trashed.then(|| view! { <Notice tone=Tone::Info what=words.say("prove-trashed")/> })}
                    {mailbox.map(|why| view! {
                        <section class="part" aria-labelledby="mailbox-kop">
                            <h2 id="mailbox-kop">{words.say("prove-mailbox")}</h2>
                            <Form id="prove" action=ProveByMailbox::PATH><Submit label=words.say("prove-mailbox-button") after=why/></Form>
                        </section>
                    })}
                    {(!others.is_empty()).then(|| view! {
                        <nav class="part" aria-labelledby="codes-kop">
                            <h2 id="codes-kop">{words.say("prove-code-ways")}</h2>
                            <Ways>{others}</Ways>
                        </nav>
                    })}
                    <Who email someone_else=true/>
                },
            )
        },
    )
}

/// A way in the list; the mailbox has a form of its own.
fn way(way: &Way) -> Option<AnyView> {
    let words = words();
    let (glyph, href, key, values) = match way {
        Way::RecoveryCode { left } => {
            (Glyph::Codes, Some("/login/recovery-code"), "way-recovery-code", vec![("left", (*left).into())])
        }
        Way::TrashedApp { label } => {
            (Glyph::Bin, Some("/login/trashed-app"), "way-trashed-app", vec![("label", label.into())])
        }
        Way::OtherApp { .. } => (Glyph::Phone, Some("/login/verify"), "way-app", Vec::new()),
        Way::Support => (Glyph::Help, None, "way-support", vec![("organisation", scene().brand.name.into())]),
        Way::LoginMailbox { .. } => return None,
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
                        <CodeField label=words.say("verify-field") hint=words.say("verify-hint")/>
                        <Submit label=words.say("verify-button") after=words.say("trashed-app-after")/>
                    </Form>
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

/// Who is signing in, and the way out for somebody else.
#[component]
pub(super) fn Who(
    /// As typed.
    email: String,
    /// Whether to offer it.
    someone_else: bool,
) -> impl IntoView {
    let words = words();
    view! {
        <p class="who">
            {words.tell("who-signs-in", &[("email", email.into())])}
            {someone_else.then(|| view! { " "<a href="/login">{words.say("someone-else")}</a> })}
        </p>
    }
    .into_any()
}
