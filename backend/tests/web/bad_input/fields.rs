//! Every field of every form: too long, empty, of the wrong alphabet, missing, twice.

use std::collections::BTreeSet;

use super::{
    assert_same, designed, forget_attempts,
    scenes::{self, FORMS, Scene},
};
use crate::house::{Form, TestApp};

/// Ends headers, markup and statements, and starts others.
pub(super) const ALPHABET: &str =
    "\u{0}\u{7}\u{202e}<script>alert(1)</script>'\";--%00%0d%0aSet-Cookie: a=b\r\nLocation: //evil.example\r\n\r\n";

/// In how many ways a field is spoilt.
pub(super) fn spoilt(field: &str) -> Vec<(&'static str, Vec<(String, String)>)> {
    let one = |value: &str| vec![(field.to_owned(), value.to_owned())];
    vec![
        ("too long", one(&"x".repeat(10_000))),
        ("too long, in digits", one(&"1".repeat(10_000))),
        ("too long, in Unicode", one(&"🔥".repeat(2_500))),
        ("empty", one("")),
        ("blank", one(" \t\u{a0} ")),
        ("of the wrong alphabet", one(ALPHABET)),
        ("missing", vec![]),
        ("twice", [one("123456"), one("123456")].concat()),
        ("a list", vec![(format!("{field}[]"), "123456".to_owned())]),
        ("a map", vec![(format!("{field}[a][b]"), "123456".to_owned())]),
    ]
}

/// What the other fields hold: right in form, and never right.
fn never_right(scene: &Scene, app: &TestApp, field: &str) -> String {
    match field {
        "email" => "nobody.at.all@post.example".to_owned(),
        "backup_email" => scene.person.email.clone(),
        "password" => "not this one".to_owned(),
        "new_password" => "kort".to_owned(),
        "code" if ["/login/recovery-code", "/login/switch-off"].contains(&&*scene.path) => {
            "0000-0000-0000-0000-0000".to_owned()
        }
        "code" => match &scene.person.phone {
            Some(_) => scene.person.wrong_code(app),
            None => "000000".to_owned(),
        },
        "seen" => "0".to_owned(),
        _ => String::new(),
    }
}

/// Values of these change nothing of anybody's, so that they need not be refused.
const HARMLESS: [&str; 2] = ["language", "sign-out"];

/// The form's id, without what names one of many.
fn kind(form: &Form) -> String {
    let words: Vec<_> = form.id.split('-').collect();
    let many = words.len() > 5 && ["end", "resume", "restore"].contains(&words[0]);
    if many { words[0].to_owned() } else { form.id.clone() }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_of_every_form_is_refused_in_words_and_changes_nothing() {
    let app = TestApp::start().await;
    let mut met = BTreeSet::new();
    for scene in scenes::all(&app).await {
        let page = scene.browser.open(&scene.path).await;
        assert_eq!((page.status, page.at.as_str()), (200, scene.path.as_str()), "{:?}", page.error());
        let before = app.state().await;
        for form in page.forms() {
            met.insert(kind(&form));
            let hidden = form.hidden.iter().map(|(name, _)| name);
            // to tick it is the browser's to demand
            for field in hidden.chain(&form.open).filter(|field| *field != "saved") {
                for (how, values) in spoilt(field) {
                    // a password may be of any alphabet
                    if field == "new_password" && values.iter().any(|(_, value)| value == ALPHABET) {
                        continue;
                    }
                    spoil(&app, &scene, &form, field, how, &values).await;
                }
            }
        }
        assert_same(&before, &app.state().await, &scene.path);
    }
    assert_eq!(met, FORMS.map(str::to_owned).into());
}

async fn spoil(app: &TestApp, scene: &Scene, form: &Form, field: &str, how: &str, values: &[(String, String)]) {
    forget_attempts(app).await;
    let others = form.hidden.iter().filter(|(name, _)| name != field).cloned();
    let open = form.open.iter().filter(|name| *name != field && *name != "saved");
    let open = open.map(|name| (name.clone(), never_right(scene, app, name)));
    let fields: Vec<_> = others.chain(open).chain(values.iter().cloned()).collect();
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let browser = scene.browser.stolen();
    let page = browser.post(&form.action, &fields).await;
    let what = format!("{field} of #{} at {}, {how}", form.id, scene.path);
    let error = designed(&browser, &page, &what).await;
    assert!(error.is_some() || HARMLESS.contains(&form.id.as_str()), "{what}: it was taken");
}
