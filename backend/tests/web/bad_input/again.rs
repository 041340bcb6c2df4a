//! Forms that come again: posted twice, and after signing out.

use std::collections::BTreeSet;

use super::{
    assert_same, designed, forget_attempts,
    scenes::{self, Scene},
};
use crate::house::{Authenticator, Form, TestApp};

/// Right input for a form, as its owner would give it.
fn right(app: &TestApp, scene: &Scene, form: &str) -> Vec<(&'static str, String)> {
    let text = str::to_owned;
    match (form, scene.path.as_str()) {
        ("sign-in" | "recover", _) => vec![("email", scene.person.email.clone()), ("password", text("not this one"))],
        ("password", "/me/password") => {
            vec![("password", scene.person.password.clone()), ("new_password", text("Bergen-84-kano-Zilver!"))]
        }
        ("password", "/password/new") => {
            vec![("new_password", text("Bergen-84-kano-Zilver!")), ("code", scene.person.next_code(app))]
        }
        ("password", _) => vec![("new_password", text("Bergen-84-kano-Zilver!"))],
        ("verify", _) => vec![("code", scene.person.next_code(app))],
        ("prove", "/login/recovery-code") => vec![("code", scene.person.codes[0].clone())],
        ("switch-off", _) => vec![("code", scene.person.codes[0].clone())],
        ("prove", "/login/trashed-app") => vec![("code", scene.person.code(app))],
        ("rename", _) => vec![("label", text("Een andere naam"))],
        ("link", _) => vec![("code", scene.person.code(app)), ("label", text("Telefoon"))],
        ("backup-email", _) => vec![("backup_email", text("weer.een.ander@post.example"))],
        ("forgotten", _) => vec![("email", text("nobody.at.all@post.example"))],
        _ => vec![],
    }
}

/// Whether a form may be done twice, and is then done twice: asking, looking, leaving.
fn is_repeatable(form: &Form) -> bool {
    let asks = ["language", "sign-in", "sign-out", "forgotten", "recover", "restart"];
    asks.contains(&form.id.as_str()) || ["/call/login/mailbox", "/call/login/backup-email"].contains(&&*form.action)
}

/// In this order on one page: ending a session leaves the others to be done.
fn rank(form: &Form) -> usize {
    let order = ["end-", "end-others", "thaw", "resume-", "restore"];
    order.iter().rposition(|id| form.id.starts_with(id)).unwrap_or(order.len())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_posted_twice_is_done_once() {
    let app = TestApp::start().await;
    let mut done = BTreeSet::new();
    for mut scene in scenes::all(&app).await {
        if scene.path == "/enrol/app" {
            let secret = scene.browser.open("/enrol/app").await.fact("secret").unwrap();
            scene.person.phone = Some(Authenticator::scan(&secret));
        }
        let mut forms = scene.browser.open(&scene.path).await.forms();
        forms.sort_by_key(rank);
        for id in forms.into_iter().filter(|form| !is_repeatable(form)).map(|form| form.id) {
            let page = scene.browser.open(&scene.path).await;
            let Some(form) = page.forms().into_iter().find(|form| form.id == id) else { continue };
            forget_attempts(&app).await;
            let values = right(&app, &scene, &form.id);
            let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let what = format!("#{id} at {}", scene.path);
            let first = scene.browser.send_form(&form, &values).await;
            assert!(!first.location().contains("error="), "{what} is not done at all: {}", first.location());
            let after = app.state().await;
            let again = scene.browser.send_form(&form, &values).await;
            assert_same(&after, &app.state().await, &what);
            designed(&scene.browser, &again, &format!("{what}, again")).await;
            done.insert(form.action);
        }
    }
    // all but what may be repeated, and sessions that a change has ended anyway
    assert!(done.len() >= 16, "{done:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_signing_out_no_form_does_anything() {
    let app = TestApp::start().await;
    for scene in scenes::all(&app).await {
        let page = scene.browser.open(&scene.path).await;
        let browser = scene.browser.stolen();
        let copied = browser.stolen();
        browser.post("/call/login/sign-out", &[]).await;
        assert_eq!(browser.cookie("herstel"), None);
        let before = app.state().await;
        let open = ["language", "sign-in", "forgotten", "sign-out"];
        for form in page.forms().into_iter().filter(|form| !open.contains(&form.id.as_str())) {
            if form.action.starts_with("/call/recover") {
                continue; // what a mailed link does needs no session
            }
            let values = right(&app, &scene, &form.id);
            let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            for (browser, to) in [(&browser, "/login"), (&copied.stolen(), "/login?error=session_expired")] {
                let page = browser.send_form(&form, &values).await;
                assert_eq!(page.location(), to, "#{} at {}", form.id, scene.path);
            }
        }
        assert_same(&before, &app.state().await, &scene.path);
    }
}
