//! Small closed vocabularies that events, pages and mails share.

use serde::{Deserialize, Serialize};

/// The language that somebody is spoken to in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Dutch, the default.
    #[default]
    Nl,
    /// English.
    En,
}

/// What somebody is in their organisation. Every role but `User` is staff.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Has an account, nothing more.
    User,
    /// Support: handles calls.
    Agent,
    /// Support: approves resets.
    Approver,
    /// Support: leads the desk.
    Lead,
    /// Reads the journal.
    Auditor,
    /// Sets the policy, invites people.
    Administrator,
}

impl Role {
    /// Whether this role may see or do something about other people.
    #[must_use]
    pub fn is_staff(self) -> bool {
        self != Self::User
    }

    /// Its name, as it is persisted and as programs write it.
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

    /// Whether this role may act on the accounts of users; an auditor only reads.
    #[must_use]
    pub fn serves_users(self) -> bool {
        matches!(self, Self::Agent | Self::Approver | Self::Lead | Self::Administrator)
    }
}

/// What can be guessed at, and is therefore counted and locked on its own (NIST SP 800-63B-4 §3.2.2).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Factor {
    /// The password: guessing it backs off, it never locks.
    Password,
    /// Codes of authenticator apps, trashed ones included.
    App,
    /// Recovery codes.
    RecoveryCode,
    /// Digits keyed in on a telephone, and codes sent to one.
    Phone,
}

/// How a telephone number is reached.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// It is called; whoever answers keys in the digits that a page shows.
    Call,
    /// It is sent a code, which a page asks for.
    Sms,
}
