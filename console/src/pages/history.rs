//! The account's history: what, when, from where and by whom.

use leptos::prelude::*;

use super::{page, query};
use crate::{
    model::ActivityPage,
    parts::{Link, Timeline},
    scene::words,
    shell::Sheet,
};

pub(crate) fn activity() -> AnyView {
    let number = query("page").and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1);
    page(
        move |desk| async move { desk.portal.activity_page(&desk.visit, number).await },
        |ActivityPage { entries, page, pages }| {
            let words = words();
            let title = words.say("activity-title");
            let at = words.tell("activity-page", &[("page", page.into()), ("pages", pages.into())]);
            let to = |page: u32| format!("/me/activity?page={page}");
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1><p class="lead">{words.say("activity-lead")}</p></header>
                    {if entries.is_empty() {
                        view! { <p class="muted">{words.say("recent-none")}</p> }.into_any()
                    } else {
                        view! { <Timeline entries/> }.into_any()
                    }}
                    {(pages > 1).then(|| view! {
                        <nav class="cluster between" aria-label=words.say("activity-pages")>
                            {(page > 1).then(|| view! { <Link href=to(page - 1) label=words.say("activity-newer")/> })}
                            <span class="muted">{at}</span>
                            {(page < pages).then(|| view! { <Link href=to(page + 1) label=words.say("activity-older")/> })}
                        </nav>
                    })}
                    <p><a href="/me">{words.say("back-to-me")}</a></p>
                },
            )
        },
    )
}
