//! `/admin/policy`: what an edit will do, and to how many accounts today, before it is saved.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    admin::hidden,
    admin_words::{Tab, Tabs, sentences},
    desk_page, query,
};
use crate::{
    calls::admin::{ChangePolicy, office},
    model::{PolicyFields, PolicyPlan},
    parts::{Form, Hidden, Notice, Tone},
    scene::words,
    shell::Sheet,
};

pub(crate) fn plan() -> AnyView {
    let edit = PolicyFields::read(query);
    desk_page(
        office(),
        |office| async move { office.admin.plan_page(&office.visit, &edit).await },
        |plan: PolicyPlan| {
            let title = words().say("admin-plan-title");
            Sheet::new(title.clone(), view! { <Plan title plan/> })
        },
    )
}

#[component]
fn Plan(title: String, plan: PolicyPlan) -> impl IntoView {
    let words = words();
    let PolicyPlan { seen, edition, fields, before, after, affected, active, consequences } = plan;
    let pairs: Vec<_> = sentences(words, &before).into_iter().zip(sentences(words, &after)).collect();
    let changed = pairs.iter().filter(|(was, is)| was != is).count();
    let lines = pairs.into_iter().map(|(was, is)| match was == is {
        true => view! { <li>{is}</li> }.into_any(),
        false => view! { <li><span><del class="was">{was}</del>" "<ins>{is}</ins></span></li> }.into_any(),
    });
    let grave = consequences.iter().any(|(name, count)| ["locked_out", "no_way_back"].contains(name) && *count > 0);
    let counts = consequences.iter().map(|(name, count)| {
        view! { <dt>{count.to_string()}</dt><dd data-consequence=*name>{words.say(&format!("consequence-{name}"))}</dd> }
    });
    let counts = counts.collect_view();
    let back = format!("/admin?{}", fields.query());
    let nothing = changed == 0;
    view! {
        <header class="page-head"><div>
            <nav class="crumbs" aria-label=words.say("crumbs-label")><ol>
                <li><a href=back.clone()>{words.say("admin-policy-title")}</a></li><li>{title.clone()}</li>
            </ol></nav>
            <h1>{title}</h1>
            <p class="muted">{words.tell("admin-plan-lead", &[("count", changed.into())])}</p>
        </div></header>
        <Tabs here=Tab::Policy/>
        <div class="desk">
            <section class="card" aria-labelledby="woorden-kop">
                <header><h2 id="woorden-kop">{words.say("admin-plan-words")}</h2></header>
                <div class="body"><ul class="stack tight">{lines.collect_view()}</ul></div>
            </section>
            <aside class="card stay" aria-labelledby="gevolg-kop">
                <header><h2 id="gevolg-kop">{words.say("admin-plan-means")}</h2></header>
                <div class="body">
                    <div>
                        <p class="impact" data-affected=affected.to_string()><b>{affected.to_string()}</b><span>{words.tell("admin-plan-affected", &[("count", affected.into())])}</span></p>
                        <p class="small muted">{words.tell("admin-plan-of", &[("count", active.into())])}</p>
                    </div>
                    {(!consequences.is_empty()).then(|| view! { <dl class="kv counts">{counts}</dl> })}
                    {grave.then(|| view! { <Notice tone=Tone::Danger what=words.say("admin-plan-grave") help=words.say("admin-plan-grave.help")/> })}
                    <Form id="change-policy" action=ChangePolicy::PATH class="stack tight">
                        <Hidden name="seen" value=seen.to_string()/>
                        {hidden(&fields)}
                        {(!nothing).then(|| view! {
                            <button class="btn primary full" type="submit">{words.tell("admin-plan-save", &[("edition", edition.into())])}</button>
                        })}
                        <a class="btn full" href=back>{words.say("admin-plan-back")}</a>
                        <p class="small muted">{words.say(if nothing { "admin-plan-nothing" } else { "admin-plan-told" })}</p>
                    </Form>
                </div>
            </aside>
        </div>
    }
    .into_any()
}
