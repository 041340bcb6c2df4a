//! What an organisation's history amounts to.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{OrganisationEvent, OrganisationRefusal};
use crate::{
    ids::{BranchId, OrganisationId},
    policy::Policy,
};

/// An organisation.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Organisation {
    /// Nothing happened yet.
    #[default]
    Absent,
    /// It is there.
    Registered(Box<Registered>),
}

/// An organisation that is there.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Registered {
    /// Which.
    pub id: OrganisationId,
    /// How it presents itself.
    pub profile: Profile,
    /// Its branches, in the order of their names.
    pub branches: Vec<Branch>,
    /// What it demands now.
    pub policy: Policy,
    /// Since when.
    pub policy_since: DateTime<Utc>,
    /// Which policy this is, counted from 1.
    pub edition: u32,
    /// Events so far: the sequence of the last one.
    pub version: u64,
}

/// How an organisation presents itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Profile {
    /// Its name in addresses: lower-case letters, digits and hyphens.
    pub slug: String,
    /// As people know it.
    pub name: String,
    /// The hue of its pages, 0–359.
    pub hue: u16,
    /// The colour of its mails, `#rrggbb`: mail programs know no `oklch`.
    pub mail_colour: String,
    /// How people reach its helpdesk, in a line; empty where nobody has said.
    #[serde(default)]
    pub helpdesk: String,
}

/// A part of the organisation that people belong to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Branch {
    /// Which.
    pub id: BranchId,
    /// The name over its mails, for instance `02 Rotterdam`.
    pub sender: String,
}

impl Organisation {
    /// The organisation that is there.
    ///
    /// # Errors
    /// [`OrganisationRefusal::NotRegistered`] before anything happened.
    pub fn registered(&self) -> Result<&Registered, OrganisationRefusal> {
        match self {
            Self::Registered(registered) => Ok(registered),
            Self::Absent => Err(OrganisationRefusal::NotRegistered),
        }
    }
}

impl Registered {
    /// One of its branches.
    #[must_use]
    pub fn branch(&self, id: BranchId) -> Option<&Branch> {
        self.branches.iter().find(|branch| branch.id == id)
    }
}

/// The organisation after `event`.
pub(super) fn evolve(organisation: Organisation, event: &OrganisationEvent) -> Organisation {
    let mut registered = match (organisation, event) {
        (Organisation::Absent, OrganisationEvent::Registered(e)) => {
            return Organisation::Registered(Box::new(Registered {
                id: e.organisation,
                profile: e.profile.clone(),
                branches: Vec::new(),
                policy: e.policy,
                policy_since: e.at,
                edition: 1,
                version: 1,
            }));
        }
        (absent @ Organisation::Absent, _) => return absent,
        (Organisation::Registered(registered), _) => registered,
    };
    registered.version += 1;
    match event {
        OrganisationEvent::Registered(_) => {}
        OrganisationEvent::BranchAdded(e) => {
            registered.branches.push(e.branch.clone());
            registered.branches.sort_by(|one, other| one.sender.cmp(&other.sender));
        }
        OrganisationEvent::PresentationChanged(e) => {
            registered.profile.name.clone_from(&e.name);
            registered.profile.hue = e.hue;
            registered.profile.mail_colour.clone_from(&e.mail_colour);
            registered.profile.helpdesk.clone_from(&e.helpdesk);
        }
        OrganisationEvent::PolicyChanged(e) => {
            registered.policy = e.policy;
            registered.policy_since = e.at;
            registered.edition += 1;
        }
    }
    Organisation::Registered(registered)
}
