//! The login link to the backup address (manual 004): after the password, never consumed by opening, never for the
//! one who only asked.

use chrono::Duration;

use crate::house::{Browser, Page, Person, TestApp};

const PRIVATE: &str = "prive@thuis.example";

/// Somebody with an app and a backup address.
async fn somebody(app: &TestApp) -> (Person, Browser) {
    let (person, browser) = app.enrolled("mijnlogin").await;
    app.set_backup_email(&browser, PRIVATE).await;
    app.letters().await;
    (person, browser)
}

/// Types the password, asks for a link, and has it from the mailbox.
async fn ask(app: &TestApp, person: &Person, browser: &Browser) -> String {
    assert_eq!(app.enter_password(person, browser).await.path(), "/login/verify");
    let ways = browser.open("/login/prove").await;
    assert!(ways.body.contains("href=\"/login/backup-email\""));
    let page = browser.open("/login/backup-email").await;
    assert_eq!(page.fact("state").as_deref(), Some("attempt"));
    let sent = browser.submit(&page, "prove", &[]).await;
    assert!(sent.all("state").contains(&"sent".to_owned()), "{:?}", sent.error());
    assert!(sent.words().contains("p•••@t•••.example"), "masked: whoever asks knows only the password");
    app.mailed(PRIVATE, "magic").await
}

fn is_repair(page: &Page) -> bool {
    page.status == 200 && page.fact("state").as_deref() == Some("repair")
}

#[tokio::test(flavor = "multi_thread")]
async fn r17_password_and_backup_mailbox_open_a_repair_where_it_was_asked_for() {
    let app = TestApp::start().await;
    let (mut person, _) = somebody(&app).await;
    let browser = app.browser();
    let link = ask(&app, &person, &browser).await;
    let page = browser.open(&link).await;
    assert_eq!(page.path(), "/magic", "the token has left the address");
    assert!(!page.all("state").contains(&"other-browser".to_owned()));
    assert!(page.words().contains("Firefox"), "it says which browser asked: {}", page.words());
    let me = browser.submit(&page, "magic", &[]).await;
    assert!(is_repair(&me), "r10: e-mail is no factor, so that it is for repairs only: {:?}", me.error());
    assert_eq!(app.told().await, [PRIVATE, &person.email], "r18");
    assert_eq!(browser.get("/me/password").await.location(), "/me", "r10");
    let id = browser.open("/me").await.fact("authenticator").unwrap();
    let page = browser.open(&format!("/me/authenticators/{id}/trash")).await;
    assert_eq!(browser.submit(&page, "trash", &[]).await.at, "/me?done=trashed");
    assert_eq!(app.link_phone(&mut person, &browser).await.at, "/login?done=enrolled");
    app.sign_in(&person).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r16_a_scanner_of_mail_consumes_nothing_and_the_link_works_once() {
    let app = TestApp::start().await;
    let (person, _) = somebody(&app).await;
    let browser = app.browser();
    let link = ask(&app, &person, &browser).await;
    let before = app.state().await;
    for _ in 0..3 {
        let scanner = app.browser().called("Mail Scanner 1.0");
        assert_eq!(scanner.get(&link).await.location(), "/magic");
        let page = scanner.get("/magic").await;
        assert!(page.all("state").contains(&"other-browser".to_owned()), "it warns");
    }
    assert_eq!(app.state().await, before);
    let page = browser.open(&link).await;
    assert!(is_repair(&browser.submit(&page, "magic", &[]).await));
    let before = app.state().await;
    assert_eq!(browser.submit(&page, "magic", &[]).await.error().as_deref(), Some("link_used"), "posted twice");
    assert_eq!(app.browser().open(&link).await.error().as_deref(), Some("link_used"), "opened again");
    assert_eq!(app.state().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn x04_another_browser_needs_the_password_and_the_one_that_asked_never_gets_in_by_it() {
    let app = TestApp::start().await;
    let (person, _) = somebody(&app).await;
    let (asker, reader) = (app.browser(), app.browser().called("Mozilla/5.0 (iPhone) Mobile Safari/604.1"));
    let link = ask(&app, &person, &asker).await;
    let page = reader.open(&link).await;
    assert!(page.all("state").contains(&"other-browser".to_owned()));
    let page = reader.submit(&page, "magic", &[]).await;
    assert_eq!((page.path(), page.error().as_deref()), ("/login", Some("other_browser")));
    assert_eq!(asker.get("/me").await.location(), "/login/verify", "a click elsewhere opens nothing here");

    let wrong = Person { password: "Kade-27-molen-Zwaan?".to_owned(), ..person.clone() };
    assert_eq!(app.enter_password(&wrong, &reader).await.error().as_deref(), Some("wrong_credentials"));
    let (stranger, _) = app.enrolled("mijnlogin").await;
    assert_eq!(
        app.enter_password(&stranger, &reader).await.path(),
        "/login/verify",
        "their own account, their own way"
    );
    let page = reader.open("/magic").await;
    assert_eq!(reader.submit(&page, "magic", &[]).await.error().as_deref(), Some("other_browser"));

    let page = app.enter_password(&person, &reader).await;
    assert_eq!(page.path(), "/magic", "the password was what it lacked");
    assert!(page.all("state").contains(&"other-browser".to_owned()), "it still says so");
    assert!(is_repair(&reader.submit(&page, "magic", &[]).await));
    assert_eq!(asker.get("/me").await.location(), "/login/verify");
    asker.open(&link).await;
    assert_eq!(asker.get("/magic").await.error().as_deref(), Some("link_used"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_void_after_a_quarter_of_an_hour_a_newer_one_or_another_address() {
    let app = TestApp::start().await;
    let (person, owner) = somebody(&app).await;
    let browser = app.browser();
    let late = ask(&app, &person, &browser).await;
    app.clock.advance(Duration::minutes(15));
    assert_eq!(app.browser().open(&late).await.status, 410, "late");
    let browser = app.browser();
    let former = ask(&app, &person, &browser).await;
    let page = browser.open("/login/backup-email").await;
    app.clock.advance(Duration::minutes(1));
    browser.submit(&page, "prove", &[]).await;
    let newer = app.mailed(PRIVATE, "magic").await;
    assert_eq!(app.browser().open(&former).await.status, 410, "a newer one voids it");

    let page = owner.open("/me/backup-email").await;
    let page = owner.submit(&page, "verify", &[("code", &person.next_code(&app))]).await;
    owner.submit(&page, "backup-email", &[("backup_email", "nieuw@elders.example")]).await;
    let page = browser.open(&newer).await;
    app.confirm_email(&app.mailed("nieuw@elders.example", "confirm-email").await).await;
    let page = browser.submit(&page, "magic", &[]).await;
    assert_eq!((page.path(), page.error().as_deref()), ("/magic", Some("link_used")), "the address is another by now");
}

#[tokio::test(flavor = "multi_thread")]
async fn links_to_either_mailbox_are_counted_together() {
    let app = TestApp::start().await;
    let (person, _) = somebody(&app).await;
    let browser = app.browser();
    app.enter_password(&person, &browser).await;
    for act in ["/call/login/backup-email", "/call/login/mailbox", "/call/login/backup-email"] {
        assert!(!browser.post(act, &[]).await.location().contains("error="), "{act}");
    }
    assert_eq!(app.letters().await.len(), 3);
    for (act, back) in [("backup-email", "/login/backup-email"), ("mailbox", "/login/prove")] {
        let page = browser.post(&format!("/call/login/{act}"), &[]).await;
        assert_eq!(page.location(), format!("{back}?error=mail_too_often"));
    }
    assert!(app.letters().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_backup_address_is_offered_none_and_gets_none() {
    let app = TestApp::start().await;
    for organisation in ["mijnlogin", "finrust"] {
        let (person, _) = app.enrolled(organisation).await;
        let browser = app.browser();
        app.enter_password(&person, &browser).await;
        assert!(!browser.open("/login/prove").await.body.contains("/login/backup-email"));
        assert_eq!(browser.get("/login/backup-email").await.location(), "/login/prove");
        let before = app.state().await;
        assert!(browser.post("/call/login/backup-email", &[]).await.location().contains("error="));
        assert_eq!(app.state().await, before);
        assert!(app.letters().await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_lifts_a_lock_as_every_recovery_does() {
    let app = TestApp::start().await;
    let (person, _) = somebody(&app).await;
    app.lock(&person).await;
    let browser = app.browser();
    app.enter_password(&person, &browser).await;
    browser.post("/call/login/backup-email", &[]).await;
    let page = browser.open(&app.mailed(PRIVATE, "magic").await).await;
    assert!(is_repair(&browser.submit(&page, "magic", &[]).await));
    app.sign_in(&person).await;
}
