//! The account's history: what, when, from where and by whom.

use leptos::prelude::*;

use super::{page, query, recover::place};
use crate::{
    i18n::Words,
    model::{Activity, ActivityPage, Deed, Doer, Proof},
    parts::Link,
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

/// The entries on their thread.
#[component]
pub(super) fn Timeline(entries: Vec<Activity>) -> impl IntoView {
    let words = words();
    let entries = entries.into_iter().map(|entry| {
        let (class, state) = weight(&entry.deed);
        let by = words.say(match entry.by {
            Doer::Owner => "by-owner",
            Doer::Staff => "by-staff",
            Doer::System => "by-system",
            Doer::Stranger => "by-stranger",
        });
        let known = entry.from.agent.is_some() || entry.from.ip.is_some();
        let from = known.then(|| format!(", {}", place(words, &entry.from)));
        view! {
            <li class=class data-state=state>
                <span class="what">{deed_words(words, &entry.deed)}</span>
                <span class="when"><time datetime=entry.at.to_rfc3339()>{words.moment(entry.at)}</time>", "{by}{from}</span>
            </li>
        }
    });
    view! { <ol class="timeline">{entries.collect_view()}</ol> }.into_any()
}

/// How heavy a line weighs: a change of the locks, something refused, or daily life.
const fn weight(deed: &Deed) -> (&'static str, &'static str) {
    match deed {
        Deed::SignInRefused { .. }
        | Deed::Locked
        | Deed::Frozen
        | Deed::AppSuspended { .. }
        | Deed::NotMeReported
        | Deed::ResetBySupport
        | Deed::Disabled
        | Deed::EmailChangeRequested => ("alert", "alert"),
        Deed::SignedIn { .. }
        | Deed::ProvenAnew { .. }
        | Deed::EnrolmentStarted
        | Deed::LinkRequested
        | Deed::CodesAcknowledged => ("", "plain"),
        _ => ("key", "change"),
    }
}

/// What happened, as a sentence.
pub(super) fn deed_words(words: Words, deed: &Deed) -> String {
    let labelled = |key: &str, label: &String| words.tell(key, &[("label", label.into())]);
    let counted = |key: &str, count: u32| words.tell(key, &[("count", count.into())]);
    match deed {
        Deed::Invited => words.say("deed-invited"),
        Deed::Activated => words.say("deed-activated"),
        Deed::PasswordChanged => words.say("deed-password-changed"),
        Deed::PasswordReset => words.say("deed-password-reset"),
        Deed::EnrolmentStarted => words.say("deed-enrolment-started"),
        Deed::AppLinked { label } => labelled("deed-app-linked", label),
        Deed::AppRenamed { label } => labelled("deed-app-renamed", label),
        Deed::AppSuspended { label } => labelled("deed-app-suspended", label),
        Deed::AppResumed { label } => labelled("deed-app-resumed", label),
        Deed::AppTrashed { label } => labelled("deed-app-trashed", label),
        Deed::AppRestored { label } => labelled("deed-app-restored", label),
        Deed::AppPurged { label } => labelled("deed-app-purged", label),
        Deed::CodesIssued { count } => counted("deed-codes-issued", *count),
        Deed::CodesAcknowledged => words.say("deed-codes-acknowledged"),
        Deed::CodeUsed => words.say("deed-code-used"),
        Deed::LinkRequested => words.say("deed-link-requested"),
        Deed::LinkRedeemed => words.say("deed-link-redeemed"),
        Deed::SignedIn { proofs } => words.tell("deed-signed-in", &[("proofs", proof_words(words, proofs).into())]),
        Deed::ProvenAnew { proofs } => words.tell("deed-proven-anew", &[("proofs", proof_words(words, proofs).into())]),
        Deed::SignInRefused { count } => counted("deed-sign-in-refused", *count),
        Deed::Locked => words.say("deed-locked"),
        Deed::Unlocked => words.say("deed-unlocked"),
        Deed::Frozen => words.say("deed-frozen"),
        Deed::Thawed => words.say("deed-thawed"),
        Deed::NotMeReported => words.say("deed-not-me-reported"),
        Deed::ResetBySupport => words.say("deed-reset-by-support"),
        Deed::UnlockedBySupport => words.say("deed-unlocked-by-support"),
        Deed::SessionsEnded => words.say("deed-sessions-ended"),
        Deed::Disabled => words.say("deed-disabled"),
        Deed::Enabled => words.say("deed-enabled"),
        Deed::NameCorrected => words.say("deed-name-corrected"),
        Deed::EmailChangeRequested => words.say("deed-email-change-requested"),
        Deed::EmailConfirmed { by_new_address: false } => words.say("deed-email-confirmed-old"),
        Deed::EmailConfirmed { by_new_address: true } => words.say("deed-email-confirmed-new"),
        Deed::EmailChanged => words.say("deed-email-changed"),
        Deed::RoleGranted { role } => words.tell("deed-role-granted", &[("role", words.say(role.key()).into())]),
        Deed::RoleRevoked { role } => words.tell("deed-role-revoked", &[("role", words.say(role.key()).into())]),
    }
}

/// "wachtwoord en app".
fn proof_words(words: Words, proofs: &[Proof]) -> String {
    let name = |proof: &Proof| {
        words.say(match proof {
            Proof::Password => "proof-password",
            Proof::App => "proof-app",
            Proof::RecoveryCode => "proof-recovery-code",
            Proof::Mailbox => "proof-mailbox",
            Proof::TrashedApp => "proof-trashed-app",
        })
    };
    words.both(proofs.iter().map(name).collect())
}
