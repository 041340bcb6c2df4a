//! R9: a code by text message works ten minutes, once, in the attempt that asked; the next one voids it.

use chrono::Duration;

use super::{MOBILE, QUARTER, state};
use crate::house::{Browser, Page, SMS, TestApp, other_than};

/// Types a code where it is asked for.
async fn types(browser: &Browser, code: &str) -> Page {
    let page = browser.open("/login/phone/confirm").await;
    browser.submit(&page, "confirm-phone", &[("code", code)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn r09_a_code_of_six_digits_opens_a_session_once() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "werktalent", SMS, MOBILE).await;
    let (browser, page, message) = app.asks(&exchange, &person).await;
    assert_eq!((message.what.as_str(), message.value("To").as_str()), ("Messages", "+31612345678"));
    let code = message.code();
    assert!(!page.body.contains(&code), "the page does not tell it");
    assert!(app.state().await.iter().all(|row| !row.contains(&code)), "nor does any table");
    let me = types(&browser, &format!(" {} {} ", &code[..3], &code[3..])).await;
    assert_eq!((me.path(), me.fact("state").as_deref()), ("/me", Some("full")), "{:?}", me.error());
    let before = state(&app).await;
    let again = browser.post("/call/phone/prove", &[("code", &code)]).await;
    assert!(again.location().contains("error=challenge_over"), "{}", again.location());
    assert_eq!(state(&app).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn r09_a_code_dies_after_ten_minutes() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "werktalent", SMS, MOBILE).await;
    let (owner, _, message) = app.asks(&exchange, &person).await;
    types(&owner, &message.code()).await;
    // a fresh proof is asked in a session that outlives the code
    app.clock.advance(QUARTER);
    let page = owner.open("/login/phone?next=/me/password").await;
    owner.submit(&page, "ask-phone", &[]).await;
    let code = exchange.latest(&app).await.code();
    app.clock.advance(Duration::seconds(601));
    let late = owner.post("/call/phone/prove", &[("code", &code)]).await;
    assert!(late.location().contains("error=challenge_over"), "{}", late.location());
    let page = owner.open("/login/phone?next=/me/password").await;
    owner.submit(&page, "ask-phone", &[]).await;
    let code = exchange.latest(&app).await.code();
    app.clock.advance(Duration::seconds(599));
    let in_time = owner.post("/call/phone/prove", &[("code", &code), ("next", "/me/password")]).await;
    assert_eq!(in_time.location(), "/me/password");
}

#[tokio::test(flavor = "multi_thread")]
async fn r09_a_code_works_in_the_attempt_that_asked_and_in_no_other() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "werktalent", SMS, MOBILE).await;
    let (asked, _, message) = app.asks(&exchange, &person).await;
    let other = app.browser();
    assert_eq!(app.enter_password(&person, &other).await.path(), "/login/phone");
    let before = app.rows(&[]).await;
    let page = other.post("/call/phone/prove", &[("code", &message.code())]).await;
    assert!(page.location().contains("error=challenge_over"), "{}", page.location());
    assert_eq!(app.rows(&[]).await, before, "and it is no guess");
    assert_eq!(types(&asked, &message.code()).await.path(), "/me");
}

#[tokio::test(flavor = "multi_thread")]
async fn r09_a_resend_voids_the_former_code() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "werktalent", SMS, MOBILE).await;
    app.clock.advance(QUARTER);
    let (browser, _, former) = app.asks(&exchange, &person).await;
    let (_, latest) = app.asks_again(&exchange, &browser).await;
    assert_ne!(former.code(), latest.code());
    let refused = types(&browser, &former.code()).await;
    assert_eq!(refused.error().as_deref(), Some("sms_code_wrong"));
    assert_eq!(types(&browser, &latest.code()).await.path(), "/me");
}

#[tokio::test(flavor = "multi_thread")]
async fn r09_while_a_number_is_added_a_resend_voids_the_former_code_too() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (_, browser) = app.activated("werktalent").await;
    let (page, former) = app.typed(&exchange, &browser, SMS, MOBILE).await;
    let page = browser.submit(&page, "ask-again", &[]).await;
    let latest = exchange.latest(&app).await;
    let refused = browser.submit(&page, "confirm-phone", &[("code", &former.code())]).await;
    assert_eq!((refused.path(), refused.error().as_deref()), ("/enrol/phone/confirm", Some("sms_code_wrong")));
    let bound = browser.submit(&refused, "confirm-phone", &[("code", &latest.code())]).await;
    assert_eq!(bound.path(), "/enrol/app", "{:?}", bound.error());
}

#[tokio::test(flavor = "multi_thread")]
async fn r08_wrong_codes_count_and_the_tenth_locks_however_often_a_new_one_was_asked_for() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "werktalent", SMS, MOBILE).await;
    let mut tries = 0;
    while tries < 10 {
        app.clock.advance(QUARTER);
        let (browser, _, message) = app.asks(&exchange, &person).await;
        for _ in 0..4 {
            tries += 1;
            app.clock.advance(Duration::minutes(1));
            let page = types(&browser, &other_than(&message.code())).await;
            if tries == 10 {
                assert_eq!((page.path(), page.error().as_deref()), ("/login", Some("locked")));
                break;
            }
            assert_eq!(page.error().as_deref(), Some("sms_code_wrong"), "{tries}");
        }
    }
    let letters = app.letters().await;
    assert!(letters.iter().any(|letter| letter.to == person.email), "its owner is told");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_code_is_no_guess_and_says_why() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "werktalent", SMS, MOBILE).await;
    let (browser, _, message) = app.asks(&exchange, &person).await;
    let before = app.rows(&[]).await;
    for (typed, error) in
        [("", "code_missing"), ("12345", "code_malformed"), ("1234567", "code_malformed"), ("١٢٣٤٥٦", "code_malformed")]
    {
        assert_eq!(types(&browser, typed).await.error().as_deref(), Some(error), "{typed}");
    }
    assert_eq!(app.rows(&[]).await, before);
    assert_eq!(types(&browser, &message.code()).await.path(), "/me");
}
