//! `/admin/imports/{id}`: what a list will do, how far it is, and which lines were left out.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    admin_words::{Tab, Tabs},
    desk_page, id,
};
use crate::{
    calls::admin::{ConfirmImport, DropImport, office},
    i18n::Words,
    islands::Live,
    model::{ImportPage, ImportRow, ImportState, LineRow},
    parts::{Badge, Form, Hidden, Link, Notice, Tone},
    scene::words,
    shell::Sheet,
};

/// How often a browser without islands looks how far a list is.
const REFRESH_S: u32 = 4;

pub(crate) fn import() -> AnyView {
    let id = id();
    desk_page(
        office(),
        move |office| async move { office.admin.import_page(&office.visit, id?).await },
        |page: ImportPage| {
            let words = words();
            let title = words.say(&format!("import-{}.title", page.row.kind.name()));
            let running = page.row.state == ImportState::Running;
            let sheet = Sheet::new(title.clone(), view! { <Import title page/> });
            if running { sheet.refreshing(REFRESH_S) } else { sheet }
        },
    )
}

#[component]
fn Import(title: String, page: ImportPage) -> impl IntoView {
    let words = words();
    let ImportPage { row, lines, more, unended, kept_minutes } = page;
    let at = words.moment(row.at);
    let none = lines.is_empty();
    let far = format!("{} {}", row.state.name(), row.done);
    view! {
        <header class="page-head"><div>
            <nav class="crumbs" aria-label=words.say("crumbs-label")><ol>
                <li><a href="/admin/people">{words.say("admin-people-title")}</a></li><li>{title.clone()}</li>
            </ol></nav>
            <h1>{title}</h1>
            <p class="muted">{words.tell("import-at", &[("moment", at.into())])}</p>
        </div><div class="cluster"><StateWord row/></div></header>
        <Tabs here=Tab::People/>
        {unended.then(|| view! { <div data-state="unended"><Notice tone=Tone::Warn what=words.say("import-unended") help=words.say("import-unended.help")/></div> })}
        {(row.state == ImportState::Running).then(|| view! { <Live state=far.clone()/> })}
        <div class="desk" data-import=row.id.to_string() data-state=row.state.name() data-live=far>
            <section class="card" aria-labelledby="regels-kop">
                <header><h2 id="regels-kop">{words.say("import-lines")}</h2></header>
                {match none {
                    true => view! { <div class="empty"><p>{words.say("import-lines-none")}</p></div> }.into_any(),
                    false => view! { <Lines lines more/> }.into_any(),
                }}
            </section>
            <aside class="card stay" aria-labelledby="stand-kop">
                <header><h2 id="stand-kop">{words.say("import-standing")}</h2></header>
                <div class="body">
                    <Counts row/>
                    <Next row kept_minutes/>
                </div>
            </aside>
        </div>
    }
    .into_any()
}

#[component]
fn StateWord(row: ImportRow) -> impl IntoView {
    let tone = match row.state {
        ImportState::Draft => Tone::Plain,
        ImportState::Running => Tone::Info,
        ImportState::Done => Tone::Good,
        ImportState::Stopped => Tone::Danger,
    };
    view! { <Badge tone word=words().say(&format!("import-state-{}", row.state.name()))/> }.into_any()
}

#[component]
fn Counts(row: ImportRow) -> impl IntoView {
    let words = words();
    let ImportRow { kind, good, done, skipped, wrong, state, .. } = row;
    let key = |part: &str| format!("import-{}-{part}", kind.name());
    let number = |count: u64, name: &'static str, what: String| {
        view! { <dt>{count.to_string()}</dt><dd data-count=name data-value=count.to_string()>{what}</dd> }
    };
    let progress = (state != ImportState::Draft).then(|| {
        let said = words.tell("import-progress", &[("done", done.into()), ("count", good.into())]);
        view! { <div><p id="voortgang">{said}</p><progress max=good.max(1).to_string() value=done.to_string() aria-labelledby="voortgang"></progress></div> }
    });
    view! {
        {progress}
        <dl class="kv counts">
            {number(good, "good", words.tell(&key("good"), &[("count", good.into())]))}
            {number(skipped, "skipped", words.tell(&key("skipped"), &[("count", skipped.into())]))}
            {number(wrong, "wrong", words.tell("import-wrong", &[("count", wrong.into())]))}
        </dl>
    }
    .into_any()
}

/// What can be done now.
#[component]
fn Next(row: ImportRow, kept_minutes: u32) -> impl IntoView {
    let words = words();
    match row.state {
        ImportState::Draft => {
            let sure = words.tell(&format!("import-{}.sure", row.kind.name()), &[("count", row.good.into())]);
            view! {
                {(row.good > 0).then(|| view! {
                    <Form id="confirm-import" action=ConfirmImport::PATH>
                        <Hidden name="import" value=row.id.to_string()/>
                        <button class="btn primary full" type="submit">{sure}</button>
                    </Form>
                })}
                <Form id="drop-import" action=DropImport::PATH>
                    <Hidden name="import" value=row.id.to_string()/>
                    <button class="btn full" type="submit">{words.say("import-drop")}</button>
                </Form>
                <p class="small muted">{words.tell("import-draft-hint", &[("minutes", kept_minutes.into())])}</p>
            }
            .into_any()
        }
        ImportState::Running => view! {
            <p class="small muted">{words.say("import-running-hint")}</p>
            <Link href=format!("/admin/imports/{}", row.id) label=words.say("import-refresh")/>
        }
        .into_any(),
        ImportState::Done => view! { <p class="small muted">{words.say("import-done-hint")}</p> }.into_any(),
        ImportState::Stopped => view! { <p class="small muted">{words.say("import-stopped-hint")}</p> }.into_any(),
    }
}

#[component]
fn Lines(lines: Vec<LineRow>, more: bool) -> impl IntoView {
    let words = words();
    let rows = lines.into_iter().map(|line| row(words, line)).collect_view();
    let heads = ["import-line-number", "import-line-text", "import-line-reason"]
        .map(|key| view! { <th scope="col">{words.say(key)}</th> })
        .into_iter()
        .collect_view();
    view! {
        <table class="fold mid">
            <caption class="sr">{words.say("import-lines")}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
        {more.then(|| view! { <footer><p class="small muted">{words.say("import-lines-more")}</p></footer> })}
    }
    .into_any()
}

fn row(words: Words, line: LineRow) -> AnyView {
    let tone = if line.wrong { Tone::Danger } else { Tone::Plain };
    let reason = words.say(&format!("line-{}", line.reason));
    view! {
        <tr data-line=line.number.to_string() data-reason=line.reason>
            <th scope="row"><span class="num">{line.number.to_string()}</span></th>
            <td data-label=words.say("import-line-text")><span class="as-typed">{line.text}</span></td>
            <td data-label=words.say("import-line-reason")><Badge tone word=reason/></td>
        </tr>
    }
    .into_any()
}

/// The latest lists.
#[component]
pub(super) fn Imports(imports: Vec<ImportRow>) -> impl IntoView {
    let words = words();
    if imports.is_empty() {
        return ().into_any();
    }
    let rows = imports.into_iter().map(|row| {
        let (what, at) = (words.say(&format!("import-{}", row.kind.name())), words.moment(row.at));
        let counts = words.tell("import-progress", &[("done", row.done.into()), ("count", row.good.into())]);
        view! {
            <tr data-import=row.id.to_string() data-state=row.state.name()>
                <th scope="row"><a class="row-link" href=format!("/admin/imports/{}", row.id)>{what}</a><span class="sub">{at}</span></th>
                <td data-label=words.say("import-standing")><span>{counts}</span></td>
                <td data-label=words.say("search-state")><StateWord row/></td>
            </tr>
        }
    });
    view! {
        <section class="card" aria-labelledby="lijsten-kop">
            <header><h2 id="lijsten-kop">{words.say("import-latest")}</h2></header>
            <table class="fold mid">
                <caption class="sr">{words.say("import-latest")}</caption>
                <thead class="sr"><tr>
                    <th scope="col">{words.say("admin-list-kind")}</th><th scope="col">{words.say("import-standing")}</th><th scope="col">{words.say("search-state")}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}
