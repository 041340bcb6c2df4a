//! What a remembered browser's cookie holds.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use herstel_domain::{ids::DeviceId, sealed::Hashed};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::tokens::{decode, sha256};
use crate::entropy;

/// Which device it is, and 256 random bits that prove it. Each use brings another. Text of 64 characters.
pub struct DeviceToken(Zeroizing<[u8; 48]>);

impl DeviceToken {
    /// A fresh token for this device.
    #[must_use]
    pub fn generate(device: DeviceId) -> Self {
        let mut bytes = Zeroizing::new([0; 48]);
        bytes[..16].copy_from_slice(device.uuid().as_bytes());
        bytes[16..].copy_from_slice(&*Zeroizing::new(entropy::bytes::<32>()));
        Self(bytes)
    }

    /// Reads a cookie's value; none if it is not exactly what [`DeviceToken::text`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        decode(text).map(Self)
    }

    /// For the cookie: 64 characters of base64url.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE64URL_NOPAD.encode(&*self.0))
    }

    /// Which device it says it is: a claim until its hash has been compared.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        let mut id = [0; 16];
        id.copy_from_slice(&self.0[..16]);
        DeviceId::new(Uuid::from_bytes(id))
    }

    /// What is stored. It covers the device, so that the secret of one is of no use with another.
    #[must_use]
    pub fn hashed(&self) -> Hashed {
        sha256(&*self.0)
    }
}

impl fmt::Debug for DeviceToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceToken({})", self.device())
    }
}

#[cfg(test)]
mod tests {
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
        assert_ne!(DeviceToken::generate(DEVICE).hashed(), token.hashed());
        let mut moved = DeviceToken(Zeroizing::new(*token.0));
        moved.0[0] ^= 1;
        assert_ne!(moved.hashed(), token.hashed());
    }

    #[test]
    fn what_is_no_token_is_none() {
        let text = DeviceToken::generate(DEVICE).text();
        let padded = format!("{}=", *text);
        for wrong in ["", &text[1..], &padded, &"+".repeat(64), &"é".repeat(32)] {
            assert!(DeviceToken::parse(wrong).is_none(), "{wrong}");
        }
    }
}
