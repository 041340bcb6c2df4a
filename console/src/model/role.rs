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
    /// Every one of them.
    pub const ALL: [Self; 6] =
        [Self::User, Self::Agent, Self::Approver, Self::Lead, Self::Auditor, Self::Administrator];

    /// The desks that this role works at, the one it comes for first; users have none.
    #[must_use]
    pub const fn rooms(self) -> &'static [Room] {
        match self {
            Self::User => &[],
            Self::Agent | Self::Approver | Self::Lead => &[Room::Support],
            Self::Administrator => &[Room::Support, Room::Admin],
            Self::Auditor => &[Room::Audit],
        }
    }

    /// The desk that this role comes for.
    #[must_use]
    pub const fn room(self) -> Option<Room> {
        match self.rooms() {
            [first, ..] => Some(*first),
            [] => None,
        }
    }

    /// Its name, as programs write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Agent => "agent",
            Self::Approver => "approver",
            Self::Lead => "lead",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
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
