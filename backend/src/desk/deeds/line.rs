//! One line of an account's history.

use herstel_console::model::{Activity, Doer};
use herstel_domain::account::AccountEvent;

use super::{Opener, deed};
use crate::journal::{Actor, Happening};

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
        Actor::Account(_) | Actor::Operator => Doer::Staff,
        Actor::System(_) => Doer::System,
        Actor::Nobody => Doer::Stranger,
    }
}
