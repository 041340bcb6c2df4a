//! One organisation's stream: how it presents itself, its branches, and the policy that its accounts follow.
//!
//! `state`, `event`, `command` and `refusal` are the words; every other file is one concern, with its decisions.

mod administrator;
mod branch;
mod colour;
mod command;
mod consequence;
mod event;
mod holding;
mod policy_change;
mod presentation;
mod refusal;
mod registration;
mod state;

#[cfg(test)]
pub(crate) mod testing;

pub use administrator::Administrator;
pub use branch::{LONGEST_SENDER, MOST_BRANCHES};
pub use colour::{Colour, LEAST_CONTRAST};
pub use command::*;
pub use consequence::{Consequence, consequences};
pub use event::*;
pub use holding::{GraceSpent, Holding, Numbers};
pub use policy_change::{MOST_GRACE_DAYS, MOST_RECOVERY_CODES, MOST_REMEMBER_DAYS, PASSWORD_MINIMUM};
pub use refusal::OrganisationRefusal;
pub use registration::{LONGEST_HELPDESK, LONGEST_NAME, is_slug};
pub use state::{Branch, Organisation, Profile, Registered};

use crate::decider::Decider;

/// Decides on organisations.
#[derive(Clone, Copy, Debug)]
pub struct OrganisationDecider;

impl Decider for OrganisationDecider {
    const STREAM: &'static str = "organisation";
    type State = Organisation;
    type Command = OrganisationCommand;
    type Event = OrganisationEvent;
    type Refusal = OrganisationRefusal;

    fn decide(
        organisation: &Organisation,
        command: OrganisationCommand,
    ) -> Result<Vec<OrganisationEvent>, OrganisationRefusal> {
        use OrganisationCommand as C;
        match command {
            C::Register(register) => registration::register(organisation, register),
            C::AddBranch(add) => branch::add(organisation.registered()?, add),
            C::ChangePresentation(change) => presentation::change(organisation.registered()?, change),
            C::ChangePolicy(change) => policy_change::change(organisation.registered()?, change),
        }
    }

    fn evolve(organisation: Organisation, event: &OrganisationEvent) -> Organisation {
        state::evolve(organisation, event)
    }
}
