//! `/me`: Mijn login, by concern.

use chrono::{DateTime, Utc};
use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    me_apps::Apps,
    me_backup::BackupEmail,
    me_devices::Devices,
    me_loss::{Loss, in_words},
    me_phones::Phones,
    me_sessions::Sessions,
    page,
};
use crate::{
    calls::me::ThawChanges,
    i18n::Words,
    model::{AppState, CodesLeft, Me, PhoneState, Room, Standing},
    parts::{Badge, Card, Form, Hidden, Link, Notice, Timeline, Tone},
    scene::{scene, words},
    shell::Sheet,
};

pub(crate) fn me() -> AnyView {
    page(
        |desk| async move { desk.portal.me_page(&desk.visit).await },
        |me: Me| {
            let words = words();
            let repair = scene().standing == Standing::Repair;
            let title = words.say("me-title");
            let no_way = !me.ways.iter().any(|way| in_words(way).is_some());
            // what is demanded is a second step: where a number is one, no app has to be
            let by_phone = me.phones.iter().any(|phone| phone.state == PhoneState::InUse);
            let by_app = me.apps.iter().any(|app| app.state == AppState::InUse);
            let bound = by_app || by_phone;
            let mandatory = me.mandatory && me.grace_days.is_none() && !by_phone;
            let low = me.codes.as_ref().filter(|codes| codes.low).map(|codes| codes.left);
            Sheet::new(
                title.clone(),
                view! {
                    <header>
                        <h1>{title}</h1>
                        <p class="who"><b>{me.name}</b>" "{me.email}</p>
                        {me.room.map(|room| view! { <p><a href=room.path() data-room=room.path()>{to_room(words, room)}</a></p> })}
                    </header>
                    {repair.then(|| view! { <Notice tone=Tone::Warn what=words.say("me-repair") help=words.say("me-repair.help")/> })}
                    {me.grace_days.map(|days| view! { <Grace days/> })}
                    {me.frozen_until.map(|until| view! { <Frozen until may_thaw=me.may_thaw seen=me.seen/> })}
                    {no_way.then(|| view! { <div data-state="no-way-back"><Notice tone=Tone::Danger what=words.say("loss-reminder") help=words.say("loss-reminder.help")/></div> })}
                    {low.map(|left| view! { <div data-state="low-recovery-codes"><Notice tone=Tone::Warn what=words.tell("left-low", &[("left", left.into())])/></div> })}
                    <Loss ways=me.ways weakest=me.weakest by_app/>
                    <Apps apps=me.apps past=me.past seen=me.seen mandatory repair by_phone/>
                    {(me.may_add_phone || !me.phones.is_empty()).then(|| view! { <Phones phones=me.phones may_add=me.may_add_phone seen=me.seen/> })}
                    {(me.gives_codes || me.codes.is_some()).then(|| view! { <Codes codes=me.codes bound/> })}
                    {me.backup.map(|backup| view! { <BackupEmail backup repair/> })}
                    {(!repair).then(|| view! { <Password since=me.password_set_at/> })}
                    <Devices devices=me.devices days=me.remember_days/>
                    <Sessions sessions=me.sessions/>
                    <Card id="activiteit" title=words.say("recent-title")>
                        <div class="body">
                            {if me.recent.is_empty() {
                                view! { <p class="muted">{words.say("recent-none")}</p> }.into_any()
                            } else {
                                view! { <Timeline entries=me.recent/> }.into_any()
                            }}
                        </div>
                        <footer><Link href="/me/activity" label=words.say("recent-all")/></footer>
                    </Card>
                },
            )
        },
    )
}

/// The way to the desk of somebody who works here.
fn to_room(words: Words, room: Room) -> String {
    words.say(match room {
        Room::Support => "to-room-support",
        Room::Audit => "to-room-audit",
        Room::Admin => "to-room-admin",
    })
}

/// Changes are stopped after "this was not me", and how to allow them again.
#[component]
fn Frozen(until: DateTime<Utc>, may_thaw: bool, seen: u64) -> impl IntoView {
    let words = words();
    let what = words.tell("me-frozen", &[("moment", words.moment(until).into())]);
    view! {
        <section class="part" data-state="frozen">
            <Notice tone=Tone::Danger what help=words.say("me-frozen.help")/>
            {if may_thaw {
                view! {
                    <Form id="thaw" action=ThawChanges::PATH>
                        <Hidden name="seen" value=seen.to_string()/>
                        <button class="btn" type="submit">{words.say("me-thaw")}</button>
                    </Form>
                }
                .into_any()
            } else {
                view! { <p><a href="/password/forgotten">{words.say("me-frozen-reset")}</a></p> }.into_any()
            }}
        </section>
    }
    .into_any()
}

/// A second step is asked for and may be put off: for how long, and the way to do it now.
#[component]
fn Grace(days: u32) -> impl IntoView {
    let words = words();
    let what = words.tell("me-grace", &[("days", days.into())]);
    view! {
        <section class="part" data-state="grace" data-days-left=days>
            <Notice tone=Tone::Warn what help=words.say("me-grace.help")/>
            <p><a class="btn" href="/enrol/app">{words.say("me-grace-enrol")}</a></p>
        </section>
    }
    .into_any()
}

/// When the password was set, and the way to another one.
#[component]
fn Password(since: Option<DateTime<Utc>>) -> impl IntoView {
    let words = words();
    let since = since.map(|at| words.tell("password-set", &[("day", words.day(at).into())]));
    view! {
        <Card id="wachtwoord" title=words.say("password-title")>
            {since.map(|since| view! { <div class="body"><p class="meta">{since}</p></div> })}
            <footer><Link href="/me/password" label=words.say("password-change")/></footer>
        </Card>
    }
    .into_any()
}

/// The recovery codes that remain, as a number, a badge and a row of blocks.
#[component]
fn Codes(codes: Option<CodesLeft>, bound: bool) -> impl IntoView {
    let words = words();
    let Some(codes) = codes else {
        let help = words.say(if bound { "left-make-help" } else { "left-none-help" });
        return view! {
            <Card id="herstelcodes" title=words.say("left-title")>
                <div class="empty"><p>{words.say("left-none")}</p><p>{help}</p></div>
                {bound.then(|| view! { <footer><Link href="/me/recovery-codes" label=words.say("left-make")/></footer> })}
            </Card>
        }
        .into_any();
    };
    let badge = words.tell("left-badge", &[("left", codes.left.into()), ("total", codes.total.into())]);
    let tone = if codes.low { Tone::Warn } else { Tone::Good };
    let blocks = (0..codes.total.min(50)).map(|n| view! { <span class:used={n >= codes.left}></span> }).collect_view();
    let made = words.tell("left-made", &[("day", words.day(codes.made_at).into())]);
    let used = codes.used_at.map(|at| format!(" {}", words.tell("left-used", &[("day", words.day(at).into())])));
    view! {
        <Card id="herstelcodes" title=words.say("left-title") badge=view! { <Badge tone word=badge.clone()/> }.into_any()>
            <div class="body" data-left=codes.left>
                <div class="tally" role="img" aria-label=badge>{blocks}</div>
                <p class="meta">{made}{used}</p>
            </div>
            <footer>
                <Link href="/me/recovery-codes" label=words.say("left-renew")/>
                <p class="hint">{words.say("left-renew-hint")}</p>
            </footer>
        </Card>
    }
    .into_any()
}
