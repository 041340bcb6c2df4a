//! The languages that the product speaks.

use std::str::FromStr;

/// The cookie in which a browser keeps its choice.
pub const LANGUAGE_COOKIE: &str = "herstel-language";

/// Dutch first; English says the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The BCP 47 tag, as in `<html lang>` and in the cookie.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// Its own name for itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nl => "Nederlands",
            Self::En => "English",
        }
    }

    /// The other one, for the switch in the header.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Nl => Self::En,
            Self::En => Self::Nl,
        }
    }

    /// What a browser chose before (its cookie), else the first of its `Accept-Language` that we speak, else Dutch.
    #[must_use]
    pub fn negotiate(cookie: Option<&str>, accept_language: Option<&str>) -> Self {
        let accepted = || {
            let mut ranges: Vec<_> = accept_language?.split(',').filter_map(range).collect();
            ranges.sort_by(|(_, one), (_, other)| other.total_cmp(one));
            ranges.into_iter().find_map(|(language, _)| language)
        };
        cookie.and_then(|code| code.parse().ok()).or_else(accepted).unwrap_or_default()
    }
}

/// One range of `Accept-Language` (RFC 9110 §12.5.4) with its weight; a weight of 0 means "not this".
fn range(text: &str) -> Option<(Option<Language>, f32)> {
    let mut parts = text.split(';');
    let tag = parts.next()?.trim();
    let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(Some(1.0), |q| q.parse().ok())?;
    (weight > 0.0).then(|| (tag.split('-').next().and_then(|primary| primary.parse().ok()), weight))
}

impl FromStr for Language {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code)).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_choice_made_before_wins() {
        assert_eq!(Language::negotiate(Some("en"), Some("nl")), Language::En);
    }

    #[test]
    fn a_browser_gets_the_language_it_prefers_among_ours() {
        assert_eq!(Language::negotiate(None, Some("de-DE, en-GB;q=0.8, nl;q=0.5")), Language::En);
        assert_eq!(Language::negotiate(None, Some("en;q=0.3, nl-BE;q=0.9")), Language::Nl);
    }

    #[test]
    fn dutch_is_spoken_to_who_says_nothing_we_know() {
        for accept in [None, Some(""), Some("fr"), Some("*"), Some("en;q=0"), Some("en;q=x")] {
            assert_eq!(Language::negotiate(Some("xx"), accept), Language::Nl, "{accept:?}");
        }
    }
}
