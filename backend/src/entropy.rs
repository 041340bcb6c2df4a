//! The only place that is random: the operating system's generator.

use uuid::{Builder, Timestamp, Uuid};

/// `N` bytes from the operating system's generator.
///
/// # Panics
/// If the operating system has no randomness: nothing that this service does is safe without it.
#[must_use]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[expect(clippy::disallowed_methods, clippy::expect_used, reason = "this is the source of randomness")]
    getrandom::fill(&mut bytes).expect("the operating system's random source answers");
    bytes
}

/// A random identifier (UUID version 4).
#[must_use]
pub fn id() -> Uuid {
    Builder::from_random_bytes(bytes()).into_uuid()
}

/// An identifier that sorts by time (UUID version 7), for rows that are inserted in great number.
#[must_use]
pub fn sortable_id() -> Uuid {
    #[expect(clippy::disallowed_methods, reason = "this is the source of randomness")]
    Uuid::new_v7(Timestamp::now(uuid::NoContext))
}
