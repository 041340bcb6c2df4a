//! What every page of a console carries: who works at which desk.

/// A page's own contents, and who reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtDesk<M> {
    /// Who.
    pub colleague: Colleague,
    /// What this page is about.
    pub body: M,
}

/// A member of staff at work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Colleague {
    /// How they are called.
    pub name: String,
    /// What they are there.
    pub role: Role,
}

/// What somebody is in their organisation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the roles")]
pub enum Role {
    #[default]
    User,
    Agent,
    Approver,
    Lead,
    Auditor,
    Administrator,
}

/// A desk of the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Room {
    /// People and their accounts.
    Support,
    /// What happened.
    Audit,
}

impl Room {
    /// Its address.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Support => "/support",
            Self::Audit => "/audit",
        }
    }
}

impl Role {
    /// Every one of them.
    pub const ALL: [Self; 6] =
        [Self::User, Self::Agent, Self::Approver, Self::Lead, Self::Auditor, Self::Administrator];

    /// The desk that this role works at; users have none.
    #[must_use]
    pub const fn room(self) -> Option<Room> {
        match self {
            Self::User => None,
            Self::Agent | Self::Approver | Self::Lead | Self::Administrator => Some(Room::Support),
            Self::Auditor => Some(Room::Audit),
        }
    }

    /// Its name in the catalogue (`role-<name>`) and in `data-state`.
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
}
