//! Mailed links: sent, opened, and the report that something was not one's own doing.

use leptos::{prelude::*, server_fn::ServerFn};

use super::page;
use crate::{
    calls::{
        login::ProveByMailbox,
        recover::{ConfirmEmail as Confirm, NotMe as Report, RedeemLink},
    },
    model::{ConfirmEmail, LinkPurpose, LinkSent, Magic, NotMe, NotMeOutcome},
    parts::{Danger, Form, Notice, Submit, Tone, deed_words, place},
    scene::words,
    shell::Sheet,
};

pub(crate) fn link_sent() -> AnyView {
    page(
        |desk| async move { desk.portal.link_sent_page(&desk.visit).await },
        |LinkSent { address, minutes }| {
            let words = words();
            let title = words.say("link-sent-title");
            Sheet::new(
                title.clone(),
                view! {
                    <header data-state="sent">
                        <h1>{title}</h1>
                        <p class="lead">{words.tell("link-sent-lead", &[("address", address.into())])}</p>
                    </header>
                    <div class="prose">
                        <p>{words.say("link-sent-here")}</p>
                        <p>{words.tell("link-sent-valid", &[("minutes", minutes.into())])}</p>
                        <p class="muted">{words.say("link-sent-junk")}</p>
                    </div>
                    <Form id="prove" action=ProveByMailbox::PATH>
                        <button class="btn full" type="submit">{words.say("link-sent-again")}</button>
                    </Form>
                    <p><a href="/login/prove">{words.say("prove-another-way")}</a></p>
                },
            )
        },
    )
}

pub(crate) fn magic() -> AnyView {
    page(
        |desk| async move { desk.portal.magic_page(&desk.visit).await },
        |magic: Magic| {
            let words = words();
            let (title, button, after) = match magic.purpose {
                LinkPurpose::SignIn => (
                    words.say("magic-title-sign-in"),
                    words.say("magic-button-sign-in"),
                    words.say("magic-after-sign-in"),
                ),
                LinkPurpose::Password => (
                    words.say("magic-title-password"),
                    words.say("magic-button-password"),
                    words.say("magic-after-password"),
                ),
            };
            let browsers = if magic.same_browser {
                view! { <Notice tone=Tone::Good what=words.say("magic-same")/> }.into_any()
            } else {
                view! { <div data-state="other-browser"><Notice tone=Tone::Danger what=words.say("magic-other")/></div> }
                .into_any()
            };
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1></header>
                    {browsers}
                    <dl class="kv">
                        <dt>{words.say("magic-account")}</dt><dd>{magic.email}</dd>
                        <dt>{words.say("magic-asked")}</dt><dd>{words.moment(magic.asked_at)}</dd>
                        <dt>{words.say("magic-from")}</dt><dd>{place(words, &magic.asked_from)}</dd>
                        <dt>{words.say("magic-valid")}</dt><dd>{words.clock(magic.valid_until)}</dd>
                    </dl>
                    <Form id="magic" action=RedeemLink::PATH><Submit label=button after=after/></Form>
                    <section class="part" aria-labelledby="niet-kop">
                        <h2 id="niet-kop">{words.say("magic-no")}</h2>
                        <p class="muted">{words.say("magic-no-help")}</p>
                    </section>
                },
            )
        },
    )
}

pub(crate) fn not_me() -> AnyView {
    page(
        |desk| async move { desk.portal.not_me_page(&desk.visit).await },
        |told: NotMe| {
            let words = words();
            let title = words.say("not-me-title");
            let gone = told.withdraws.map(|address| words.tell("not-me-backup-gone", &[("address", address.into())]));
            let mut plan: Vec<_> = gone.into_iter().collect();
            plan.extend(match told.outcome {
                NotMeOutcome::SuspendsPhone { number } => [
                    words.tell("not-me-suspends-phone", &[("number", number.into())]),
                    words.say("not-me-suspends-others"),
                    words.say("not-me-suspends-undo"),
                ],
                NotMeOutcome::SuspendsApp { label } => [
                    words.tell("not-me-suspends-app", &[("label", label.into())]),
                    words.say("not-me-suspends-others"),
                    words.say("not-me-suspends-undo"),
                ],
                NotMeOutcome::Freezes { hours } => [
                    words.tell("not-me-freezes-hours", &[("hours", hours.into())]),
                    words.say("not-me-freezes-sessions"),
                    words.say("not-me-freezes-undo"),
                ],
            });
            plan.push(words.say("not-me-told"));
            let plan = plan.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1></header>
                    <dl class="kv">
                        <dt>{words.say("not-me-what")}</dt><dd>{deed_words(words, &told.deed)}</dd>
                        <dt>{words.say("not-me-when")}</dt><dd>{words.moment(told.at)}</dd>
                        <dt>{words.say("not-me-from")}</dt><dd>{place(words, &told.from)}</dd>
                    </dl>
                    <section class="part" aria-labelledby="plan-kop">
                        <h2 id="plan-kop">{words.say("not-me-will")}</h2>
                        <ol class="plan">{plan}</ol>
                    </section>
                    <Form id="not-me" action=Report::PATH><Danger label=words.say("not-me-button")/></Form>
                    <p class="muted">{words.say("not-me-was-me")}</p>
                },
            )
        },
    )
}

pub(crate) fn confirm_email() -> AnyView {
    page(
        |desk| async move { desk.portal.confirm_email_page(&desk.visit).await },
        |confirm: ConfirmEmail| {
            let words = words();
            let (title, lead, then, not_me) = match confirm {
                ConfirmEmail::Login { from, to, last } => (
                    words.say("email-title"),
                    words.tell("email-lead-old", &[("from", from.into()), ("to", to.clone().into())]),
                    match last {
                        true => words.tell("email-then-last", &[("to", to.into())]),
                        false => words.say("email-then-first"),
                    },
                    words.say("email-not-me"),
                ),
                ConfirmEmail::Backup { to, replaces } => (
                    words.say("backup-confirm-title"),
                    words.tell("backup-confirm-lead", &[("to", to.into())]),
                    words.say(if replaces { "backup-confirm-then-replaces" } else { "backup-confirm-then" }),
                    words.say("backup-confirm-not-me"),
                ),
            };
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1><p class="lead">{lead}</p></header>
                    <Form id="confirm-email" action=Confirm::PATH><Submit label=words.say("email-button") after=then/></Form>
                    <p class="muted">{not_me}</p>
                },
            )
        },
    )
}
