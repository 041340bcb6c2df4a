//! A recovery is told to numbers that get messages, beside the mails about it (R18).

use chrono::Duration;
use herstel::{gateway::Spending, secrets::Number};

use super::{MOBILE, QUARTER};
use crate::house::{Asked, CALL, Exchange, Mood, Person, SMS, TestApp};

/// Gets in by password and recovery code; how many jobs failed, and what went out by telephone.
async fn recovers(app: &TestApp, exchange: &Exchange, person: &mut Person) -> (usize, Vec<Asked>) {
    app.recover_by_code(person, &app.browser()).await;
    (app.work().await, exchange.take())
}

/// Somebody of werktalent whose number gets messages.
async fn reachable() -> (TestApp, Exchange, Person) {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "werktalent", SMS, MOBILE).await;
    exchange.take();
    (app, exchange, person)
}

#[tokio::test(flavor = "multi_thread")]
async fn r18_who_gets_in_by_a_recovery_code_is_told_by_text_message_as_well() {
    let (app, exchange, mut person) = reachable().await;
    let (failed, told) = recovers(&app, &exchange, &mut person).await;
    let [text] = &told[..] else { panic!("{failed} failed, {told:?}") };
    assert_eq!((text.what.as_str(), text.value("To").as_str()), ("Messages", "+31612345678"));
    let body = text.value("Body");
    for word in ["WerkTalent", "Er is een herstelcode gebruikt", "Was u dit niet?", "helpdesk@werktalent.example"] {
        assert!(body.contains(word), "{word}: {body}");
    }
    assert!(!body.contains("http"), "whoever has the lost phone could undo what its owner does: {body}");
    assert!(text.form.iter().all(|(name, _)| name != "StatusCallback"), "nobody waits for it");
    assert!(app.letters().await.iter().any(|letter| letter.to == person.email), "and by mail, as ever");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_is_called_hears_nothing_of_a_recovery() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (mut person, _) = app.reachable(&exchange, "caresharing", CALL, MOBILE).await;
    exchange.take();
    let (failed, told) = recovers(&app, &exchange, &mut person).await;
    assert_eq!((failed, told.len()), (0, 0), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_spends_what_may_be_asked_of_a_number_does_not_keep_it_from_being_told() {
    let (app, exchange, mut person) = reachable().await;
    app.clock.advance(QUARTER);
    let number = Number::from_e164("+31612345678").unwrap();
    let organisation = app.house.organisations.by_slug("werktalent").unwrap().id;
    let on = Spending { account: person.id, organisation, number: &number, known: true };
    while app.house.budgets.spend(on).await.unwrap().is_ok() {}
    let (failed, told) = recovers(&app, &exchange, &mut person).await;
    assert_eq!((failed, told.len()), (0, 1), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_recovers_again_and_again_sends_ten_messages_a_day() {
    let (app, exchange, mut person) = reachable().await;
    for _ in 0..10 {
        assert_eq!(app.house.budgets.spend_notice(person.id).await.unwrap(), Ok(()));
    }
    let (failed, told) = recovers(&app, &exchange, &mut person).await;
    assert_eq!((failed, told.len()), (0, 0), "{told:?}");
    app.clock.advance(Duration::hours(24));
    let (failed, told) = recovers(&app, &exchange, &mut person).await;
    assert_eq!((failed, told.len()), (0, 1), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_did_not_go_out_or_may_not_have_goes_later() {
    let (app, exchange, mut person) = reachable().await;
    for (mood, fails, later) in [(Mood::Fails(429), 1, 1), (Mood::Fails(500), 1, 1), (Mood::Refuses, 1, 0)] {
        exchange.is(mood);
        let (failed, told) = recovers(&app, &exchange, &mut person).await;
        assert_eq!((failed, told.len()), (fails, 1), "{mood:?}");
        exchange.is(Mood::Works);
        app.clock.advance(Duration::minutes(2));
        assert_eq!((app.work().await, exchange.take().len()), (0, later), "{mood:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_never_says_what_it_did_is_asked_three_times() {
    let (app, exchange, mut person) = reachable().await;
    exchange.is(Mood::Fails(500));
    assert_eq!(recovers(&app, &exchange, &mut person).await.1.len(), 1);
    let mut asked = 0;
    for _ in 0..5 {
        app.clock.advance(Duration::hours(1));
        app.work().await;
        asked += exchange.take().len();
    }
    assert_eq!(asked, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_is_tried_again_and_again_counts_once() {
    let (app, exchange, mut person) = reachable().await;
    exchange.is(Mood::Fails(429));
    recovers(&app, &exchange, &mut person).await;
    for _ in 0..4 {
        app.clock.advance(Duration::hours(1));
        assert_eq!((app.work().await, exchange.take().len()), (1, 1));
    }
    for _ in 1..10 {
        assert_eq!(app.house.budgets.spend_notice(person.id).await.unwrap(), Ok(()));
    }
    assert!(app.house.budgets.spend_notice(person.id).await.unwrap().is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_gateway_was_taken_away_no_message_waits_for_another() {
    let (app, exchange, mut person) = reachable().await;
    app.recover_by_code(&mut person, &app.browser()).await;
    let without = app.restarted(&[]).await;
    assert_eq!(without.work().await, 0);
    let left: i64 = sqlx::query_scalar("SELECT count(*) FROM jobs WHERE kind = 'text'")
        .fetch_one(&mut without.database.admin().await)
        .await
        .unwrap();
    assert_eq!((left, exchange.take().len()), (0, 0));
}
