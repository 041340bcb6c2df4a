//! The catalogue: every word that people read, in files under `locales/`, embedded when the program is built.

use std::{borrow::Cow, collections::HashMap};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use fluent_templates::{Loader, fluent_bundle::FluentValue, static_loader};
use unic_langid::{LanguageIdentifier, langid};

use super::{Language, time};

static_loader! {
    static CATALOGUE = {
        locales: "./locales",
        fallback_language: "nl",
        // No invisible isolation marks: both languages run one way, and codes are copied from pages.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

const NL: LanguageIdentifier = langid!("nl");
const EN: LanguageIdentifier = langid!("en");

/// A value put into a sentence: text or a number (numbers choose singular or plural).
pub type Value<'a> = FluentValue<'a>;

/// The sentence `key` in `language`, with its values.
///
/// A key that is in no catalogue comes back as itself; a test keeps that from happening.
#[must_use]
pub fn say(language: Language, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
    look_up(language, key, values).unwrap_or_else(|| key.to_owned())
}

/// The same for a key that need not exist, such as the code of an error in an address.
#[must_use]
pub fn look_up(language: Language, key: &str, values: &[(&'static str, Value<'_>)]) -> Option<String> {
    let language = match language {
        Language::Nl => NL,
        Language::En => EN,
    };
    let values: HashMap<Cow<'static, str>, Value<'_>> =
        values.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
    CATALOGUE.try_lookup_with_args(&language, key, &values)
}

/// A speaker of one language; copied into every part that says something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The language spoken.
    pub language: Language,
}

impl Words {
    /// Speaks `language`.
    #[must_use]
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// A sentence without values.
    #[must_use]
    pub fn say(self, key: &str) -> String {
        say(self.language, key, &[])
    }

    /// A sentence with values.
    #[must_use]
    pub fn tell(self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        say(self.language, key, values)
    }

    /// "een, twee of drie".
    #[must_use]
    pub fn either(self, all: Vec<String>) -> String {
        self.list("or-list", all)
    }

    /// "een, twee en drie".
    #[must_use]
    pub fn both(self, all: Vec<String>) -> String {
        self.list("and-list", all)
    }

    fn list(self, key: &str, mut all: Vec<String>) -> String {
        let last = all.pop().unwrap_or_default();
        if all.is_empty() { last } else { self.tell(key, &[("first", all.join(", ").into()), ("last", last.into())]) }
    }

    /// A day written out: 10 maart 2026.
    #[must_use]
    pub fn day(self, at: DateTime<Utc>) -> String {
        time::day(self.language, at)
    }

    /// A day with its time: 10 maart 2026 om 08:52.
    #[must_use]
    pub fn moment(self, at: DateTime<Utc>) -> String {
        time::moment(self.language, at)
    }

    /// A day with its time by the clock of `zone`: 10 maart 2026 om 08:52:30.
    #[must_use]
    pub fn moment_in(self, at: DateTime<Utc>, zone: Tz) -> String {
        time::moment_in(self.language, at, zone)
    }

    /// The time of day: 08:52.
    #[must_use]
    pub fn clock(self, at: DateTime<Utc>) -> String {
        time::clock(at)
    }
}
