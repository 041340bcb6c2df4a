//! A forgotten password: the link to the mailbox, and a number as the second proof (R17).

use chrono::Duration;

use super::{MOBILE, QUARTER, stage};
use crate::house::{Asked, Browser, CALL, Exchange, Page, Person, SMS, TestApp, other_than};

const NEW: &str = "Bergen-84-kano-Zilver!";

/// As far as the page for a new password; the link that was mailed.
async fn forgets(app: &TestApp, person: &Person) -> (Browser, Page, String) {
    app.clock.advance(QUARTER);
    let browser = app.browser();
    let page = browser.open("/password/forgotten").await;
    browser.submit(&page, "forgotten", &[("email", &person.email)]).await;
    let link = app.mailed(&person.email, "magic").await;
    let page = browser.open(&link).await;
    let page = browser.submit(&page, "magic", &[]).await;
    assert_eq!((page.status, page.path()), (200, "/password/new"));
    (browser, page, link)
}

/// The same, and the number is asked.
async fn asks(app: &TestApp, exchange: &Exchange, person: &Person) -> (Browser, Page, Asked, String) {
    let (browser, page, link) = forgets(app, person).await;
    assert!(
        page.body.contains("+31\u{a0}6\u{a0}••\u{a0}••\u{a0}••\u{a0}78") && !page.body.contains("612345678"),
        "masked"
    );
    let page = browser.submit(&page, "ask-phone", &[]).await;
    assert_eq!((page.status, page.path()), (200, "/password/phone"), "{:?}", page.error());
    (browser, page, exchange.latest(app).await, link)
}

fn fields(code: &str) -> [(&str, &str); 2] {
    [("new_password", NEW), ("code", code)]
}

async fn signs_in(app: &TestApp, person: &Person, password: &str) -> bool {
    let person = Person { password: password.to_owned(), ..person.clone() };
    app.enter_password(&person, &app.browser()).await.path() == "/login/phone"
}

#[tokio::test(flavor = "multi_thread")]
async fn r17_the_mailbox_and_a_code_by_message_replace_a_forgotten_password() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, owner) = app.reachable(&exchange, "werktalent", SMS, MOBILE).await;
    let (browser, page, message, _) = asks(&app, &exchange, &person).await;
    let wrong = browser.submit(&page, "password", &fields(&other_than(&message.code()))).await;
    assert_eq!((wrong.path(), wrong.error().as_deref()), ("/password/phone", Some("sms_code_wrong")));
    let short = browser.submit(&page, "password", &[("new_password", "kort"), ("code", &message.code())]).await;
    assert_eq!(short.path(), "/password/phone", "a password that will not do uses no code up");
    assert!(short.error().is_some());
    let done = browser.submit(&page, "password", &fields(&message.code())).await;
    assert_eq!(done.at, "/login?done=password-reset", "{:?}", done.error());
    assert!(signs_in(&app, &person, NEW).await && !signs_in(&app, &person, &person.password).await);
    assert!(owner.get("/me").await.location().starts_with("/login"), "every session ends");
    assert!(app.letters().await.iter().any(|letter| letter.to == person.email), "and it is told");
}

#[tokio::test(flavor = "multi_thread")]
async fn r17_the_mailbox_and_an_answered_call_replace_a_forgotten_password() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let (browser, page, call, _) = asks(&app, &exchange, &person).await;
    let heard = exchange.is_picked_up(&call).await;
    assert!(heard.says.join(" ").contains("nieuw wachtwoord"), "{heard:?}");
    let early = browser.post("/call/recover/password", &[("new_password", NEW), ("by", "phone")]).await;
    assert!(early.location().starts_with("/password/phone?error=not_answered"), "{}", early.location());
    let keys = [("CallSid", call.sid.as_str()), ("Digits", &page.fact("digits").unwrap())];
    exchange.calls_back(&heard.asks.unwrap().action, &keys).await;
    let page = browser.open("/password/phone").await;
    assert_eq!(stage(&page).as_deref(), Some("right"));
    let done = browser.submit(&page, "password", &[("new_password", NEW)]).await;
    assert_eq!(done.at, "/login?done=password-reset", "{:?}", done.error());
    assert!(signs_in(&app, &person, NEW).await);
}

/// Whoever reads the mailbox as well waits for the owner to answer.
#[tokio::test(flavor = "multi_thread")]
async fn r09_what_is_answered_beside_a_link_counts_in_the_browser_that_asked_only() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let (owner, page, call, link) = asks(&app, &exchange, &person).await;
    let reader = app.browser();
    let other = reader.open(&link).await;
    reader.submit(&other, "magic", &[]).await;
    assert_eq!(reader.get("/password/phone").await.location(), "/password/new", "nor sees the digits");
    exchange.is_answered(&call, &page.fact("digits").unwrap()).await;
    let before = app.rows(&[]).await;
    for by in ["phone", ""] {
        let taken = reader.post("/call/recover/password", &[("new_password", NEW), ("by", by)]).await;
        assert!(taken.location().contains("error="), "{}", taken.location());
    }
    assert_eq!(app.rows(&[]).await, before);
    let page = owner.open("/password/phone").await;
    assert_eq!(owner.submit(&page, "password", &[("new_password", NEW)]).await.at, "/login?done=password-reset");
    let again = owner.post("/call/recover/password", &[("new_password", NEW), ("by", "phone")]).await;
    assert!(again.location().contains("error=link_used"), "{}", again.location());
}

#[tokio::test(flavor = "multi_thread")]
async fn star_stops_a_new_password_that_somebody_else_wants() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let (reader, _, call, _) = asks(&app, &exchange, &person).await;
    assert!(exchange.is_answered(&call, "*").await.contains("stopgezet"));
    let taken = reader.post("/call/recover/password", &[("new_password", NEW), ("by", "phone")]).await;
    assert!(taken.location().contains("error="), "{}", taken.location());
    assert!(signs_in(&app, &person, &person.password).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_offered_beside_a_link_where_the_policy_has_them_and_budgets_hold_there_too() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, owner) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let phone = owner.open("/me").await.fact("phone").unwrap();
    let (browser, page, _) = forgets(&app, &person).await;
    for _ in 0..3 {
        assert_eq!(browser.submit(&page, "ask-phone", &[]).await.path(), "/password/phone");
    }
    app.work().await;
    assert_eq!(exchange.take().len(), 3);
    let refused = browser.submit(&page, "ask-phone", &[]).await;
    assert_eq!((refused.path(), refused.error().as_deref()), ("/password/new", Some("phone_too_often")));
    app.clock.advance(Duration::minutes(1));
    app.reaches("caresharing", &[]).await;
    assert!(!browser.open("/password/new").await.body.contains("ask-phone"));
    assert_eq!(browser.post("/call/recover/ask-phone", &[("phone", &phone)]).await.status, 404);
    app.work().await;
    assert!(exchange.take().is_empty());
}
