//! A history on its thread: what, when, by whom and from where.

use leptos::prelude::*;

use super::{deed_words, place};
use crate::{
    i18n::Words,
    model::{Activity, Deed, Doer, Place},
    scene::words,
};

/// The entries on their thread.
#[component]
pub(crate) fn Timeline(entries: Vec<Activity>) -> impl IntoView {
    let words = words();
    let entries = entries.into_iter().map(|entry| {
        let (class, state) = weight(&entry.deed);
        let by = by_whom(words, &entry, Reader::Owner);
        view! {
            <li class=class data-state=state>
                <span class="what">{deed_words(words, &entry.deed)}</span>
                <span class="when"><time datetime=entry.at.to_rfc3339()>{words.moment(entry.at)}</time>", "{by}</span>
            </li>
        }
    });
    view! { <ol class="timeline">{entries.collect_view()}</ol> }.into_any()
}

/// Who reads a history.
#[derive(Clone, Copy)]
pub(crate) enum Reader {
    /// Whose it is.
    Owner,
    /// Somebody at a desk.
    Desk,
}

/// Who did it, and from where as far as that is known.
pub(crate) fn by_whom(words: Words, entry: &Activity, reader: Reader) -> String {
    with_place(words, &doer(words, entry.by, reader), &entry.from)
}

/// Who it was, without a name.
pub(crate) fn doer(words: Words, by: Doer, reader: Reader) -> String {
    words.say(match (by, reader) {
        (Doer::Owner, Reader::Owner) => "by-you",
        (Doer::Owner, Reader::Desk) => "by-owner",
        (Doer::Staff, Reader::Owner) => "by-your-staff",
        (Doer::Staff, Reader::Desk) => "by-staff",
        (Doer::Operator, _) => "by-operator",
        (Doer::System, _) => "by-system",
        (Doer::Stranger, _) => "by-stranger",
    })
}

/// Somebody, and the place they acted from where it is known.
pub(crate) fn with_place(words: Words, who: &str, from: &Place) -> String {
    let known = from.agent.is_some() || from.ip.is_some();
    if known { format!("{who}, {}", place(words, from)) } else { who.to_owned() }
}

/// How heavy a line weighs: a change of the locks, something refused, or daily life.
pub(crate) const fn weight(deed: &Deed) -> (&'static str, &'static str) {
    match deed {
        Deed::SignInRefused { .. }
        | Deed::Locked
        | Deed::Frozen
        | Deed::AppSuspended { .. }
        | Deed::PhoneSuspended
        | Deed::PhoneObjected
        | Deed::PhoneAnsweredWrong
        | Deed::NotMeReported
        | Deed::ResetBySupport
        | Deed::Disabled
        | Deed::SecondFactorSwitchedOff
        | Deed::EmailChangeRequested => ("alert", "alert"),
        Deed::SignedIn { .. }
        | Deed::ProvenAnew { .. }
        | Deed::EnrolmentStarted
        | Deed::PhoneAdded
        | Deed::PhoneCalled
        | Deed::PhoneSentCode
        | Deed::PhoneAnswered
        | Deed::LinkRequested
        | Deed::GraceStarted
        | Deed::EnrolmentSkipped { .. }
        | Deed::BackupEmailRequested
        | Deed::MagicLinkRequested
        | Deed::DeviceRemembered
        | Deed::CodesAcknowledged => ("", "plain"),
        Deed::Invited
        | Deed::Activated
        | Deed::PasswordChanged
        | Deed::PasswordReset
        | Deed::AppLinked { .. }
        | Deed::AppRenamed { .. }
        | Deed::AppResumed { .. }
        | Deed::AppTrashed { .. }
        | Deed::AppRestored { .. }
        | Deed::AppPurged { .. }
        | Deed::PhoneVerified
        | Deed::PhoneMadePrimary
        | Deed::PhoneRemoved
        | Deed::PhoneResumed
        | Deed::CodesIssued { .. }
        | Deed::CodeUsed
        | Deed::LinkRedeemed
        | Deed::Unlocked
        | Deed::Thawed
        | Deed::UnlockedBySupport
        | Deed::SessionsEnded
        | Deed::Enabled
        | Deed::NameCorrected
        | Deed::EmailConfirmed { .. }
        | Deed::EmailChanged
        | Deed::BackupEmailConfirmed
        | Deed::BackupEmailRemoved
        | Deed::MagicLinkRedeemed
        | Deed::DeviceForgotten
        | Deed::RoleGranted { .. }
        | Deed::RoleRevoked { .. }
        | Deed::OrganisationRegistered { .. }
        | Deed::BranchAdded { .. }
        | Deed::PresentationChanged { .. }
        | Deed::PolicyChanged => ("key", "change"),
    }
}
