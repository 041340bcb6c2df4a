//! R13: every way in has the same strength, and there are no others.

use std::collections::BTreeSet;

use leptos::server_fn::actix::server_fn_paths;
use reqwest::Method;

use crate::house::{Browser, Person, TestApp};

/// Every act there is. Whoever adds one adds it here, and says what it asks for.
const ACTS: [&str; 59] = [
    "/call/admin/add-branch",
    "/call/admin/change-policy",
    "/call/admin/change-presentation",
    "/call/admin/change-role",
    "/call/admin/confirm-import",
    "/call/admin/drop-import",
    "/call/admin/invite",
    "/call/admin/retry-mail",
    "/call/enrol/acknowledge",
    "/call/enrol/link",
    "/call/enrol/restart",
    "/call/enrol/skip",
    "/call/login/backup-email",
    "/call/login/language",
    "/call/login/mailbox",
    "/call/login/recovery-code",
    "/call/login/sign-in",
    "/call/login/sign-out",
    "/call/login/switch-off",
    "/call/login/trashed-app",
    "/call/login/verify",
    "/call/me/backup-email",
    "/call/me/end-other-sessions",
    "/call/me/end-session",
    "/call/me/forget-device",
    "/call/me/password",
    "/call/me/recovery-codes",
    "/call/me/remove-backup-email",
    "/call/me/rename",
    "/call/me/restore",
    "/call/me/resume",
    "/call/me/thaw",
    "/call/me/trash",
    "/call/phone/add",
    "/call/phone/again",
    "/call/phone/ask",
    "/call/phone/confirm",
    "/call/phone/primary",
    "/call/phone/prove",
    "/call/phone/remove",
    "/call/phone/resume",
    "/call/reader/zone",
    "/call/recover/activate",
    "/call/recover/ask-phone",
    "/call/recover/confirm-email",
    "/call/recover/forgotten",
    "/call/recover/magic",
    "/call/recover/not-me",
    "/call/recover/password",
    "/call/recover/send-again",
    "/call/recover/start",
    "/call/support/correct-email",
    "/call/support/correct-name",
    "/call/support/disable",
    "/call/support/enable",
    "/call/support/end-sessions",
    "/call/support/resend",
    "/call/support/reset",
    "/call/support/unlock",
];

/// Every page, as far as its address holds no token.
const PAGES: [&str; 46] = [
    "/activate",
    "/admin",
    "/admin/branches",
    "/admin/organisation",
    "/admin/organisation/change",
    "/admin/imports/:id",
    "/admin/mail",
    "/admin/people",
    "/admin/people/:id",
    "/admin/policy",
    "/audit",
    "/audit/streams/:id",
    "/confirm-email",
    "/enrol",
    "/enrol/app",
    "/enrol/phone",
    "/enrol/phone/confirm",
    "/enrol/recovery-codes",
    "/login",
    "/login/backup-email",
    "/login/link-sent",
    "/login/phone",
    "/login/phone/confirm",
    "/login/prove",
    "/login/recovery-code",
    "/login/switch-off",
    "/login/trashed-app",
    "/login/verify",
    "/magic",
    "/me",
    "/me/activity",
    "/me/authenticators/:id/rename",
    "/me/authenticators/:id/trash",
    "/me/backup-email",
    "/me/backup-email/remove",
    "/me/password",
    "/me/phones/:id/remove",
    "/me/recovery-codes",
    "/not-me",
    "/password/forgotten",
    "/password/new",
    "/password/phone",
    "/recover",
    "/support",
    "/support/accounts/:id",
    "/support/accounts/:id/:act",
];

/// Acts that anybody may post to without a session: signing in, asking for a link, leaving, a language, a time zone.
const OPEN: [&str; 6] = [
    "/call/login/language",
    "/call/login/sign-in",
    "/call/login/sign-out",
    "/call/reader/zone",
    "/call/recover/forgotten",
    "/call/recover/start",
];

#[test]
fn r13_no_address_is_undocumented() {
    let acts: BTreeSet<_> = server_fn_paths().map(|(path, _)| path).collect();
    assert_eq!(acts, BTreeSet::from(ACTS));
    let pages = leptos_actix::generate_route_list(herstel_console::App);
    let pages: BTreeSet<_> =
        pages.iter().map(|route| route.path().replace("{id}", ":id").replace("{act}", ":act")).collect();
    assert_eq!(pages, PAGES.map(str::to_owned).into());
}

/// Something for every field of every act.
fn fields<'a>(app: &'a str, code: &'a str, password: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("authenticator", app),
        ("code", code),
        ("label", "Telefoon"),
        ("backup_email", "nobody.at.all@post.example"),
        ("seen", "3"),
        ("session", app),
        ("device", app),
        ("remember", "yes"),
        ("saved", "yes"),
        ("email", "nobody.at.all@post.example"),
        ("password", password),
        ("new_password", "Bergen-84-kano-Zilver!"),
        ("language", "nl"),
        ("next", "/me"),
        ("account", app),
        ("ticket", "T-1"),
        ("reason", "telefoon kwijt"),
        ("name", "Iemand"),
        ("zone", "UTC"),
        ("import", app),
        ("letter", app),
        ("phone", app),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_without_a_session_no_act_gives_anything_and_no_page_shows_anything() {
    let app = TestApp::start().await;
    let (person, owner) = app.enrolled("finrust").await;
    let id = owner.open("/me").await.fact("authenticator").unwrap();
    let code = person.next_code(&app);
    let before = app.state().await;
    for act in ACTS {
        let browser = app.browser();
        let page = browser.post(act, &fields(&id, &code, &person.password)).await;
        assert_eq!(browser.cookie("herstel"), None, "{act}");
        let to = page.location();
        let mailed = ["activate", "ask-phone", "confirm-email", "magic", "not-me", "password", "send-again"]
            .map(|act| format!("/call/recover/{act}"));
        if mailed.contains(&act.to_owned()) {
            assert!(to.ends_with("?error=link_used"), "{act} leads to {to}");
        } else if !OPEN.contains(&act) {
            assert_eq!(to, "/login", "{act}");
        }
    }
    for page in PAGES.map(|page| page.replace(":id", &id).replace(":act", "reset")) {
        let shown = app.browser().get(&page).await;
        match page.as_str() {
            "/login" | "/password/forgotten" | "/recover" => assert_eq!(shown.status, 200),
            "/activate" | "/confirm-email" | "/magic" | "/not-me" | "/password/new" | "/password/phone" => {
                assert_eq!(shown.status, 410, "{page}");
            }
            _ => assert_eq!(shown.location(), "/login", "{page}"),
        }
    }
    assert_eq!(app.browser().get("/enrol/recovery-codes/download").await.location(), "/login");
    // what was asked for at an address that nobody has comes to nothing
    assert!(app.letters().await.is_empty());
    assert_eq!(app.state().await, before);
}

/// What a kind of session may do, beside what is open to all; every other act sends it where it belongs.
async fn is_confined(app: &TestApp, person: &Person, browser: &Browser, may: &[&str], home: &str) {
    let id = person.id.to_string();
    let (code, before) = (person.wrong_code(app), app.state().await);
    // nobody here is called, and staff are not found by owners: such an act is not there, or leads home
    let hidden =
        |act: &&&str| ["admin", "phone", "support"].iter().any(|room| act.starts_with(&format!("/call/{room}/")));
    let (of_others, of_owners): (Vec<_>, Vec<_>) = ACTS.iter().partition(hidden);
    let elsewhere = |act: &&&str| !OPEN.contains(act) && !act.starts_with("/call/recover") && !may.contains(act);
    for act in of_owners.iter().filter(elsewhere) {
        let page = browser.stolen().post(act, &fields(&id, &code, &person.password)).await;
        assert_eq!(page.location(), home, "{act}");
    }
    assert_eq!(app.state().await, before);
    for act in of_others.iter().filter(elsewhere) {
        let page = browser.stolen().post(act, &fields(&id, &code, &person.password)).await;
        assert!(page.status == 404 || page.location() == home, "{act}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_the_right_password_alone_may_only_prove_more() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let browser = app.browser();
    app.enter_password(&person, &browser).await;
    let may = ["verify", "recovery-code", "mailbox", "backup-email", "switch-off", "trashed-app"];
    let may = may.map(|act| format!("/call/login/{act}")).into_iter();
    let may: Vec<_> = may.chain(["ask", "prove"].map(|act| format!("/call/phone/{act}"))).collect();
    let may: Vec<_> = may.iter().map(String::as_str).collect();
    is_confined(&app, &person, &browser, &may, "/login/verify").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_a_first_session_may_only_enrol() {
    let app = TestApp::start().await;
    let (mut person, browser) = app.activated("finrust").await;
    person.phone = app.nobody_with_a_phone().phone;
    let may = ["link", "restart", "skip"].map(|act| format!("/call/enrol/{act}")).into_iter();
    let may: Vec<_> = may.chain(["add", "again", "confirm"].map(|act| format!("/call/phone/{act}"))).collect();
    let may: Vec<_> = may.iter().map(String::as_str).collect();
    is_confined(&app, &person, &browser, &may, "/enrol").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_a_repair_never_becomes_more_and_changes_no_password() {
    let app = TestApp::start().await;
    let (mut person, _) = app.enrolled("finrust").await;
    let browser = app.browser();
    assert_eq!(app.recover_by_code(&mut person, &browser).await.fact("state").as_deref(), Some("repair"));
    let before = app.state().await;
    for (act, to) in [("/call/me/password", "/me"), ("/call/login/verify", "/me"), ("/call/login/mailbox", "/me")] {
        let page = browser.post(act, &fields(&person.id.to_string(), &person.code(&app), &person.password)).await;
        assert_eq!(page.location(), to, "{act}");
    }
    for path in ["/me/password", "/login/verify", "/login/prove"] {
        assert_eq!(browser.get(path).await.location(), "/me", "{path}");
    }
    assert_eq!(app.state().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_what_is_only_for_demonstrations_or_not_there_yet_answers_404() {
    let app = TestApp::start().await;
    let (_, browser) = app.enrolled("finrust").await;
    for path in
        ["/dev/inbox", "/dev/phone", "/support", "/audit", "/admin", "/api/v1/me", "/log/checkpoint", "/enrol/phone"]
    {
        for method in [Method::GET, Method::POST] {
            let request = browser.request(method.clone(), path).header("Origin", &app.base);
            let page = browser.send(request).await;
            assert_eq!((page.status, page.error().as_deref()), (404, Some("not_found")), "{method} {path}");
        }
    }
}
