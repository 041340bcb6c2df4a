//! What may be done with an account, each with what speaks against it beside its button.

use leptos::prelude::*;
use uuid::Uuid;

use crate::{
    i18n::Words,
    model::{Offer, SupportAct, Warning},
    parts::{Card, Glyph, Icon, Notice, Tone, place},
    scene::words,
};

#[component]
pub(super) fn Offers(account: Uuid, offers: Vec<Offer>, barred: Option<String>, resets: bool) -> impl IntoView {
    let words = words();
    let elsewhere = (barred.is_none() && !resets).then(|| {
        view! { <div class="body" data-state="reset-elsewhere"><p class="muted">{words.say("offers-reset-elsewhere")}</p></div> }
    });
    let none = barred.map(|code| {
        let why = words.say(&format!("error-{code}"));
        view! { <div class="body" data-error=code><p class="muted">{why}</p></div> }
    });
    let rows = offers.into_iter().map(|Offer { act, warnings }| {
        let key = format!("act-{}", act.name());
        let against = format!("tegen-{}", act.name());
        let described = (!warnings.is_empty()).then(|| against.clone());
        let class = if matches!(act, SupportAct::Reset | SupportAct::Disable) { "btn small danger" } else { "btn small" };
        view! {
            <li>
                <Icon glyph=glyph(act)/>
                <div class="stack tight">
                    <p class="name">{words.say(&key)}</p>
                    <p class="meta">{words.say(&format!("{key}.what"))}</p>
                    <Against id=against warnings/>
                </div>
                <div class="acts below"><a class=class data-act=act.name() href=format!("/support/accounts/{account}/{}", act.name()) aria-describedby=described>{words.say(&format!("{key}.open"))}</a></div>
            </li>
        }
    });
    let rows = rows.collect_view();
    view! { <Card id="handelen" title=words.say("offers-title")>{none}{elsewhere}<ul class="rows">{rows}</ul></Card> }
        .into_any()
}

const fn glyph(act: SupportAct) -> Glyph {
    match act {
        SupportAct::Reset => Glyph::Phone,
        SupportAct::Unlock | SupportAct::Enable => Glyph::Done,
        SupportAct::EndSessions => Glyph::Laptop,
        SupportAct::Resend | SupportAct::CorrectEmail => Glyph::Mail,
        SupportAct::CorrectName => Glyph::Person,
        SupportAct::Disable => Glyph::Cross,
    }
}

/// What speaks against an act.
#[component]
pub(super) fn Against(id: String, warnings: Vec<Warning>) -> impl IntoView {
    let words = words();
    if warnings.is_empty() {
        return ().into_any();
    }
    let notices = warnings.into_iter().map(|warning| {
        let (tone, what, help) = said(words, &warning);
        view! { <Notice tone what help/> }
    });
    view! {
        <div class="against stack tight" role="group" aria-label=words.say("against-label") id=id>{notices.collect_view()}</div>
    }
    .into_any()
}

fn said(words: Words, warning: &Warning) -> (Tone, String, Option<String>) {
    match warning {
        Warning::AppUsed { label, at, from } => {
            let what = words.tell("warning-app-used", &[("label", label.into()), ("moment", words.moment(*at).into())]);
            let known = from.agent.is_some() || from.ip.is_some();
            (Tone::Danger, what, known.then(|| place(words, from)))
        }
        Warning::PhoneUsed { number, at, from } => {
            let said = [("number", number.into()), ("moment", words.moment(*at).into())];
            let known = from.agent.is_some() || from.ip.is_some();
            (Tone::Danger, words.tell("warning-phone-used", &said), known.then(|| place(words, from)))
        }
        Warning::ResetBefore { at } => {
            let what = words.tell("warning-reset-before", &[("count", at.len().into())]);
            let when = words.both(at.iter().map(|at| words.day(*at)).collect());
            (Tone::Warn, what, Some(words.tell("warning-reset-before.when", &[("days", when.into())])))
        }
        Warning::Frozen { until } => (
            Tone::Danger,
            words.say("warning-frozen"),
            Some(words.tell("warning-frozen.until", &[("moment", words.moment(*until).into())])),
        ),
        Warning::ChangedLately { at } => (
            Tone::Warn,
            words.say("warning-changed"),
            Some(words.tell("warning-changed.when", &[("moment", words.moment(*at).into())])),
        ),
    }
}
