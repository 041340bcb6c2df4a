//! Typed identifiers: an account's id cannot be passed where an authenticator's is expected.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Gives the identifier its type.
            #[must_use]
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// The bare identifier, for storing.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// One person's stream.
    AccountId;
    /// An organisation, whose policy its accounts follow.
    OrganisationId;
    /// A part of an organisation that people belong to.
    BranchId;
    /// An authenticator app (TOTP) from its first showing to its purge.
    AuthenticatorId;
    /// A browser's signed-in state.
    SessionId;
    /// A browser that stands in for the second factor.
    DeviceId;
    /// A one-time link that went out by mail.
    LinkId;
    /// A data key: what values of one scope are sealed under.
    KeyId;
}
