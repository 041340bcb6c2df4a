//! "This was not me": a report stops things at once, and never opens anything (DESIGN §8a, R18, R19).

use chrono::{DateTime, Duration, Utc};

use super::{
    AccountEvent, AccountRefusal, Active, AuthenticatorSuspended, ChangesFrozen, ChangesThawed, Condition, LinkUse,
    NotMeReported, PhoneCondition, PhoneSuspended, ReportNotMe, SessionKind, ThawChanges, authority::not_frozen,
    backup_email, contact, link,
};

/// How long nothing about factors changes after a report.
pub const FROZEN_FOR: Duration = Duration::hours(24);

pub(super) fn report(account: &Active, report: &ReportNotMe) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let LinkUse::NotMe { linked, phone } = &link::find(account, &report.link, report.now)?.use_for else {
        return Err(AccountRefusal::LinkInvalid);
    };
    let reported = AccountEvent::NotMeReported(NotMeReported { link: report.link.id, at: report.now });
    let app = linked.and_then(|id| account.authenticator(id)).filter(|a| a.condition == Condition::Usable);
    let number = phone.and_then(|id| account.phone(id)).filter(|phone| phone.condition == PhoneCondition::Usable);
    let stopped = match (app, number) {
        (Some(app), _) => {
            AccountEvent::AuthenticatorSuspended(AuthenticatorSuspended { authenticator: app.id, at: report.now })
        }
        (None, Some(phone)) => AccountEvent::PhoneSuspended(PhoneSuspended { phone: phone.id, at: report.now }),
        (None, None) => AccountEvent::ChangesFrozen(ChangesFrozen { until: report.now + FROZEN_FOR, at: report.now }),
    };
    let withdrawn = backup_email::withdraw(account, report.now);
    Ok([reported].into_iter().chain(withdrawn).chain([stopped]).collect())
}

/// A backup address that was asked for just now and has not confirmed is as likely foreign as what is objected to.
pub(super) fn reported(account: &mut Active, event: &NotMeReported) {
    link::redeemed(account, event.link);
    backup_email::cancel(account);
}

/// A full session by a factor, or a repair session: the report ended every session, so that this one was opened since,
/// by two proofs of different kinds. The password alone lifts nothing, even where it is all there is: it may be the
/// very thing that was stolen. There, a new password by the mailbox does (`password::reset`).
pub(super) fn thaw(account: &Active, thaw: &ThawChanges) -> Result<Vec<AccountEvent>, AccountRefusal> {
    thaw.authority.owns(account)?;
    if thaw.authority.kind == SessionKind::Full && !account.holds_factor() {
        return Err(AccountRefusal::NotInThisSession);
    }
    Ok(lift(account, thaw.now).into_iter().collect())
}

/// Ends a freeze that still holds.
pub(super) fn lift(account: &Active, now: DateTime<Utc>) -> Option<AccountEvent> {
    not_frozen(account, now).is_err().then_some(AccountEvent::ChangesThawed(ChangesThawed { at: now }))
}

pub(super) fn frozen(account: &mut Active, event: &ChangesFrozen) {
    account.frozen_until = Some(event.until);
    account.cancel_enrolment();
    contact::cancel(account);
    backup_email::cancel(account);
    account.factors_changed();
    account.end_sessions();
}

pub(super) fn thawed(account: &mut Active) {
    account.frozen_until = None;
    account.factors_changed();
}

#[cfg(test)]
mod tests;
