//! `/admin/mail`: the mail of the organisation that is on its way, and what was given up.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    admin_words::{Tab, Tabs},
    desk_page,
};
use crate::{
    calls::admin::{RetryMail, office},
    model::{DeadLetterRow, MailPage},
    parts::{Form, Hidden},
    scene::words,
    shell::Sheet,
};

pub(crate) fn mail() -> AnyView {
    desk_page(
        office(),
        |office| async move { office.admin.mail_page(&office.visit).await },
        |MailPage { waiting, dead, letters }: MailPage| {
            let words = words();
            let title = words.say("admin-mail-title");
            let counts = [("admin-mail-waiting", "waiting", waiting), ("admin-mail-dead", "dead", dead)].map(|(key, name, count)| {
                view! { <div><dt>{words.say(key)}</dt><dd class="num" data-count=name data-value=count.to_string()>{count.to_string()}</dd></div> }
            });
            Sheet::new(
                title.clone(),
                view! {
                    <header class="page-head"><div>
                        <h1>{title}</h1><p class="muted">{words.say("admin-mail-lead")}</p>
                    </div></header>
                    <Tabs here=Tab::Mail/>
                    <dl class="kv across">{counts.into_iter().collect_view()}</dl>
                    <Dead letters/>
                },
            )
        },
    )
}

#[component]
fn Dead(letters: Vec<DeadLetterRow>) -> impl IntoView {
    let words = words();
    if letters.is_empty() {
        let none = words.say("admin-mail-none");
        return view! { <div class="card"><div class="empty"><p>{none}</p><p>{words.say("admin-mail-none.help")}</p></div></div> }
            .into_any();
    }
    let heads = ["admin-mail-to", "admin-mail-what", "admin-mail-why", "admin-mail-act"]
        .map(|key| view! { <th scope="col">{words.say(key)}</th> })
        .into_iter()
        .collect_view();
    let rows = letters.into_iter().map(|letter| view! { <Letter letter/> }).collect_view();
    view! {
        <section class="card" aria-labelledby="dood-kop">
            <header><h2 id="dood-kop">{words.say("admin-mail-dead")}</h2>
                <Form id="retry-all" action=RetryMail::PATH>
                    <button class="btn small" type="submit">{words.say("admin-mail-retry-all")}</button>
                </Form>
            </header>
            <table class="fold mid">
                <caption class="sr">{words.say("admin-mail-dead")}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

#[component]
fn Letter(letter: DeadLetterRow) -> impl IntoView {
    let words = words();
    let DeadLetterRow { id, name, email, subject, reason, attempts, at } = letter;
    let tried = words.tell("admin-mail-tried", &[("count", attempts.into()), ("moment", words.moment(at).into())]);
    let again = words.tell("admin-mail-retry-to", &[("name", name.clone().into())]);
    view! {
        <tr data-letter=id.to_string()>
            <th scope="row">{name}<span class="sub">{email}</span></th>
            <td data-label=words.say("admin-mail-what")><span>{subject}</span></td>
            <td data-label=words.say("admin-mail-why")><span>{reason}<span class="sub">{tried}</span></span></td>
            <td data-label=words.say("admin-mail-act")>
                <Form id=format!("retry-{id}") action=RetryMail::PATH>
                    <Hidden name="letter" value=id.to_string()/>
                    <button class="btn small" type="submit" aria-label=again>{words.say("admin-mail-retry")}</button>
                </Form>
            </td>
        </tr>
    }
    .into_any()
}
