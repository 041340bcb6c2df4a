//! A leaf of a history: so many lines, newest first.

use std::ops::RangeInclusive;

/// Which events a page of a history shows. Sequences have no gaps, so a page is a range of them: it costs the same
/// however long the history is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Leaf {
    /// The events' sequences.
    pub(in super::super) sequences: RangeInclusive<u64>,
    /// Which page this is, from 1, the newest.
    pub(in super::super) page: u32,
    /// How many there are, at least 1.
    pub(in super::super) pages: u32,
}

impl Leaf {
    /// The page of a history that ends at `version`, with so many `lines` a page; one past the last is the last.
    pub(in super::super) fn turn_to(page: u32, version: u64, lines: u64) -> Self {
        let pages = u32::try_from(version.div_ceil(lines)).unwrap_or(u32::MAX).max(1);
        let page = page.clamp(1, pages);
        let newest = version - u64::from(page - 1) * lines;
        Self { sequences: newest.saturating_sub(lines) + 1..=newest, page, pages }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_cover_a_history_once_and_newest_first() {
        for version in 0..60 {
            let pages = Leaf::turn_to(1, version, 25).pages;
            let seen = (1..=pages).flat_map(|page| Leaf::turn_to(page, version, 25).sequences.rev());
            assert!(seen.eq((1..=version).rev()), "{version}");
        }
    }

    #[test]
    fn a_page_that_is_not_there_is_the_nearest_that_is() {
        assert_eq!(Leaf::turn_to(0, 30, 25), Leaf { sequences: 6..=30, page: 1, pages: 2 });
        assert_eq!(Leaf::turn_to(u32::MAX, 30, 25), Leaf { sequences: 1..=5, page: 2, pages: 2 });
    }
}
