//! `/recover`, Herstel mobiele app: the password, then the ways that this very account has.

use crate::house::{Browser, Page, Person, TestApp};

async fn recover(person: &Person, browser: &Browser, password: &str) -> Page {
    let page = browser.open("/recover").await;
    browser.submit(&page, "recover", &[("email", &person.email), ("password", password)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn after_the_password_it_offers_what_this_account_really_has() {
    let app = TestApp::start().await;
    let (person, owner) = app.enrolled("mijnlogin").await;
    let browser = app.browser();
    let page = recover(&person, &browser, &person.password).await;
    assert_eq!((page.path(), page.fact("ways").as_deref()), ("/recover", Some("2")));
    assert!(page.body.contains("href=\"/login/switch-off\"") && !page.body.contains("/login/backup-email"));
    app.set_backup_email(&owner, "prive@thuis.example").await;
    let page = browser.open("/recover").await;
    assert!(page.body.contains("href=\"/login/backup-email\"") && page.fact("ways").as_deref() == Some("3"));
    assert!(page.words().contains("Houd bij de hand"), "and how to reach support");
    assert_eq!(browser.get("/me").await.location(), "/login/verify", "r17: the password is one proof");
    let page = browser.submit(&page, "prove", &[]).await;
    assert_eq!(page.path(), "/login/link-sent");
    let page = browser.open(&app.mailed(&person.email, "magic").await).await;
    assert_eq!(browser.submit(&page, "magic", &[]).await.fact("state").as_deref(), Some("repair"));
    assert_eq!(browser.get("/recover").await.location(), "/me");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signs_in_is_led_there_from_the_page_that_asks_the_code() {
    let app = TestApp::start().await;
    let (person, browser) = (app.enrolled("finrust").await.0, app.browser());
    let page = app.enter_password(&person, &browser).await;
    assert!(page.words().contains("Herstel mobiele app") && page.body.contains("href=\"/recover\""));
    let page = browser.open("/recover").await;
    assert_eq!(page.fact("state").as_deref(), Some("attempt"), "the password is not asked twice");
    assert!(page.body.contains("href=\"/login/recovery-code\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn r20_strangers_and_wrong_passwords_get_the_same_answer() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let stranger = Person { email: "niemand@finrust.example".to_owned(), ..person.clone() };
    let mut answers = Vec::new();
    for (who, password) in [(&person, "Kade-27-molen-Zwaan?"), (&stranger, person.password.as_str())] {
        let browser = app.browser();
        let page = recover(who, &browser, password).await;
        assert_eq!(browser.cookie("herstel"), None);
        answers.push((page.at.clone(), page.words().replace(&who.email, "")));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].0, "/recover?error=wrong_credentials");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_nothing_to_recover_goes_where_the_password_leads() {
    let app = TestApp::start().await;
    let (newcomer, _) = app.activated("finrust").await;
    assert_eq!(recover(&newcomer, &app.browser(), &newcomer.password).await.path(), "/enrol/app");
    let (free, _) = app.activated("mijnlogin").await;
    assert_eq!(recover(&free, &app.browser(), &free.password).await.path(), "/me");
}
