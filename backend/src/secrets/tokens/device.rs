//! What a remembered browser's cookie holds.

use std::fmt;

use herstel_domain::ids::DeviceId;

use super::Token;

/// Which device it is, and 256 random bits that prove it. Each use brings another.
pub type DeviceToken = Token<Device, 48>;

/// Marks a token of a remembered browser.
pub enum Device {}

impl DeviceToken {
    /// A fresh token for this device.
    #[must_use]
    pub fn generate(device: DeviceId) -> Self {
        Self::naming(&[device.uuid()])
    }

    /// Which device it says it is: a claim until its hash has been compared.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        DeviceId::new(self.id(0))
    }
}

impl fmt::Debug for DeviceToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceToken({})", self.device())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const DEVICE: DeviceId = DeviceId::new(Uuid::from_u128(7));

    #[test]
    fn a_device_token_names_its_device_and_reads_back() {
        let token = DeviceToken::generate(DEVICE);
        assert_eq!(token.text().len(), 64);
        let read = DeviceToken::parse(&token.text()).unwrap();
        assert_eq!((read.device(), read.hashed()), (DEVICE, token.hashed()));
        assert_eq!(format!("{token:?}"), format!("DeviceToken({DEVICE})"));
    }

    #[test]
    fn each_token_of_a_device_is_another_and_its_secret_is_of_no_use_with_another_device() {
        let token = DeviceToken::generate(DEVICE);
        assert!(!DeviceToken::generate(DEVICE).matches(&token.hashed()));
        let mut moved = DeviceToken::parse(&token.text()).unwrap();
        moved.bytes[0] ^= 1;
        assert!(!moved.matches(&token.hashed()));
    }
}
