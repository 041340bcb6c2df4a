//! Remembered devices: the password is enough in them for signing in, for nothing else, and not for a copy of them.

use chrono::Duration;
use futures::future::join_all;
use herstel_domain::words::Role;

use crate::house::{Browser, Page, Person, TestApp};

const DEVICE: &str = "herstel-device";

/// Signs out and gives the password anew; the first answer.
async fn comes_back(person: &Person, browser: &Browser) -> Page {
    browser.post("/call/login/sign-out", &[]).await;
    let form = browser.open("/login").await.form("sign-in");
    browser.send_form(&form, &[("email", &person.email), ("password", &person.password)]).await
}

/// The password was enough.
fn is_in(page: &Page) -> bool {
    page.location() == "/enrol"
}

/// What an answer does to the device's cookie.
fn device_cookies(page: &Page) -> Vec<&str> {
    let lines = page.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap());
    lines.filter(|line| line.starts_with("herstel-device=") || line.starts_with("__Host-herstel-device=")).collect()
}

async fn with_remembered() -> (TestApp, Person, Browser) {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("werktalent").await;
    let browser = app.remembered(&person).await;
    app.letters().await;
    (app, person, browser)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_remembered_device_is_let_in_by_the_password_and_its_token_is_another_each_time() {
    let (app, person, browser) = with_remembered().await;
    let mut tokens = vec![browser.cookie(DEVICE).unwrap()];
    for _ in 0..3 {
        app.clock.advance(Duration::hours(5));
        let page = comes_back(&person, &browser).await;
        assert!(is_in(&page), "{}", page.location());
        let me = browser.follow(page).await;
        assert_eq!((me.path(), me.fact("state").as_deref()), ("/me", Some("full")));
        assert!(me.words().contains("een onthouden apparaat"), "the history says by what");
        tokens.push(browser.cookie(DEVICE).unwrap());
    }
    tokens.sort();
    tokens.dedup();
    assert_eq!(tokens.len(), 4);
    assert_eq!(comes_back(&person, &app.browser()).await.location(), "/login/verify", "any other browser is asked");
    assert!(app.letters().await.is_empty(), "nothing to tell anybody");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_offered_where_the_policy_grants_it_and_to_users_only() {
    let app = TestApp::start().await;
    for (organisation, offered) in [("finrust", false), ("werktalent", true)] {
        let (person, _) = app.enrolled(organisation).await;
        let browser = app.browser();
        let form = app.enter_password(&person, &browser).await.form("verify");
        assert_eq!(form.open.contains(&"remember".to_owned()), offered, "{organisation}");
        // whoever posts it all the same is signed in, and no more
        browser.send_form(&form, &[("code", &person.next_code(&app)), ("remember", "yes")]).await;
        assert_eq!(browser.open("/me").await.status, 200);
        assert_eq!(browser.cookie(DEVICE).is_some(), offered, "{organisation}");
    }
    let (agent, _) = app.colleague("werktalent", Role::Agent).await;
    let browser = app.browser();
    let form = app.enter_password(&agent, &browser).await.form("verify");
    assert_eq!(form.open, ["code"], "staff prove their factor each time");
    browser.send_form(&form, &[("code", &agent.next_code(&app)), ("remember", "yes")]).await;
    assert_eq!(browser.cookie(DEVICE), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn r18_that_a_browser_is_remembered_can_be_objected_to() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("werktalent").await;
    app.letters().await;
    let browser = app.remembered(&person).await;
    assert_eq!(app.report(&app.letter_to(&person.email).await).await.at, "/login?done=frozen");
    assert!(!is_in(&comes_back(&person, &browser).await), "it stands in for nothing any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_links_the_first_app_can_have_the_browser_remembered_at_once() {
    let app = TestApp::start().await;
    let (mut person, browser) = app.activated("werktalent").await;
    let page = browser.open("/enrol/app").await;
    person.phone = Some(crate::house::Authenticator::scan(&page.fact("secret").unwrap()));
    let fields = [("code", &*person.code(&app)), ("label", "Telefoon"), ("remember", "yes")];
    let page = browser.submit(&page, "link", &fields).await;
    assert_eq!(page.path(), "/enrol/recovery-codes");
    assert!(is_in(&comes_back(&person, &browser).await));
    // a wrong code keeps the tick, and remembers nothing
    let (_, browser) = app.activated("werktalent").await;
    let page = browser.open("/enrol/app").await;
    assert!(!page.body.contains("checked"));
    let page = browser.submit(&page, "link", &[("code", "12"), ("label", ""), ("remember", "yes")]).await;
    assert_eq!((page.error().as_deref(), page.body.contains("checked")), (Some("code_malformed"), true));
    assert_eq!(browser.cookie(DEVICE), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn its_cookie_is_for_the_service_alone_and_lasts_as_long_as_the_policy_says() {
    for (base, start, name) in [
        (None, "herstel-device=", "herstel"),
        (Some("https://herstel.example"), "__Host-herstel-device=", "__Host-herstel"),
    ] {
        let settings: Vec<_> = base.iter().map(|base| ("HERSTEL_BASE_URL", *base)).collect();
        let app = TestApp::start_with(&settings).await;
        let (person, _) = app.enrolled("werktalent").await;
        let browser = app.browser();
        let form = app.enter_password(&person, &browser).await.form("verify");
        let page = browser.send_form(&form, &[("code", &person.next_code(&app)), ("remember", "yes")]).await;
        let cookies = device_cookies(&page);
        let [line] = cookies[..] else { panic!("{cookies:?}") };
        let secure = if base.is_some() { "; Secure" } else { "" };
        let ends = format!("; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{secure}", 30 * 24 * 60 * 60);
        assert!(line.starts_with(start) && line.ends_with(&ends), "{line}");
        assert_ne!(browser.cookie(name), None);
        // used a day later, it lasts as long as it would have
        app.clock.advance(Duration::days(1));
        let page = comes_back(&person, &browser).await;
        let [line] = device_cookies(&page)[..] else { panic!("not renewed") };
        assert!(line.contains(&format!("; Max-Age={}", 29 * 24 * 60 * 60)), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_over_after_thirty_days_however_it_is_used() {
    let (app, person, browser) = with_remembered().await;
    for _ in 0..29 {
        app.clock.advance(Duration::days(1));
        assert!(is_in(&comes_back(&person, &browser).await));
    }
    app.clock.advance(Duration::days(1));
    assert_eq!(comes_back(&person, &browser).await.location(), "/login/verify");
    let page = browser.open("/login/verify").await;
    let me = browser.submit(&page, "verify", &[("code", &person.next_code(&app))]).await;
    assert!(me.all("device").is_empty(), "it is not listed either");
}

#[tokio::test(flavor = "multi_thread")]
async fn r05_a_session_that_a_device_opened_has_proven_no_factor() {
    let (app, person, browser) = with_remembered().await;
    let me = browser.follow(comes_back(&person, &browser).await).await;
    let id = me.fact("authenticator").unwrap();
    let before = app.state().await;
    for (act, fields) in [
        ("/call/me/trash", vec![("authenticator", id.as_str()), ("seen", "3")]),
        ("/call/me/rename", vec![("authenticator", &id), ("label", "Anders"), ("seen", "3")]),
        ("/call/me/recovery-codes", vec![("seen", "3")]),
        ("/call/me/password", vec![("password", &person.password), ("new_password", "Bergen-84-kano-Zilver!")]),
        ("/call/enrol/restart", vec![]),
    ] {
        let page = browser.post(act, &fields).await;
        assert!(page.location().starts_with("/login/verify?next=/"), "{act}: {}", page.location());
    }
    assert_eq!(app.state().await, before);
    let page = browser.open("/me/password").await;
    assert_eq!(page.form("verify").open, ["code"], "a fresh proof remembers nothing");
    let page = browser.submit(&page, "verify", &[("code", &person.next_code(&app))]).await;
    assert_eq!((page.status, page.path()), (200, "/me/password"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copied_token_ends_the_device_and_everything_that_was_opened_and_its_owner_is_told() {
    for thief_first in [true, false] {
        let (app, person, owner) = with_remembered().await;
        let thief = owner.stolen();
        let (early, late) = if thief_first { (&thief, &owner) } else { (&owner, &thief) };
        assert!(is_in(&comes_back(&person, early).await), "the password is known to both");
        app.clock.advance(Duration::minutes(1));
        let page = comes_back(&person, late).await;
        assert_eq!(page.location(), "/login/verify?error=device_token_reused");
        assert!(device_cookies(&page)[0].starts_with("herstel-device=; "), "{:?}", device_cookies(&page));
        assert_eq!(late.cookie(DEVICE), None);
        assert_eq!(early.get("/me").await.location(), "/login?error=session_expired", "who got in is out");
        assert_eq!(comes_back(&person, early).await.location(), "/login/verify", "and the next token opens nothing");
        let letters = app.letters().await;
        let told: Vec<_> = letters.iter().map(|letter| (letter.to.as_str(), letter.subject.as_str())).collect();
        assert_eq!(told, [(person.email.as_str(), "Een onthouden apparaat is vergeten")]);
        // the attempt goes on: its code is asked, and right
        let page = late.open("/login/verify").await;
        let me = late.submit(&page, "verify", &[("code", &person.next_code(&app))]).await;
        assert_eq!((me.path(), me.all("device")), ("/me", vec![]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r24_of_tabs_that_come_at_once_all_are_in_and_one_brings_the_next_token() {
    let (app, person, browser) = with_remembered().await;
    browser.post("/call/login/sign-out", &[]).await;
    let form = browser.open("/login").await.form("sign-in");
    let fields = [("email", person.email.as_str()), ("password", person.password.as_str())];
    let tabs: Vec<_> = (0..4).map(|_| browser.stolen()).collect();
    let answers = join_all(tabs.iter().map(async |tab| tab.send_form(&form, &fields).await)).await;
    assert!(answers.iter().all(is_in), "{:?}", answers.iter().map(Page::location).collect::<Vec<_>>());
    let next: Vec<_> = answers.iter().flat_map(device_cookies).collect();
    assert_eq!(next.len(), 1, "{next:?}");
    let (tab, _) = tabs.iter().zip(&answers).find(|(_, answer)| !device_cookies(answer).is_empty()).unwrap();
    app.clock.advance(Duration::days(1));
    assert!(is_in(&comes_back(&person, tab).await), "that one counts from now on");
    assert!(app.letters().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn r12_a_change_of_factors_ends_every_remembered_device() {
    let (app, person, browser) = with_remembered().await;
    let owner = app.sign_in(&person).await;
    app.link_phone(&mut app.nobody(), &owner).await;
    assert_eq!(browser.get("/me").await.location(), "/login?error=session_expired");
    assert_eq!(comes_back(&person, &browser).await.location(), "/login/verify");
    assert!(owner.open("/me").await.all("device").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owner_sees_the_devices_and_forgets_one() {
    let (app, person, here) = with_remembered().await;
    app.clock.advance(Duration::minutes(10));
    let there = app.remembered(&person).await;
    let me = here.open("/me").await;
    let mut listed: Vec<_> = me.tagged("device", "state");
    listed.sort_by_key(|(_, state)| state.clone());
    let [(far, elsewhere), (near, is_here)] = &listed[..] else { panic!("{listed:?}") };
    assert_eq!((elsewhere.as_str(), is_here.as_str()), ("elsewhere", "here"));
    assert!(me.words().contains("Firefox op Linux"));
    let me = here.submit(&me, &format!("forget-{far}"), &[]).await;
    assert_eq!((me.at.as_str(), me.all("device")), ("/me?done=device-forgotten", vec![near.clone()]));
    assert!(here.cookie(DEVICE).is_some(), "it was the other one");
    assert_eq!(there.get("/me").await.status, 200, "who is in stays in");
    assert_eq!(comes_back(&person, &there).await.location(), "/login/verify");
    let stranger = app.enrolled("werktalent").await.1;
    let page = stranger.post("/call/me/forget-device", &[("device", near)]).await;
    assert_eq!(page.location(), "/me?done=device-forgotten", "which says nothing of whose it was");
    assert_eq!(here.open("/me").await.all("device"), std::slice::from_ref(near));
    let me = here.open("/me").await;
    here.submit(&me, &format!("forget-{near}"), &[]).await;
    assert_eq!(here.cookie(DEVICE), None);
    assert_eq!(comes_back(&person, &here).await.location(), "/login/verify");
    assert!(app.letters().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_else_in_the_same_browser_is_asked_their_code_and_the_device_stays_its_owners() {
    let (app, person, browser) = with_remembered().await;
    let token = browser.cookie(DEVICE);
    let (other, _) = app.enrolled("werktalent").await;
    assert_eq!(comes_back(&other, &browser).await.location(), "/login/verify");
    assert_eq!(browser.cookie(DEVICE), token);
    assert!(is_in(&comes_back(&person, &browser).await));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_auditor_sees_how_many_devices_are_remembered() {
    let (app, person, _) = with_remembered().await;
    app.remembered(&person).await;
    let (_, auditor) = app.colleague("werktalent", Role::Auditor).await;
    let page = auditor.open(&format!("/audit/streams/{}", person.id)).await;
    let words: Vec<_> = page.words().split_whitespace().map(str::to_owned).collect();
    assert!(words.join(" ").contains("Onthouden apparaten 2 2"), "{words:?}");
}
