//! What a number is to staff: no way to a desk of their own, and something that speaks against a reset of somebody.

use herstel_domain::words::Role;

use super::MOBILE;
use crate::house::{CALL, TestApp, account_of};

#[tokio::test(flavor = "multi_thread")]
async fn r11_a_number_opens_no_desk_and_the_app_does() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, browser) = app.colleague("caresharing", Role::Administrator).await;
    app.bind(&exchange, &browser, CALL, MOBILE).await;
    app.letters().await;
    let browser = app.browser();
    assert_eq!(app.enter_password(&person, &browser).await.path(), "/login/verify");
    let (page, call) = app.asks_again(&exchange, &browser).await;
    exchange.is_answered(&call, &page.fact("digits").unwrap()).await;
    let page = browser.open("/login/phone/confirm").await;
    browser.submit(&page, "confirm-phone", &[]).await;
    assert_eq!(browser.open("/me").await.path(), "/me");
    for desk in ["/support", "/admin"] {
        assert_eq!(browser.get(desk).await.location(), "/login/verify?next=/support", "{desk}");
    }
    assert_eq!(
        browser.get("/enrol/app").await.location(),
        "/login/verify?next=/enrol/app",
        "nor links it the next app"
    );
    let page = browser.open("/login/verify?next=/admin").await;
    let page = browser.submit(&page, "verify", &[("code", &person.next_code(&app))]).await;
    assert_eq!((page.status, page.path()), (200, "/admin"), "{:?}", page.error());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_was_used_today_speaks_against_a_reset_and_goes_with_it() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (_, agent) = app.colleague("caresharing", Role::Agent).await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let masked = "+31\u{a0}6\u{a0}••\u{a0}••\u{a0}••\u{a0}78";
    let page = agent.open(&account_of(&person)).await;
    assert!(page.words().contains(&format!("Nummer {masked}")), "{}", page.words());
    let words = agent.open(&format!("{}/reset", account_of(&person))).await.words();
    assert!(words.contains(&format!("Nummer {masked} werd nog gebruikt")), "{words}");
    assert!(words.contains(&format!("{masked} telt niet meer")), "{words}");
}

#[tokio::test(flavor = "multi_thread")]
async fn support_finds_somebody_by_the_end_of_the_number_that_is_offered_first() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (_, agent) = app.colleague("caresharing", Role::Agent).await;
    let (person, browser) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let found = async |digits: &str| {
        let page = agent.open(&format!("/support?q={digits}")).await;
        page.body.contains(&account_of(&person))
    };
    assert_eq!((found("5678").await, found("678").await, found("1234").await), (true, true, false));

    app.bind(&exchange, &browser, CALL, "0206241111").await;
    assert_eq!((found("5678").await, found("1111").await), (true, false), "the first one is offered first");
    let me = browser.open("/me").await;
    let (second, _) = me.tagged("phone", "state").remove(1);
    browser.submit(&me, &format!("primary-phone-{second}"), &[]).await;
    assert_eq!((found("5678").await, found("1111").await), (false, true));

    let page = browser.open(&format!("/me/phones/{second}/remove")).await;
    let page = browser.submit(&page, "remove-phone", &[]).await;
    assert_eq!(page.at, "/me?done=phone-removed");
    assert_eq!((found("5678").await, found("1111").await), (true, false));
}
