//! A gateway that does not answer may have done it: then nobody knows, and the page says so.

use chrono::Duration;

use super::{MOBILE, QUARTER, stage};
use crate::house::{Browser, CALL, Mood, Page, Person, SMS, TestApp};

/// How many jobs wait, and how many were given up.
async fn jobs(app: &TestApp) -> (usize, usize) {
    let rows = app.rows(&[]).await;
    let jobs: Vec<_> = rows.iter().filter(|row| row.starts_with("jobs ")).collect();
    let dead = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM jobs WHERE dead_at IS NOT NULL");
    let dead: i64 = dead.fetch_one(&mut app.database.admin().await).await.unwrap();
    (jobs.len() - dead as usize, dead as usize)
}

/// Somebody asks while the gateway is in a mood; how many jobs failed.
async fn asks(app: &TestApp, person: &Person) -> (Browser, usize) {
    app.clock.advance(QUARTER);
    let browser = app.browser();
    let page = app.enter_password(person, &browser).await;
    let page: Page = browser.submit(&page, "ask-phone", &[]).await;
    assert_eq!(stage(&page).as_deref(), Some("asking"), "{:?}", page.error());
    (browser, app.work().await)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_gives_no_answer_leaves_it_unknown_and_is_not_asked_twice() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    for mood in [Mood::Hangs, Mood::Fails(500), Mood::Fails(503), Mood::Babbles] {
        exchange.is(mood);
        let (browser, failed) = asks(&app, &person).await;
        assert_eq!((failed, jobs(&app).await), (0, (0, 0)), "{mood:?}");
        let page = browser.open("/login/phone/confirm").await;
        assert_eq!(stage(&page).as_deref(), Some("unknown"), "{mood:?}");
        assert!(page.words().contains("weten niet zeker"), "{}", page.words());
        assert!(page.body.contains("href=\"/login/phone\""), "another call is offered");
        app.clock.advance(Duration::minutes(2));
        app.work().await;
        let calls = exchange.take();
        assert_eq!(calls.len(), 1, "{mood:?}: nobody is called twice");
        // it had gone out after all
        exchange.is_answered(&calls[0], &page.fact("digits").unwrap()).await;
        let page = browser.open("/login/phone/confirm").await;
        assert_eq!(stage(&page).as_deref(), Some("right"), "{mood:?}");
        assert_eq!(browser.submit(&page, "confirm-phone", &[]).await.path(), "/me");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_certainly_did_nothing_is_asked_again_later() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    exchange.is(Mood::Fails(429));
    let (browser, failed) = asks(&app, &person).await;
    assert_eq!((failed, jobs(&app).await), (1, (1, 0)));
    assert_eq!(stage(&browser.open("/login/phone/confirm").await).as_deref(), Some("asking"));
    exchange.take();
    exchange.is(Mood::Works);
    app.clock.advance(Duration::minutes(2));
    assert_eq!(app.work().await, 0);
    assert_eq!((exchange.take().len(), jobs(&app).await), (1, (0, 0)));
    assert_eq!(stage(&browser.open("/login/phone/confirm").await).as_deref(), Some("ringing"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_would_come_too_late_is_not_made() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    exchange.is(Mood::Fails(429));
    asks(&app, &person).await;
    exchange.take();
    exchange.is(Mood::Works);
    app.clock.advance(Duration::minutes(5));
    assert_eq!(app.work().await, 0);
    assert_eq!((exchange.take().len(), jobs(&app).await), (0, (0, 0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_the_gateway_refuses_is_said_to_be_out_of_reach_and_an_operator_is_told() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    exchange.is(Mood::Refuses);
    let (browser, failed) = asks(&app, &person).await;
    assert_eq!((failed, jobs(&app).await), (1, (0, 1)));
    let page = browser.open("/login/phone/confirm").await;
    assert_eq!(stage(&page).as_deref(), Some("failed"));
    let rows = app.rows(&[]).await;
    let job = rows.iter().find(|row| row.starts_with("jobs ")).unwrap();
    assert!(job.contains("21211") && !job.contains("612345678"), "{job}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_nobody_knows_of_can_still_be_typed_and_another_asked_for() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (_, browser) = app.activated("werktalent").await;
    exchange.is(Mood::Fails(502));
    let (_, message) = app.typed(&exchange, &browser, SMS, MOBILE).await;
    let page = browser.open("/enrol/phone/confirm").await;
    assert_eq!(stage(&page).as_deref(), Some("unknown"));
    assert!(page.words().contains("weten niet zeker"), "{}", page.words());
    assert!(page.forms().iter().any(|form| form.id == "ask-again"));
    let page = browser.submit(&page, "confirm-phone", &[("code", &message.code())]).await;
    assert_eq!(page.path(), "/enrol/app", "{:?}", page.error());
}

#[tokio::test(flavor = "multi_thread")]
async fn where_there_is_no_gateway_the_page_says_so_and_nothing_is_written() {
    let app = TestApp::start().await;
    let (_, browser) = app.activated("caresharing").await;
    app.letters().await;
    let before = app.rows(&[]).await;
    let page = browser.open("/enrol/phone").await;
    let refused = browser.submit(&page, "add-phone", &[("country", "NL"), ("phone", MOBILE), ("means", CALL)]).await;
    assert_eq!((refused.path(), refused.error().as_deref()), ("/enrol/phone", Some("phone_unavailable")));
    assert_eq!(app.rows(&[]).await, before);
}
