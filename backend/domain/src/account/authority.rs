//! What a session may do: who acts, with which proofs, and how fresh they are (DESIGN §8a, ASVS 7.5).

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use super::{AccountRefusal, Active, PhoneCondition};
use crate::ids::{AuthenticatorId, PhoneId, SessionId};

/// How long a proof lets its owner change factors, contacts or the password.
pub const FRESH_FOR: Duration = Duration::minutes(5);

/// What kind of signed-in state a browser has.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    /// The password was right, nothing else is known yet.
    Attempt,
    /// Everything of its owner.
    Full,
    /// Binding the very first factor, nothing else.
    Enrol,
    /// Repairing the factors after a recovery; then sign in again.
    Repair,
}

/// A factor besides the password.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Bound {
    /// A linked app.
    App(AuthenticatorId),
    /// A telephone number.
    Phone(PhoneId),
}

/// The latest proof that a session's holder gave.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Proof {
    /// The factor that it was given with; none for the password.
    pub by: Option<Bound>,
    /// When it was given.
    pub at: DateTime<Utc>,
}

/// The session in whose name a command is given.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Authority {
    /// Which session.
    pub session: SessionId,
    /// What it may do.
    pub kind: SessionKind,
    /// The account's session epoch when the session was opened or renewed: an older one has ended.
    pub epoch: u64,
    /// The latest proof.
    pub proof: Proof,
}

impl Authority {
    fn is_current(&self, account: &Active) -> Result<(), AccountRefusal> {
        if self.epoch == account.marks.session_epoch { Ok(()) } else { Err(AccountRefusal::SessionEnded) }
    }

    /// A session that its owner may read and tidy with: full or repair.
    pub(super) fn owns(&self, account: &Active) -> Result<(), AccountRefusal> {
        self.is_current(account)?;
        match self.kind {
            SessionKind::Full | SessionKind::Repair => Ok(()),
            SessionKind::Enrol | SessionKind::Attempt => Err(AccountRefusal::NotInThisSession),
        }
    }

    /// A session that may bind a new app: enrol and repair as they are, full with a fresh proof.
    pub(super) fn may_bind(&self, account: &Active, now: DateTime<Utc>) -> Result<(), AccountRefusal> {
        self.may_continue_binding(account, now)?;
        if self.kind == SessionKind::Full { self.is_fresh(account, now) } else { Ok(()) }
    }

    /// A session that goes on with a binding that it was allowed to start.
    pub(super) fn may_continue_binding(&self, account: &Active, now: DateTime<Utc>) -> Result<(), AccountRefusal> {
        self.is_current(account)?;
        not_frozen(account, now)?;
        match self.kind {
            SessionKind::Enrol if account.ever_bound() || account.reset_at.is_some() => {
                Err(AccountRefusal::NotInThisSession)
            }
            SessionKind::Enrol | SessionKind::Repair | SessionKind::Full => Ok(()),
            SessionKind::Attempt => Err(AccountRefusal::NotInThisSession),
        }
    }

    /// A session that may change factors that exist: repair as it is, full with a fresh proof.
    pub(super) fn may_change_factors(&self, account: &Active, now: DateTime<Utc>) -> Result<(), AccountRefusal> {
        self.owns(account)?;
        not_frozen(account, now)?;
        if self.kind == SessionKind::Repair { Ok(()) } else { self.is_fresh(account, now) }
    }

    /// An attempt: the password was right.
    pub(super) fn is_attempting(&self, account: &Active) -> Result<(), AccountRefusal> {
        self.is_current(account)?;
        if self.kind == SessionKind::Attempt { Ok(()) } else { Err(AccountRefusal::NotInThisSession) }
    }

    /// A session for binding the very first factor.
    pub(super) fn is_enrolling(&self, account: &Active) -> Result<(), AccountRefusal> {
        self.is_current(account)?;
        match self.kind {
            SessionKind::Enrol if !account.ever_bound() && account.reset_at.is_none() => Ok(()),
            _ => Err(AccountRefusal::NotInThisSession),
        }
    }

    /// A full session.
    pub(super) fn is_full(&self, account: &Active) -> Result<(), AccountRefusal> {
        self.is_current(account)?;
        if self.kind == SessionKind::Full { Ok(()) } else { Err(AccountRefusal::NotInThisSession) }
    }

    /// A full session with a fresh proof.
    pub(super) fn is_full_and_fresh(&self, account: &Active, now: DateTime<Utc>) -> Result<(), AccountRefusal> {
        self.is_full(account)?;
        self.is_fresh(account, now)
    }

    /// Whether the proof is recent and, where there is a factor, by one that still is one: the code of an app that was
    /// thrown away since, or a number that was removed, vouches for nothing. Nor does the number of staff beside their
    /// app: it is the weaker one (R11), and would link the app that opens their desk.
    ///
    /// # Errors
    /// [`AccountRefusal::ProofNeeded`].
    pub fn is_fresh(&self, account: &Active, now: DateTime<Utc>) -> Result<(), AccountRefusal> {
        let still_one = |bound| match bound {
            Bound::App(id) => account.usable().any(|app| app.id == id),
            Bound::Phone(_) if account.member.role.is_staff() && account.usable().next().is_some() => false,
            Bound::Phone(id) => account.phone(id).is_some_and(|phone| phone.condition == PhoneCondition::Usable),
        };
        let by_bound_factor = !account.holds_factor() || self.proof.by.is_some_and(still_one);
        if by_bound_factor && now - self.proof.at <= FRESH_FOR { Ok(()) } else { Err(AccountRefusal::ProofNeeded) }
    }
}

/// Nothing about factors changes while an owner's report "this was not me" freezes them.
pub(super) fn not_frozen(account: &Active, now: DateTime<Utc>) -> Result<(), AccountRefusal> {
    match account.frozen_until {
        Some(until) if now < until => Err(AccountRefusal::ChangesFrozen { until }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
