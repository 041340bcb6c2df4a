//! What may be done with an account now, and what speaks against it.

use chrono::{DateTime, Duration, Utc};
use herstel_console::model::{Offer, SupportAct, Warning};
use herstel_domain::account::{Account, AccountEvent, Active, Bound, PhoneCondition};

use super::{
    super::{deeds::Opener, factors},
    served::Served,
};
use crate::journal::Happening;

/// A "lost" app that was used as lately as this is perhaps not lost.
const LATELY: Duration = Duration::hours(24);
/// A reset is remembered against the next one for so long.
const RESETS_COUNT_FOR: Duration = Duration::days(30);
/// A change of how somebody gets in is remembered against a reset for so long.
const CHANGES_COUNT_FOR: Duration = Duration::days(2);
/// Events that are looked through for what speaks against an act.
pub(super) const LOOKED_THROUGH: u64 = 100;

/// The acts that are possible now, for somebody who may.
pub(super) fn offers(served: &Served, happenings: &[Happening<AccountEvent>], now: DateTime<Utc>) -> Vec<Offer> {
    let acts: &[SupportAct] = match &served.account {
        Account::Absent => &[],
        _ if served.account.is_disabled() => &[SupportAct::CorrectName, SupportAct::Enable],
        Account::Invited(_) => &[SupportAct::Resend, SupportAct::CorrectName, SupportAct::Disable],
        Account::Active(active) if active.locks.is_empty() => &[
            SupportAct::Reset,
            SupportAct::EndSessions,
            SupportAct::CorrectName,
            SupportAct::CorrectEmail,
            SupportAct::Disable,
        ],
        Account::Active(_) => &[
            SupportAct::Unlock,
            SupportAct::Reset,
            SupportAct::EndSessions,
            SupportAct::CorrectName,
            SupportAct::CorrectEmail,
            SupportAct::Disable,
        ],
    };
    let warnings = |act| match &served.account {
        Account::Active(active) => warnings(act, &served.opener(), active, happenings, now),
        Account::Absent | Account::Invited(_) => Vec::new(),
    };
    let theirs = |act: &&SupportAct| **act != SupportAct::Reset || served.may_reset();
    acts.iter().filter(theirs).map(|act| Offer { act: *act, warnings: warnings(*act) }).collect()
}

fn warnings(
    act: SupportAct,
    opener: &Opener<'_>,
    account: &Active,
    happenings: &[Happening<AccountEvent>],
    now: DateTime<Utc>,
) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let concerns = matches!(act, SupportAct::Reset | SupportAct::CorrectEmail);
    if let Some(until) = account.frozen_until.filter(|until| concerns && now < *until) {
        warnings.push(Warning::Frozen { until });
    }
    if act != SupportAct::Reset {
        return warnings;
    }
    for app in account.usable().filter(|app| now - app.last_used_at < LATELY) {
        let label = opener.text(super::super::place::LABEL, &app.label);
        let origin =
            happenings.iter().find(|it| used(&it.event) == Some(Bound::App(app.id))).map(|it| &it.provenance.origin);
        let from = opener.place(origin.and_then(Option::as_ref));
        warnings.push(Warning::AppUsed { label, at: app.last_used_at, from });
    }
    let held = account.phones.iter().filter(|phone| phone.condition == PhoneCondition::Usable);
    for phone in held.filter(|phone| now - phone.last_used_at < LATELY) {
        let origin = happenings.iter().find(|it| used(&it.event) == Some(Bound::Phone(phone.id)));
        let from = opener.place(origin.and_then(|it| it.provenance.origin.as_ref()));
        warnings.push(Warning::PhoneUsed { number: factors::number(opener, phone), at: phone.last_used_at, from });
    }
    let lately =
        |within: Duration| happenings.iter().map(|it| &it.event).filter(move |event| now - event.at() < within);
    let resets: Vec<_> = lately(RESETS_COUNT_FOR)
        .filter(|event| matches!(event, AccountEvent::AccountReset(_)))
        .map(AccountEvent::at)
        .collect();
    if !resets.is_empty() {
        warnings.push(Warning::ResetBefore { at: resets });
    }
    let changed = |event: &&AccountEvent| {
        matches!(
            event,
            AccountEvent::PasswordReset(_)
                | AccountEvent::EmailChanged(_)
                | AccountEvent::EmailChangeRequested(_)
                | AccountEvent::BackupEmailConfirmed(_)
                | AccountEvent::PhoneVerified(_)
        )
    };
    if let Some(event) = lately(CHANGES_COUNT_FOR).find(changed) {
        warnings.push(Warning::ChangedLately { at: event.at() });
    }
    warnings
}

/// The app or number whose proof an event accepted.
fn used(event: &AccountEvent) -> Option<Bound> {
    let proof = match event {
        AccountEvent::SignedIn(e) => e.proof,
        AccountEvent::ProvenAnew(e) => e.proof,
        _ => None,
    };
    proof?.bound()
}
