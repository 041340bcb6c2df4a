//! Days of grace: skipped by a button while they last, and by nothing afterwards.

use chrono::Duration;

use crate::house::{Browser, Page, Person, TestApp};

const DAYS: i64 = 14;

/// Somebody who came for the first time, at the page that asks for an app.
async fn newcomer(app: &TestApp) -> (Person, Browser, Page) {
    let (person, browser) = app.activated("caresharing").await;
    let page = browser.open("/enrol/app").await;
    assert_eq!(page.path(), "/enrol/app");
    (person, browser, page)
}

/// In a new browser, as far as the password leads.
async fn comes_back(app: &TestApp, person: &Person) -> (Browser, Page) {
    let browser = app.browser();
    let page = app.enter_password(person, &browser).await;
    (browser, page)
}

/// How many days the page says are left, where it offers to skip.
fn days(page: &Page) -> Option<String> {
    let offered = page.forms().iter().any(|form| form.id == "skip");
    assert_eq!(offered, page.path() == "/enrol/app" && page.fact("days-left").is_some(), "at {}", page.at);
    page.fact("days-left")
}

#[tokio::test(flavor = "multi_thread")]
async fn within_the_grace_the_page_says_how_many_days_are_left_and_skipping_signs_in() {
    let app = TestApp::start().await;
    let (person, browser, page) = newcomer(&app).await;
    assert_eq!(days(&page).as_deref(), Some("14"));
    assert!(page.words().contains("U kunt dit nog 14 dagen overslaan"));
    let me = browser.submit(&page, "skip", &[]).await;
    assert_eq!((me.at.as_str(), me.fact("state").as_deref()), ("/me?done=skipped", Some("full")));
    assert_eq!(me.fact("days-left").as_deref(), Some("14"), "Mijn login goes on asking");
    // a day that has begun counts
    for (after, left) in [(Duration::days(1), "13"), (Duration::days(11), "2"), (Duration::hours(25), "1")] {
        app.clock.advance(after);
        let (browser, page) = comes_back(&app, &person).await;
        assert_eq!(days(&page).as_deref(), Some(left));
        let skipped = browser.submit(&page, "skip", &[]).await;
        assert_eq!((skipped.path(), skipped.fact("days-left").as_deref()), ("/me", Some(left)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_skipped_can_link_an_app_from_their_account_and_is_asked_for_it_from_then_on() {
    let app = TestApp::start().await;
    let (mut person, browser, page) = newcomer(&app).await;
    browser.submit(&page, "skip", &[]).await;
    let me = app.link_phone(&mut person, &browser).await;
    assert_eq!((me.path(), me.fact("days-left")), ("/me", None));
    app.sign_in(&person).await;
    let page = browser.post("/call/enrol/skip", &[]).await;
    assert_eq!(page.location(), "/me", "there is nothing left to skip");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_skipped_step_is_no_fresh_proof_of_anything() {
    let app = TestApp::start().await;
    let (_, browser, page) = newcomer(&app).await;
    // the password was given four minutes ago, whenever the button is pressed
    app.clock.advance(Duration::minutes(4));
    browser.submit(&page, "skip", &[]).await;
    assert_eq!(browser.get("/me/password").await.status, 200);
    app.clock.advance(Duration::minutes(1) + Duration::seconds(1));
    let page = browser.open("/me/password").await;
    assert_eq!((page.path(), page.error().as_deref()), ("/login", Some("proof_stale")));
}

#[tokio::test(flavor = "multi_thread")]
async fn x06_nothing_renews_the_grace() {
    let app = TestApp::start().await;
    let (person, browser, page) = newcomer(&app).await;
    browser.submit(&page, "skip", &[]).await;
    // signing in again, and skipping again
    for day in 1..DAYS {
        app.clock.advance(Duration::days(1));
        let (browser, page) = comes_back(&app, &person).await;
        assert_eq!(days(&page), Some((DAYS - day).to_string()), "on day {day}");
        browser.submit(&page, "skip", &[]).await;
    }
    app.clock.advance(Duration::days(1));
    for _ in 0..2 {
        let (browser, page) = comes_back(&app, &person).await;
        assert_eq!((page.path(), days(&page)), ("/enrol/app", None));
        let before = app.state().await;
        let page = browser.post("/call/enrol/skip", &[]).await;
        assert_eq!(page.location(), "/enrol/app?error=enrolment_mandatory");
        assert_eq!(app.state().await, before);
        app.clock.advance(Duration::days(100));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn x06_a_factor_that_came_and_went_brings_no_grace_back() {
    let app = TestApp::start().await;
    let (mut person, browser, page) = newcomer(&app).await;
    browser.submit(&page, "skip", &[]).await;
    app.link_phone(&mut person, &browser).await;
    let id = browser.open("/me").await.fact("authenticator").unwrap();
    let page = browser.open(&format!("/me/authenticators/{id}/trash")).await;
    browser.submit(&page, "trash", &[]).await;
    let (browser, page) = comes_back(&app, &person).await;
    assert_eq!((page.path(), days(&page)), ("/login/prove", None));
    assert_eq!(browser.post("/call/enrol/skip", &[]).await.location(), "/login/verify");
}

#[tokio::test(flavor = "multi_thread")]
async fn x02_after_the_grace_a_restarted_sign_in_does_not_get_round_enrolment() {
    let app = TestApp::start().await;
    let (mut person, browser, first) = newcomer(&app).await;
    browser.submit(&first, "skip", &[]).await;
    // shown while there was grace, pressed when there is none
    let (early, offered) = comes_back(&app, &person).await;
    app.clock.advance(Duration::days(DAYS));
    assert_eq!(early.send_form(&offered.form("skip"), &[]).await.location(), "/login?error=session_expired");
    for _ in 0..3 {
        let (browser, page) = comes_back(&app, &person).await;
        assert_eq!((page.path(), days(&page)), ("/enrol/app", None));
        for path in ["/me", "/me/password", "/me/activity", "/login/verify", "/login/prove"] {
            assert_eq!(browser.get(path).await.location(), "/enrol", "{path}");
        }
        assert_eq!(
            browser.send_form(&offered.form("skip"), &[]).await.location(),
            "/enrol/app?error=enrolment_mandatory"
        );
        browser.post("/call/login/sign-out", &[]).await;
    }
    let (browser, _) = comes_back(&app, &person).await;
    assert_eq!(app.link_phone(&mut person, &browser).await.path(), "/me", "what it asks for is the way in");
}

#[tokio::test(flavor = "multi_thread")]
async fn x06_the_grace_that_ends_while_the_page_is_open_is_over() {
    let app = TestApp::start().await;
    let (person, browser, page) = newcomer(&app).await;
    browser.submit(&page, "skip", &[]).await;
    app.clock.advance(Duration::days(DAYS) - Duration::minutes(1));
    let (browser, page) = comes_back(&app, &person).await;
    assert_eq!(days(&page).as_deref(), Some("1"));
    app.clock.advance(Duration::minutes(1));
    let page = browser.submit(&page, "skip", &[]).await;
    assert_eq!((page.path(), page.error().as_deref(), days(&page)), ("/enrol/app", Some("enrolment_mandatory"), None));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_policy_gives_no_days_nothing_is_offered_and_nothing_skipped() {
    let app = TestApp::start().await;
    let (_, browser) = app.activated("finrust").await;
    assert_eq!(days(&browser.open("/enrol/app").await), None);
    let before = app.state().await;
    assert_eq!(browser.post("/call/enrol/skip", &[]).await.location(), "/enrol/app?error=enrolment_mandatory");
    assert_eq!(app.state().await, before);
}
