//! What operators and their monitors ask: alive, ready, and the numbers.

use reqwest::Method;
use sqlx::Executor;

use crate::house::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn who_is_ready_says_of_what() {
    let app = TestApp::start().await;
    assert_eq!(app.browser().get("/livez").await.status, 200);
    let ready = app.browser().get("/readyz").await;
    assert_eq!((ready.status, ready.body.as_str()), (200, "database: ok\nkeyring: ok\nmigrations: ok\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_lacks_a_key_that_another_node_wraps_with_is_not_ready_and_names_it() {
    let app = TestApp::start().await;
    app.invited("finrust").await;
    app.database.admin().await.execute("UPDATE data_keys SET keyring_id = 'k-of-another-node'").await.unwrap();
    let ready = app.browser().get("/readyz").await;
    assert_eq!(ready.status, 503);
    assert!(ready.body.contains("keyring: the keyring has no key `k-of-another-node`"), "{}", ready.body);
    assert_eq!(app.browser().get("/livez").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_lacks_a_migration_is_not_ready() {
    let app = TestApp::start().await;
    app.database.admin().await.execute("DELETE FROM _sqlx_migrations WHERE version = 2").await.unwrap();
    let ready = app.browser().get("/readyz").await;
    assert_eq!(ready.status, 503);
    assert!(ready.body.contains("migrations: not as this release needs them"), "{}", ready.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_numbers_tell_acts_by_their_outcome_and_how_long_they_took() {
    let app = TestApp::start().await;
    let person = app.invited("finrust").await;
    let browser = app.browser();
    browser.post("/call/login/sign-in", &[("email", &person.email), ("password", "verkeerd")]).await;
    let numbers = app.browser().get("/metrics").await.body;
    let refused = "http_requests_total{route=\"/call/login/sign-in\",status=\"303\",outcome=\"wrong_credentials\"}";
    assert!(numbers.contains(refused), "{numbers}");
    assert!(numbers.contains("http_request_duration_seconds_bucket{route=\"/call/login/sign-in\""), "{numbers}");
    assert!(!numbers.contains('@'), "{numbers}");
}

#[tokio::test(flavor = "multi_thread")]
async fn r20_the_numbers_are_for_this_machine_and_not_for_whoever_comes_through_a_proxy() {
    let app = TestApp::start().await;
    assert_eq!(app.browser().get("/metrics").await.status, 200);
    for (name, value) in [("X-Forwarded-For", "203.0.113.7"), ("Forwarded", "for=203.0.113.7"), ("Via", "1.1 proxy")] {
        let outside = app.browser();
        let request = outside.request(Method::GET, "/metrics").header(name, value);
        assert_eq!(outside.send(request).await.status, 404, "{name}");
    }
}
