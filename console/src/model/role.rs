//! What somebody is in their organisation.

/// A role, as the catalogue names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the domain's; the catalogue says each in words")]
pub enum Role {
    User,
    Agent,
    Approver,
    Lead,
    Auditor,
    Administrator,
}

impl Role {
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
