//! One state of the small universe, with everything left out that no decision asks for.
//!
//! Time has three grains, as far as any rule can tell: a proof is fresh or not, an offer (link, pending enrolment) holds
//! or not, a day's or a week's wait (freeze, trash) is over or not. What holds is given its whole time again in each
//! state, and every change can always be objected to. So the search sees every state that can be reached, and some
//! in which offers hold longer than they would.

use crate::{account::SessionKind, words::Role};

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

/// The backup address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Backup {
    None,
    /// It has not confirmed.
    Asked,
    Confirmed,
}

/// The telephone number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Number {
    NotYet,
    /// Typed in this browser.
    Pending(usize),
    Usable,
    Suspended,
    Removed,
}

/// What the number was asked last.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Asked {
    /// In which of `normal_form::ASKERS`.
    pub(super) browser: usize,
    /// Whether the right digits were keyed in.
    pub(super) answered: bool,
}

/// What a session's latest proof was given with.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum By {
    App(usize),
    Phone,
}

/// The days in which enrolment may be put off. Whoever was bound or reset has none left.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Grace {
    NotYet,
    Running,
    Over,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Session {
    pub(super) kind: SessionKind,
    /// What the latest proof was given with; none for the password.
    pub(super) by: Option<By>,
    pub(super) fresh: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Situation {
    /// Whether they have a role besides that of a user.
    pub(super) staff: bool,
    pub(super) apps: [App; 2],
    /// Which app waits for its first code, in whose browser.
    pub(super) enrolment: Option<(usize, usize)>,
    pub(super) number: Number,
    pub(super) asked: Option<Asked>,
    pub(super) codes: bool,
    pub(super) phone_locked: bool,
    pub(super) app_locked: bool,
    pub(super) codes_locked: bool,
    pub(super) frozen: bool,
    /// Support took every factor away, and no new one is linked yet.
    pub(super) reset: bool,
    /// Closed to everybody.
    pub(super) disabled: bool,
    pub(super) prove_link: bool,
    pub(super) reset_link: bool,
    pub(super) backup: Backup,
    /// In whose browser a magic link was asked for.
    pub(super) magic_link: Option<usize>,
    pub(super) grace: Grace,
    /// Whether the owner's browser is remembered.
    pub(super) device: bool,
    /// The sessions of the present epoch; older ones have ended.
    pub(super) sessions: [Option<Session>; 2],
}

impl Situation {
    /// Just activated: a password and nothing else.
    pub(super) const START: Self = Self {
        staff: false,
        apps: [App::NotYet; 2],
        enrolment: None,
        number: Number::NotYet,
        asked: None,
        codes: false,
        phone_locked: false,
        app_locked: false,
        codes_locked: false,
        frozen: false,
        reset: false,
        disabled: false,
        prove_link: false,
        reset_link: false,
        backup: Backup::None,
        magic_link: None,
        grace: Grace::NotYet,
        device: false,
        sessions: [None; 2],
    };

    pub(super) fn role(&self) -> Role {
        if self.staff { Role::Agent } else { Role::User }
    }

    pub(super) fn is_reported(&self) -> bool {
        self.apps.iter().any(|app| matches!(app, App::Suspended(_))) || self.number == Number::Suspended
    }

    pub(super) fn ever_bound(&self) -> bool {
        self.apps.iter().any(|app| *app != App::NotYet) || !matches!(self.number, Number::NotYet | Number::Pending(_))
    }

    pub(super) fn holds_factor(&self) -> bool {
        self.apps.iter().any(|app| matches!(app, App::Usable(_) | App::Suspended(_)))
            || matches!(self.number, Number::Usable | Number::Suspended)
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

    /// Eleven minutes later: a shown secret is void, too, and what a number was asked.
    pub(super) fn after_eleven_minutes(self) -> Self {
        Self { enrolment: None, asked: None, ..self.after_minutes() }
    }

    /// Sixteen minutes later: mailed links have expired, too, and a number that nobody answered is forgotten.
    pub(super) fn after_a_quarter(self) -> Self {
        let number = if matches!(self.number, Number::Pending(_)) { Number::NotYet } else { self.number };
        Self { prove_link: false, reset_link: false, magic_link: None, number, ..self.after_eleven_minutes() }
    }

    /// Eight days later: the freeze, the time in the trash, the grace and the asking of an address are over, too.
    pub(super) fn after_a_week(self) -> Self {
        let mut later = Self { frozen: false, ..self.after_a_quarter() };
        if later.grace == Grace::Running {
            later.grace = Grace::Over;
        }
        if later.backup == Backup::Asked {
            later.backup = Backup::None;
        }
        for app in &mut later.apps {
            if matches!(app, App::Trashed(_)) {
                *app = App::Overdue;
            }
        }
        later
    }
}
