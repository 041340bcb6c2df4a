//! An account's history, a line an event.

use std::ops::RangeInclusive;

use futures::TryStreamExt;
use herstel_console::{
    desk::Turn,
    model::{Activity, Doer},
};
use herstel_domain::account::{AccountDecider, AccountEvent};

use super::{
    super::{House, refusal::Incident},
    Opener, deed,
};
use crate::journal::{Actor, Happening};

impl House {
    /// What happened to an account, newest first: the events with these sequences.
    pub(in super::super) async fn lines(
        &self,
        opener: &Opener<'_>,
        sequences: RangeInclusive<u64>,
    ) -> Result<Vec<Activity>, Turn> {
        let events = self.journal.stretch::<AccountDecider>(opener.id().uuid(), sequences);
        let lines = events.map_ok(|happening| line(opener, &happening)).try_collect();
        let mut lines: Vec<_> = lines.await.map_err(Incident::from)?;
        lines.reverse();
        Ok(lines)
    }
}

/// What happened, when, by whom and from where.
pub(in super::super) fn line(opener: &Opener<'_>, happening: &Happening<AccountEvent>) -> Activity {
    Activity {
        at: happening.event.at(),
        deed: deed(opener, &happening.event),
        by: doer(opener, &happening.provenance.actor),
        from: opener.place(happening.provenance.origin.as_ref()),
    }
}

/// Who it was, as seen from the account.
pub(in super::super) fn doer(opener: &Opener<'_>, actor: &Actor) -> Doer {
    match actor {
        Actor::Account(id) if *id == opener.id() => Doer::Owner,
        Actor::Account(_) => Doer::Staff,
        Actor::Operator => Doer::Operator,
        Actor::System(_) => Doer::System,
        Actor::Nobody => Doer::Stranger,
    }
}
