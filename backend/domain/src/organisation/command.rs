//! What may be asked of an organisation.

use chrono::{DateTime, Utc};

use super::{Administrator, Profile};
use crate::{
    ids::{BranchId, OrganisationId},
    policy::Policy,
};

/// A wish about an organisation.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "each variant is documented at its payload")]
pub enum OrganisationCommand {
    Register(Register),
    AddBranch(AddBranch),
    ChangePresentation(ChangePresentation),
    ChangePolicy(ChangePolicy),
}

/// Begin an organisation.
#[derive(Clone, PartialEq, Debug)]
pub struct Register {
    /// Its id: the stream's.
    pub organisation: OrganisationId,
    /// How it presents itself. That no other has its slug is the commit's claim.
    pub profile: Profile,
    /// What it demands at first.
    pub policy: Policy,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Add a branch, whose name stands over its people's activation mails.
#[derive(Clone, PartialEq, Debug)]
pub struct AddBranch {
    /// Who does it; none at the operator's command line.
    pub by: Option<Administrator>,
    /// The branch.
    pub branch: BranchId,
    /// The sender's name, for instance `02 Rotterdam`.
    pub sender: String,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Go by another name, or in another colour.
#[derive(Clone, PartialEq, Debug)]
pub struct ChangePresentation {
    /// Who does it; none at the operator's command line.
    pub by: Option<Administrator>,
    /// As people know it.
    pub name: String,
    /// The colour, `#rrggbb`: mails show it, and pages take their hue from it.
    pub colour: String,
    /// How people reach the helpdesk, in a line; empty to say nothing.
    pub helpdesk: String,
    /// Now.
    pub now: DateTime<Utc>,
}

/// Demand something else from now on.
#[derive(Clone, PartialEq, Debug)]
pub struct ChangePolicy {
    /// Who does it, and what they would be left with; none at the operator's command line.
    pub by: Option<Administrator>,
    /// The policy to be, whole.
    pub policy: Policy,
    /// Now.
    pub now: DateTime<Utc>,
}

macro_rules! commands {
    ($($name:ident),+) => {$(
        impl From<$name> for OrganisationCommand {
            fn from(command: $name) -> Self {
                Self::$name(command)
            }
        }
    )+};
}

commands!(Register, AddBranch, ChangePresentation, ChangePolicy);
