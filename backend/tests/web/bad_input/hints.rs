//! R22: no password hints and no secret questions, by the structure of forms, events and pages.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use super::scenes;
use crate::house::TestApp;

/// All that forms ask or say. Who adds a field says here that it is no hint, no question and no answer.
const FIELDS: [&str; 13] = [
    "authenticator",
    "backup_email",
    "code",
    "email",
    "label",
    "language",
    "new_password",
    "next",
    "organisation",
    "password",
    "saved",
    "seen",
    "session",
];

/// What such a thing would be called, in code or in words.
const NAMES: [&str; 5] = ["hint", "question", "answer", "reminder", "mother"];
const WORDS: [&str; 8] = [
    "geheime vraag",
    "beveiligingsvraag",
    "controlevraag",
    "geheugensteun",
    "meisjesnaam",
    "security question",
    "secret question",
    "password hint",
];

fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                found.insert(key.clone());
                keys(value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn r22_no_event_has_a_place_for_a_hint_or_a_secret_question() {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            keys(&serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap(), &mut found);
        }
    }
    assert!(found.contains("password") && found.contains("selector"), "no events were read: {found:?}");
    let named = found.iter().filter(|key| NAMES.iter().any(|name| key.contains(name)));
    assert_eq!(named.collect::<Vec<_>>(), Vec::<&String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn r22_no_form_asks_and_no_page_offers_a_hint_or_a_secret_question() {
    let app = TestApp::start().await;
    let mut fields = BTreeSet::new();
    for scene in scenes::all(&app).await {
        for language in ["nl", "en"] {
            scene.browser.set_cookie("herstel-language", language);
            let page = scene.browser.open(&scene.path).await;
            assert_eq!(page.status, 200, "{}", scene.path);
            let words = page.words().to_lowercase();
            let offered = WORDS.iter().find(|offer| words.contains(**offer));
            assert_eq!(offered, None, "{} in {language}", scene.path);
            for form in page.forms() {
                fields.extend(form.hidden.into_iter().map(|(name, _)| name));
                fields.extend(form.open);
            }
        }
    }
    assert_eq!(fields, FIELDS.map(str::to_owned).into());
}
