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
    for _ in 0..14 {
        assert_eq!(app.enter_password(&person, &owner).await.error().as_deref(), Some("throttled"));
        app.clock.advance(Duration::minutes(1));
    }
    app.clock.advance(Duration::minutes(1));
    assert_eq!(app.enter_password(&person, &owner).await.path(), "/login/verify");
}
