//! Changing factors and password: with a fresh proof, ending every other session, told to the owner, and undone.

use chrono::Duration;

use crate::house::{Browser, Page, Person, TestApp};

/// The ids of the apps that `/me` lists in that state.
fn apps(me: &Page, state: &str) -> Vec<String> {
    me.tagged("authenticator", "state").into_iter().filter(|(_, is)| is == state).map(|(id, _)| id).collect()
}

/// The page that throws the app linked last away.
async fn trash_page(browser: &Browser) -> Page {
    let app = apps(&browser.open("/me").await, "in_use").pop().unwrap();
    browser.open(&format!("/me/authenticators/{app}/trash")).await
}

/// Links one more app from `/me`; its phone.
async fn link_another(app: &TestApp, browser: &Browser) -> Person {
    let mut person = app.nobody();
    let page = app.link_phone(&mut person, browser).await;
    assert_eq!(page.at, "/me?done=linked", "{:?}", page.error());
    person
}

#[tokio::test(flavor = "multi_thread")]
async fn r04_a_second_app_can_be_linked_the_page_encourages_it_and_both_open() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("finrust").await;
    let me = browser.open("/me").await;
    assert!(me.body.contains("note encourage"), "one app is thin");
    assert!(me.body.contains("href=\"/enrol/app\""));
    let second = link_another(&app, &browser).await;
    assert!(!browser.open("/me").await.body.contains("note encourage"));
    for phone in [person.phone.clone(), second.phone] {
        app.sign_in(&Person { phone, ..person.clone() }).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r05_a_live_session_without_a_fresh_proof_changes_nothing() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("finrust").await;
    link_another(&app, &browser).await;
    let page = trash_page(&browser).await;
    let me = browser.submit(&page, "trash", &[]).await;
    let (trashed, kept) = (apps(&me, "trashed").remove(0), apps(&me, "in_use").remove(0));
    app.clock.advance(Duration::minutes(5) + Duration::seconds(1));
    let me = browser.open("/me").await;
    assert_eq!(me.status, 200, "the session lives");
    let (seen, password) = (me.form("restore").value("seen"), person.password.as_str());
    let before = app.state().await;
    for (act, fields) in [
        ("/call/me/trash", vec![("authenticator", kept.as_str()), ("seen", &seen)]),
        ("/call/me/restore", vec![("authenticator", &trashed), ("seen", &seen)]),
        ("/call/me/resume", vec![("authenticator", &kept), ("seen", &seen)]),
        ("/call/me/recovery-codes", vec![("seen", &seen)]),
        ("/call/me/password", vec![("password", password), ("new_password", "Bergen-84-kano-Zilver!")]),
        ("/call/enrol/restart", vec![]),
    ] {
        let page = browser.post(act, &fields).await;
        assert!(page.location().starts_with("/login/verify?next=/"), "{act}: {}", page.location());
    }
    for path in ["/enrol/app", "/me/recovery-codes", "/me/password", &format!("/me/authenticators/{kept}/trash")] {
        let page = browser.get(path).await;
        assert_eq!(page.location(), format!("/login/verify?next={path}"));
    }
    assert_eq!(app.state().await, before);
    let page = browser.open("/me/password").await;
    let page = browser.submit(&page, "verify", &[("code", &person.next_code(&app))]).await;
    assert_eq!((page.status, page.path()), (200, "/me/password"), "after the proof it goes on");
}

#[tokio::test(flavor = "multi_thread")]
async fn r05_where_there_is_no_factor_the_password_is_entered_anew() {
    let app = TestApp::start().await;
    let (mut person, browser) = app.activated("mijnlogin").await;
    assert_eq!(browser.open("/me/password").await.status, 200);
    app.clock.advance(Duration::minutes(6));
    for path in ["/me/password", "/enrol/app"] {
        let page = browser.open(path).await;
        assert_eq!((page.path(), page.error().as_deref()), ("/login", Some("proof_stale")));
        assert_eq!(browser.open("/me").await.path(), "/me", "a link from elsewhere signs nobody out");
        assert_eq!(app.enter_password(&person, &browser).await.path(), "/me");
        app.clock.advance(Duration::minutes(6));
    }
    browser.open("/enrol/app").await;
    app.enter_password(&person, &browser).await;
    assert_eq!(app.link_phone(&mut person, &browser).await.path(), "/me");
}

/// Every change of factors or password, as its owner makes it.
const CHANGES: [&str; 6] = ["link", "trash", "restore", "resume", "renew-codes", "password"];

/// Makes a change in this browser, whose proof is fresh; the page that it leads to.
async fn change(app: &TestApp, person: &mut Person, browser: &Browser, what: &str) -> Page {
    let page = match what {
        "link" => return link_another_page(app, browser).await,
        "trash" => trash_page(browser).await,
        "restore" => browser.open("/me").await,
        "resume" => {
            let me = browser.open("/me").await;
            let form = format!("resume-{}", apps(&me, "suspended")[0]);
            return browser.submit(&me, &form, &[]).await;
        }
        "renew-codes" => browser.open("/me/recovery-codes").await,
        _ => browser.open("/me/password").await,
    };
    let present = std::mem::replace(&mut person.password, "Bergen-84-kano-Zilver!".to_owned());
    let fields = [("password", present.as_str()), ("new_password", &person.password)];
    let fields = if what == "password" { &fields[..] } else { &[] };
    let done = browser.submit(&page, what, fields).await;
    if what != "password" {
        person.password = present;
    }
    done
}

async fn link_another_page(app: &TestApp, browser: &Browser) -> Page {
    app.link_phone(&mut app.nobody(), browser).await
}

/// What must be there before the change can be made.
async fn prepare(app: &TestApp, browser: &Browser, what: &str) {
    match what {
        "restore" => {
            link_another(app, browser).await;
            let page = trash_page(browser).await;
            browser.submit(&page, "trash", &[]).await;
        }
        "resume" => {
            app.letters().await;
            link_another(app, browser).await;
            app.report(&app.letters().await[0]).await;
        }
        _ => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r12_every_change_ends_all_other_sessions_and_renews_this_one() {
    for what in CHANGES {
        let app = TestApp::start().await;
        let (mut person, browser) = app.enrolled("finrust").await;
        prepare(&app, &browser, what).await;
        let acting = app.sign_in(&person).await;
        let other = app.sign_in(&person).await;
        let copied = acting.stolen();
        let page = change(&app, &mut person, &acting, what).await;
        assert_eq!((page.status, page.error()), (200, None), "{what}");
        assert_eq!(acting.get("/me").await.status, 200, "the acting browser goes on after {what}");
        assert_eq!(other.get("/me").await.location(), "/login?error=session_expired", "another after {what}");
        assert_eq!(copied.get("/me").await.location(), "/login?error=session_expired", "a copied cookie after {what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_that_comes_too_late_takes_no_token_away() {
    let app = TestApp::start().await;
    let (_, browser) = app.enrolled("finrust").await;
    let page = trash_page(&browser).await;
    let second_click = browser.stolen();
    assert_eq!(browser.submit(&page, "trash", &[]).await.error(), None);
    let form = page.forms().into_iter().find(|form| form.id == "trash").unwrap();
    assert_eq!(second_click.send_form(&form, &[]).await.location(), "/login?error=session_expired");
    // Its browser has one cookie for both answers: the second must leave what the first has set.
    assert!(second_click.cookie("herstel").is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn r12_an_attempt_that_was_open_while_factors_changed_leads_nowhere() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("finrust").await;
    let half = app.browser();
    let page = app.enter_password(&person, &half).await;
    link_another(&app, &browser).await;
    let page = half.submit(&page, "verify", &[("code", &person.next_code(&app))]).await;
    assert_eq!((page.path(), page.error().as_deref()), ("/login", Some("session_expired")));
}

#[tokio::test(flavor = "multi_thread")]
async fn r18_every_change_is_told_with_a_way_to_say_that_it_was_somebody_else() {
    for what in CHANGES {
        let app = TestApp::start().await;
        let (mut person, browser) = app.enrolled("finrust").await;
        prepare(&app, &browser, what).await;
        let browser = app.sign_in(&person).await;
        app.letters().await;
        change(&app, &mut person, &browser, what).await;
        let letters = app.letters().await;
        assert_eq!(letters.iter().map(|letter| &letter.to).collect::<Vec<_>>(), [&person.email], "{what}");
        let link = letters[0].path("not-me");
        assert!(letters[0].html.contains(&link), "{what}");
        assert!(letters[0].text.contains("Firefox op Linux"), "{}", letters[0].text);
        assert!(letters[0].text.contains("127.0.0.1"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r18_another_name_is_told_and_ends_no_session() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("finrust").await;
    app.letters().await;
    let me = browser.open("/me").await;
    let page = browser.open(&format!("/me/authenticators/{}/rename", apps(&me, "in_use")[0])).await;
    browser.submit(&page, "rename", &[("label", "Telefoon van het werk")]).await;
    let letter = app.letter_to(&person.email).await;
    assert!(letter.text.contains("‘Telefoon van het werk’"), "{}", letter.text);
    assert_eq!(browser.get("/me").await.status, 200);
    assert_eq!(app.report(&letter).await.at, "/login?done=frozen");
}

#[tokio::test(flavor = "multi_thread")]
async fn r18_every_recovery_is_told_with_a_way_to_say_that_it_was_somebody_else() {
    let app = TestApp::start().await;
    let (mut person, _) = app.enrolled("finrust").await;
    app.recover_by_code(&mut person, &app.browser()).await;
    app.mailed(&person.email, "not-me").await;
    app.recover_by_mail(&person, &app.browser()).await;
    app.mailed(&person.email, "not-me").await;
    let browser = app.browser();
    let page = browser.open("/password/forgotten").await;
    browser.submit(&page, "forgotten", &[("email", &person.email)]).await;
    let page = browser.open(&app.mailed(&person.email, "magic").await).await;
    let page = browser.submit(&page, "magic", &[]).await;
    let code = person.codes[0].clone();
    browser.submit(&page, "password", &[("new_password", "Bergen-84-kano-Zilver!"), ("code", &code)]).await;
    app.mailed(&person.email, "not-me").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r19_a_reported_app_opens_nothing_from_then_on_and_its_owner_resumes_it() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("finrust").await;
    let second = link_another(&app, &browser).await;
    let (letter, before) = (app.letter_to(&person.email).await, app.state().await);
    let stranger = app.browser();
    let page = stranger.open(&letter.path("not-me")).await;
    assert_eq!(app.state().await, before, "looking reports nothing");
    assert_eq!(stranger.submit(&page, "not-me", &[]).await.at, "/login?done=suspended");
    assert_eq!(browser.get("/me").await.location(), "/login?error=session_expired");
    let foreign = Person { phone: second.phone, ..person.clone() };
    let page = app.enter_password(&foreign, &stranger).await;
    let page = stranger.submit(&page, "verify", &[("code", &foreign.next_code(&app))]).await;
    assert_eq!(page.error().as_deref(), Some("code_wrong"));
    let again = app.browser();
    again.open(&letter.path("not-me")).await;
    assert_eq!(again.get("/not-me").await.error().as_deref(), Some("link_used"), "once");

    let owner = app.sign_in(&person).await;
    let me = owner.open("/me").await;
    let suspended = apps(&me, "suspended").remove(0);
    let me = owner.submit(&me, &format!("resume-{suspended}"), &[]).await;
    assert_eq!((apps(&me, "suspended").len(), apps(&me, "in_use").len()), (0, 2));
    app.sign_in(&foreign).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r19_the_only_app_reported_never_makes_the_password_enough() {
    let app = TestApp::start().await;
    let (mut person, browser) = app.activated("mijnlogin").await;
    app.link_phone(&mut person, &browser).await;
    let linked = app.letters().await.pop().unwrap();
    app.report(&linked).await;
    let page = app.enter_password(&person, &browser).await;
    assert_eq!(page.path(), "/login/prove");
    assert_eq!(browser.get("/enrol").await.location(), "/login/verify");
    let page = browser.open("/login/prove").await;
    assert!(!page.body.contains("/login/recovery-code"), "codes that came with the app are void");
    app.recover_by_mail(&person, &browser).await;
    let me = browser.open("/me").await;
    let me = browser.submit(&me, &format!("resume-{}", apps(&me, "suspended")[0]), &[]).await;
    assert_eq!(apps(&me, "in_use").len(), 1);
    app.sign_in(&person).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r19_any_other_report_stops_changes_for_a_day_unless_the_owner_lifts_it() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("finrust").await;
    for lifted in [false, true] {
        let browser = if lifted { app.sign_in(&person).await } else { browser.clone() };
        let page = browser.open("/me/recovery-codes").await;
        browser.submit(&page, "renew-codes", &[]).await;
        let letter = app.letter_to(&person.email).await;
        assert_eq!(app.report(&letter).await.at, "/login?done=frozen");
        assert_eq!(app.letters().await.last().unwrap().to, person.email, "its owner is told");
        assert_eq!(browser.get("/me").await.location(), "/login?error=session_expired");
        let owner = app.sign_in(&person).await;
        let page = owner.open("/me/recovery-codes").await;
        let page = owner.submit(&page, "renew-codes", &[]).await;
        assert_eq!(page.error().as_deref(), Some("factors_frozen"));
        if lifted {
            let me = owner.open("/me").await;
            assert_eq!(owner.submit(&me, "thaw", &[]).await.at, "/me?done=thawed");
        } else {
            app.clock.advance(Duration::hours(24));
        }
        let owner = app.sign_in(&person).await;
        let page = owner.open("/me/recovery-codes").await;
        assert_eq!(owner.submit(&page, "renew-codes", &[]).await.path(), "/enrol/recovery-codes");
        app.letters().await;
    }
}
