//! Keys, sealing, hashing, codes and tokens.
//!
//! Nothing in here prints a secret: every `Debug` is written by hand and says only whose secret it is.
//! A value rests either *sealed* (it must be read again: addresses, TOTP keys) or *hashed* (it must only be
//! recognised: passwords, recovery codes, tokens).

pub mod check;
pub mod codes;
pub mod email;
mod hash_pool;
pub mod hashing;
pub mod keyring;
mod keyring_file;
mod keyring_text;
pub mod passwords;
pub mod phone;
mod primitives;
pub mod rotate;
pub mod sealing;
pub mod tokens;
pub mod totp;
pub mod vault;

pub use self::{
    codes::Code,
    email::Address,
    hashing::{HashError, Hasher},
    keyring::Keyring,
    keyring_text::KeyringError,
    phone::Number,
    sealing::{DataKey, Place, SealError},
    tokens::{DeviceToken, LinkToken, SessionToken},
    totp::TotpSecret,
    vault::{Keys, Scope, Vault, VaultError},
};
