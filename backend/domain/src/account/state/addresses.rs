//! What an account knows of mailboxes, besides the login address.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Active;
use crate::{account::EmailSide, sealed::Contact};

/// A change of the login address that one mailbox or none has confirmed. Its links say how long it waits.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct EmailChange {
    /// The address to be.
    pub to: Contact,
    /// Which of the two has confirmed.
    pub confirmed: Option<EmailSide>,
}

/// The backup address.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct BackupAddress {
    /// Which.
    pub address: Contact,
    /// When its mailbox confirmed.
    pub since: DateTime<Utc>,
}

impl Active {
    /// The address that the next confirmation of the pending change gives this account, so that its claim goes along;
    /// none while the other mailbox has not confirmed.
    #[must_use]
    pub fn email_to_claim(&self) -> Option<&Contact> {
        self.email_change.as_ref().filter(|change| change.confirmed.is_some()).map(|change| &change.to)
    }
}
