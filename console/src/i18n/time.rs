//! How dates and times read. People see Amsterdam's time; machines keep UTC.

use chrono::{DateTime, Datelike, Utc};
use chrono_tz::{Europe::Amsterdam, Tz};

use super::{Language, say};

/// A day written out in `language`.
pub fn day(language: Language, at: DateTime<Utc>) -> String {
    let at = at.with_timezone(&Amsterdam);
    say(language, "date-day", &[("day", at.day().into()), ("month", at.month().into()), ("year", at.year().into())])
}

/// A day with its time in `language`.
pub fn moment(language: Language, at: DateTime<Utc>) -> String {
    say(language, "date-moment", &[("day", day(language, at).into()), ("time", clock(at).into())])
}

/// A day with its time, to the second, by the clock of `zone`: 10 maart 2026 om 08:52:30.
pub fn moment_in(language: Language, at: DateTime<Utc>, zone: Tz) -> String {
    let at = at.with_timezone(&zone);
    let values = [("day", at.day().into()), ("month", at.month().into()), ("year", at.year().into())];
    let day = say(language, "date-day", &values);
    say(language, "date-moment", &[("day", day.into()), ("time", at.format("%H:%M:%S").to_string().into())])
}

/// The time of day, on the 24-hour clock.
pub fn clock(at: DateTime<Utc>) -> String {
    at.with_timezone(&Amsterdam).format("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn a_moment_reads_in_amsterdams_time() {
        assert_eq!(moment(Language::Nl, at("2026-03-10T07:52:30Z")), "10 maart 2026 om 08:52");
        assert_eq!(moment(Language::En, at("2026-03-10T07:52:30Z")), "10 March 2026 at 08:52");
    }

    #[test]
    fn summer_time_and_midnight_move_the_day() {
        assert_eq!(moment(Language::Nl, at("2026-07-31T22:05:00Z")), "1 augustus 2026 om 00:05");
    }
}
