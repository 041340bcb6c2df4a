//! A small language for sentences about accounts: given what happened, when somebody wishes this, then that.

mod accounts;
mod commands;
mod desk;
mod events;
mod owner;
mod phones;
mod policies;
mod values;

use chrono::{DateTime, Utc};

pub(crate) use accounts::*;
pub(crate) use commands::*;
pub(crate) use desk::*;
pub(crate) use events::*;
pub(crate) use owner::*;
pub(crate) use phones::*;
pub(crate) use policies::*;
pub(crate) use values::*;

use super::{
    Account, AccountCommand, AccountDecider, AccountEvent, AccountRefusal, Active, Authority, Bound, Effect, Proof,
    SessionKind, effects,
};
use crate::{
    decider::{Decider, fold},
    ids::{AuthenticatorId, SessionId},
};

/// An account with this history.
pub(crate) fn given(history: impl IntoIterator<Item = AccountEvent>) -> Given {
    let history: Vec<_> = history.into_iter().collect();
    let account = fold::<AccountDecider>(&history);
    Given { history, account }
}

/// What happened so far, and what it amounts to.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) history: Vec<AccountEvent>,
    pub(crate) account: Account,
}

impl Given {
    /// The same account, after something more.
    pub(crate) fn and(&self, more: impl IntoIterator<Item = AccountEvent>) -> Self {
        given(self.history.iter().cloned().chain(more))
    }

    #[track_caller]
    pub(crate) fn active(&self) -> &Active {
        self.account.active().expect("an active account")
    }

    pub(crate) fn epoch(&self) -> u64 {
        self.account.marks().session_epoch
    }

    /// Decides.
    pub(crate) fn when(&self, command: impl Into<AccountCommand>) -> Outcome<'_> {
        Outcome { given: self, answer: AccountDecider::decide(&self.account, command.into()) }
    }

    /// What follows from an event that happens now.
    pub(crate) fn effects_of(&self, event: &AccountEvent) -> Vec<Effect> {
        effects(&self.account, event, &AccountDecider::evolve(self.account.clone(), event))
    }

    /// A full session of the present epoch, on the laptop, with this app's code given at this moment.
    pub(crate) fn full(&self, app: AuthenticatorId, at: DateTime<Utc>) -> Authority {
        self.session(SessionKind::Full, Proof { by: Some(Bound::App(app)), at })
    }

    /// A full session of the present epoch that rests on the password alone.
    pub(crate) fn full_by_password(&self, at: DateTime<Utc>) -> Authority {
        self.session(SessionKind::Full, Proof { by: None, at })
    }

    /// A session of the present epoch that was opened by a recovery.
    pub(crate) fn repair(&self) -> Authority {
        self.session(SessionKind::Repair, Proof { by: None, at: t(0) })
    }

    /// A session of the present epoch for binding the first factor.
    pub(crate) fn enrol(&self) -> Authority {
        self.session(SessionKind::Enrol, Proof { by: None, at: t(0) })
    }

    /// An attempt of the present epoch.
    pub(crate) fn attempt(&self) -> Authority {
        self.session(SessionKind::Attempt, Proof { by: None, at: t(0) })
    }

    fn session(&self, kind: SessionKind, proof: Proof) -> Authority {
        Authority { session: LAPTOP, kind, epoch: self.epoch(), proof }
    }
}

/// The same authority in another browser.
pub(crate) fn elsewhere(authority: Authority, session: SessionId) -> Authority {
    Authority { session, ..authority }
}

/// The answer to a command.
#[must_use]
pub(crate) struct Outcome<'a> {
    given: &'a Given,
    answer: Result<Vec<AccountEvent>, AccountRefusal>,
}

impl Outcome<'_> {
    /// Exactly this happens.
    #[track_caller]
    pub(crate) fn then(self, expected: impl IntoIterator<Item = AccountEvent>) -> Given {
        let expected: Vec<_> = expected.into_iter().collect();
        assert_eq!(self.answer, Ok(expected.clone()));
        self.given.and(expected)
    }

    /// It is already so: no event.
    #[track_caller]
    pub(crate) fn nothing(self) {
        assert_eq!(self.answer, Ok(vec![]));
    }

    /// Something happens; what, another sentence says.
    #[track_caller]
    pub(crate) fn happens(self) -> Given {
        match self.answer {
            Ok(events) if events.is_empty() => panic!("nothing happened"),
            Ok(events) => self.given.and(events),
            Err(refusal) => panic!("refused: {refusal}"),
        }
    }

    /// It is refused, for whatever reason, or does nothing.
    #[track_caller]
    pub(crate) fn happens_not(self) {
        assert!(!self.answer.as_ref().is_ok_and(|events| !events.is_empty()), "{:?}", self.answer);
    }

    /// It is refused, for this reason.
    #[track_caller]
    pub(crate) fn refused(self, reason: AccountRefusal) {
        assert_eq!(self.answer, Err(reason));
    }
}
