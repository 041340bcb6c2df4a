//! "Lose this phone today, and you can still get in by …", as Mijn login says it.

use crate::house::{Browser, TestApp};

/// The ways that remain, and the weakest path.
async fn strength(browser: &Browser) -> (Vec<String>, Option<String>) {
    let me = browser.open("/me").await;
    (me.all("way"), me.fact("weakest"))
}

fn said(ways: &[&str], weakest: &str) -> (Vec<String>, Option<String>) {
    (ways.iter().map(|way| (*way).to_owned()).collect(), Some(weakest.to_owned()))
}

#[tokio::test(flavor = "multi_thread")]
async fn each_factor_is_named_the_strongest_first_with_the_weakest_path() {
    let app = TestApp::start().await;
    let (mut person, browser) = app.activated("mijnlogin").await;
    assert_eq!(strength(&browser).await, said(&[], "password-alone"), "losing the phone changes nothing");
    app.link_phone(&mut person, &browser).await;
    assert_eq!(strength(&browser).await, said(&["switch-off", "login-mailbox"], "login-mailbox"));
    app.set_backup_email(&browser, "prive@thuis.example").await;
    app.link_phone(&mut app.nobody(), &browser).await;
    let all = ["other-app", "switch-off", "backup-mailbox", "login-mailbox"];
    assert_eq!(strength(&browser).await, said(&all, "login-mailbox"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_locked_is_no_way_and_what_is_in_the_trash_goes_with_the_phone() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("finrust").await;
    app.link_phone(&mut app.nobody(), &browser).await;
    let second = browser.open("/me").await.all("authenticator").pop().unwrap();
    let page = browser.open(&format!("/me/authenticators/{second}/trash")).await;
    browser.submit(&page, "trash", &[]).await;
    assert_eq!(strength(&browser).await, said(&["recovery-code", "login-mailbox"], "login-mailbox"));
    drop(person);
}
