//! Budgets against pumping: of a number, a range of numbers, an organisation (that of an account is in `calls`).

use chrono::Duration;
use herstel::{entropy, gateway::Spending, secrets::Number};
use herstel_domain::ids::{AccountId, OrganisationId};

use super::MOBILE;
use crate::house::{CALL, Exchange, TestApp};

/// Somebody else has this number reached, on somebody's bill.
async fn spends(app: &TestApp, organisation: OrganisationId, number: &str) {
    let (account, number) = (AccountId::new(entropy::id()), Number::from_e164(number).unwrap());
    let on = Spending { account, organisation, number: &number, known: false };
    app.house.budgets.spend(on).await.unwrap().expect("a budget that is not spent yet");
}

/// Nobody's.
fn elsewhere() -> OrganisationId {
    OrganisationId::new(entropy::id())
}

/// Somebody who wants to add a number is refused, in words that say when again; nothing goes out, and nothing else is
/// spent. Later it works.
async fn is_refused_for_an_hour(app: &TestApp, exchange: &Exchange) {
    let (_, browser) = app.activated("caresharing").await;
    app.letters().await;
    app.clock.advance(Duration::minutes(20));
    let page = browser.open("/enrol/phone").await;
    let before = app.rows(&[]).await;
    let fields = [("country", "NL"), ("phone", MOBILE), ("means", CALL)];
    let refused = browser.submit(&page, "add-phone", &fields).await;
    assert_eq!((refused.path(), refused.error().as_deref()), ("/enrol/phone", Some("phone_too_often")));
    assert!(refused.words().contains("40 minuten"), "{}", refused.words());
    assert!(refused.body.contains(MOBILE), "what was typed is not lost");
    assert_eq!(app.rows(&[]).await, before);
    assert_eq!(app.work().await, 0);
    assert!(exchange.take().is_empty());
    app.clock.advance(Duration::minutes(40));
    let (_, browser) = app.activated("caresharing").await;
    app.typed(exchange, &browser, CALL, MOBILE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_is_reached_six_times_an_hour_whoever_asks() {
    let (app, exchange) = TestApp::with_telephones().await;
    for _ in 0..6 {
        spends(&app, elsewhere(), "+31612345678").await;
    }
    is_refused_for_an_hour(&app, &exchange).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_numbers_in_a_row_are_reached_thirty_times_an_hour() {
    let (app, exchange) = TestApp::with_telephones().await;
    for n in 0..30 {
        spends(&app, elsewhere(), &format!("+316123400{n:02}")).await;
    }
    spends(&app, elsewhere(), "+31612350000").await;
    is_refused_for_an_hour(&app, &exchange).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_pays_for_six_hundred_an_hour() {
    let (app, exchange) = TestApp::with_telephones().await;
    let ours = app.house.organisations.by_slug("caresharing").unwrap().id;
    for n in 0..600 {
        spends(&app, ours, &format!("+31620{n:03}000")).await;
    }
    is_refused_for_an_hour(&app, &exchange).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_strangers_want_to_add_takes_nothing_from_whoever_it_is_bound_to() {
    let (app, _) = TestApp::with_telephones().await;
    for _ in 0..6 {
        spends(&app, elsewhere(), "+31612345678").await;
    }
    let (account, number) = (AccountId::new(entropy::id()), Number::from_e164("+31612345678").unwrap());
    let on = Spending { account, organisation: elsewhere(), number: &number, known: true };
    app.house.budgets.spend(on).await.unwrap().expect("its owner is still called");
    app.house.budgets.spend(Spending { known: false, ..on }).await.unwrap().expect_err("nobody else is");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_has_twenty_in_a_day() {
    let (app, _) = TestApp::with_telephones().await;
    let (account, number) = (AccountId::new(entropy::id()), Number::from_e164("+31612345678").unwrap());
    let on = Spending { account, organisation: elsewhere(), number: &number, known: true };
    for _ in 0..20 {
        app.house.budgets.spend(on).await.unwrap().expect("a budget that is not spent yet");
        app.clock.advance(Duration::minutes(11));
    }
    app.house.budgets.spend(on).await.unwrap().expect_err("one more that day");
    app.clock.advance(Duration::hours(21));
    app.house.budgets.spend(on).await.unwrap().expect("the next day");
}
