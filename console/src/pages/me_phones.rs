//! The telephone numbers on Mijn login.

use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    calls::phone::{MakePhonePrimary, ResumePhone},
    model::{Means, Phone, PhoneState},
    parts::{Badge, Card, Form, Glyph, Hidden, Icon, Link, Tone},
    scene::words,
};

/// The card with every number that is there.
#[component]
pub(super) fn Phones(phones: Vec<Phone>, may_add: bool, seen: u64) -> impl IntoView {
    let words = words();
    let empty = phones.is_empty();
    let (tone, word) = if empty { (Tone::Plain, "phones-off") } else { (Tone::Info, "phones-on") };
    let rows = phones.into_iter().map(|phone| view! { <Row phone seen/> }).collect_view();
    view! {
        <Card id="telefoons" title=words.say("phones-title") badge=view! { <Badge tone word=words.say(word)/> }.into_any()>
            {empty.then(|| view! { <div class="empty"><p>{words.say("phones-none")}</p></div> })}
            <ul class="rows">{rows}</ul>
            <p class="note">{words.say("phones-weaker")}</p>
            {may_add.then(|| view! { <footer><Link href="/enrol/phone" label=words.say("phone-add-title") glyph=Glyph::Plus/></footer> })}
        </Card>
    }
    .into_any()
}

#[component]
fn Row(phone: Phone, seen: u64) -> impl IntoView {
    let words = words();
    let Phone { id, number, means, primary, since, used_at, state } = phone;
    let (name, badge) = match state {
        PhoneState::Suspended { .. } => ("suspended", Some((Tone::Danger, "phones-suspended"))),
        PhoneState::SwitchedOff => ("switched_off", Some((Tone::Plain, "phones-switched-off"))),
        PhoneState::InUse if primary => ("in_use", Some((Tone::Good, "phones-primary"))),
        PhoneState::InUse => ("in_use", None),
    };
    let by = words.say(if means == Means::Sms { "phones-by-sms" } else { "phones-by-call" });
    let told =
        words.tell("phones-since", &[("day", words.day(since).into()), ("moment", words.moment(used_at).into())]);
    let whom = |key: &str| words.tell(key, &[("number", number.clone().into())]);
    let (remove, first, resume) = (whom("phones-remove"), whom("phones-first.whom"), whom("phones-resume.whom"));
    let form = match state {
        PhoneState::InUse if !primary => Some((MakePhonePrimary::PATH, "primary", "phones-first", first)),
        PhoneState::Suspended { .. } => Some((ResumePhone::PATH, "resume", "phones-resume", resume)),
        _ => None,
    };
    let form = form.map(|(action, act, key, whom)| {
        view! {
            <Form id=format!("{act}-phone-{id}") action=action>
                <Hidden name="phone" value=id.to_string()/>
                <Hidden name="seen" value=seen.to_string()/>
                <button class="btn small" type="submit" aria-label=whom>{words.say(key)}</button>
            </Form>
        }
    });
    view! {
        <li data-phone=id.to_string() data-state=name data-primary=primary.then_some("yes")>
            <Icon glyph=Glyph::Phone/>
            <div>
                <p class="name"><span class="called num">{number.clone()}</span>{badge.map(|(tone, key)| view! { " "<Badge tone word=words.say(key)/> })}</p>
                <p class="meta">{by}" "{told}</p>
            </div>
            <div class="acts below">
                {form}
                <a class="btn bin icon-only" href=format!("/me/phones/{id}/remove") aria-label=remove title=words.say("trash-word")><Icon glyph=Glyph::Bin/></a>
            </div>
        </li>
    }
    .into_any()
}
