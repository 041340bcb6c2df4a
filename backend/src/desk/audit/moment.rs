//! Moments as people write them: the clock of a zone, or a time with a zone of its own.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc, offset::LocalResult};
use chrono_tz::{Europe::Amsterdam, Tz};
use herstel_console::desk::Visit;

/// Longer texts are no moments.
const LONGEST: usize = 40;

/// What a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// This moment.
    Once(DateTime<Utc>),
    /// The clock showed it twice, when daylight saving ended.
    Twice(DateTime<Utc>, DateTime<Utc>),
}

impl Moment {
    pub(super) fn first(self) -> DateTime<Utc> {
        match self {
            Self::Once(at) | Self::Twice(at, _) => at,
        }
    }

    pub(super) fn last(self) -> DateTime<Utc> {
        match self {
            Self::Once(at) | Self::Twice(_, at) => at,
        }
    }
}

/// The reader's zone.
pub(super) fn zone(visit: &Visit) -> Tz {
    visit.zone.as_deref().and_then(|zone| zone.parse().ok()).unwrap_or(Amsterdam)
}

/// The moment that `text` says: `2026-03-10T09:41`, with or without seconds, or a day, by the clock of `zone`; or with a
/// zone of its own (RFC 3339). In the hour that daylight saving skips the clock stood an hour later.
pub(super) fn read(text: &str, zone: Tz) -> Option<Moment> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(Moment::Once(at.to_utc()));
    }
    let local = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S%.f"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
        .or_else(|| Some(NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_time(NaiveTime::MIN)))?;
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) => Some(Moment::Once(at.to_utc())),
        LocalResult::Ambiguous(first, second) => Some(Moment::Twice(first.to_utc(), second.to_utc())),
        LocalResult::None => {
            let later = zone.from_local_datetime(&(local + Duration::hours(1))).earliest()?;
            Some(Moment::Once(later.to_utc()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn a_moment_is_read_by_the_readers_clock_or_by_its_own() {
        for (text, utc) in [
            ("2026-03-10T09:41", "2026-03-10T08:41:00Z"),
            ("2026-03-10T09:41:10", "2026-03-10T08:41:10Z"),
            ("2026-07-10 09:41", "2026-07-10T07:41:00Z"),
            ("2026-03-10", "2026-03-09T23:00:00Z"),
            (" 2026-03-10T09:41:10Z ", "2026-03-10T09:41:10Z"),
            ("2026-03-10T09:41:10+05:30", "2026-03-10T04:11:10Z"),
            // skipped: at 02:00 the clock went to 03:00
            ("2026-03-29T02:30", "2026-03-29T01:30:00Z"),
        ] {
            assert_eq!(read(text, Amsterdam), Some(Moment::Once(at(utc))), "{text}");
        }
    }

    #[test]
    fn the_hour_that_is_repeated_is_two_moments() {
        let twice = Moment::Twice(at("2026-10-25T00:30:00Z"), at("2026-10-25T01:30:00Z"));
        assert_eq!(read("2026-10-25T02:30", Amsterdam), Some(twice));
        assert_eq!(read("2026-10-25T02:30", Tz::UTC), Some(Moment::Once(at("2026-10-25T02:30:00Z"))));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in ["", "gisteren", "2026-02-30T10:00", "10:00", "99999-01-01", &"9".repeat(10_000)] {
            assert_eq!(read(text, Amsterdam), None, "{text}");
        }
    }
}
