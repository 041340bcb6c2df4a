//! The forms of staff: each field of each act is spoilt while all others are right, and no account changes.

use std::collections::BTreeSet;

use herstel_console::model::SupportAct;
use herstel_domain::words::Role;

use super::{
    assert_same, designed,
    fields::{ALPHABET, spoilt},
};
use crate::house::{Browser, Form, Person, TestApp, account_of};

/// What staff would write.
const RIGHT: [(&str, &str); 4] = [
    ("ticket", "INC-20931"),
    ("reason", "Teruggebeld op het bekende nummer"),
    ("name", "Iemand Anders"),
    ("email", "nieuw.adres@post.example"),
];

/// Somebody on whom this act is possible.
async fn ready_for(app: &TestApp, act: SupportAct) -> Person {
    let person = match act {
        SupportAct::Resend => return app.invited("finrust").await,
        _ => app.enrolled("finrust").await.0,
    };
    match act {
        SupportAct::Unlock => app.lock(&person).await,
        SupportAct::Enable => drop(app.desk(&person).await.disables().await.unwrap()),
        _ => {}
    }
    person
}

/// Everything but what refusals leave on record, and when sessions were seen.
async fn state(app: &TestApp) -> Vec<String> {
    let mut state = app.rows(&["attempts", "events", "streams", "sessions"]).await;
    let of_accounts = "SELECT aggregate_id || ' ' || sequence FROM events WHERE aggregate_type = 'account'";
    let events: Vec<String> = sqlx::query_scalar(of_accounts).fetch_all(&mut app.database.admin().await).await.unwrap();
    state.extend(events);
    state
}

/// Posts the form with one field as it is given; all others are right.
async fn post(browser: &Browser, form: &Form, field: &str, values: &[(String, String)]) -> crate::house::Page {
    let right = |name: &String| RIGHT.iter().find(|(known, _)| known == name).map(|(_, value)| (*value).to_owned());
    let hidden = form.hidden.iter().filter(|(name, _)| name != field).cloned();
    let open = form.open.iter().filter(|name| *name != field).map(|name| (name.clone(), right(name).expect(name)));
    let fields: Vec<_> = hidden.chain(open).chain(values.iter().cloned()).collect();
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(&form.action, &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_of_every_act_of_support_is_refused_in_words_and_changes_no_account() {
    let app = TestApp::start().await;
    let stranger = app.enrolled("werktalent").await.0.id.to_string();
    let mut met = BTreeSet::new();
    for act in SupportAct::ALL {
        let person = ready_for(&app, act).await;
        let (_, agent) = app.colleague("finrust", Role::Agent).await;
        let path = format!("{}/{}", account_of(&person), act.name());
        let page = agent.open(&path).await;
        assert_eq!((page.status, page.path()), (200, path.as_str()), "{:?}", page.error());
        let form = page.form(act.name());
        let before = state(&app).await;
        let fields: Vec<_> = form.hidden.iter().map(|(name, _)| name).chain(&form.open).collect();
        for field in &fields {
            met.insert((*field).clone());
            let is_text = ["ticket", "reason", "name"].contains(&field.as_str());
            let mut ways = spoilt(field);
            // what is only text may be of any alphabet
            ways.retain(|(_, values)| !is_text || values.iter().all(|(_, value)| value != ALPHABET));
            if *field == "account" {
                ways.push(("another organisation's", vec![("account".to_owned(), stranger.clone())]));
                ways.push(("nobody's", vec![("account".to_owned(), uuid::Uuid::nil().to_string())]));
            }
            for (how, values) in ways {
                let what = format!("{field} of {}, {how}", act.name());
                let answer = post(&agent, &form, field, &values).await;
                assert!(designed(&agent, &answer, &what).await.is_some(), "{what}: it was taken");
            }
        }
        let nothing = agent.post(&form.action, &[]).await;
        assert!(designed(&agent, &nothing, act.name()).await.is_some(), "{}: nothing at all was taken", act.name());
        assert_same(&before, &state(&app).await, act.name());
        // and nothing stood in the way of the act itself; markup and control characters are only text
        let asks = form.open.iter().any(|name| name == "reason");
        let values = if asks { vec![("reason".to_owned(), ALPHABET.to_owned())] } else { vec![] };
        let done = post(&agent, &form, "reason", &values).await;
        assert!(done.location().contains("?done="), "{}: {}", act.name(), done.location());
        assert_eq!(designed(&agent, &done, act.name()).await, None);
    }
    assert_eq!(met, ["account", "email", "name", "reason", "seen", "ticket"].map(str::to_owned).into());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zone_that_is_none_changes_nothing() {
    let app = TestApp::start().await;
    let (_, auditor) = app.colleague("finrust", Role::Auditor).await;
    let form = auditor.open("/audit").await.form("zone");
    let before = app.state().await;
    for (how, values) in spoilt("zone") {
        let page = post(&auditor, &form, "zone", &values).await;
        designed(&auditor, &page, how).await;
        assert_eq!(auditor.cookie("herstel-zone"), None, "{how}");
    }
    assert_same(&before, &app.state().await, "a zone");
}
