//! The catalogue is whole: both languages say the same things, and nothing asks for what is not there.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::{Language, say};
use crate::{failure::Failure, trouble};

fn files(directory: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).expect("a directory").map(|entry| entry.expect("an entry").path());
    entries
        .flat_map(|path| if path.is_dir() { files(&path, ending) } else { vec![path] })
        .filter(|path| path.to_string_lossy().ends_with(ending))
        .collect()
}

fn crate_directory(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// Every message and attribute of a language with the values it mentions.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files(&crate_directory("locales").join(language.code()), ".ftl") {
        let mut message = String::new();
        let mut key = String::new();
        for line in fs::read_to_string(file).expect("text").lines().filter(|line| !line.starts_with('#')) {
            let name = line.split_once('=').map(|(name, _)| name.trim_end()).unwrap_or_default();
            let is_name =
                |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
            if is_name(name) {
                message = name.to_owned();
                key = message.clone();
                assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{key} is said twice in {language:?}");
            } else if let Some(attribute) = name.trim_start().strip_prefix('.').filter(|name| is_name(name)) {
                key = format!("{message}.{attribute}");
                found.insert(key.clone(), BTreeSet::new());
            }
            let values = line.split('$').skip(1);
            let values = values.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(""));
            found.entry(key.clone()).or_default().extend(values.map(str::to_owned));
        }
    }
    found.remove("");
    found
}

/// The keys that pages ask for: the first argument of `say`, `tell` and `look_up`, `list` and `whom`.
fn asked() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for file in files(&crate_directory("src"), ".rs") {
        let source = fs::read_to_string(&file).expect("text");
        for mark in [".say(\"", ".tell(\"", "say(language, \"", ".list(\"", "whom(\""] {
            keys.extend(source.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
    }
    keys
}

#[test]
fn both_languages_say_the_same_things_with_the_same_values() {
    let (dutch, english) = (messages(Language::Nl), messages(Language::En));
    let names = |messages: &BTreeMap<String, _>| messages.keys().cloned().collect::<BTreeSet<_>>();
    let missing: Vec<_> = names(&dutch).symmetric_difference(&names(&english)).cloned().collect();
    assert!(missing.is_empty(), "in one language only: {missing:?}");
    for (key, values) in &dutch {
        assert_eq!(Some(values), english.get(key), "values of {key}");
    }
}

#[test]
fn every_key_that_is_asked_for_exists() {
    let known = messages(Language::Nl);
    let unknown: Vec<_> = asked().into_iter().filter(|key| !known.contains_key(key) && !key.contains('{')).collect();
    assert!(unknown.is_empty(), "unknown: {unknown:?}");
}

#[test]
fn every_failure_and_every_known_error_has_its_words() {
    let known = messages(Language::Nl);
    let failures = Failure::ALL.into_iter().map(|failure| format!("failure-{}", failure.code()));
    let errors = trouble::ERRORS.iter().map(|(code, _)| format!("error-{code}"));
    for key in failures.chain(errors) {
        assert!(known.contains_key(&key), "{key}");
        assert!(known.contains_key(&format!("{key}.help")), "{key}.help");
    }
}

#[test]
fn every_message_can_be_formatted() {
    for language in Language::ALL {
        for key in messages(language).keys().filter(|key| !key.starts_with('-')) {
            assert!(!say(language, key, &[]).is_empty(), "{key} in {language:?}");
        }
    }
}

#[test]
fn plurals_follow_their_number() {
    assert_eq!(say(Language::Nl, "tries-left", &[("count", 1.into())]), "U heeft nog 1 poging.");
    assert_eq!(say(Language::Nl, "tries-left", &[("count", 7.into())]), "U heeft nog 7 pogingen.");
    assert_eq!(say(Language::En, "tries-left", &[("count", 1.into())]), "You have 1 try left.");
}
