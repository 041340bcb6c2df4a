//! `/admin`: the policy, as it is and to be edited.

use leptos::prelude::*;

use super::{
    admin_words::{Alone, Tab, Tabs, sentences},
    desk_page, query,
};
use crate::{
    calls::{admin::office, ticked},
    model::{Coverage, PolicyFields, PolicyPage},
    parts::{Hidden, Number, Options, Radios, Tick},
    scene::words,
    shell::Sheet,
};

pub(crate) fn policy() -> AnyView {
    // an edit under way stands in the address, whole
    let edit = query("second_factor").map(|_| PolicyFields::read(query));
    desk_page(
        office(),
        |office| async move { office.admin.policy_page(&office.visit, edit).await },
        |page: PolicyPage| {
            let words = words();
            let title = words.say("admin-policy-title");
            let edition = [("edition", page.edition.into()), ("moment", words.moment(page.since).into())];
            let lines = sentences(words, &page.rules).into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
            Sheet::new(
                title.clone(),
                view! {
                    <header class="page-head"><div>
                        <h1>{title}</h1>
                        <p class="muted" data-edition=page.edition.to_string()>{words.tell("admin-policy-lead", &edition)}</p>
                    </div></header>
                    <Tabs here=Tab::Policy/>
                    <Alone coverage=page.coverage/>
                    <div class="desk">
                        <PolicyForm fields=page.fields/>
                        <aside class="card stay" aria-labelledby="nu-kop">
                            <header><h2 id="nu-kop">{words.say("admin-policy-now")}</h2></header>
                            <div class="body">
                                <div class="prose">{lines}</div>
                                <Covered coverage=page.coverage/>
                            </div>
                        </aside>
                    </div>
                },
            )
        },
    )
}

/// A GET form, so that an edit has an address: the page that it leads to restates it, and changes nothing.
#[component]
fn PolicyForm(fields: PolicyFields) -> impl IntoView {
    let words = words();
    let say = |key: &str| words.say(key);
    let options =
        |pairs: &[(&'static str, &str)]| pairs.iter().map(|(name, key)| (*name, say(key))).collect::<Vec<_>>();
    let second = options(&[("required", "admin-second-required"), ("optional", "admin-second-optional")]);
    let effects = options(&[("sign_in", "admin-effect-sign-in"), ("switch_off", "admin-effect-switch-off")]);
    let backup = options(&[
        ("off", "admin-backup-off"),
        ("offered", "admin-backup-offered"),
        ("required", "admin-backup-required"),
    ]);
    let resets = options(&[("support", "admin-reset-by-support"), ("administrators", "admin-reset-by-administrators")]);
    let (days, characters, pieces) = (say("admin-days"), say("admin-characters"), say("admin-pieces"));
    view! {
        <form id="policy" class="stack" method="get" action="/admin/policy" novalidate>
            <section class="card"><div class="body"><fieldset>
                <legend>{say("admin-second")}</legend>
                <Radios name="second_factor" value=fields.second_factor options=second/>
                <Number name="grace_days" label=say("admin-grace") hint=say("admin-grace.hint") unit=days.clone()
                    value=fields.grace_days bounds=(0, 60)/>
            </fieldset></div></section>
            <section class="card"><div class="body"><fieldset>
                <legend>{say("admin-methods")}</legend>
                <p class="hint">{say("admin-methods.hint")}</p>
                <Tick name="voice" label=say("admin-method-voice") hint=say("admin-method-voice.hint") ticked={ticked(&fields.voice)}/>
                <Tick name="sms" label=say("admin-method-sms") hint=say("admin-method-sms.hint") ticked={ticked(&fields.sms)}/>
            </fieldset></div></section>
            <section class="card"><div class="body"><fieldset>
                <legend>{say("admin-password")}</legend>
                <Number name="password_minimum" label=say("admin-minimum") hint=say("admin-minimum.hint") unit=characters
                    value=fields.password_minimum bounds=(8, 64)/>
                <Tick name="classes" label=say("admin-classes") hint=say("admin-classes.hint") ticked={ticked(&fields.classes)}/>
                <Number name="remember_days" label=say("admin-remember") hint=say("admin-remember.hint") unit=days
                    value=fields.remember_days bounds=(0, 90)/>
            </fieldset></div></section>
            <section class="card"><div class="body"><fieldset>
                <legend>{say("admin-ways-back")}</legend>
                <Number name="recovery_codes" label=say("admin-codes") hint=say("admin-codes.hint") unit=pieces
                    value=fields.recovery_codes bounds=(0, 20)/>
                <Options name="code_effect" label=say("admin-effect") hint=say("admin-effect.hint") value=fields.code_effect options=effects/>
                <Options name="backup_email" label=say("admin-backup") hint=say("admin-backup.hint") value=fields.backup_email options=backup/>
                <Tick name="mailbox" label=say("admin-mailbox") hint=say("admin-mailbox.hint") ticked={ticked(&fields.mailbox)}/>
                <Options name="reset_by" label=say("admin-reset-by") hint=say("admin-reset-by.hint") value=fields.reset_by options=resets/>
            </fieldset></div></section>
            <div class="submit">
                <button class="btn primary" type="submit">{say("admin-policy-plan")}</button>
                <p class="hint">{say("admin-policy-plan.hint")}</p>
            </div>
        </form>
    }
    .into_any()
}

/// How many have a second factor, as a picture and in numbers.
#[component]
pub(super) fn Covered(coverage: Coverage) -> impl IntoView {
    let words = words();
    let Coverage { active, protected, invited, .. } = coverage;
    let without = active.saturating_sub(protected);
    let share = |count: u64| (count * 100 + active / 2).checked_div(active).unwrap_or(0);
    let counts = [("count", protected.into()), ("all", active.into()), ("share", share(protected).into())];
    let said = words.tell("admin-covered", &counts);
    let rows = [
        ("admin-covered-yes", protected, "dot fill-bg-a"),
        ("admin-covered-no", without, "dot fill-bg-s"),
        ("admin-covered-invited", invited, "dot fill-bg-b"),
    ];
    let rows = rows.map(|(key, count, dot)| {
        view! { <tr><th scope="row"><span class=dot></span>{words.say(key)}</th><td class="n">{count.to_string()}</td></tr> }
    });
    view! {
        <figure class="chart">
            <figcaption><b>{words.say("admin-covered-title")}</b><span>{said.clone()}</span></figcaption>
            <div class="bar">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=said>
                    <rect class="fill-s" x="0" y="0" width="100" height="10"/>
                    <rect class="fill-a" x="0" y="0" width=share(protected).to_string() height="10"/>
                </svg>
            </div>
            <table class="plain">
                <caption class="sr">{words.say("admin-covered-title")}</caption>
                <thead class="sr"><tr><th scope="col">{words.say("admin-covered-head")}</th><th scope="col" class="n">{words.say("admin-covered-count")}</th></tr></thead>
                <tbody>{rows.into_iter().collect_view()}</tbody>
            </table>
        </figure>
    }
    .into_any()
}

/// An edit, as hidden fields.
pub(super) fn hidden(fields: &PolicyFields) -> AnyView {
    fields
        .pairs()
        .map(|(name, value)| view! { <Hidden name value=value.to_owned()/> })
        .into_iter()
        .collect_view()
        .into_any()
}
