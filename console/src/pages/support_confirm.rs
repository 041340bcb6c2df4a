//! `/support/accounts/{id}/{act}`: what exactly an act will do, before it is done.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{desk_page, support::whom, support_offers::Against};
use crate::{
    calls::support::{
        CorrectEmail, CorrectName, DisableAccount, EnableAccount, EndAccountSessions, ResendInvitation, ResetAccount,
        UnlockAccount, counter,
    },
    i18n::Words,
    model::{Confirm, Plan, SupportAct},
    parts::{Area, Field, Form, Hidden, Kind},
    scene::words,
    shell::Sheet,
};

/// No ticket and no reason is longer, in characters; the desk says so as well.
const LONGEST_TICKET: u32 = 40;
const LONGEST_REASON: u32 = 300;
const LONGEST_NAME: u32 = 100;

pub(crate) fn confirm() -> AnyView {
    let asked = whom();
    desk_page(
        counter(),
        move |counter| async move {
            let (account, act) = asked?;
            counter.support.confirm_page(&counter.visit, account, act).await
        },
        |confirm: Confirm| {
            let words = words();
            let key = format!("act-{}", confirm.plan.act().name());
            let title = words.tell(&format!("{key}.title"), &[("name", confirm.name.clone().into())]);
            Sheet::new(title.clone(), view! { <Question title key confirm/> })
        },
    )
}

#[component]
fn Question(title: String, key: String, confirm: Confirm) -> impl IntoView {
    let words = words();
    let Confirm { account, name, email, seen, plan, warnings } = confirm;
    let act = plan.act();
    let lines = lines(words, &plan).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let stays = words.say(&format!("{key}.stays"));
    let sure = if matches!(act, SupportAct::Reset | SupportAct::Disable) { "btn danger sure" } else { "btn primary" };
    let back = format!("/support/accounts/{account}");
    view! {
        <header class="page-head"><div>
            <nav class="crumbs" aria-label=words.say("crumbs-label")><ol>
                <li><a href="/support">{words.say("crumbs-search")}</a></li><li><a href=back.clone()>{name.clone()}</a></li>
            </ol></nav>
            <h1>{title}</h1>
            <p class="muted">{name}", "{email}</p>
        </div></header>
        <div class="card"><div class="body">
            <p><strong>{words.say("confirm-plan")}</strong></p>
            <ol class="plan">{lines}</ol>
            <p class="small muted">{stays}</p>
            <div class="act-beside">
                <Against id="tegen".to_owned() warnings/>
                <Form id=act.name() action=action(act) class="stack">
                    <Hidden name="account" value=account.to_string()/>
                    <Hidden name="seen" value=seen.to_string()/>
                    {(act == SupportAct::Reset).then(|| view! {
                        <Field name="ticket" label=words.say("field-ticket") hint=words.say("field-ticket.hint") max=LONGEST_TICKET/>
                    })}
                    {(act == SupportAct::CorrectName).then(|| view! {
                        <Field name="name" label=words.say("field-right-name") max=LONGEST_NAME/>
                    })}
                    {(act == SupportAct::CorrectEmail).then(|| view! {
                        <Field name="email" label=words.say("field-right-email") hint=words.say("field-right-email.hint") kind=Kind::OtherEmail/>
                    })}
                    {(act != SupportAct::Resend).then(|| view! {
                        <Area name="reason" label=words.say("field-reason") hint=words.say("field-reason.hint") max=LONGEST_REASON/>
                    })}
                    <div class="cluster">
                        <button class=sure type="submit">{words.say(&format!("{key}.sure"))}</button>
                        <a class="btn quiet" href=back>{words.say("no-back")}</a>
                    </div>
                </Form>
            </div>
        </div></div>
    }
    .into_any()
}

const fn action(act: SupportAct) -> &'static str {
    match act {
        SupportAct::Reset => ResetAccount::PATH,
        SupportAct::Unlock => UnlockAccount::PATH,
        SupportAct::EndSessions => EndAccountSessions::PATH,
        SupportAct::Resend => ResendInvitation::PATH,
        SupportAct::Disable => DisableAccount::PATH,
        SupportAct::Enable => EnableAccount::PATH,
        SupportAct::CorrectName => CorrectName::PATH,
        SupportAct::CorrectEmail => CorrectEmail::PATH,
    }
}

/// What will happen, one thing a line: the truth for this very account.
fn lines(words: Words, plan: &Plan) -> Vec<String> {
    let told = words.say("plan-told");
    let ends = |count: u32| words.tell("plan-sessions-end", &[("count", count.into())]);
    match plan {
        Plan::Reset { apps, phones, codes, sessions, minutes, days } => {
            let gone = match (apps.is_empty(), phones.is_empty()) {
                (true, true) => Some(words.say("plan-no-apps")),
                (true, false) => None,
                (false, _) => {
                    let apps = words.both(apps.iter().map(|label| format!("‘{label}’")).collect());
                    Some(words.tell("plan-apps", &[("apps", apps.into()), ("days", (*days).into())]))
                }
            };
            let codes = words.tell("plan-codes", &[("count", (*codes).into())]);
            let then = words.tell("plan-then", &[("minutes", (*minutes).into())]);
            let numbers = (!phones.is_empty())
                .then(|| words.tell("plan-phones", &[("numbers", words.both(phones.clone()).into())]));
            gone.into_iter().chain(numbers).chain([codes, ends(*sessions), then, told]).collect()
        }
        Plan::Unlock => vec![words.say("plan-unlock"), told],
        Plan::EndSessions { sessions } => vec![ends(*sessions), words.say("plan-sign-in-again")],
        Plan::Resend { days } => {
            vec![words.tell("plan-resend", &[("days", (*days).into())]), words.say("plan-resend-void")]
        }
        Plan::Disable { sessions } => vec![words.say("plan-disable"), ends(*sessions), words.say("plan-disable-links")],
        Plan::Enable => vec![words.say("plan-enable"), told],
        Plan::CorrectName => vec![words.say("plan-name")],
        Plan::CorrectEmail { hours } => vec![
            words.tell("plan-email-both", &[("hours", (*hours).into())]),
            words.say("plan-email-warned"),
            words.say("plan-email-then"),
        ],
    }
}
