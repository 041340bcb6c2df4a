//! What an account knows of remembered browsers.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Active;
use crate::{
    ids::DeviceId,
    sealed::{Hashed, Sealed},
};

/// A browser that stands in for the second factor.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RememberedDevice {
    /// Which.
    pub id: DeviceId,
    /// SHA-256 of its token.
    pub hash: Hashed,
    /// The token that this one took the place of.
    pub former: Option<FormerToken>,
    /// Since when it is remembered.
    pub since: DateTime<Utc>,
    /// Until when, as the policy of that day had it.
    pub until: DateTime<Utc>,
    /// When it last stood in.
    pub last_used_at: DateTime<Utc>,
    /// Sealed: client address and user agent at the time.
    pub origin: Option<Sealed>,
}

/// A device's token that was used, and is good for a moment more.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FormerToken {
    /// SHA-256 of it.
    pub hash: Hashed,
    /// Until when.
    pub until: DateTime<Utc>,
}

impl Active {
    /// A browser that stands in for the second factor, or did until its time was over.
    #[must_use]
    pub fn device(&self, id: DeviceId) -> Option<&RememberedDevice> {
        self.devices.iter().find(|device| device.id == id)
    }
}
