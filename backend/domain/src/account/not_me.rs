//! "This was not me": a report stops things at once, and never opens anything (DESIGN §8a, R18, R19).

use chrono::{DateTime, Duration, Utc};

use super::{
    AccountEvent, AccountRefusal, Active, AuthenticatorSuspended, ChangesFrozen, ChangesThawed, Condition, LinkUse,
    NotMeReported, ReportNotMe, SessionKind, ThawChanges, authority::not_frozen, contact, link,
};

/// How long nothing about factors changes after a report.
pub const FROZEN_FOR: Duration = Duration::hours(24);

pub(super) fn report(account: &Active, report: &ReportNotMe) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let LinkUse::NotMe { linked } = &link::find(account, &report.link, report.now)?.use_for else {
        return Err(AccountRefusal::LinkInvalid);
    };
    let reported = AccountEvent::NotMeReported(NotMeReported { link: report.link.id, at: report.now });
    let foreign = linked.and_then(|id| account.authenticator(id)).filter(|a| a.condition == Condition::Usable);
    let stopped = match foreign {
        Some(app) => {
            AccountEvent::AuthenticatorSuspended(AuthenticatorSuspended { authenticator: app.id, at: report.now })
        }
        None => AccountEvent::ChangesFrozen(ChangesFrozen { until: report.now + FROZEN_FOR, at: report.now }),
    };
    Ok(vec![reported, stopped])
}

/// A full session by an app, or a repair session: the report ended every session, so that this one was opened since,
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
    account.enrolment = None;
    contact::cancel(account);
    account.factors_changed();
    account.end_sessions();
}

pub(super) fn thawed(account: &mut Active) {
    account.frozen_until = None;
    account.factors_changed();
}

#[cfg(test)]
mod tests;
