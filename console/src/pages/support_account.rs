//! `/support/accounts/{id}`: somebody's factors, ways in, sessions and history on one page.

use leptos::prelude::*;

use super::{desk_page, id, me_loss::in_words, query, support::StateBadge, support_offers::Offers};
use crate::{
    calls::support::counter,
    i18n::Words,
    model::{
        AppState, Authenticator, CodesLeft, Dossier, Ending, Entry, PastAuthenticator, Phone, PhoneState, Role,
        SessionRow, Way,
    },
    parts::{
        Badge, Card, Glyph, Icon, Link, Notice, Reader, Tone, browser, deed_words, doer, handheld, weight, with_place,
    },
    scene::{scene, words},
    shell::Sheet,
};

pub(crate) fn account() -> AnyView {
    let id = id();
    let page = query("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    desk_page(
        counter(),
        move |counter| async move { counter.support.account_page(&counter.visit, id?, page).await },
        |dossier: Dossier| {
            let name = dossier.name.clone();
            Sheet::new(name, view! { <Head dossier=dossier.clone()/><Body dossier/> })
        },
    )
}

#[component]
fn Head(dossier: Dossier) -> impl IntoView {
    let words = words();
    let Dossier { account, name, email, role, state, last_sign_in, version, frozen_until, .. } = dossier;
    let administers = scene().colleague.is_some_and(|colleague| colleague.role == Role::Administrator);
    let to_role =
        administers.then(|| view! { <Link href=format!("/admin/people/{account}") label=words.say("admin-to-role")/> });
    let last = last_sign_in.map_or_else(|| words.say("search-never"), |at| words.moment(at));
    let notices = [
        frozen_until.map(|until| words.tell("account-frozen", &[("moment", words.moment(until).into())])),
        dossier.reset_at.map(|at| words.tell("account-was-reset", &[("moment", words.moment(at).into())])),
        dossier.invited_until.map(|at| words.tell("account-invited-until", &[("moment", words.moment(at).into())])),
        dossier.email_to_be.map(|to| words.tell("account-email-to-be", &[("email", to.into())])),
    ];
    let notices = notices.into_iter().flatten().map(|what| view! { <Notice tone=Tone::Info what/> }).collect_view();
    view! {
        <header class="page-head">
            <div>
                <nav class="crumbs" aria-label=words.say("crumbs-label")><ol><li><a href="/support">{words.say("crumbs-search")}</a></li><li>{name.clone()}</li></ol></nav>
                <h1>{name}</h1>
            </div>
            <div class="cluster" data-state=state.name()><StateBadge state/>{to_role}</div>
        </header>
        <dl class="kv across">
            <div><dt>{words.say("account-email")}</dt><dd>{email}</dd></div>
            <div><dt>{words.say("account-role")}</dt><dd>{words.say(role.key())}</dd></div>
            <div><dt>{words.say("account-last")}</dt><dd>{last}</dd></div>
            <div><dt>{words.say("account-version")}</dt><dd class="num">{version.to_string()}</dd></div>
        </dl>
        {notices}
    }
    .into_any()
}

#[component]
fn Body(dossier: Dossier) -> impl IntoView {
    let Dossier {
        account,
        apps,
        phones,
        past,
        codes,
        ways,
        sessions,
        password_set_at,
        offers,
        barred,
        resets,
        history,
        page,
        pages,
        ..
    } = dossier;
    view! {
        <div class="desk">
            <div class="stack">
                <Factors apps phones past codes password_set_at/>
                <Offers account offers barred resets/>
                <WaysIn ways/>
                <Sessions sessions/>
            </div>
            <History account=account.to_string() history page pages/>
        </div>
    }
    .into_any()
}

/// Factors past and present: every one that ever was is on record (R7).
#[component]
fn Factors(
    apps: Vec<Authenticator>,
    phones: Vec<Phone>,
    past: Vec<PastAuthenticator>,
    codes: Option<CodesLeft>,
    password_set_at: Option<chrono::DateTime<chrono::Utc>>,
) -> impl IntoView {
    let words = words();
    let none = apps.is_empty() && phones.is_empty() && past.is_empty();
    let heads = ["factor-what", "search-state", "factor-since", "factor-used"]
        .map(|key| view! { <th scope="col">{words.say(key)}</th> })
        .into_iter()
        .collect_view();
    let row = |id: Option<String>, state: &'static str, what: String, badge: AnyView, since: String, used: String| {
        view! {
            <tr data-authenticator=id data-state=state>
                <th scope="row">{what}</th>
                <td data-label=words.say("search-state")>{badge}</td>
                <td data-label=words.say("factor-since")><span>{since}</span></td>
                <td data-label=words.say("factor-used")><span>{used}</span></td>
            </tr>
        }
        .into_any()
    };
    let mut rows = Vec::new();
    for app in apps {
        let (tone, key, state) = match app.state {
            AppState::InUse => (Tone::Good, "apps-state-in-use", "in_use"),
            AppState::Suspended { .. } => (Tone::Danger, "apps-state-suspended", "suspended"),
            AppState::Trashed { .. } => (Tone::Plain, "apps-state-trashed", "trashed"),
        };
        let what = words.tell("factor-app", &[("label", app.label.into())]);
        let badge = view! { <Badge tone word=words.say(key)/> }.into_any();
        let used = app.used_at.map_or_else(|| words.say("search-never"), |at| words.moment(at));
        rows.push(row(Some(app.id.to_string()), state, what, badge, words.day(app.linked_at), used));
    }
    for phone in phones {
        let (tone, key, state) = match phone.state {
            PhoneState::InUse => (Tone::Good, "apps-state-in-use", "in_use"),
            PhoneState::Suspended { .. } => (Tone::Danger, "phones-suspended", "suspended"),
            PhoneState::SwitchedOff => (Tone::Plain, "phones-switched-off", "switched_off"),
        };
        let what = words.tell("factor-phone", &[("number", phone.number.into())]);
        let badge = view! { <Badge tone word=words.say(key)/> }.into_any();
        rows.push(row(None, state, what, badge, words.day(phone.since), words.moment(phone.used_at)));
    }
    for app in past {
        let (key, state) = match app.ending {
            Ending::Purged => ("factor-purged", "purged"),
            Ending::Reset => ("factor-reset", "reset"),
            Ending::Disabled => ("factor-disabled", "disabled"),
        };
        let what = words.tell("factor-app", &[("label", app.label.into())]);
        let word = words.tell(key, &[("day", words.day(app.ended_at).into())]);
        let badge = view! { <Badge tone=Tone::Plain word/> }.into_any();
        rows.push(row(Some(app.id.to_string()), state, what, badge, words.day(app.linked_at), String::new()));
    }
    if let Some(codes) = codes {
        let word = words.tell("factor-codes-left", &[("left", codes.left.into())]);
        let badge = view! { <Badge tone={if codes.low { Tone::Warn } else { Tone::Good }} word/> }.into_any();
        let used = codes.used_at.map(|at| words.moment(at)).unwrap_or_default();
        rows.push(row(None, "codes", words.say("factor-codes"), badge, words.day(codes.made_at), used));
    }
    if let Some(at) = password_set_at {
        let badge = view! { <Badge tone=Tone::Good word=words.say("factor-password-set")/> }.into_any();
        rows.push(row(None, "password", words.say("factor-password"), badge, words.day(at), String::new()));
    }
    let caption = words.say("factors-caption");
    view! {
        <Card id="factoren" title=words.say("factors-title")>
            {none.then(|| view! { <div class="body"><p class="muted">{words.say("factors-none")}</p></div> })}
            {(!rows.is_empty()).then(|| view! {
                <table class="fold mid"><caption class="sr">{caption}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
            })}
        </Card>
    }
    .into_any()
}

/// How its owner gets in without the app.
#[component]
fn WaysIn(ways: Vec<Way>) -> impl IntoView {
    let words = words();
    let own: Vec<_> = ways.iter().filter_map(in_words).collect();
    let none = own.is_empty().then(|| view! { <p class="muted">{words.say("ways-none")}</p> });
    let own =
        own.into_iter().map(|way| view! { <li><Icon glyph=Glyph::Check/><div><p>{way}</p></div></li> }).collect_view();
    view! {
        <Card id="wegen" title=words.say("ways-title")>
            <ul class="rows">{own}</ul>
            <div class="body">{none}<p class="small muted">{words.say("ways-hint")}</p></div>
        </Card>
    }
    .into_any()
}

#[component]
fn Sessions(sessions: Vec<SessionRow>) -> impl IntoView {
    let words = words();
    let count = words.tell("sessions-count", &[("count", sessions.len().into())]);
    let none = sessions
        .is_empty()
        .then(|| view! { <div class="body"><p class="muted">{words.say("sessions-none")}</p></div> });
    let rows = sessions.into_iter().map(|session| {
        let name = browser(words, session.from.agent.as_deref());
        let glyph = if handheld(session.from.agent.as_deref()) { Glyph::Phone } else { Glyph::Laptop };
        let moment = words.moment(session.since);
        let since = match session.from.ip {
            Some(ip) => words.tell("sessions-from", &[("moment", moment.into()), ("ip", ip.into())]),
            None => words.tell("sessions-since", &[("moment", moment.into())]),
        };
        view! { <li><Icon glyph/><div><p class="name">{name}</p><p class="meta">{since}</p></div></li> }
    });
    let rows = rows.collect_view();
    view! {
        <Card id="sessies" title=words.say("account-sessions") badge=view! { <span class="count">{count}</span> }.into_any()>
            {none}<ul class="rows">{rows}</ul>
        </Card>
    }
    .into_any()
}

/// Who did what, when, from where and why.
#[component]
fn History(account: String, history: Vec<Entry>, page: u32, pages: u32) -> impl IntoView {
    let words = words();
    let at = words.tell("activity-page", &[("page", page.into()), ("pages", pages.into())]);
    let to = |page: u32| format!("/support/accounts/{account}?page={page}");
    let newer = (page > 1).then(|| view! { <Link href=to(page - 1) label=words.say("activity-newer")/> });
    let older = (page < pages).then(|| view! { <Link href=to(page + 1) label=words.say("activity-older")/> });
    let lines = history.into_iter().map(|entry| line(words, entry)).collect_view();
    view! {
        <section class="card stay" aria-labelledby="tijd-kop">
            <header><h2 id="tijd-kop">{words.say("history-title")}</h2></header>
            <div class="body">
                <ol class="timeline">{lines}</ol>
                {(pages > 1).then(|| view! {
                    <nav class="cluster between" aria-label=words.say("activity-pages")>{newer}<span class="muted small">{at}</span>{older}</nav>
                })}
            </div>
        </section>
    }
    .into_any()
}

fn line(words: Words, Entry { line, who: colleague, ticket, why }: Entry) -> AnyView {
    let (class, state) = weight(&line.deed);
    let who = colleague.unwrap_or_else(|| doer(words, line.by, Reader::Desk));
    let by = with_place(words, &who, &line.from);
    let ticket = ticket.map(|ticket| words.tell("history-ticket", &[("ticket", ticket.into())]));
    view! {
        <li class=class data-state=state>
            <span class="what">{deed_words(words, &line.deed)}</span>
            <span class="when"><time datetime=line.at.to_rfc3339()>{words.moment(line.at)}</time>", "{by}</span>
            {ticket.map(|ticket| view! { <span class="small">{ticket}</span> })}
            {why.map(|why| view! { <span class="small">{"‘"}{why}{"’"}</span> })}
        </li>
    }
    .into_any()
}
