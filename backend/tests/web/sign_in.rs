//! Signing in: each code once, the same words for everybody, locks that only recovery lifts.

use chrono::Duration;
use futures::future::join_all;

use crate::house::{Page, TestApp};

fn answer(page: &Page) -> (&str, Option<String>) {
    (page.path(), page.error())
}

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
    assert_eq!(answer(&again), ("/login/verify", Some("code_used".to_owned())));
    assert_eq!(second.get("/me").await.location(), "/login/verify");
}

#[tokio::test(flavor = "multi_thread")]
async fn r01_the_step_before_an_accepted_one_is_refused_too_though_its_time_has_not_passed() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    app.clock.advance(Duration::seconds(60));
    let (earlier, code) = (person.code_in(&app, -30), person.code(&app));
    for (code, expected) in [(code, None), (earlier, Some("code_used".to_owned()))] {
        let browser = app.browser();
        let page = app.enter_password(&person, &browser).await;
        assert_eq!(browser.submit(&page, "verify", &[("code", &code)]).await.error(), expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r01_the_code_that_linked_an_app_opens_nothing() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let browser = app.browser();
    let page = app.enter_password(&person, &browser).await;
    let again = browser.submit(&page, "verify", &[("code", &person.code(&app))]).await;
    assert_eq!(answer(&again), ("/login/verify", Some("code_used".to_owned())));
}

#[tokio::test(flavor = "multi_thread")]
async fn r01_of_browsers_that_post_one_code_at_once_one_gets_in() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    for _ in 0..5 {
        let code = person.next_code(&app);
        let mut ready = Vec::new();
        for _ in 0..4 {
            let browser = app.browser();
            let page = app.enter_password(&person, &browser).await;
            ready.push((browser, page.form("verify")));
        }
        let posts = ready.iter().map(|(browser, form)| async { browser.send_form(form, &[("code", &code)]).await });
        let answers = join_all(posts).await;
        let to: Vec<_> = answers.iter().map(Page::location).collect();
        assert_eq!(to.iter().filter(|to| **to == "/enrol").count(), 1, "{to:?}");
        assert_eq!(to.iter().filter(|to| **to == "/login/verify?error=code_used").count(), 3, "{to:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r02_codes_of_one_step_either_side_are_accepted_and_of_two_are_not() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    for (off, error) in [(-60, Some("code_wrong")), (-30, None), (0, None), (30, None), (60, Some("code_wrong"))] {
        app.clock.advance(Duration::minutes(5));
        let browser = app.browser();
        let page = app.enter_password(&person, &browser).await;
        let page = browser.submit(&page, "verify", &[("code", &person.code_in(&app, off))]).await;
        assert_eq!(page.error().as_deref(), error, "{off} seconds off");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r08_ten_wrong_codes_lock_the_factor_and_end_every_session() {
    let app = TestApp::start().await;
    let (person, owner) = app.enrolled("finrust").await;
    let thief = app.browser();
    app.enter_password(&person, &thief).await;
    for left in (1..10).rev() {
        let page = app.try_wrong_code(&person, &thief).await;
        assert_eq!(answer(&page), ("/login/verify", Some("code_wrong".to_owned())), "{left} tries left");
        let told = if left == 1 { "nog 1 poging".to_owned() } else { format!("nog {left} pogingen") };
        assert!(page.words().contains(&told), "{told}");
    }
    let tenth = app.try_wrong_code(&person, &thief).await;
    assert_eq!(answer(&tenth), ("/login", Some("locked".to_owned())));
    assert_eq!(owner.get("/me").await.location(), "/login?error=session_expired", "a lock ends every session");
    let page = app.enter_password(&person, &thief).await;
    let right = thief.submit(&page, "verify", &[("code", &person.next_code(&app))]).await;
    assert_eq!(answer(&right), ("/login/verify", Some("locked".to_owned())), "the right code comes too late");
    assert!(app.letter_to(&person.email).await.text.contains("/not-me/"), "its owner is told");
}

#[tokio::test(flavor = "multi_thread")]
async fn r08_too_early_a_try_is_not_checked_even_if_it_is_right() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let browser = app.browser();
    app.enter_password(&person, &browser).await;
    app.clock.advance(Duration::seconds(30));
    let page = browser.open("/login/verify").await;
    for _ in 0..5 {
        let wrong = browser.submit(&page, "verify", &[("code", &person.wrong_code(&app))]).await;
        assert_eq!(wrong.error().as_deref(), Some("code_wrong"));
    }
    let early = browser.submit(&page, "verify", &[("code", &person.code(&app))]).await;
    assert_eq!(answer(&early), ("/login/verify", Some("throttled".to_owned())));
    app.clock.advance(Duration::seconds(5));
    assert_eq!(browser.submit(&page, "verify", &[("code", &person.code(&app))]).await.path(), "/me");
}

#[tokio::test(flavor = "multi_thread")]
async fn r08_asking_for_a_mailed_link_neither_forgets_wrong_codes_nor_locks() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let browser = app.browser();
    app.enter_password(&person, &browser).await;
    for _ in 0..9 {
        app.try_wrong_code(&person, &browser).await;
    }
    for _ in 0..20 {
        let ways = browser.open("/login/prove").await;
        let page = browser.submit(&ways, "prove", &[]).await;
        assert!(matches!(page.error().as_deref(), None | Some("mail_too_often")), "{:?}", page.error());
    }
    assert_eq!(browser.get("/login/verify").await.status, 200, "asking locks nothing");
    assert_eq!(answer(&app.try_wrong_code(&person, &browser).await), ("/login", Some("locked".to_owned())));
}

#[tokio::test(flavor = "multi_thread")]
async fn r08_a_lock_is_lifted_by_recovery() {
    let app = TestApp::start().await;
    let (mut person, _) = app.enrolled("finrust").await;
    app.lock(&person).await;
    let browser = app.browser();
    let page = app.recover_by_mail(&person, &browser).await;
    assert_eq!((page.path(), page.fact("state").as_deref()), ("/me", Some("repair")));
    let page = app.link_phone(&mut person, &browser).await;
    assert_eq!(page.path(), "/me", "two apps now: the lost one may be thrown away before signing in again");
    app.sign_in(&person).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r08_wrong_passwords_only_back_off_and_say_the_same_for_everybody() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let browser = app.browser();
    let mut answers: Vec<Vec<_>> = Vec::new();
    for email in [person.email.as_str(), "nobody.at.all@post.example"] {
        let page = browser.open("/login").await;
        let mut told = Vec::new();
        for _ in 0..8 {
            let wrong = browser.submit(&page, "sign-in", &[("email", email), ("password", "not this one")]).await;
            told.push((wrong.error(), wrong.words().replace(email, "…")));
        }
        assert_eq!(told[5].0.as_deref(), Some("throttled"));
        answers.push(told);
    }
    assert_eq!(answers[0], answers[1]);
    for _ in 0..15 {
        app.clock.advance(Duration::minutes(15));
        let page = browser.open("/login").await;
        browser.submit(&page, "sign-in", &[("email", &person.email), ("password", "nor this")]).await;
    }
    app.clock.advance(Duration::minutes(15));
    assert_eq!(
        app.enter_password(&person, &browser).await.path(),
        "/login/verify",
        "nobody is ever locked out by this"
    );
}

/// A cookie's line with a hash for each character of its value: whoever asks anew is called something else.
fn without_token(line: &str) -> String {
    let (name, rest) = line.split_once('=').unwrap();
    let (value, attributes) = rest.split_once(';').unwrap();
    format!("{name}={};{attributes}", "#".repeat(value.len()))
}

/// An answer, line by line, without what differs from one to the next in any case.
fn bare(page: &Page, email: &str) -> Vec<String> {
    let typed: String = url::form_urlencoded::byte_serialize(email.as_bytes()).collect();
    let nonce = page.header("content-security-policy").and_then(|policy| policy.split("'nonce-").nth(1));
    let nonce = nonce.and_then(|rest| rest.split('\'').next()).unwrap_or("no nonce");
    let headers = page.headers.iter().filter(|(name, _)| *name != "date");
    let mut lines: Vec<_> = headers.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
    lines.iter_mut().filter(|line| line.starts_with("set-cookie")).for_each(|line| *line = without_token(line));
    lines.sort();
    lines.insert(0, page.status.to_string());
    lines.extend(page.body.split('<').map(str::to_owned));
    lines.iter().map(|line| line.replace(email, "…").replace(&typed, "…").replace(nonce, "nonce")).collect()
}

/// The first line that two answers differ in.
fn difference<'a>(one: &'a [String], other: &'a [String]) -> Option<(&'a String, &'a String)> {
    assert_eq!(one.len(), other.len());
    one.iter().zip(other).find(|(one, other)| one != other)
}

#[tokio::test(flavor = "multi_thread")]
async fn r20_known_and_unknown_addresses_get_the_same_status_headers_and_body() {
    let app = TestApp::start().await;
    let (enrolled, _) = app.enrolled("finrust").await;
    let invited = app.invited("finrust").await;
    let nobody = enrolled.email.replace("w.", "x.");
    let mut answers = Vec::new();
    for email in [&enrolled.email, &invited.email, &nobody] {
        let browser = app.browser();
        let mut told = Vec::new();
        for (path, form, fields) in [
            ("/login", "sign-in", vec![("email", email.as_str()), ("password", "Kade-28-molen-Zwaan!")]),
            ("/password/forgotten", "forgotten", vec![("email", email.as_str())]),
        ] {
            for _ in 0..8 {
                let page = browser.get(path).await;
                let posted = browser.send_form(&page.form(form), &fields).await;
                told.extend(bare(&posted, email));
                told.extend(bare(&browser.get(posted.location()).await, email));
            }
        }
        answers.push(told);
    }
    assert_eq!(difference(&answers[0], &answers[2]), None, "a right address is known by its answer");
    assert_eq!(difference(&answers[1], &answers[2]), None, "an invited one is");
}

#[tokio::test(flavor = "multi_thread")]
async fn r20_only_the_owner_of_an_address_gets_mail_about_a_forgotten_password() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let browser = app.browser();
    for email in ["nobody.at.all@post.example", &person.email] {
        let page = browser.open("/password/forgotten").await;
        assert_eq!(browser.submit(&page, "forgotten", &[("email", email)]).await.at, "/password/forgotten?done=sent");
    }
    let letter = app.letter_to(&person.email).await;
    assert!(letter.path("magic").len() > 64);
}
