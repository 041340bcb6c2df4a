//! Moments as people read them: in the Netherlands, in words.

use chrono::{DateTime, Datelike, Utc};
use chrono_tz::Europe::Amsterdam;
use herstel_console::i18n;
use herstel_domain::words::Language;

use super::words::{say, spoken};

/// `dinsdag 10 maart 2026 om 09:41 uur`, Dutch time.
pub(crate) fn long(language: Language, at: DateTime<Utc>) -> String {
    let weekday = at.with_timezone(&Amsterdam).weekday().number_from_monday();
    let weekday = say(language, &format!("mail-weekday-{weekday}"), &[]);
    say(language, "mail-moment", &[("weekday", &weekday), ("moment", &short(language, at))])
}

/// `17 maart 2026 om 09:41 uur`, Dutch time.
pub(crate) fn short(language: Language, at: DateTime<Utc>) -> String {
    let (day, time) = (i18n::day(spoken(language), at), i18n::clock(at));
    say(language, "mail-moment-short", &[("day", &day), ("time", &time)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_moment_is_written_out_in_the_readers_language() {
        let moment = at("2026-03-10T08:41:59Z");
        assert_eq!(long(Language::Nl, moment), "dinsdag 10 maart 2026 om 09:41 uur");
        assert_eq!(long(Language::En, moment), "Tuesday 10 March 2026 at 09:41");
        assert_eq!(short(Language::Nl, moment), "10 maart 2026 om 09:41 uur");
        assert_eq!(short(Language::En, moment), "10 March 2026 at 09:41");
    }

    #[test]
    fn the_clock_on_the_wall_counts_in_summer_too() {
        assert_eq!(long(Language::Nl, at("2026-08-01T22:30:00Z")), "zondag 2 augustus 2026 om 00:30 uur");
    }
}
