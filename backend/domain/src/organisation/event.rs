//! What happened to an organisation. Nothing in it is personal: it stands in clear.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Branch, Profile};
use crate::{ids::OrganisationId, policy::Policy};

/// One fact of an organisation's stream.
#[derive(Clone, PartialEq, Debug)]
#[expect(missing_docs, reason = "each variant is documented at its payload")]
pub enum OrganisationEvent {
    Registered(OrganisationRegistered),
    BranchAdded(BranchAdded),
    PresentationChanged(PresentationChanged),
    PolicyChanged(PolicyChanged),
}

/// The organisation is there.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct OrganisationRegistered {
    /// Which.
    pub organisation: OrganisationId,
    /// How it presents itself.
    pub profile: Profile,
    /// What it demands at first.
    pub policy: Policy,
    /// When.
    pub at: DateTime<Utc>,
}

/// It has one branch more.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct BranchAdded {
    /// Which.
    pub branch: Branch,
    /// When.
    pub at: DateTime<Utc>,
}

/// It goes by another name, in another colour, or its helpdesk is reached in another way.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PresentationChanged {
    /// As people know it.
    pub name: String,
    /// The hue of its pages, 0–359.
    pub hue: u16,
    /// The colour of its mails, `#rrggbb`.
    pub mail_colour: String,
    /// How people reach its helpdesk; empty where nobody has said.
    #[serde(default)]
    pub helpdesk: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// It demands something else from now on.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PolicyChanged {
    /// The policy, whole.
    pub policy: Policy,
    /// When.
    pub at: DateTime<Utc>,
}

impl OrganisationEvent {
    /// When it happened, by the clock of who decided.
    #[must_use]
    pub fn at(&self) -> DateTime<Utc> {
        match self {
            Self::Registered(e) => e.at,
            Self::BranchAdded(e) => e.at,
            Self::PresentationChanged(e) => e.at,
            Self::PolicyChanged(e) => e.at,
        }
    }
}
