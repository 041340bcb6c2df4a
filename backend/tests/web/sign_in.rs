//! Signing in: codes once, the same words for everybody, no hints.

use chrono::Duration;

use crate::house::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn r01_a_code_that_was_accepted_is_refused_again_in_any_browser() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let code = person.next_code(&app);
    let (first, second) = (app.browser(), app.browser());
    let page = app.enter_password(&person, &first).await;
    assert_eq!(first.submit(&page, "verify", &[("code", &code)]).await.path(), "/me");
    let page = app.enter_password(&person, &second).await;
    let again = second.submit(&page, "verify", &[("code", &code)]).await;
    assert_eq!((again.path(), again.error().as_deref()), ("/login/verify", Some("code_used")));
    assert_eq!(second.get("/me").await.location(), "/login/verify");
}
