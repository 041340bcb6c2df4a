//! One state of the small universe, with everything left out that no decision asks for.
//!
//! Time has three grains, as far as any rule can tell: a proof is fresh or not, an offer (link, pending enrolment) holds
//! or not, a day's or a week's wait (freeze, trash) is over or not. What holds is given its whole time again in each
//! state, and every change can always be objected to. So the search sees every state that can be reached, and some
//! in which offers hold longer than they would.

use crate::account::SessionKind;

/// Which of an app's codes of this moment were accepted before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Spent {
    Neither,
    This,
    Both,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum App {
    NotYet,
    Usable(Spent),
    Suspended(Spent),
    Trashed(Spent),
    /// Its time in the trash is over, the purge is late.
    Overdue,
    Purged,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Session {
    pub(super) kind: SessionKind,
    /// Which app gave the latest proof; none for the password.
    pub(super) app: Option<usize>,
    pub(super) fresh: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Situation {
    pub(super) apps: [App; 2],
    /// Which app waits for its first code, in whose browser.
    pub(super) enrolment: Option<(usize, usize)>,
    pub(super) codes: bool,
    pub(super) app_locked: bool,
    pub(super) codes_locked: bool,
    pub(super) frozen: bool,
    /// Support took every factor away, and no new one is linked yet.
    pub(super) reset: bool,
    /// Closed to everybody.
    pub(super) disabled: bool,
    pub(super) prove_link: bool,
    pub(super) reset_link: bool,
    /// The sessions of the present epoch; older ones have ended.
    pub(super) sessions: [Option<Session>; 2],
}

impl Situation {
    /// Just activated: a password and nothing else.
    pub(super) const START: Self = Self {
        apps: [App::NotYet; 2],
        enrolment: None,
        codes: false,
        app_locked: false,
        codes_locked: false,
        frozen: false,
        reset: false,
        disabled: false,
        prove_link: false,
        reset_link: false,
        sessions: [None; 2],
    };

    pub(super) fn is_reported(&self) -> bool {
        self.apps.iter().any(|app| matches!(app, App::Suspended(_)))
    }

    pub(super) fn ever_bound(&self) -> bool {
        self.apps.iter().any(|app| *app != App::NotYet)
    }

    pub(super) fn holds_factor(&self) -> bool {
        self.apps.iter().any(|app| matches!(app, App::Usable(_) | App::Suspended(_)))
    }

    /// Six minutes later: proofs are stale, codes are others.
    pub(super) fn after_minutes(mut self) -> Self {
        for app in &mut self.apps {
            *app = match *app {
                App::Usable(_) => App::Usable(Spent::Neither),
                App::Suspended(_) => App::Suspended(Spent::Neither),
                App::Trashed(_) => App::Trashed(Spent::Neither),
                other => other,
            };
        }
        for session in self.sessions.iter_mut().flatten() {
            session.fresh = false;
        }
        self
    }

    /// Eleven minutes later: a shown secret is void, too.
    pub(super) fn after_eleven_minutes(self) -> Self {
        Self { enrolment: None, ..self.after_minutes() }
    }

    /// Sixteen minutes later: mailed links have expired, too.
    pub(super) fn after_a_quarter(self) -> Self {
        Self { prove_link: false, reset_link: false, ..self.after_eleven_minutes() }
    }

    /// Eight days later: the freeze and the time in the trash are over, too.
    pub(super) fn after_a_week(self) -> Self {
        let mut later = Self { frozen: false, ..self.after_a_quarter() };
        for app in &mut later.apps {
            if matches!(app, App::Trashed(_)) {
                *app = App::Overdue;
            }
        }
        later
    }
}
