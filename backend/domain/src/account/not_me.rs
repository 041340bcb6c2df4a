//! "This was not me": a report stops things at once, and never opens anything (DESIGN §8a, R18, R19).

use chrono::Duration;

use super::{
    AccountEvent, AccountRefusal, Active, AuthenticatorSuspended, ChangesFrozen, ChangesThawed, Condition, LinkUse,
    NotMeReported, ReportNotMe, ThawChanges, contact, link,
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

/// A full or a repair session. The report ended every session, so that this one was opened since, by two proofs of
/// different kinds (or by the password, where that is all there is).
pub(super) fn thaw(account: &Active, thaw: &ThawChanges) -> Result<Vec<AccountEvent>, AccountRefusal> {
    thaw.authority.owns(account)?;
    match account.frozen_until {
        Some(until) if thaw.now < until => Ok(vec![AccountEvent::ChangesThawed(ChangesThawed { at: thaw.now })]),
        _ => Ok(vec![]),
    }
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
