//! What somebody is in their organisation.

use super::Room;

/// A role, as the catalogue names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the domain's; the catalogue says each in words")]
pub enum Role {
    #[default]
    User,
    Agent,
    Approver,
    Lead,
    Auditor,
    Administrator,
}

impl Role {
    /// The desk that this role works at; users have none.
    #[must_use]
    pub const fn room(self) -> Option<Room> {
        match self {
            Self::User => None,
            Self::Agent | Self::Approver | Self::Lead | Self::Administrator => Some(Room::Support),
            Self::Auditor => Some(Room::Audit),
        }
    }

    /// Its message in the catalogue.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::User => "role-user",
            Self::Agent => "role-agent",
            Self::Approver => "role-approver",
            Self::Lead => "role-lead",
            Self::Auditor => "role-auditor",
            Self::Administrator => "role-administrator",
        }
    }
}
