//! Linking an app: once, in time, in the browser that began it; and everything that was ever linked stays on record.

use chrono::Duration;
use futures::future::join_all;

use crate::house::{Authenticator, Page, Person, TestApp};

fn answer(page: &Page) -> (&str, Option<String>) {
    (page.path(), page.error())
}

fn expired() -> (&'static str, Option<String>) {
    ("/enrol/app", Some("enrolment_expired".to_owned()))
}

#[tokio::test(flavor = "multi_thread")]
async fn r02_the_secret_has_160_bits_and_the_address_says_what_apps_must_know() {
    let app = TestApp::start().await;
    let mut secrets = Vec::new();
    for _ in 0..2 {
        let (person, browser) = app.activated("finrust").await;
        let page = browser.open("/enrol/app").await;
        let secret = page.fact("secret").unwrap();
        assert_eq!(Authenticator::scan(&secret).key().len() * 8, 160);
        let address = format!(
            "otpauth://totp/FinRust:{}?secret={}&issuer=FinRust&algorithm=SHA1&digits=6&period=30",
            person.email.replace('@', "%40"),
            secret.to_uppercase()
        );
        assert!(page.body.replace("&amp;", "&").contains(&address), "{address}");
        assert_eq!(page.header("cache-control"), Some("no-store"));
        assert_eq!(browser.open("/enrol/app").await.fact("secret").unwrap(), secret, "a reload shows the same");
        secrets.push(secret);
    }
    assert_ne!(secrets[0], secrets[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn r06_a_shown_secret_can_be_confirmed_for_ten_minutes() {
    let app = TestApp::start().await;
    for (minutes, right) in [(9, true), (10, false)] {
        let (_, browser) = app.activated("finrust").await;
        let page = browser.open("/enrol/app").await;
        let phone = Authenticator::scan(&page.fact("secret").unwrap());
        app.clock.advance(Duration::minutes(minutes));
        let done = browser.submit(&page, "link", &[("code", &phone.code(app.clock.now()))]).await;
        if right {
            assert_eq!(done.path(), "/enrol/recovery-codes");
        } else {
            assert_eq!(answer(&done), expired());
            assert_ne!(done.fact("secret"), page.fact("secret"), "the next secret is another one");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r06_a_shown_secret_is_linked_once_however_often_and_fast_the_form_is_sent() {
    let app = TestApp::start().await;
    let (person, browser) = app.activated("finrust").await;
    let page = browser.open("/enrol/app").await;
    let (form, phone) = (page.form("link"), Authenticator::scan(&page.fact("secret").unwrap()));
    let tabs: Vec<_> = (0..6).map(|_| browser.stolen()).collect();
    let code = phone.code(app.clock.now());
    let answers = join_all(tabs.iter().map(async |tab| tab.send_form(&form, &[("code", &code)]).await)).await;
    let linked: Vec<_> = tabs.iter().zip(&answers).filter(|(_, a)| a.location() == "/enrol/recovery-codes").collect();
    assert_eq!(linked.len(), 1, "{:?}", answers.iter().map(Page::location).collect::<Vec<_>>());
    let me = linked[0].0.open("/me").await;
    assert_eq!(me.tagged("authenticator", "state").len(), 1);
    let again = linked[0].0.send_form(&form, &[("code", &code)]).await;
    assert!(again.status == 303 && !again.location().contains("done"), "{}", again.location());
    app.sign_in(&Person { phone: Some(phone), ..person }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r06_x03_only_the_session_that_was_shown_a_secret_can_confirm_it() {
    let app = TestApp::start().await;
    let (person, owner) = app.activated("finrust").await;
    let page = owner.open("/enrol/app").await;
    let (form, phone) = (page.form("link"), Authenticator::scan(&page.fact("secret").unwrap()));
    let thief = app.browser();
    assert_eq!(app.enter_password(&person, &thief).await.path(), "/enrol/app", "whose own secret replaces the first");
    let foreign = thief.send_form(&form, &[("code", &phone.code(app.clock.now()))]).await;
    assert_eq!(foreign.location(), "/enrol/app?error=enrolment_expired");
    let own = owner.submit(&page, "link", &[("code", &phone.code(app.clock.now()))]).await;
    assert_eq!(answer(&own), expired(), "the owner is not told that all is well either");
    let anew = owner.open("/enrol/app").await;
    let phone = Authenticator::scan(&anew.fact("secret").unwrap());
    let linked = owner.submit(&anew, "link", &[("code", &phone.code(app.clock.now()))]).await;
    assert_eq!(linked.path(), "/enrol/recovery-codes");
    assert_eq!(thief.get("/enrol/app").await.location(), "/login?error=session_expired");
    let page = app.enter_password(&person, &thief).await;
    assert_eq!(page.path(), "/login/verify", "and the password alone has come to its end");
}

#[tokio::test(flavor = "multi_thread")]
async fn x03_a_mailed_proof_works_only_where_the_password_was_entered() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let thief = app.browser();
    app.enter_password(&person, &thief).await;
    let ways = thief.open("/login/prove").await;
    thief.submit(&ways, "prove", &[]).await;
    let (path, before) = (app.mailed(&person.email, "magic").await, app.state().await);
    let owner = app.browser();
    let page = owner.open(&path).await;
    assert!(page.all("state").contains(&"other-browser".to_owned()), "the page warns");
    let page = owner.submit(&page, "magic", &[]).await;
    assert_eq!(answer(&page), ("/login", Some("other_browser".to_owned())));
    assert_eq!(app.state().await, before);
    assert_eq!(thief.get("/me").await.location(), "/login/verify", "whoever asked is not let in by the owner's click");
    let page = app.enter_password(&person, &owner).await;
    assert_eq!(page.path(), "/magic", "with the password it is theirs");
    assert_eq!(owner.submit(&page, "magic", &[]).await.fact("state").as_deref(), Some("repair"));
}

#[tokio::test(flavor = "multi_thread")]
async fn x02_signing_in_again_does_not_skip_enrolment() {
    let app = TestApp::start().await;
    let (person, browser) = app.activated("finrust").await;
    for _ in 0..3 {
        assert_eq!(app.enter_password(&person, &browser).await.path(), "/enrol/app");
        for path in ["/me", "/me/password", "/me/activity", "/me/recovery-codes", "/login/verify", "/login/prove"] {
            assert_eq!(browser.get(path).await.location(), "/enrol", "{path}");
        }
        let skipped = browser.post("/call/enrol/acknowledge", &[("saved", "yes")]).await;
        assert_eq!(skipped.location(), "/enrol");
        assert_eq!(browser.open("/login").await.fact("state").as_deref(), Some("guest"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn x02_after_the_trash_can_the_password_alone_reaches_no_enrolment() {
    let app = TestApp::start().await;
    let (mut person, browser) = app.enrolled("finrust").await;
    let id = browser.open("/me").await.fact("authenticator").unwrap();
    let page = browser.open(&format!("/me/authenticators/{id}/trash")).await;
    browser.submit(&page, "trash", &[]).await;
    browser.post("/call/login/sign-out", &[]).await;
    for _ in 0..3 {
        assert_eq!(app.enter_password(&person, &browser).await.path(), "/login/prove");
        for path in ["/enrol", "/enrol/app", "/me"] {
            assert_eq!(browser.open(path).await.path(), "/login/prove", "{path}");
        }
        let page = browser.post("/call/enrol/restart", &[]).await;
        assert_eq!(page.location(), "/login/verify");
    }
    assert_eq!(app.recover_by_code(&mut person, &browser).await.path(), "/enrol/app");
    let page = app.link_phone(&mut person, &browser).await;
    assert_eq!(page.at, "/login?done=enrolled", "a repair ends: sign in again");
    app.sign_in(&person).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r07_every_app_ever_linked_is_listed_with_when_from_where_and_how_it_ended() {
    let app = TestApp::start().await;
    let (person, first) = app.enrolled("finrust").await;
    let day = |at: chrono::DateTime<chrono::Utc>| {
        let words = herstel_console::i18n::Words::new(herstel_console::i18n::Language::Nl);
        words.day(at)
    };
    let linked_on = day(app.clock.now());
    let id = first.open("/me").await.fact("authenticator").unwrap();
    app.clock.advance(Duration::days(40));
    let iphone = app.browser().called("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1");
    let page = app.enter_password(&person, &iphone).await;
    iphone.submit(&page, "verify", &[("code", &person.next_code(&app))]).await;
    let mut second = app.nobody();
    app.link_phone(&mut second, &iphone).await;
    let page = iphone.open(&format!("/me/authenticators/{id}/trash")).await;
    let me = iphone.submit(&page, "trash", &[]).await;
    let states = |me: &Page| {
        let mut states: Vec<_> = me.tagged("authenticator", "state").into_iter().map(|(_, state)| state).collect();
        states.sort();
        states
    };
    assert_eq!(states(&me), ["in_use", "trashed"]);
    app.clock.advance(Duration::days(7) + Duration::minutes(1));
    app.letters().await;
    let owner = app.sign_in(&Person { phone: second.phone, ..person }).await;
    let me = owner.open("/me").await;
    assert_eq!(states(&me), ["in_use", "purged"], "what is gone for good is still on record");
    let (words, ended_on) = (me.words(), day(app.clock.now()));
    for told in [&linked_on, &ended_on, "Firefox op Linux", "Safari op iPhone", "127.0.0.1"] {
        assert!(words.contains(told), "{told} in {words}");
    }
}
