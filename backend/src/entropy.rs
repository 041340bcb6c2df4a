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

#[cfg(test)]
mod tests {
    use chacha20poly1305::aead::Generate;
    use uuid::{NoContext, Timestamp, Uuid};

    /// Names every source of randomness that `clippy.toml` bans and that is in reach: a ban that names nothing any more
    /// leaves its expectation here unmet, which clippy tells.
    #[test]
    fn what_is_banned_elsewhere_is_there_to_be_banned() {
        #[expect(clippy::disallowed_methods, reason = "named, not called")]
        let of_uuid: [fn() -> Uuid; 2] = [Uuid::new_v4, Uuid::now_v7];
        #[expect(clippy::disallowed_methods, reason = "named, not called")]
        let of_time: fn(NoContext) -> Timestamp = Timestamp::now;
        #[expect(clippy::disallowed_methods, reason = "named, not called")]
        let of_bytes: fn(&mut [u8]) -> Result<(), getrandom::Error> = getrandom::fill;
        #[expect(clippy::disallowed_methods, reason = "named, not called")]
        let of_words: fn() -> Result<u32, getrandom::Error> = getrandom::u32;
        #[expect(clippy::disallowed_methods, reason = "named, not called")]
        let of_long_words: fn() -> Result<u64, getrandom::Error> = getrandom::u64;
        #[expect(clippy::disallowed_methods, reason = "named, not called")]
        let of_ciphers: fn() -> [u8; 16] = <[u8; 16]>::generate;
        let _ = (of_uuid, of_time, of_bytes, of_words, of_long_words, of_ciphers);
    }
}
