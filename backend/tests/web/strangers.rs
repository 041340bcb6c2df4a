//! Strangers who know an address and nothing else: what they try is not held against its owner (R8).

use chrono::Duration;
use sqlx::Executor;

use crate::house::{Browser, Page, TestApp};

const HOME: &str = "203.0.113.7";

/// A service that hears from a proxy where browsers are.
async fn behind_a_proxy() -> TestApp {
    TestApp::start_with(&[("HERSTEL_TRUSTED_PROXIES", "127.0.0.1")]).await
}

async fn guesses(browser: &Browser, email: &str) -> Page {
    let page = browser.open("/login").await;
    browser.submit(&page, "sign-in", &[("email", email), ("password", "Kade-28-molen-Zwaan!")]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn r08_while_strangers_hold_a_door_shut_its_owner_does_not_shut_it_further_by_trying() {
    let app = behind_a_proxy().await;
    let (person, _) = app.enrolled("finrust").await;
    let (stranger, owner) = (app.browser().at("198.51.100.7"), app.browser().at(HOME));
    assert_eq!(guesses(&stranger, &person.email).await.error().as_deref(), Some("wrong_credentials"));
    let from_everywhere = "UPDATE attempts SET failures = 99 WHERE factor = 'password_anywhere'";
    app.database.admin().await.execute(from_everywhere).await.unwrap();
    assert_eq!(guesses(&stranger, &person.email).await.error().as_deref(), Some("wrong_credentials"));
    for _ in 0..4 {
        assert_eq!(app.enter_password(&person, &owner).await.error().as_deref(), Some("throttled"));
        app.clock.advance(Duration::minutes(1));
    }
    app.clock.advance(Duration::minutes(1));
    assert_eq!(app.enter_password(&person, &owner).await.path(), "/login/verify");
}

#[tokio::test(flavor = "multi_thread")]
async fn r08_a_stranger_in_one_network_who_is_always_first_leaves_the_owner_time() {
    let app = behind_a_proxy().await;
    let (person, _) = app.enrolled("finrust").await;
    let (stranger, owner) = (app.browser().at("198.51.100.7"), app.browser().at(HOME));
    guesses(&stranger, &person.email).await;
    for tried in [
        "UPDATE attempts SET failures = 99 WHERE factor = 'password_anywhere'",
        "UPDATE attempts SET failures = 20 WHERE factor = 'password'",
    ] {
        assert!(app.database.admin().await.execute(tried).await.unwrap().rows_affected() > 0);
    }
    let mut kept_out = 0;
    loop {
        guesses(&stranger, &person.email).await;
        if app.enter_password(&person, &owner).await.path() == "/login/verify" {
            break;
        }
        kept_out += 1;
        assert!(kept_out <= 5, "minutes");
        app.clock.advance(Duration::minutes(1));
    }
    assert!(kept_out > 0, "the stranger shut the door");
}

/// Asks for a link for a new password; how it was refused.
async fn forgets(browser: &Browser, email: &str) -> Option<String> {
    let page = browser.open("/password/forgotten").await;
    browser.submit(&page, "forgotten", &[("email", email)]).await.error()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_who_keeps_asking_for_links_does_not_keep_the_owner_from_getting_one() {
    let app = behind_a_proxy().await;
    let (person, _) = app.enrolled("finrust").await;
    let (stranger, owner) = (app.browser().at("198.51.100.7"), app.browser().at(HOME));
    let mut refused = 0;
    while refused == 0 {
        assert!(app.letters().await.len() < 6, "one network is slowed down soon");
        refused += usize::from(forgets(&stranger, &person.email).await.is_some());
    }
    assert_eq!(forgets(&owner, &person.email).await, None);
    assert!(app.letter_to(&person.email).await.finds("magic").is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_from_very_many_places_fills_no_mailbox_and_leaves_the_owner_a_turn() {
    let app = behind_a_proxy().await;
    let (person, _) = app.enrolled("finrust").await;
    app.letters().await;
    for place in 0..40 {
        forgets(&app.browser().at(&format!("198.51.{place}.7")), &person.email).await;
    }
    assert_eq!(app.letters().await.len(), 20);
    let owner = app.browser().at(HOME);
    assert_eq!(forgets(&owner, &person.email).await.as_deref(), Some("mail_too_often"));
    app.clock.advance(Duration::minutes(5));
    assert_eq!(forgets(&owner, &person.email).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_its_owner_is_about_to_use_outlives_that_a_stranger_asks_for_one() {
    let app = behind_a_proxy().await;
    let (person, _) = app.enrolled("finrust").await;
    let owner = app.browser().at(HOME);
    forgets(&owner, &person.email).await;
    let link = app.mailed(&person.email, "magic").await;
    for _ in 0..2 {
        forgets(&app.browser().at("198.51.100.7"), &person.email).await;
        app.mailed(&person.email, "magic").await;
    }
    let page = owner.open(&link).await;
    assert_eq!(owner.submit(&page, "magic", &[]).await.path(), "/password/new");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_said_to_be_asked_for_here_only_where_it_was_however_alike_the_browsers_are() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let warns = async |browser: &Browser, link: &str| {
        let page = browser.open(link).await;
        assert_eq!(page.path(), "/magic");
        page.all("state").contains(&"other-browser".to_owned())
    };
    let (owner, stranger) = (app.browser(), app.browser());
    forgets(&owner, &person.email).await;
    let asked_for = app.mailed(&person.email, "magic").await;
    assert!(!warns(&owner, &asked_for).await);
    assert!(warns(&app.browser(), &asked_for).await);
    forgets(&stranger, &person.email).await;
    let foreign = app.mailed(&person.email, "magic").await;
    assert!(warns(&owner, &foreign).await, "same address, same name, another browser");
    assert!(!warns(&owner, &asked_for).await, "nor does the one make it forget the other");
    let rows = app.rows(&[]).await.join("\n");
    let name = owner.cookie("herstel-link").unwrap().split_once('.').unwrap().1.to_owned();
    assert!(!rows.contains(&name), "only its hash is kept");
}
