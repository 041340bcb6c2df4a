//! `/audit`: the ledger, with its filters in the address.

use leptos::prelude::*;

use super::{
    audit_words::{Zones, both_clocks, what_words, who_words},
    desk_page, query,
};
use crate::{
    calls::audit::reading,
    i18n::Words,
    model::{BadFilter, Filters, Ledger, LedgerLine, Lines, Subject, Who},
    parts::{Link, Notice, Tone, place},
    scene::words,
    shell::Sheet,
};

/// Groups of events: `audit-event-<name>` in the catalogue.
const EVENTS: [&str; 6] = ["sign_in", "factors", "links", "accounts", "access", "organisation"];
/// Groups of those who act: `audit-actor-<name>`.
const ACTORS: [&str; 4] = ["people", "nobody", "system", "operator"];
/// How it ended: `audit-outcome-<name>`.
const OUTCOMES: [&str; 2] = ["done", "refused"];

pub(crate) fn ledger() -> AnyView {
    let text = |name: &str| query(name).unwrap_or_default();
    let filters = Filters {
        event: text("event"),
        person: text("person"),
        actor: text("actor"),
        from: text("from"),
        to: text("to"),
        outcome: text("outcome"),
        before: text("before"),
    };
    desk_page(
        reading(),
        |reading| async move { reading.audit.ledger_page(&reading.visit, &filters).await },
        |Ledger { filters, zone, found }: Ledger| {
            let words = words();
            let title = words.say("audit-title");
            let answer = match &found {
                Ok(lines) => answer(words, &filters, lines, zone),
                Err(bad) => bad_filter(words, bad),
            };
            Sheet::new(
                title.clone(),
                view! {
                    <header class="page-head"><div>
                        <h1>{title}</h1>
                        <p class="muted">{words.say("audit-lead")}</p>
                    </div><Zones zone/></header>
                    <FilterForm filters bad=found.err()/>
                    {answer}
                },
            )
        },
    )
}

/// A GET form, so that a selection has an address.
#[component]
fn FilterForm(filters: Filters, bad: Option<BadFilter>) -> impl IntoView {
    let words = words();
    let wrong = move |field: &str| bad.as_ref().is_some_and(|bad| bad.field == field).then_some("true");
    let options = |group: &'static str, names: &'static [&'static str], chosen: &str| {
        let other = (!chosen.is_empty() && !names.contains(&chosen)).then(|| chosen.to_owned());
        let known = names.iter().map(|name| (name.to_string(), words.say(&format!("audit-{group}-{name}"))));
        let other = other.map(|name| (name.clone(), name));
        let chosen = chosen.to_owned();
        let option = move |(name, label): (String, String)| {
            view! { <option value=name.clone() selected={name == chosen}>{label}</option> }
        };
        known.chain(other).map(option).collect_view()
    };
    let any = |group: &str| words.say(&format!("audit-{group}-any"));
    view! {
        <form id="filter" class="filters" method="get" action="/audit" aria-label=words.say("audit-filters")>
            <div class="field"><label for="from">{words.say("audit-from")}</label>
                <input id="from" name="from" type="datetime-local" step="1" value=filters.from.clone() aria-invalid=wrong("from") aria-describedby="period-hint"/></div>
            <div class="field"><label for="to">{words.say("audit-to")}</label>
                <input id="to" name="to" type="datetime-local" step="1" value=filters.to.clone() aria-invalid=wrong("to") aria-describedby="period-hint"/></div>
            <div class="field"><label for="event">{words.say("audit-event")}</label>
                <select id="event" name="event" aria-invalid=wrong("event")><option value="">{any("event")}</option>{options("event", &EVENTS, &filters.event)}</select></div>
            <div class="field"><label for="outcome">{words.say("audit-outcome")}</label>
                <select id="outcome" name="outcome" aria-invalid=wrong("outcome")><option value="">{any("outcome")}</option>{options("outcome", &OUTCOMES, &filters.outcome)}</select></div>
            <div class="field"><label for="actor">{words.say("audit-actor")}</label>
                <select id="actor" name="actor" aria-invalid=wrong("actor")><option value="">{any("actor")}</option>{options("actor", &ACTORS, &filters.actor)}</select></div>
            <div class="field"><label for="person">{words.say("audit-person")}</label>
                <input id="person" name="person" type="search" autocomplete="off" maxlength="200" value=filters.person aria-invalid=wrong("person")/></div>
            <div class="cluster"><button class="btn primary" type="submit">{words.say("audit-filter")}</button><a href="/audit">{words.say("audit-clear")}</a></div>
            <p class="small muted" id="period-hint">{words.say("audit-period-hint")}</p>
        </form>
    }
    .into_any()
}

/// A filter that cannot be followed says why, and what to do.
fn bad_filter(words: Words, bad: &BadFilter) -> AnyView {
    let key = format!("audit-bad-{}", bad.code);
    view! {
        <div class="card"><div class="empty" role="alert" data-error=bad.code>
            <p>{words.say(&key)}</p><p>{words.say(&format!("{key}.help"))}</p>
        </div></div>
    }
    .into_any()
}

fn answer(words: Words, filters: &Filters, found: &Lines, zone: chrono_tz::Tz) -> AnyView {
    if found.lines.is_empty() {
        return view! {
            <div class="card"><div class="empty" role="status" data-state="nothing"><p>{words.say("audit-nothing")}</p><p>{words.say("audit-nothing.help")}</p></div></div>
        }
        .into_any();
    }
    let heads = ["audit-when", "audit-who", "audit-what", "audit-on", "audit-where", "audit-why"]
        .map(|key| view! { <th scope="col">{words.say(key)}</th> })
        .into_iter()
        .collect_view();
    let rows = found.lines.iter().map(|line| row(words, line, zone)).collect_view();
    let caption = words.tell("audit-lines", &[("count", found.lines.len().into())]);
    let older = found.older.as_ref().map(|before| address(filters, before));
    let newest = (!filters.before.is_empty()).then(|| address(filters, ""));
    view! {
        {found.twice.then(|| view! { <div data-state="twice"><Notice tone=Tone::Info what=words.say("audit-twice")/></div> })}
        <div class="card">
            <table class="fold ledger">
                <caption>{caption}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <footer class="cluster between">
                {newest.map(|href| view! { <Link href label=words.say("audit-newest")/> })}
                {older.map(|href| view! { <Link href label=words.say("audit-older")/> })}
            </footer>
        </div>
    }
    .into_any()
}

fn row(words: Words, line: &LedgerLine, zone: chrono_tz::Tz) -> AnyView {
    let label = |key: &str| words.say(key);
    let who = match &line.who {
        Who::Person(subject) => person(words, subject),
        who => view! { <span>{who_words(words, who)}</span> }.into_any(),
    };
    let on = line.on.as_ref().map_or_else(|| view! { <span></span> }.into_any(), |subject| person(words, subject));
    let known = line.from.agent.is_some() || line.from.ip.is_some();
    let from = if known { place(words, &line.from) } else { String::new() };
    let refused =
        line.refused.then(|| view! { <span class="badge danger">{words.say("audit-outcome-refused")}</span>" " });
    view! {
        <tr class:refused=line.refused data-event=line.name.clone() data-outcome={if line.refused { "refused" } else { "done" }}>
            <td class="at" data-label=label("audit-when")>{both_clocks(words, line.at, zone)}</td>
            <td data-label=label("audit-who")>{who}</td>
            <td class="what" data-label=label("audit-what")><span>{refused}<b>{what_words(words, &line.what)}</b>" "<code>{line.name.clone()}</code></span></td>
            <td data-label=label("audit-on")>{on}</td>
            <td data-label=label("audit-where")><span>{from}</span></td>
            <td data-label=label("audit-why")><span>{line.why.clone()}</span></td>
        </tr>
    }
    .into_any()
}

/// A name that leads to the time machine, at the event where there is one.
fn person(words: Words, subject: &Subject) -> AnyView {
    let at = subject.sequence.map(|sequence| format!("?at={sequence}")).unwrap_or_default();
    let name = subject.name.clone().unwrap_or_else(|| words.say("audit-erased"));
    view! { <a href=format!("/audit/streams/{}{at}", subject.id)>{name}</a> }.into_any()
}

/// Where these filters lead, from a place on.
fn address(filters: &Filters, before: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let Filters { event, person, actor, from, to, outcome, .. } = filters;
    for (name, value) in [
        ("event", event.as_str()),
        ("person", person),
        ("actor", actor),
        ("from", from),
        ("to", to),
        ("outcome", outcome),
        ("before", before),
    ] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    match query.finish() {
        query if query.is_empty() => "/audit".to_owned(),
        query => format!("/audit?{query}"),
    }
}
