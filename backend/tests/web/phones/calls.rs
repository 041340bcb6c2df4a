//! A call at sign-in: two digits, one try a call, three calls in a quarter of an hour, ten wrong tries in all (R8).

use chrono::Duration;

use super::{MOBILE, QUARTER, stage, state};
use crate::house::{Browser, CALL, Exchange, Page, Person, SMS, TestApp, other_than};

/// Signs in as far as a call, and keys something in that is wrong.
async fn keys_wrong(app: &TestApp, exchange: &Exchange, person: &Person) -> (Browser, String) {
    app.clock.advance(QUARTER);
    let (browser, page, call) = app.asks(exchange, person).await;
    let heard = exchange.is_answered(&call, &other_than(&page.fact("digits").unwrap())).await;
    (browser, heard)
}

/// What is in an account's stream, by name.
async fn happened(app: &TestApp, name: &str) -> usize {
    app.rows(&[]).await.iter().filter(|row| row.starts_with("events ") && row.contains(name)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_digits_open_a_session_in_the_browser_that_asked() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let (browser, page, call) = app.asks(&exchange, &person).await;
    assert_eq!((call.what.as_str(), call.value("To").as_str()), ("Calls", "+31612345678"));
    assert!(!page.body.contains("12345678"), "the number is masked");
    let digits = page.fact("digits").unwrap();
    assert_eq!(digits.len(), 2);
    let said = exchange.is_answered(&call, &digits).await;
    assert!(said.contains("Dank u"), "{said}");
    let page = browser.open("/login/phone/confirm").await;
    assert_eq!((stage(&page).as_deref(), page.fact("digits")), (Some("right"), None));
    let me = browser.submit(&page, "confirm-phone", &[]).await;
    assert_eq!((me.path(), me.fact("state").as_deref()), ("/me", Some("full")));
    let again = browser.post("/call/phone/prove", &[]).await;
    assert!(again.location().contains("error=challenge_over"), "an answer counts once: {}", again.location());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_call_says_never_tells_the_digits() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let (_, page, call) = app.asks(&exchange, &person).await;
    let digits = page.fact("digits").unwrap();
    let heard = exchange.is_picked_up(&call).await;
    assert_eq!(heard.asks.as_ref().unwrap().keys, 2);
    assert!(!heard.says.join(" ").contains(&digits), "{heard:?}");
    assert!(call.form.iter().all(|(name, value)| name != "Body" && *value != digits), "{call:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn r08_a_wrong_key_ends_its_call_and_counts() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let (browser, page, call) = app.asks(&exchange, &person).await;
    let digits = page.fact("digits").unwrap();
    let said = exchange.is_answered(&call, &other_than(&digits)).await;
    assert!(said.contains("niet wat er op het scherm staat"), "{said}");
    // one try a call
    let keys = format!("{}/keys", call.value("Url"));
    let again = [("CallSid", call.sid.as_str()), ("Digits", digits.as_str())];
    assert_eq!(exchange.calls_back(&keys, &again).await.0, 409);
    let page = browser.open("/login/phone/confirm").await;
    assert_eq!((stage(&page).as_deref(), page.fact("digits")), (Some("wrong"), None));
    let refused = browser.post("/call/phone/prove", &[]).await;
    assert!(refused.location().contains("error=not_answered"), "{}", refused.location());
    let counted =
        app.rows(&[]).await.into_iter().filter(|row| row.starts_with("attempts ") && row.contains(",phone,1,"));
    assert_eq!(counted.count(), 1);
    assert_eq!(happened(&app, "phone.keyed_in").await, 2, "that of binding, and this");
}

#[tokio::test(flavor = "multi_thread")]
async fn r08_ten_wrong_answers_lock_the_number_and_asking_anew_forgets_none() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    for tries in 1..=10 {
        // each in a new attempt, with a new call
        let (browser, heard) = keys_wrong(&app, &exchange, &person).await;
        assert!(heard.contains("niet wat er op het scherm staat"), "{tries}: {heard}");
        assert_eq!(happened(&app, "account.locked").await, usize::from(tries == 10), "after {tries}");
        if tries < 10 {
            assert_eq!(stage(&browser.open("/login/phone/confirm").await).as_deref(), Some("wrong"));
        } else {
            let gone = browser.get("/login/phone/confirm").await;
            assert!(gone.location().starts_with("/login?"), "a lock ends every session: {}", gone.location());
        }
    }
    let letters = app.letters().await;
    assert!(letters.iter().any(|letter| letter.to == person.email), "its owner is told");
    app.clock.advance(QUARTER);
    let browser = app.browser();
    let page = app.enter_password(&person, &browser).await;
    assert_ne!(page.path(), "/login/phone/confirm");
    let phone = app.house.journal.load::<herstel_domain::account::AccountDecider>(person.id.uuid()).await.unwrap();
    let herstel_domain::account::Account::Active(account) = phone.state else { panic!("active") };
    let asked = browser.post("/call/phone/ask", &[("phone", &account.phones[0].id.to_string())]).await;
    assert!(asked.location().contains("error=locked"), "{}", asked.location());
    assert_eq!(app.work().await, 0);
    assert!(exchange.take().is_empty(), "a locked number is not called");
    // a recovery lifts it, as it lifts every lock
    let mut person = person;
    assert_eq!(app.recover_by_code(&mut person, &app.browser()).await.fact("state").as_deref(), Some("repair"));
    app.clock.advance(QUARTER);
    let (browser, page, call) = app.asks(&exchange, &person).await;
    exchange.is_answered(&call, &page.fact("digits").unwrap()).await;
    let page = browser.open("/login/phone/confirm").await;
    assert_eq!(browser.submit(&page, "confirm-phone", &[]).await.path(), "/me");
}

#[tokio::test(flavor = "multi_thread")]
async fn r08_a_right_answer_forgets_the_wrong_ones_before_it_and_says_on_record_how_many_there_were() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    for _ in 0..3 {
        keys_wrong(&app, &exchange, &person).await;
    }
    app.clock.advance(QUARTER);
    let (_, page, call) = app.asks(&exchange, &person).await;
    exchange.is_answered(&call, &page.fact("digits").unwrap()).await;
    assert_eq!(happened(&app, "session.sign_ins_refused").await, 1);
    let counted = app.rows(&[]).await.into_iter().filter(|row| row.starts_with("attempts ") && row.contains(",phone,"));
    assert_eq!(counted.count(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn star_says_that_it_was_somebody_else_and_stops_every_change() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, owner) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let (thief, page, call) = app.asks(&exchange, &person).await;
    let digits = page.fact("digits").unwrap();
    let said = exchange.is_answered(&call, "*").await;
    assert!(said.contains("stopgezet"), "{said}");
    assert_eq!(happened(&app, "changes.frozen").await, 1);
    assert!(app.letters().await.iter().any(|letter| letter.to == person.email), "and told");
    let keys = [("CallSid", call.sid.as_str()), ("Digits", digits.as_str())];
    assert_eq!(exchange.calls_back(&format!("{}/keys", call.value("Url")), &keys).await.0, 409);
    let refused = thief.post("/call/phone/prove", &[]).await;
    assert!(!refused.location().ends_with("/me"), "{}", refused.location());
    let page = owner.get("/enrol/app").await;
    assert_ne!(page.status, 200, "nobody links an app now");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fourth_call_in_a_quarter_of_an_hour_is_refused_and_says_when_again() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    app.clock.advance(QUARTER);
    let (browser, page, _) = app.asks(&exchange, &person).await;
    assert!(page.words().contains("drie keer"), "{}", page.words());
    for _ in 0..2 {
        app.clock.advance(Duration::minutes(1));
        app.asks_again(&exchange, &browser).await;
    }
    let before = app.rows(&[]).await;
    let page = browser.open("/login/phone").await;
    let refused: Page = browser.submit(&page, "ask-phone", &[]).await;
    assert_eq!(refused.error().as_deref(), Some("phone_too_often"));
    assert!(refused.words().contains("13 minuten"), "{}", refused.words());
    assert_eq!(app.rows(&[]).await, before);
    assert_eq!(app.work().await, 0);
    assert!(exchange.take().is_empty());
    // the first of the three is a quarter of an hour ago
    app.clock.advance(Duration::minutes(13));
    app.asks(&exchange, &person).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_called_or_sent_anything_before_a_right_password() {
    let (app, exchange) = TestApp::with_telephones().await;
    app.reaches("caresharing", &[CALL, SMS]).await;
    let (person, owner) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    let phone = owner.open("/me").await.fact("phone").unwrap();
    let before = state(&app).await;
    let browser = app.browser();
    let page = browser.open("/login").await;
    browser.submit(&page, "sign-in", &[("email", &person.email), ("password", "Verkeerd-38-geraden!")]).await;
    for path in ["/login/phone", "/login/phone/confirm", "/enrol/phone", "/enrol/phone/confirm"] {
        assert_eq!(browser.get(path).await.location(), "/login", "{path}");
    }
    for act in ["ask", "prove", "add", "again", "confirm", "primary", "remove", "resume"] {
        let fields = [("phone", phone.as_str()), ("country", "NL"), ("means", "sms"), ("code", "123456")];
        assert_eq!(browser.post(&format!("/call/phone/{act}"), &fields).await.location(), "/login", "{act}");
    }
    // a link to the mailbox is no password
    let page = browser.open("/password/forgotten").await;
    browser.submit(&page, "forgotten", &[("email", &person.email)]).await;
    assert_eq!(app.work().await, 0);
    assert!(exchange.take().is_empty());
    let events =
        |rows: &[String]| rows.iter().filter(|row| row.starts_with("events ") && row.contains("phone.")).count();
    assert_eq!(events(&state(&app).await), events(&before));
}
