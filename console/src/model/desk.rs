//! What every page of a console carries: who works at which desk.

use super::Role;

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

/// A desk of the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Room {
    /// People and their accounts.
    Support,
    /// What happened.
    Audit,
    /// The organisation and its policy.
    Admin,
}

impl Room {
    /// Its address.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Support => "/support",
            Self::Audit => "/audit",
            Self::Admin => "/admin",
        }
    }
}
