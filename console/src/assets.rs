//! Files that pages link to, built into the program.

use std::sync::LazyLock;

/// One sheet from one file per concern. The later outweighs the earlier where two rules are as precise as each other.
const STYLESHEET: &str = concat!(
    "/* Herstel: one stylesheet for portal and console. No inline style, no fonts to fetch, no script. */\n",
    include_str!("../assets/css/base.css"),
    include_str!("../assets/css/shells.css"),
    include_str!("../assets/css/thread.css"),
    include_str!("../assets/css/forms.css"),
    include_str!("../assets/css/facts.css"),
    include_str!("../assets/css/portal.css"),
    include_str!("../assets/css/console.css"),
    include_str!("../assets/css/media.css"),
);
const ICON: &str = include_str!("../assets/herstel.svg");

/// The one stylesheet.
#[must_use]
pub const fn stylesheet() -> &'static str {
    STYLESHEET
}

/// Where pages look for it. The address changes with its contents, so it may be cached for ever.
#[must_use]
pub fn stylesheet_path() -> &'static str {
    static PATH: LazyLock<String> =
        LazyLock::new(|| format!("/assets/herstel.css?v={:016x}", fingerprint(STYLESHEET.as_bytes())));
    &PATH
}

/// The asset called `name` under `/assets/`, with its content type.
#[must_use]
pub fn asset(name: &str) -> Option<(&'static str, &'static str)> {
    match name {
        "herstel.css" => Some(("text/css; charset=utf-8", STYLESHEET)),
        "herstel.svg" => Some(("image/svg+xml", ICON)),
        _ => None,
    }
}

/// `/brand/{slug}.css`: an organisation gives a hue (degrees on the OKLCH wheel); the rest is ours.
#[must_use]
pub fn brand_css(hue: u16) -> String {
    format!(":root {{ --hue: {}; }}\n", hue % 360)
}

/// FNV-1a (64 bits): tells two versions apart, and guards nothing.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stylesheet_fetches_nothing() {
        for mark in ["@import", "url(", "http:", "https:"] {
            assert!(!stylesheet().contains(mark), "{mark}");
        }
    }

    #[test]
    fn an_asset_that_is_not_there_is_not_there() {
        assert!(asset("../Cargo.toml").is_none());
        assert_eq!(asset("herstel.css").map(|(_, text)| text), Some(stylesheet()));
    }
}
