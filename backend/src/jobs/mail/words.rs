//! Words from the catalogue that pages and mail share.

use herstel_console::i18n;
use herstel_domain::words::Language;

/// The message `key` (or its attribute, `message.attribute`) in `language`, with `values` filled in.
pub(crate) fn say(language: Language, key: &str, values: &[(&'static str, &str)]) -> String {
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, i18n::Value::from(*value))).collect();
    i18n::say(spoken(language), key, &values)
}

/// The domain's language as the catalogue's.
pub(super) const fn spoken(language: Language) -> i18n::Language {
    match language {
        Language::Nl => i18n::Language::Nl,
        Language::En => i18n::Language::En,
    }
}
