//! What the administrators' pages have in common: their tabs, and a policy in plain language.

use leptos::prelude::*;

use crate::{
    i18n::Words,
    model::{BackupRule, Coverage, Rules},
    parts::{Notice, Tone},
    scene::words,
};

/// A page of the desk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Policy,
    People,
    Branches,
    House,
    Mail,
}

const TABS: [(Tab, &str, &str); 5] = [
    (Tab::Policy, "/admin", "admin-tab-policy"),
    (Tab::People, "/admin/people", "admin-tab-people"),
    (Tab::Branches, "/admin/branches", "admin-tab-branches"),
    (Tab::House, "/admin/organisation", "admin-tab-house"),
    (Tab::Mail, "/admin/mail", "admin-tab-mail"),
];

/// The pages of the desk.
#[component]
pub(super) fn Tabs(here: Tab) -> impl IntoView {
    let words = words();
    let tabs = TABS.map(|(tab, path, key)| {
        let current = (tab == here).then_some("page");
        view! { <li><a href=path aria-current=current>{words.say(key)}</a></li> }
    });
    view! { <nav class="tabs" aria-label=words.say("admin-tabs")><ul>{tabs.into_iter().collect_view()}</ul></nav> }
        .into_any()
}

/// Whoever is the only administrator is reminded that nobody can stand in for them.
#[component]
pub(super) fn Alone(coverage: Coverage) -> impl IntoView {
    let words = words();
    let alone = (coverage.administrators < 2).then(|| {
        let (what, help) = (words.say("admin-alone"), words.say("admin-alone.help"));
        view! { <div data-state="alone"><Notice tone=Tone::Warn what help/></div> }
    });
    alone.into_any()
}

/// A policy, a sentence each: the same ones in the same order for every policy.
pub(super) fn sentences(words: Words, rules: &Rules) -> Vec<String> {
    let days = |key: &str, days: u32| words.tell(key, &[("days", days.into())]);
    let second = match (rules.required, rules.grace_days) {
        (false, _) => words.say("policy-free"),
        (true, 0) => words.say("policy-required"),
        (true, grace) => days("policy-grace", grace),
    };
    let [voice, sms] = rules.numbers;
    let named = [("app", true), ("voice", voice), ("sms", sms)].into_iter().filter(|(_, is)| *is);
    let named = named.map(|(name, _)| words.say(&format!("policy-method-{name}"))).collect();
    let methods = words.tell("policy-methods", &[("methods", words.either(named).into())]);
    let others = words.say(if voice && sms { "policy-others-none" } else { "policy-others-number" });
    let (beside, alone) = rules.password_minimum;
    let lengths = [("beside", beside.into()), ("alone", alone.into())];
    let key = if beside == alone { "policy-password-even" } else { "policy-password" };
    let password = words.tell(&format!("{key}{}", if rules.classes { "-classes" } else { "" }), &lengths);
    let devices = match rules.remember_days {
        0 => words.say("policy-remember-none"),
        remember => days("policy-remember", remember),
    };
    let codes = match (rules.recovery_codes, rules.switches_off) {
        (0, _) => words.say("policy-codes-none"),
        (count, true) => words.tell("policy-codes-switch-off", &[("count", count.into())]),
        (count, false) => words.tell("policy-codes", &[("count", count.into())]),
    };
    let backup = words.say(match rules.backup_email {
        BackupRule::Off => "policy-backup-off",
        BackupRule::Offered => "policy-backup-offered",
        BackupRule::Required => "policy-backup-required",
    });
    let mailbox = words.say(if rules.mailbox { "policy-mailbox" } else { "policy-mailbox-off" });
    let reset = words.say(if rules.support_resets { "policy-reset-support" } else { "policy-reset-administrators" });
    vec![second, methods, others, password, devices, codes, backup, mailbox, reset]
}
