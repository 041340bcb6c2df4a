//! `/recover`: Herstel mobiele app (manual 003). Two proofs of different kinds, or the way to support.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{login::Who, page, prove::WaysIn};
use crate::{
    calls::recover::StartRecovery,
    model::{Brand, Prove, Recover, Way},
    parts::{Field, Form, Glyph, Kind, Notice, Submit, Tone, WayTo, Ways},
    scene::{scene, words},
    shell::Sheet,
};

pub(crate) fn recover() -> AnyView {
    page(
        |desk| async move { desk.portal.recover_page(&desk.visit).await },
        |Recover { prove }| prove.map_or_else(password_first, ways),
    )
}

/// For whoever comes from outside: the same page for everybody (R20).
fn password_first() -> Sheet {
    let words = words();
    let title = words.say("recover-title");
    let plan = ["recover-step-password", "recover-step-proof", "recover-step-app"];
    let plan = plan.map(|step| view! { <li>{words.say(step)}</li> }).into_iter().collect_view();
    Sheet::new(
        title.clone(),
        view! {
            <header><h1>{title}</h1><p class="lead">{words.say("recover-lead")}</p></header>
            <ol class="plan">{plan}</ol>
            <Form id="recover" action=StartRecovery::PATH>
                <Field name="email" label=words.say("field-email") kind=Kind::Email/>
                <Field name="password" label=words.say("field-password") kind=Kind::Password/>
                <Submit label=words.say("recover-button") after=words.say("recover-after")/>
            </Form>
            <Ways><WayTo glyph=Glyph::Mail href="/password/forgotten" what=words.say("login-forgotten") why=words.say("recover-forgotten-why")/></Ways>
            <Support title=words.say("recover-support-heading") of=None/>
        },
    )
}

/// After the password: what this account really has.
fn ways(Prove { email, ways, .. }: Prove) -> Sheet {
    let words = words();
    let title = words.say("recover-title");
    let own: Vec<_> = ways.into_iter().filter(|way| *way != Way::Support).collect();
    let (none, lead) = (own.is_empty(), if own.is_empty() { "recover-lead-none" } else { "prove-lead" });
    Sheet::new(
        title.clone(),
        view! {
            <header data-ways=own.len()><h1>{title}</h1><p class="lead">{words.say(lead)}</p></header>
            {none.then(|| view! { <Notice tone=Tone::Warn what=words.say("recover-none")/> })}
            <WaysIn ways=own/>
            <Support title=words.say("recover-support-heading") of=Some(scene().brand)/>
            <Who email someone_else=true/>
        },
    )
}

/// How to reach support, and what to have at hand; never a secret (R21, R22).
#[component]
pub(super) fn Support(title: String, of: Option<Brand>) -> impl IntoView {
    let words = words();
    let (whose, reached) = match of {
        Some(Brand { name, helpdesk, .. }) => {
            (words.tell("recover-support", &[("organisation", name.into())]), helpdesk)
        }
        None => (words.say("recover-support-guest"), String::new()),
    };
    let hand = ["recover-hand-who", "recover-hand-when", "recover-hand-what"];
    let hand = hand.map(|thing| view! { <li>{words.say(thing)}</li> }).into_iter().collect_view();
    view! {
        <section class="part prose" aria-labelledby="hulp-kop">
            <h2 id="hulp-kop">{title}</h2>
            <p>{whose}</p>
            {(!reached.is_empty()).then(|| view! { <p data-helpdesk><b>{reached}</b></p> })}
            <p>{words.say("recover-hand")}</p>
            <ul>{hand}</ul>
            <p class="muted">{words.say("recover-support-never")}</p>
        </section>
    }
    .into_any()
}
