//! R11 and R13: telephones are marked as the weaker choice, and are no way where the policy has none.

use super::{MOBILE, OTHER, QUARTER, state};
use crate::house::{CALL, Exchange, Person, SMS, TestApp};

/// Whether the page says that telephones are weaker, and leads to linking an app.
fn offers_an_app(page: &crate::house::Page) -> bool {
    page.words().contains("minder veilig dan een authenticator-app") && page.body.contains("href=\"/enrol/app\"")
}

#[tokio::test(flavor = "multi_thread")]
async fn r11_a_number_is_marked_as_weaker_where_it_is_added_and_an_app_is_offered_instead() {
    let (app, exchange) = TestApp::with_telephones().await;
    app.reaches("caresharing", &[CALL, SMS]).await;
    let (_, browser) = app.activated("caresharing").await;
    let page = browser.open("/enrol/phone").await;
    assert!(offers_an_app(&page), "{}", page.words());
    for means in [CALL, SMS] {
        let (page, _) = app.typed(&exchange, &browser, means, MOBILE).await;
        assert!(page.body.contains("href=\"/enrol/app\""), "{means}");
    }
    let (_, owner) = app.reachable(&exchange, "caresharing", CALL, OTHER).await;
    let me = owner.open("/me").await;
    assert!(me.words().contains("Een authenticator-app is veiliger"), "{}", me.words());
    assert!(offers_an_app(&owner.open("/enrol/phone").await), "and a second number is no better");
}

/// Every act that reaches or answers a number, in a session of each kind that might.
async fn is_no_way(app: &TestApp, exchange: &Exchange, person: &Person, means: &str) {
    let browser = app.browser();
    app.enter_password(person, &browser).await;
    let before = state(app).await;
    let phone = person.id.to_string();
    for act in ["ask", "prove", "add", "again", "confirm"] {
        let fields =
            [("phone", phone.as_str()), ("country", "NL"), ("means", means), ("code", "123456"), ("next", "/me")];
        let page = browser.stolen().post(&format!("/call/phone/{act}"), &fields).await;
        let refused = page.status == 404 || page.location().contains("error=") || page.location() == "/login/verify";
        assert!(refused, "{act}: {} {:?}", page.status, page.header("location"));
    }
    assert_eq!(state(app).await, before);
    assert_eq!(app.work().await, 0);
    assert!(exchange.take().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_where_the_policy_has_no_telephones_no_act_reaches_one() {
    let (app, exchange) = TestApp::with_telephones().await;
    for organisation in ["finrust", "profiportaal", "mijnlogin"] {
        let (person, owner) = app.enrolled(organisation).await;
        is_no_way(&app, &exchange, &person, CALL).await;
        let (_, newcomer) = app.activated(organisation).await;
        app.letters().await;
        let before = state(&app).await;
        for browser in [&owner, &newcomer] {
            assert_eq!(browser.get("/enrol/phone").await.status, 404, "{organisation}");
            for means in [CALL, SMS] {
                let fields = [("country", "NL"), ("phone", MOBILE), ("means", means)];
                assert_eq!(browser.post("/call/phone/add", &fields).await.status, 404, "{organisation} {means}");
            }
        }
        assert!(!owner.open("/me").await.body.contains("href=\"/enrol/phone\""));
        assert_eq!(state(&app).await, before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_a_means_that_the_policy_does_not_have_is_refused_where_it_has_the_other() {
    let (app, exchange) = TestApp::with_telephones().await;
    for (organisation, other) in [("caresharing", SMS), ("werktalent", CALL)] {
        let (_, browser) = app.activated(organisation).await;
        app.letters().await;
        let before = app.rows(&[]).await;
        let page = browser.open("/enrol/phone").await;
        let refused =
            browser.submit(&page, "add-phone", &[("country", "NL"), ("phone", MOBILE), ("means", other)]).await;
        assert_eq!((refused.path(), refused.error().as_deref()), ("/enrol/phone", Some("way_not_allowed")));
        assert_eq!(app.rows(&[]).await, before, "{organisation}");
        assert_eq!(app.work().await, 0);
        assert!(exchange.take().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_a_number_whose_means_was_switched_off_opens_nothing_any_more() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, owner) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let phone = owner.open("/me").await.fact("phone").unwrap();
    app.clock.advance(QUARTER);
    let (browser, page, call) = app.asks(&exchange, &person).await;
    exchange.is_answered(&call, &page.fact("digits").unwrap()).await;
    for means in [&[][..], &[SMS]] {
        app.reaches("caresharing", means).await;
        let refused = browser.stolen().post("/call/phone/prove", &[]).await;
        assert!(
            refused.status == 404 || refused.location().contains("error="),
            "{means:?}: {:?}",
            refused.header("location")
        );
        let again = browser.post("/call/phone/ask", &[("phone", &phone)]).await;
        assert_eq!(again.status, 404, "{means:?}");
        let other = app.browser();
        assert_eq!(app.enter_password(&person, &other).await.path(), "/login/prove", "{means:?}");
    }
    assert!(exchange.take().is_empty());
    let me = owner.open("/me").await;
    assert_eq!(me.tagged("phone", "state"), [(phone, "switched_off".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_one_account_never_asks_anothers_number() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (_, owner) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, OTHER).await;
    let theirs = owner.open("/me").await.fact("phone").unwrap();
    let browser = app.browser();
    app.enter_password(&person, &browser).await;
    let before = app.rows(&[]).await;
    assert_eq!(browser.post("/call/phone/ask", &[("phone", &theirs)]).await.status, 404);
    assert_eq!(app.rows(&[]).await, before);
    let (mine, fields) = (app.browser(), [("phone", theirs.as_str()), ("seen", "9")]);
    let (_, _, call) = app.asks(&exchange, &person).await;
    drop(call);
    for act in ["primary", "remove", "resume"] {
        assert_ne!(mine.post(&format!("/call/phone/{act}"), &fields).await.location(), "/me");
    }
}
