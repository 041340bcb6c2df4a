//! `/audit/streams/{id}`: what an account looked like after any of its events.

use chrono_tz::Tz;
use leptos::prelude::*;
use uuid::Uuid;

use super::{
    audit_words::{Zones, both_clocks, fact_words, part_words},
    desk_page, id, query,
};
use crate::{
    calls::audit::reading,
    i18n::Words,
    islands::Scrub,
    model::{Activity, Machine, Part, TimeMachine, Twice},
    parts::{Badge, Reader, Tone, by_whom, deed_words, weight},
    scene::words,
    shell::Sheet,
};

pub(crate) fn stream() -> AnyView {
    let (stream, at) = (id(), query("at"));
    desk_page(
        reading(),
        |reading| async move { reading.audit.stream_page(&reading.visit, stream?, at.as_deref()).await },
        |machine: Machine| match machine {
            Machine::At(machine) => as_of(*machine),
            Machine::Which(twice) => which(&twice),
        },
    )
}

fn as_of(machine: TimeMachine) -> Sheet {
    let words = words();
    let name = machine.name.clone().unwrap_or_else(|| words.say("audit-erased"));
    let title = words.tell("machine-title", &[("name", name.as_str().into())]);
    let (at, version, zone) = (machine.at, machine.version, machine.zone);
    let count = words.tell("machine-count", &[("at", at.into()), ("version", version.into())]);
    let moment = match machine.moment {
        Some(moment) => both_clocks(words, moment, zone),
        None => view! { <span>{words.say("machine-before")}</span> }.into_any(),
    };
    let (id, differences) = (machine.id, machine.differences());
    let rows = machine.parts.iter().map(|part| row(words, part, zone)).collect_view();
    let caption = words.tell("machine-differences", &[("count", differences.into())]);
    let heads = ["machine-part", "machine-then", "machine-now", "machine-difference"]
        .map(|key| view! { <th scope="col">{words.say(key)}</th> })
        .into_iter()
        .collect_view();
    Sheet::new(
        title.clone(),
        view! {
            <header class="page-head"><div>
                <nav class="crumbs" aria-label=words.say("machine-crumbs")><ol><li><a href="/audit">{words.say("audit-title")}</a></li><li>{name}</li></ol></nav>
                <h1>{title}</h1>
            </div><Zones zone/></header>
            <section class="card" aria-labelledby="moment">
                <header id="position" data-region data-at=at.to_string() data-version=version.to_string()><h2 id="moment">{moment}</h2><span class="count">{count}</span></header>
                <div class="body"><Travel id at version/></div>
            </section>
            <div id="as-of" class="desk" data-region>
                <div class="card">
                    <table class="fold mid versus">
                        <caption><span data-told>{caption}</span></caption>
                        <thead><tr>{heads}</tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <section class="card stay" aria-labelledby="around">
                    <header><h2 id="around">{words.say("machine-around")}</h2></header>
                    <div class="body"><Around id at around=machine.around zone/></div>
                    <footer><a href=format!("/audit?person={id}")>{words.say("machine-ledger")}</a></footer>
                </section>
            </div>
        },
    )
}

fn row(words: Words, part: &Part, zone: Tz) -> AnyView {
    let changed = part.then != part.now;
    let verdict = if changed {
        view! { <Badge tone=Tone::Warn word=words.say("machine-changed")/> }.into_any()
    } else {
        view! { <span class="muted">{words.say("machine-same")}</span> }.into_any()
    };
    view! {
        <tr class:changed=changed data-changed=changed.to_string()>
            <th scope="row">{part_words(words, &part.name)}</th>
            <td data-label=words.say("machine-then")><span>{fact_words(words, &part.then, zone)}</span></td>
            <td data-label=words.say("machine-now")><span>{fact_words(words, &part.now, zone)}</span></td>
            <td data-label=words.say("machine-difference")>{verdict}</td>
        </tr>
    }
    .into_any()
}

/// To the event before and after, and to any event or moment by a form.
#[component]
fn Travel(id: Uuid, at: u64, version: u64) -> impl IntoView {
    let words = words();
    let path = format!("/audit/streams/{id}");
    let to = |at: u64| format!("/audit/streams/{id}?at={at}");
    view! {
        <div class="scrub">
            <Scrub path=path.clone() at version label=words.say("machine-scrub") position=words.tell("machine-count", &[("at", "{}".into()), ("version", version.into())])/>
            <div id="ways" class="cluster" data-region>
                {(at > 0).then(|| view! { <a class="btn small" rel="prev" href=to(at - 1)>{words.say("machine-previous")}</a> })}
                {(at < version).then(|| view! { <a class="btn small" rel="next" href=to(at + 1)>{words.say("machine-next")}</a> })}
                {(at < version).then(|| view! { <a class="btn small" href=to(version)>{words.say("machine-latest")}</a> })}
            </div>
            <form id="travel" class="cluster" method="get" action=path data-region>
                <label for="at">{words.say("machine-at")}</label>
                <input id="at" name="at" type="text" value=at.to_string() maxlength="40" autocomplete="off" aria-describedby="at-hint"/>
                <button class="btn small primary" type="submit">{words.say("machine-go")}</button>
            </form>
            <p class="small muted" id="at-hint">{words.say("machine-at-hint")}</p>
        </div>
    }
    .into_any()
}

/// The events around the moment, newest first, with the reader among them.
#[component]
fn Around(id: Uuid, at: u64, around: Vec<(u64, Activity)>, zone: Tz) -> impl IntoView {
    let words = words();
    let here = || view! { <li class="here" aria-current="true"><span class="what"><a href=format!("/audit/streams/{id}?at={at}")>{words.tell("machine-here", &[("at", at.into())])}</a></span></li> };
    let mut lines: Vec<AnyView> = Vec::with_capacity(around.len() + 1);
    let mut shown = false;
    for (sequence, entry) in around {
        if !shown && sequence <= at {
            lines.push(here().into_any());
            shown = true;
        }
        lines.push(event(words, id, sequence, &entry, zone));
    }
    if !shown {
        lines.push(here().into_any());
    }
    view! { <ol class="timeline">{lines}</ol> }.into_any()
}

fn event(words: Words, id: Uuid, sequence: u64, entry: &Activity, zone: Tz) -> AnyView {
    let (class, state) = weight(&entry.deed);
    let by = by_whom(words, entry, Reader::Desk);
    view! {
        <li class=class data-state=state data-sequence=sequence.to_string()>
            <span class="what"><a href=format!("/audit/streams/{id}?at={sequence}")>{format!("{sequence}. {}", deed_words(words, &entry.deed))}</a></span>
            <span class="when"><time datetime=entry.at.to_rfc3339()>{words.moment_in(entry.at, zone)}</time>", "{by}</span>
        </li>
    }
    .into_any()
}

/// The clock showed this moment twice: each has a link of its own.
fn which(twice: &Twice) -> Sheet {
    let words = words();
    let title = words.say("machine-twice");
    let link = |at: chrono::DateTime<chrono::Utc>, key: &str| {
        let utc = at.format("%Y-%m-%dT%H:%M:%SZ").to_string();
        let label = words.tell(key, &[("utc", at.format("%H:%M UTC").to_string().into())]);
        view! { <li><a href=format!("/audit/streams/{}?at={utc}", twice.id)>{label}</a></li> }
    };
    Sheet::new(
        title.clone(),
        view! {
            <header class="page-head"><div>
                <nav class="crumbs" aria-label=words.say("machine-crumbs")><ol><li><a href="/audit">{words.say("audit-title")}</a></li></ol></nav>
                <h1>{title}</h1>
                <p class="lead">{words.tell("machine-twice.help", &[("zone", twice.zone.name().into())])}</p>
            </div></header>
            <div class="card"><div class="body" data-state="twice"><ul>
                {link(twice.first, "machine-twice-first")}
                {link(twice.second, "machine-twice-second")}
            </ul></div></div>
        },
    )
}
