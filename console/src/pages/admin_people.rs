//! `/admin/people`: colleagues and their roles, inviting one person or a list; and `/admin/branches`.

use leptos::{prelude::*, server_fn::ServerFn};
use uuid::Uuid;

use super::{
    admin::Covered,
    admin_imports::Imports,
    admin_words::{Alone, Tab, Tabs},
    desk_page, id,
    support::StateBadge,
};
use crate::{
    calls::admin::{AddBranch, ChangeRole, Invite, office},
    i18n::Words,
    model::{BranchesPage, ImportKind, PeoplePage, Role, RolePage, StaffRow},
    parts::{Field, Form, Hidden, Kind, Options},
    scene::words,
    shell::Sheet,
};

/// No name is longer, in characters; the desk says so as well.
const LONGEST_NAME: u32 = 100;
/// The address that lists are sent to.
const TAKE_IN: &str = "/call/admin/import";

pub(crate) fn people() -> AnyView {
    desk_page(
        office(),
        |office| async move { office.admin.people_page(&office.visit).await },
        |page: PeoplePage| {
            let words = words();
            let title = words.say("admin-people-title");
            Sheet::new(
                title.clone(),
                view! {
                    <header class="page-head"><div>
                        <h1>{title}</h1><p class="muted">{words.say("admin-people-lead")}</p>
                    </div></header>
                    <Tabs here=Tab::People/>
                    <Alone coverage=page.coverage/>
                    <div class="desk">
                        <div class="stack">
                            <Staff staff=page.staff/>
                            <Imports imports=page.imports/>
                        </div>
                        <div class="stack">
                            <InviteOne branches=page.branches/>
                            <SendList/>
                            <section class="card"><div class="body"><Covered coverage=page.coverage/></div></section>
                        </div>
                    </div>
                },
            )
        },
    )
}

#[component]
fn Staff(staff: Vec<StaffRow>) -> impl IntoView {
    let words = words();
    let label = |key: &str| words.say(key);
    let heads = ["search-name", "admin-role", "search-state"]
        .map(|key| view! { <th scope="col">{words.say(key)}</th> })
        .into_iter()
        .collect_view();
    let rows = staff.into_iter().map(|person| {
        let to = format!("/admin/people/{}", person.account);
        let name = match person.oneself {
            true => view! { {person.name}" "<span class="muted">{label("admin-yourself")}</span> }.into_any(),
            false => view! { <a class="row-link" href=to>{person.name}</a> }.into_any(),
        };
        view! {
            <tr data-account=person.account.to_string() data-role=person.role.name()>
                <th scope="row">{name}<span class="sub">{person.email}</span></th>
                <td data-label=label("admin-role")>{label(person.role.key())}</td>
                <td data-label=label("search-state")><StateBadge state=person.state/></td>
            </tr>
        }
    });
    view! {
        <section class="card" id="collegas" aria-labelledby="collegas-kop">
            <header><h2 id="collegas-kop">{label("admin-staff")}</h2></header>
            <table class="fold mid">
                <caption class="sr">{label("admin-staff")}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            <footer><p class="small muted">{label("admin-staff.hint")}</p></footer>
        </section>
    }
    .into_any()
}

fn roles(words: Words) -> Vec<(&'static str, String)> {
    Role::ALL.map(|role| (role.name(), words.say(role.key()))).into()
}

#[component]
fn InviteOne(branches: Vec<(Uuid, String)>) -> impl IntoView {
    let words = words();
    let branch = (!branches.is_empty()).then(|| {
        let none = (String::new(), words.say("admin-branch-none"));
        let options = [none].into_iter().chain(branches.into_iter().map(|(id, sender)| (id.to_string(), sender))).collect();
        view! { <Options name="branch" label=words.say("admin-branch") hint=words.say("admin-branch.hint") value="" options/> }
    });
    let languages = vec![("nl", "Nederlands".to_owned()), ("en", "English".to_owned())];
    view! {
        <section class="card" aria-labelledby="een-kop">
            <header><h2 id="een-kop">{words.say("admin-invite")}</h2></header>
            <div class="body">
                <Form id="invite" action=Invite::PATH class="stack">
                    <Field name="name" label=words.say("search-name") max=LONGEST_NAME/>
                    <Field name="email" label=words.say("account-email") hint=words.say("admin-invite-email.hint") kind=Kind::OtherEmail/>
                    <Options name="role" label=words.say("admin-role") hint=words.say("admin-invite-role.hint") value="user" options=roles(words)/>
                    <Options name="language" label=words.say("admin-language") value="nl" options=languages/>
                    {branch}
                    <Field name="phone" label=words.say("admin-phone") hint=words.say("admin-phone.hint") kind=Kind::OtherPhone optional=true/>
                    <button class="btn primary" type="submit">{words.say("admin-invite-send")}</button>
                </Form>
            </div>
        </section>
    }
    .into_any()
}

/// The file is larger than any form: it goes to an address of its own.
#[component]
fn SendList() -> impl IntoView {
    let words = words();
    let kinds = ImportKind::ALL.map(|kind| (kind.name(), words.say(&format!("import-{}", kind.name()))));
    view! {
        <section class="card" aria-labelledby="lijst-kop">
            <header><h2 id="lijst-kop">{words.say("admin-list")}</h2></header>
            <div class="body">
                <form id="import" class="stack" method="post" action=TAKE_IN enctype="multipart/form-data" novalidate>
                    <Options name="kind" label=words.say("admin-list-kind") value="invite" options=Vec::from(kinds)/>
                    <div class="field">
                        <label for="file">{words.say("admin-list-file")}</label>
                        <p class="hint" id="file-hint">{words.say("admin-list-file.hint")}</p>
                        <input id="file" name="file" type="file" accept=".csv,text/csv,text/plain" required aria-describedby="file-hint"/>
                    </div>
                    <button class="btn" type="submit">{words.say("admin-list-check")}</button>
                    <p class="hint">{words.say("admin-list-check.hint")}</p>
                </form>
            </div>
        </section>
    }
    .into_any()
}

pub(crate) fn role() -> AnyView {
    let id = id();
    desk_page(
        office(),
        move |office| async move { office.admin.role_page(&office.visit, id?).await },
        |page: RolePage| {
            let words = words();
            let title = words.tell("admin-role-title", &[("name", page.name.clone().into())]);
            let now = words.tell("admin-role-now", &[("role", words.say(page.role.key()).into())]);
            Sheet::new(
                title.clone(),
                view! {
                    <header class="page-head"><div>
                        <nav class="crumbs" aria-label=words.say("crumbs-label")><ol>
                            <li><a href="/admin/people">{words.say("admin-people-title")}</a></li><li>{page.name.clone()}</li>
                        </ol></nav>
                        <h1>{title}</h1>
                        <p class="muted">{page.name}", "{page.email}</p>
                    </div></header>
                    <Tabs here=Tab::People/>
                    <div class="card"><div class="body">
                        <p><strong>{now}</strong></p>
                        <ol class="plan"><li>{words.say("admin-role-plan")}</li><li>{words.say("admin-role-factor")}</li><li>{words.say("admin-role-told")}</li></ol>
                        <Form id="change-role" action=ChangeRole::PATH class="stack">
                            <Hidden name="account" value=page.account.to_string()/>
                            <Hidden name="seen" value=page.seen.to_string()/>
                            <Options name="role" label=words.say("admin-role") value=page.role.name() options=roles(words)/>
                            <div class="cluster">
                                <button class="btn primary" type="submit">{words.say("admin-role-save")}</button>
                                <a class="btn quiet" href="/admin/people">{words.say("no-back")}</a>
                            </div>
                        </Form>
                    </div></div>
                },
            )
        },
    )
}

pub(crate) fn branches() -> AnyView {
    desk_page(
        office(),
        |office| async move { office.admin.branches_page(&office.visit).await },
        |BranchesPage { branches, seen }: BranchesPage| {
            let words = words();
            let title = words.say("admin-branches-title");
            let none = branches.is_empty();
            let rows = branches.into_iter().map(|sender| view! { <li data-branch=sender>{sender.clone()}</li> });
            let list = match none {
                true => view! { <p class="muted">{words.say("admin-branches-none")}</p> }.into_any(),
                false => view! { <ul class="stack tight">{rows.collect_view()}</ul> }.into_any(),
            };
            Sheet::new(
                title.clone(),
                view! {
                    <header class="page-head"><div>
                        <h1>{title}</h1><p class="muted">{words.say("admin-branches-lead")}</p>
                    </div></header>
                    <Tabs here=Tab::Branches/>
                    <div class="desk">
                        <section class="card"><div class="body">{list}</div></section>
                        <section class="card" aria-labelledby="vestiging-kop">
                            <header><h2 id="vestiging-kop">{words.say("admin-branch-add")}</h2></header>
                            <div class="body">
                                <Form id="branch" action=AddBranch::PATH class="stack">
                                    <Hidden name="seen" value=seen.to_string()/>
                                    <Field name="sender" label=words.say("admin-branch-sender") hint=words.say("admin-branch-sender.hint") max=60/>
                                    <button class="btn primary" type="submit">{words.say("admin-branch-save")}</button>
                                </Form>
                            </div>
                        </section>
                    </div>
                },
            )
        },
    )
}
