//! `/login` and `/login/verify`: the password, then the code.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{me_loss::in_words, page, query};
use crate::{
    calls::login::{SignIn as Post, VerifyCode},
    desk::local_path,
    model::{SignIn, Verify, Way},
    parts::{CodeField, Field, Form, Glyph, Hidden, Kind, Submit, WayTo, Ways},
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
                            <WayTo glyph=Glyph::Phone href="/recover" what=words.say("login-lost-phone") why=words.say("login-lost-phone.why")/>
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
                        <CodeField label=words.say("verify-field") hint=words.say("verify-hint") sends_itself=true/>
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
            <Ways><WayTo glyph=Glyph::Phone href="/recover" what=words.say("verify-prove") why/></Ways>
        </nav>
    }
    .into_any()
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
