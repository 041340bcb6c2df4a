//! What sessions of staff leave on record.

use chrono::Duration;
use herstel_domain::words::Role;

use super::on_record;
use crate::house::{TestApp, account_of};

#[tokio::test(flavor = "multi_thread")]
async fn reading_an_account_is_recorded_once_in_ten_minutes() {
    let app = TestApp::start().await;
    let (agent, browser) = app.colleague("finrust", Role::Agent).await;
    let (one, other) = (app.enrolled("finrust").await.0, app.enrolled("finrust").await.0);
    browser.open("/support?q=kanarie").await;
    assert!(on_record(&app, agent.id).await.is_empty(), "a list is no record");
    for person in [&one, &one, &other, &one] {
        assert_eq!(browser.open(&account_of(person)).await.status, 200);
    }
    let read = || ("access.record_read".to_owned(), String::new(), String::new());
    assert_eq!(on_record(&app, agent.id).await, [read(), read()]);
    app.clock.advance(Duration::minutes(11));
    browser.open(&account_of(&one)).await;
    assert_eq!(on_record(&app, agent.id).await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_refusals_is_summed_up() {
    let app = TestApp::start().await;
    let (agent, browser) = app.colleague("finrust", Role::Agent).await;
    for _ in 0..40 {
        let path = format!("/support/accounts/{}", herstel::entropy::id());
        assert_eq!(browser.get(&path).await.status, 404);
    }
    let recorded = on_record(&app, agent.id).await;
    assert_eq!(recorded.len(), 31);
    assert_eq!(recorded[0], ("access.refused".into(), "support.read".into(), "not_yours".into()));
    assert_eq!(recorded[30].0, "access.summarised");
}
