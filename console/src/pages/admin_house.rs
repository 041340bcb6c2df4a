//! `/admin/organisation`: name, colour and helpdesk, and what another one will do before it is saved.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    admin_words::{Tab, Tabs},
    desk_page, query,
};
use crate::{
    calls::admin::{ChangePresentation, office, short},
    model::{PresentationFields, PresentationPage, PresentationPlan},
    parts::{Colour, Field, Form, Hidden},
    scene::words,
    shell::Sheet,
};

/// As much of a name as its picture has room for, in characters.
const SHOWN: usize = 28;

pub(crate) fn organisation() -> AnyView {
    // an edit under way stands in the address
    let edit = query("colour").map(|_| edit());
    desk_page(
        office(),
        |office| async move { office.admin.presentation_page(&office.visit, edit).await },
        |PresentationPage { slug, fields }: PresentationPage| {
            let words = words();
            let title = words.say("admin-house-title");
            let picture = picture(words.say("admin-house-now"), &fields);
            Sheet::new(
                title.clone(),
                view! {
                    <header class="page-head"><div>
                        <h1>{title}</h1><p class="muted">{words.say("admin-house-lead")}</p>
                    </div></header>
                    <Tabs here=Tab::House/>
                    <div class="desk">
                        <section class="card"><div class="body">
                            <form id="organisation" class="stack" method="get" action="/admin/organisation/change" novalidate>
                                <Field name="name" label=words.say("admin-house-name") hint=words.say("admin-house-name.hint") value=Some(fields.name) max=80/>
                                <Colour name="colour" label=words.say("admin-house-colour") hint=words.say("admin-house-colour.hint") value=fields.colour/>
                                <Field name="helpdesk" label=words.say("admin-house-helpdesk") hint=words.say("admin-house-helpdesk.hint") value=Some(fields.helpdesk) max=120/>
                                <div class="submit">
                                    <button class="btn primary" type="submit">{words.say("admin-policy-plan")}</button>
                                    <p class="hint">{words.say("admin-house-plan.hint")}</p>
                                </div>
                            </form>
                        </div></section>
                        <aside class="card stay" aria-labelledby="kop-kop">
                            <header><h2 id="kop-kop">{words.say("admin-house-preview")}</h2></header>
                            <div class="body">
                                {picture}
                                <p class="small muted">{words.tell("admin-house-slug", &[("slug", slug.into())])}</p>
                            </div>
                        </aside>
                    </div>
                },
            )
        },
    )
}

pub(crate) fn change() -> AnyView {
    let edit = edit();
    desk_page(
        office(),
        |office| async move { office.admin.presentation_plan(&office.visit, &edit).await },
        |plan: PresentationPlan| {
            let title = words().say("admin-plan-title");
            Sheet::new(title.clone(), view! { <Plan title plan/> })
        },
    )
}

#[component]
fn Plan(title: String, plan: PresentationPlan) -> impl IntoView {
    let words = words();
    let PresentationPlan { seen, before, after, contrast, pages, people } = plan;
    let back = format!("/admin/organisation?{}", after.query());
    let names = [("before", before.name.clone().into()), ("after", after.name.clone().into())];
    let ratio = [("whole", (contrast / 10).into()), ("tenth", (contrast % 10).into())];
    let (renamed, coloured) = (before.name != after.name, before.colour != after.colour);
    let reached = (before.helpdesk != after.helpdesk).then(|| match after.helpdesk.as_str() {
        "" => words.say("admin-house-no-helpdesk"),
        line => words.tell("admin-house-reached", &[("helpdesk", line.into())]),
    });
    let nothing = !renamed && !coloured && reached.is_none();
    let lines = [
        renamed.then(|| words.tell("admin-house-renamed", &names)),
        coloured.then(|| words.tell("admin-house-coloured", &ratio)),
        coloured.then(|| words.say(if pages { "admin-house-pages" } else { "admin-house-pages-stay" })),
        reached,
    ];
    let lines = lines.into_iter().flatten().map(|line| view! { <li>{line}</li> }).collect_view();
    let hidden = after.pairs().map(|(name, value)| view! { <Hidden name value=value.to_owned()/> });
    view! {
        <header class="page-head"><div>
            <nav class="crumbs" aria-label=words.say("crumbs-label")><ol>
                <li><a href=back.clone()>{words.say("admin-house-title")}</a></li><li>{title.clone()}</li>
            </ol></nav>
            <h1>{title}</h1>
            <p class="muted">{words.say(if nothing { "admin-house-nothing" } else { "admin-house-unsaved" })}</p>
        </div></header>
        <Tabs here=Tab::House/>
        <div class="desk">
            <section class="card" aria-labelledby="woorden-kop">
                <header><h2 id="woorden-kop">{words.say("admin-plan-words")}</h2></header>
                <div class="body">
                    <ul class="stack tight">{lines}</ul>
                    {(renamed || coloured).then(|| view! {
                        {picture(words.say("admin-house-before"), &before)}
                        {picture(words.say("admin-house-after"), &after)}
                    })}
                </div>
            </section>
            <aside class="card stay" aria-labelledby="gevolg-kop">
                <header><h2 id="gevolg-kop">{words.say("admin-plan-means")}</h2></header>
                <div class="body">
                    <p class="impact" data-affected=people.to_string()><b>{people.to_string()}</b><span>{words.tell("admin-house-seen-by", &[("count", people.into())])}</span></p>
                    <Form id="present" action=ChangePresentation::PATH class="stack tight">
                        <Hidden name="seen" value=seen.to_string()/>
                        {hidden.into_iter().collect_view()}
                        {(!nothing).then(|| view! { <button class="btn primary full" type="submit">{words.say("admin-house-save")}</button> })}
                        <a class="btn full" href=back>{words.say("admin-plan-back")}</a>
                        <p class="small muted">{words.say(if nothing { "admin-plan-nothing" } else { "admin-house-told" })}</p>
                    </Form>
                </div>
            </aside>
        </div>
    }
    .into_any()
}

fn edit() -> PresentationFields {
    let text = |name: &str| short(query(name).unwrap_or_default());
    PresentationFields { name: text("name"), colour: text("colour"), helpdesk: text("helpdesk") }
}

/// How a mail begins: the name in white on the colour.
fn picture(caption: String, fields: &PresentationFields) -> AnyView {
    let long = fields.name.chars().count() > SHOWN;
    let shown: String = fields.name.chars().take(SHOWN).chain(long.then_some('…')).collect();
    let said = format!("{caption}: {}", fields.name);
    view! {
        <figure class="chart">
            <figcaption><b>{caption}</b></figcaption>
            <svg viewBox="0 0 340 48" role="img" aria-label=said data-colour=fields.colour.clone()>
                <rect width="340" height="48" rx="4" fill=fields.colour.clone()></rect>
                <text x="16" y="30" fill="#ffffff" font-size="16" font-weight="600">{shown}</text>
            </svg>
        </figure>
    }
    .into_any()
}
