//! The link of an invitation: in time, too late, used.

use herstel::application::invite::ACTIVATION_VALID_FOR;

use crate::house::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_came_too_late_leads_to_another_one_in_the_same_mailbox() {
    let app = TestApp::start().await;
    let (person, browser) = (app.invited("werktalent").await, app.browser());
    let chosen = [("new_password", person.password.as_str())];
    let form = browser.open(&person.invitation).await.form("password");
    app.clock.advance(ACTIVATION_VALID_FOR);
    let page = browser.send_form(&form, &chosen).await;
    assert_eq!(page.location(), "/activate?error=link_expired");
    for _ in 0..2 {
        let page = browser.open(&person.invitation).await;
        assert_eq!((page.status, page.path()), (200, "/activate"), "looking sends nothing");
        assert!(page.forms().iter().all(|form| form.id != "password"));
    }
    assert!(app.letters().await.is_empty());
    let page = browser.open("/activate").await;
    let (form, page) = (page.form("send-again"), browser.submit(&page, "send-again", &[]).await);
    assert_eq!(page.at, "/login?done=activation-sent");
    let before = app.state().await;
    let other = app.browser();
    assert_eq!(other.open(&person.invitation).await.error().as_deref(), Some("link_used"), "the late one is void");
    assert_eq!(other.send_form(&form, &[]).await.location(), "/activate?error=link_used");
    assert_eq!(app.state().await, before);
    let again = app.mailed(&person.email, "activate").await;
    assert_ne!(again, person.invitation);
    let page = browser.open(&again).await;
    assert_eq!(browser.submit(&page, "password", &chosen).await.path(), "/enrol/app");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_still_works_is_not_sent_again_and_a_used_one_leads_to_signing_in() {
    let app = TestApp::start().await;
    let (person, browser) = (app.invited("werktalent").await, app.browser());
    let page = browser.open(&person.invitation).await;
    let before = app.state().await;
    assert_eq!(browser.post("/call/recover/send-again", &[]).await.location(), "/activate");
    assert_eq!(app.state().await, before);
    browser.submit(&page, "password", &[("new_password", &person.password)]).await;
    app.clock.advance(ACTIVATION_VALID_FOR);
    let page = app.browser().open(&person.invitation).await;
    assert_eq!((page.status, page.error().as_deref()), (410, Some("link_used")));
    assert!(page.body.contains("href=\"/login\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn x03_of_two_browsers_with_one_activation_link_only_the_first_to_finish_gets_anything() {
    let app = TestApp::start().await;
    let (mut person, owner, other) = (app.invited("finrust").await, app.browser(), app.browser());
    let theirs = other.open(&person.invitation).await;
    let page = owner.open(&person.invitation).await;
    let page = owner.submit(&page, "password", &[("new_password", &person.password)]).await;
    assert_eq!(page.path(), "/enrol/app", "{:?}", page.error());
    let before = app.state().await;
    let refused = other.submit(&theirs, "password", &[("new_password", "Kies-34-stille-Haven?")]).await;
    assert_eq!(refused.error().as_deref(), Some("link_used"));
    for page in ["/enrol/app", "/me"] {
        assert_eq!(other.open(page).await.path(), "/login", "{page}");
    }
    assert_eq!(app.state().await, before, "nor is anything shown that could be linked");
    app.link_phone(&mut person, &owner).await;
    app.sign_in(&person).await;
}
