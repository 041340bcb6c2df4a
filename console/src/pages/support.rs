//! `/support`: finding people.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{desk_page, id, query};
pub(crate) use super::{support_account::account, support_confirm::confirm};
use crate::{
    calls::support::counter,
    desk::Turn,
    i18n::Words,
    islands::SearchAsYouType,
    model::{AccountState, Asked, Outcome, Person, Search, SupportAct},
    parts::{Badge, Glyph, Icon, Link, Tone},
    scene::words,
    shell::Sheet,
};

pub(crate) fn search() -> AnyView {
    let page = query("page").and_then(|page| page.parse().ok()).unwrap_or(1);
    let state = query("state").as_deref().and_then(AccountState::named);
    let asked = Asked { q: query("q").unwrap_or_default(), state, page };
    desk_page(
        counter(),
        |counter| async move { counter.support.search_page(&counter.visit, &asked).await },
        |Search { asked, outcome }: Search| {
            let words = words();
            let title = words.say("search-title");
            let found = answer(words, &asked, outcome);
            Sheet::new(
                title.clone(),
                view! {
                    <header class="page-head"><div>
                        <h1>{title}</h1>
                        <p class="muted" id="q-hint">{words.say("search-hint")}</p>
                    </div></header>
                    <SearchAsYouType><Question asked/></SearchAsYouType>
                    <div id="found" class="found" data-region>{found}</div>
                },
            )
        },
    )
}

/// The id and the act in the address.
pub(super) fn whom() -> Result<(uuid::Uuid, SupportAct), Turn> {
    let act = use_params_map().read_untracked().get("act").as_deref().and_then(SupportAct::named);
    Ok((id()?, act.ok_or(Turn::NotFound)?))
}

/// A GET form, so that a search has an address. It is what people come for: the field is in focus.
#[component]
fn Question(asked: Asked) -> impl IntoView {
    let words = words();
    let states = AccountState::ALL.map(|state| {
        view! { <option value=state.name() selected={asked.state == Some(state)}>{state_word(words, state)}</option> }
    });
    view! {
        <form id="search" class="search" method="get" action="/support" role="search">
            <label class="sr" for="q">{words.say("search-field")}</label>
            <input id="q" name="q" type="search" value=asked.q.clone() autofocus aria-describedby="q-hint"
                autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="200"/>
            <label class="sr" for="state">{words.say("search-state")}</label>
            <select id="state" name="state">
                <option value="">{words.say("search-any-state")}</option>
                {states.into_iter().collect_view()}
            </select>
            <button class="btn primary" type="submit"><Icon glyph=Glyph::Search/>{words.say("search-button")}</button>
        </form>
    }
    .into_any()
}

fn answer(words: Words, asked: &Asked, outcome: Outcome) -> AnyView {
    let (people, more, too_many) = match outcome {
        Outcome::Unasked => return empty(words, "unasked", "search-unasked", &asked.q),
        Outcome::TooShort => return empty(words, "too_short", "search-too-short", &asked.q),
        Outcome::People { people, .. } if people.is_empty() && asked.page <= 1 => {
            return empty(
                words,
                "nothing",
                if asked.q.trim().is_empty() { "search-nobody" } else { "search-nothing" },
                &asked.q,
            );
        }
        Outcome::People { people, more, too_many } => (people, more, too_many),
    };
    let first = 50 * asked.page.saturating_sub(1) + 1;
    let last = first + u32::try_from(people.len()).unwrap_or_default().max(1) - 1;
    let caption = match (asked.page, more || too_many) {
        (..=1, false) => words.tell("search-found", &[("count", people.len().into())]),
        _ => words.tell("search-range", &[("first", first.into()), ("last", last.into())]),
    };
    let rows = people.into_iter().map(|person| view! { <Row person/> }).collect_view();
    let heads = ["search-name", "search-state", "search-app", "search-last"]
        .map(|key| view! { <th scope="col">{words.say(key)}</th> })
        .into_iter()
        .collect_view();
    let to = |page: u32| address(asked, page);
    let newer = (asked.page > 1).then(|| view! { <Link href=to(asked.page - 1) label=words.say("search-previous")/> });
    let older = more.then(|| view! { <Link href=to(asked.page + 1) label=words.say("search-next")/> });
    view! {
        <div class="card" data-state="found">
            <table class="fold mid">
                <caption><span data-told>{caption}</span></caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {too_many.then(|| view! {
                <div class="empty" data-state="too_many"><p>{words.say("search-too-many")}</p><p>{words.say("search-too-many.help")}</p></div>
            })}
        </div>
        {(newer.is_some() || older.is_some()).then(|| view! {
            <nav class="cluster between" aria-label=words.say("search-pages")>{newer}{older}</nav>
        })}
    }
    .into_any()
}

/// A search that shows nobody says why, and what to do.
fn empty(words: Words, state: &'static str, key: &str, q: &str) -> AnyView {
    let told: String = q.chars().take(60).collect();
    let what = words.tell(key, &[("q", told.into())]);
    view! {
        <div class="card"><div class="empty" data-state=state><p data-told>{what}</p><p>{words.say(&format!("{key}.help"))}</p></div></div>
    }
    .into_any()
}

#[component]
fn Row(person: Person) -> impl IntoView {
    let words = words();
    let label = |key: &str| words.say(key);
    let app = words.say(if person.app { "search-app-yes" } else { "search-app-no" });
    let last = match person.last_sign_in {
        Some(at) => view! { <time datetime=at.to_rfc3339()>{words.moment(at)}</time> }.into_any(),
        None => view! { <span class="muted">{words.say("search-never")}</span> }.into_any(),
    };
    view! {
        <tr data-account=person.account.to_string() data-state=person.state.name()>
            <th scope="row"><a class="row-link" href=format!("/support/accounts/{}", person.account)>{person.name}</a><span class="sub">{person.email}</span></th>
            <td data-label=label("search-state")><StateBadge state=person.state/></td>
            <td data-label=label("search-app")><span class:muted=!person.app>{app}</span></td>
            <td data-label=label("search-last")>{last}</td>
        </tr>
    }
    .into_any()
}

/// How far an account is, in a word.
#[component]
pub(super) fn StateBadge(state: AccountState) -> impl IntoView {
    let tone = match state {
        AccountState::Invited => Tone::Plain,
        AccountState::PasswordSet => Tone::Warn,
        AccountState::Enrolled => Tone::Good,
        AccountState::Locked | AccountState::Disabled => Tone::Danger,
    };
    view! { <Badge tone word=state_word(words(), state)/> }.into_any()
}

fn state_word(words: Words, state: AccountState) -> String {
    words.say(&format!("account-state-{}", state.name()))
}

/// Where a page of this search is.
fn address(asked: &Asked, page: u32) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("q", &asked.q);
    if let Some(state) = asked.state {
        query.append_pair("state", state.name());
    }
    query.append_pair("page", &page.to_string());
    format!("/support?{}", query.finish())
}
