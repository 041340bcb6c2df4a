//! Words from the catalogue that pages and mail share.

use std::{borrow::Cow, collections::HashMap};

use fluent_templates::{LanguageIdentifier, Loader, fluent_bundle::FluentValue};
use herstel_domain::words::Language;
use unic_langid::langid;

fluent_templates::static_loader! {
    static CATALOGUE = {
        locales: "../console/locales",
        fallback_language: "nl",
        // Mail programs show the marks that would set names apart from the sentence around them.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

const DUTCH: LanguageIdentifier = langid!("nl");
const ENGLISH: LanguageIdentifier = langid!("en");

/// The message `key` (or its attribute, `message.attribute`) in the language of `tongue`, with `values` filled in.
pub(crate) fn say(tongue: Language, key: &str, values: &[(&'static str, &str)]) -> String {
    let language = match tongue {
        Language::Nl => DUTCH,
        Language::En => ENGLISH,
    };
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> =
        values.iter().map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(*value))).collect();
    CATALOGUE.lookup_with_args(&language, key, &values)
}
