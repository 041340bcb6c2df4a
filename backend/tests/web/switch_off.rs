//! A recovery code that switches the app off (manual 004's back-up code), for whoever lost the phone.

use chrono::Duration;
use herstel_domain::words::Role;

use crate::house::{Browser, Page, Person, TestApp};

/// Types the password and a code, in this browser.
async fn switch_off(app: &TestApp, person: &Person, browser: &Browser, code: &str) -> Page {
    app.enter_password(person, browser).await;
    let page = browser.open("/login/switch-off").await;
    browser.submit(&page, "switch-off", &[("code", code)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_switches_the_app_off_signs_nobody_in_and_everyone_is_told() {
    let app = TestApp::start().await;
    let (person, owner) = app.enrolled("mijnlogin").await;
    app.set_backup_email(&owner, "prive@thuis.example").await;
    app.letters().await;
    let browser = app.browser();
    app.enter_password(&person, &browser).await;
    assert!(browser.open("/login/prove").await.body.contains("href=\"/login/switch-off\""));
    let shown = switch_off(&app, &person, &browser, &person.codes[0]).await;
    assert_eq!((shown.path(), shown.fact("state").as_deref()), ("/enrol/recovery-codes", Some("attempt")));
    let successor = shown.all("recovery-code");
    assert!(successor.len() == 1 && !person.codes.contains(&successor[0]), "r15: replaced, and shown once");
    assert_eq!(browser.get("/me").await.location(), "/login/verify", "nobody is in by it");
    assert_eq!(owner.get("/me").await.location(), "/login?error=session_expired", "r12");
    let mut letters = app.letters().await;
    letters.sort_by(|one, other| one.to.cmp(&other.to));
    let to: Vec<_> = letters.iter().map(|letter| letter.to.as_str()).collect();
    assert_eq!(to, ["prive@thuis.example", &person.email], "r18");
    letters.iter().for_each(|letter| drop(letter.path("not-me")));
    let page = browser.submit(&shown, "acknowledge", &[("saved", "yes")]).await;
    assert_eq!(page.at, "/login?done=switched-off");
    assert_eq!(browser.cookie("herstel"), None);

    let page = app.enter_password(&person, &browser).await;
    assert_eq!((page.path(), page.fact("state").as_deref()), ("/me", Some("full")), "where the factor is free");
    assert_eq!(page.tagged("authenticator", "state")[0].1, "trashed");
    assert_eq!(browser.submit(&page, "restore", &[]).await.at, "/me?done=restored", "a phone that was found again");
    app.sign_in(&person).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_a_factor_is_demanded_the_next_sign_in_asks_another_proof_before_the_first_steps() {
    let app = TestApp::start().await;
    let (mut agent, browser) = (app.invited_as("mijnlogin", Role::Agent).await, app.browser());
    let page = browser.open(&agent.invitation).await;
    browser.submit(&page, "password", &[("new_password", &agent.password)]).await;
    app.link_phone(&mut agent, &browser).await;
    let browser = app.browser();
    let page = switch_off(&app, &agent, &browser, &agent.codes[0].clone()).await;
    let successor = page.all("recovery-code");
    browser.submit(&page, "acknowledge", &[("saved", "yes")]).await;
    assert_eq!(app.enter_password(&agent, &browser).await.path(), "/login/prove", "x02");
    assert_eq!(
        browser.get("/login/switch-off").await.location(),
        "/login/prove",
        "there is nothing left to switch off"
    );
    let page = browser.open("/login/recovery-code").await;
    let page = browser.submit(&page, "prove", &[("code", &successor[0])]).await;
    browser.submit(&page, "acknowledge", &[("saved", "yes")]).await;
    assert_eq!(app.link_phone(&mut agent, &browser).await.at, "/login?done=enrolled");
}

#[tokio::test(flavor = "multi_thread")]
async fn r08_wrong_codes_count_slow_down_and_lock_codes_but_not_the_app() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("mijnlogin").await;
    let browser = app.browser();
    let mut page = switch_off(&app, &person, &browser, "0000-0000-0000-0000-0000").await;
    assert_eq!((page.path(), page.error().as_deref()), ("/login/switch-off", Some("recovery_code_wrong")));
    let mut throttled = 0;
    while page.error().as_deref() != Some("locked") {
        page = browser.open("/login/switch-off").await;
        page = browser.submit(&page, "switch-off", &[("code", "0000-0000-0000-0000-0000")]).await;
        if page.error().as_deref() == Some("throttled") {
            throttled += 1;
            app.clock.advance(Duration::minutes(1));
        }
        assert!(throttled < 6, "{:?}", page.error());
    }
    app.enter_password(&person, &browser).await;
    assert!(!browser.open("/login/prove").await.body.contains("switch-off"), "what is locked is not offered");
    app.sign_in(&person).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_asked_for_on_the_page_that_says_what_it_does() {
    let app = TestApp::start().await;
    let (person, browser) = (app.enrolled("mijnlogin").await.0, app.browser());
    app.enter_password(&person, &browser).await;
    assert_eq!(browser.get("/login/recovery-code").await.location(), "/login/switch-off");
    let before = app.state().await;
    let page = browser.post("/call/login/recovery-code", &[("code", &person.codes[0])]).await;
    assert_eq!(page.location(), "/login/switch-off", "nothing was done by it");
    assert_eq!(app.state().await, before);

    let (person, browser) = (app.enrolled("finrust").await.0, app.browser());
    app.enter_password(&person, &browser).await;
    let before = app.state().await;
    assert_eq!(browser.get("/login/switch-off").await.location(), "/login/prove");
    let page = browser.post("/call/login/switch-off", &[("code", &person.codes[0])]).await;
    assert_eq!(page.location(), "/login/prove", "where a code opens a repair, it switches nothing off");
    assert_eq!(app.state().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn while_changes_are_stopped_a_code_opens_a_repair_instead() {
    let app = TestApp::start().await;
    let (mut person, browser) = app.enrolled("mijnlogin").await;
    let page = browser.open("/me/recovery-codes").await;
    let page = browser.submit(&page, "renew-codes", &[]).await;
    person.codes = page.all("recovery-code");
    app.report(&app.letter_to(&person.email).await).await;
    let browser = app.browser();
    assert_eq!(app.recover_by_code(&mut person, &browser).await.fact("state").as_deref(), Some("repair"));
}
