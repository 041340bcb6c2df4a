//! Ways back in: recovery codes, mailed links, forgotten passwords.

use chrono::Duration;
use reqwest::Method;
use sqlx::Executor;

use crate::house::{Browser, Page, Person, TestApp};

fn answer(page: &Page) -> (&str, Option<String>) {
    (page.path(), page.error())
}

fn refused<'a>(path: &'a str, code: &str) -> (&'a str, Option<String>) {
    (path, Some(code.to_owned()))
}

#[tokio::test(flavor = "multi_thread")]
async fn r14_codes_have_eighty_bits_behind_a_selector_and_rest_as_salted_hashes() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    assert_eq!(person.codes.len(), 10);
    let issued = "SELECT payload::text FROM events WHERE event_type = 'recovery_codes.issued'";
    let issued: String = sqlx::query_scalar(issued).fetch_one(&mut app.database.admin().await).await.unwrap();
    let salts: std::collections::BTreeSet<_> =
        issued.split("$argon2id$v=19$m=19456,t=2,p=1$").skip(1).map(|rest| rest.split('$').next()).collect();
    assert_eq!(salts.len(), 10, "each code has a hash with a salt of its own");
    for code in &person.codes {
        let groups: Vec<_> = code.split('-').collect();
        assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [4; 5], "{code}");
        assert!(code.bytes().all(|c| b"0123456789ABCDEFGHJKMNPQRSTVWXYZ-".contains(&c)), "{code}");
        assert!(issued.contains(groups[0]), "the selector is public");
        assert!(groups[1..].iter().all(|group| !issued.contains(group)), "the rest is not");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r14_guessing_codes_is_throttled_and_locks_codes_but_not_the_app() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let browser = app.browser();
    let (mut throttled, mut page) = (0, app.enter_password(&person, &browser).await);
    while page.error().as_deref() != Some("locked") {
        page = browser.open("/login/recovery-code").await;
        page = browser.submit(&page, "prove", &[("code", "0000-0000-0000-0000-0000")]).await;
        if page.error().as_deref() == Some("throttled") {
            throttled += 1;
            app.clock.advance(Duration::minutes(1));
        }
        assert!(throttled < 6, "{:?}", page.error());
    }
    assert_eq!(throttled, 5, "the fifth wrong code and every later one has its wait");
    app.sign_in(&person).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r14_codes_are_shown_until_they_are_kept_ten_minutes_at_most_and_never_cached_or_mailed() {
    let app = TestApp::start().await;
    let (person, browser) = app.activated("finrust").await;
    app.letters().await;
    let page = browser.open("/enrol/app").await;
    let phone = crate::house::Authenticator::scan(&page.fact("secret").unwrap());
    let page = browser.submit(&page, "link", &[("code", &phone.code(app.clock.now())), ("label", "")]).await;
    let codes = page.all("recovery-code");
    assert_eq!((codes.len(), page.header("cache-control")), (10, Some("no-store")));
    assert_eq!(browser.open("/enrol/recovery-codes").await.all("recovery-code"), codes, "a reload shows them again");
    let file = browser.get("/enrol/recovery-codes/download").await;
    assert!(codes.iter().all(|code| file.body.contains(code)));
    assert_eq!(file.header("cache-control"), Some("no-store"));
    assert!(file.header("content-disposition").unwrap().starts_with("attachment"));
    for letter in app.letters().await {
        assert!(codes.iter().all(|code| !letter.text.contains(code) && !letter.html.contains(code)));
    }
    app.clock.advance(Duration::minutes(10));
    assert_eq!(browser.get("/enrol/recovery-codes").await.location(), "/me");
    assert_eq!(browser.get("/enrol/recovery-codes/download").await.location(), "/me");
    drop(person);
}

#[tokio::test(flavor = "multi_thread")]
async fn r15_a_used_code_is_void_its_owner_is_told_and_its_replacement_is_shown_once() {
    let app = TestApp::start().await;
    let (mut person, _) = app.enrolled("finrust").await;
    let (used, browser) = (person.codes[0].clone(), app.browser());
    app.enter_password(&person, &browser).await;
    let page = browser.open("/login/recovery-code").await;
    let page = browser.submit(&page, "prove", &[("code", &used.to_lowercase())]).await;
    assert_eq!(answer(&page), ("/enrol/recovery-codes", None));
    let replacement = page.all("recovery-code");
    assert_eq!(replacement.len(), 1);
    assert!(!person.codes.contains(&replacement[0]));
    let letter = app.letter_to(&person.email).await;
    assert!(letter.text.contains("10"), "it says how many are left: {}", letter.text);
    letter.path("not-me");
    let page = browser.submit(&page, "acknowledge", &[("saved", "yes")]).await;
    assert_eq!(page.path(), "/me");
    assert_eq!(browser.get("/enrol/recovery-codes").await.location(), "/me", "once");

    let again = app.browser();
    app.enter_password(&person, &again).await;
    let page = again.open("/login/recovery-code").await;
    let page = again.submit(&page, "prove", &[("code", &used)]).await;
    assert_eq!(answer(&page), refused("/login/recovery-code", "recovery_code_wrong"));
    person.codes = replacement;
    assert_eq!(app.recover_by_code(&mut person, &again).await.path(), "/me");
}

#[tokio::test(flavor = "multi_thread")]
async fn r15_a_low_count_is_told_at_sign_in() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("finrust").await;
    assert!(!browser.open("/me").await.all("state").contains(&"low-recovery-codes".to_owned()));
    // no act of an owner leaves so few: each code that is used is replaced
    let three = "UPDATE streams SET state = jsonb_set(state::jsonb, '{active,recovery_codes,codes}', \
         jsonb_path_query_array(state::jsonb, '$.active.recovery_codes.codes[0 to 2]'))";
    app.database.admin().await.execute(three).await.unwrap();
    let page = app.sign_in(&person).await.open("/me").await;
    assert!(page.all("state").contains(&"low-recovery-codes".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn r16_opening_a_mailed_link_uses_nothing_up_and_confirming_it_does() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let browser = app.browser();
    app.enter_password(&person, &browser).await;
    let ways = browser.open("/login/prove").await;
    browser.submit(&ways, "prove", &[]).await;
    let path = app.mailed(&person.email, "magic").await;
    let before = app.state().await;
    for visitor in [app.browser(), app.browser(), browser.clone()] {
        let first = visitor.get(&path).await;
        assert_eq!((first.status, first.location()), (303, "/magic"), "the token leaves the address");
        assert_eq!(visitor.get("/magic").await.status, 200);
        let head = visitor.send(visitor.request(Method::HEAD, &path)).await;
        assert_eq!((head.status, head.body.as_str()), (303, ""));
    }
    assert_eq!(app.state().await, before);
    let page = browser.open("/magic").await;
    assert_eq!(browser.submit(&page, "magic", &[]).await.fact("state").as_deref(), Some("repair"));
    let again = app.browser();
    again.open(&path).await;
    let gone = again.get("/magic").await;
    assert_eq!((gone.status, gone.error().as_deref()), (410, Some("link_used")));
    app.enter_password(&person, &again).await;
    assert_eq!(again.get("/me").await.location(), "/login/verify", "the used link opens nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn r16_a_mailed_link_works_for_fifteen_minutes() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let browser = app.browser();
    for (minutes, status) in [(14, 200), (15, 410)] {
        app.enter_password(&person, &browser).await;
        let ways = browser.open("/login/prove").await;
        browser.submit(&ways, "prove", &[]).await;
        let path = app.mailed(&person.email, "magic").await;
        app.clock.advance(Duration::minutes(minutes));
        let page = browser.open(&path).await;
        assert_eq!(page.status, status, "{minutes} minutes later");
    }
    assert_eq!(browser.open("/magic").await.error().as_deref(), Some("link_expired"));
    let page = app.enter_password(&person, &browser).await;
    assert_eq!(answer(&page), ("/login/verify", None), "and stands in nobody's way");
}

#[tokio::test(flavor = "multi_thread")]
async fn r16_a_newer_link_voids_the_former() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let browser = app.browser();
    app.enter_password(&person, &browser).await;
    let mut paths = Vec::new();
    for _ in 0..2 {
        let ways = browser.open("/login/prove").await;
        browser.submit(&ways, "prove", &[]).await;
        paths.push(app.mailed(&person.email, "magic").await);
    }
    assert_eq!(browser.open(&paths[0]).await.error().as_deref(), Some("link_used"));
    assert_eq!(browser.open(&paths[1]).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn r16_links_begin_with_our_own_address_whatever_host_the_client_names() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let browser = app.browser();
    let request = browser
        .request(Method::POST, "/call/recover/forgotten")
        .header("Host", "evil.example")
        .header("X-Forwarded-Host", "evil.example")
        .header("Forwarded", "host=evil.example")
        .header("Origin", &app.base)
        .form(&[("email", &person.email)]);
    assert_eq!(browser.send(request).await.location(), "/password/forgotten?done=sent");
    let letter = app.letter_to(&person.email).await;
    assert!(letter.links().iter().all(|link| link.starts_with(&app.base)), "{:?}", letter.links());
    assert!(!letter.html.contains("evil.example") && !letter.text.contains("evil.example"));
}

#[tokio::test(flavor = "multi_thread")]
async fn r16_each_kind_of_link_is_good_for_one_thing() {
    let app = TestApp::start().await;
    let (person, owner) = app.enrolled("finrust").await;
    let renew = owner.open("/me/recovery-codes").await;
    owner.submit(&renew, "renew-codes", &[]).await;
    let not_me = app.mailed(&person.email, "not-me").await;
    let browser = app.browser();
    app.enter_password(&person, &browser).await;
    let ways = browser.open("/login/prove").await;
    browser.submit(&ways, "prove", &[]).await;
    let prove = app.mailed(&person.email, "magic").await;
    let page = browser.open("/password/forgotten").await;
    browser.submit(&page, "forgotten", &[("email", &person.email)]).await;
    let reset = app.mailed(&person.email, "magic").await;
    let token = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    let before = app.state().await;
    let code = person.next_code(&app);
    let new_password = [("new_password", "Bergen-84-kano-Zilver!"), ("code", code.as_str())];
    for (link, act, fields) in [
        (&prove, "/call/recover/password", &new_password[..]),
        (&not_me, "/call/recover/password", &new_password[..]),
        (&not_me, "/call/recover/magic", &[]),
        (&prove, "/call/recover/not-me", &[]),
        (&reset, "/call/recover/not-me", &[]),
        (&prove, "/call/recover/activate", &new_password[..1]),
        (&reset, "/call/recover/activate", &new_password[..1]),
        (&person.invitation, "/call/recover/activate", &new_password[..1]),
        (&person.invitation, "/call/recover/magic", &[]),
    ] {
        browser.set_cookie("herstel-link", &token(link));
        let page = browser.post(act, fields).await;
        assert!(page.location().ends_with("?error=link_used"), "{act} with {link}: {}", page.location());
    }
    assert_eq!(app.state().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn r16_no_page_tells_another_site_where_its_reader_came_from() {
    let app = TestApp::start().await;
    let person = app.invited("finrust").await;
    let browser = app.browser();
    for path in [person.invitation.as_str(), "/activate", "/login", "/password/forgotten", "/nothing", "/magic"] {
        let page = browser.get(path).await;
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"), "{path}");
        assert_eq!(page.header("cache-control"), Some("no-store"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r17_a_forgotten_password_takes_the_mailbox_and_a_proof_of_another_kind() {
    let app = TestApp::start().await;
    let (mut person, owner) = app.enrolled("finrust").await;
    let browser = app.browser();
    let page = forgets(&app, &person, &browser).await;
    let new = "Bergen-84-kano-Zilver!";
    for (code, error) in [
        (String::new(), "code_missing"),
        (person.wrong_code(&app), "code_wrong"),
        (person.code(&app), "code_used"),
        ("0000-0000-0000-0000-0000".to_owned(), "recovery_code_wrong"),
    ] {
        let refusal = browser.submit(&page, "password", &[("new_password", new), ("code", &code)]).await;
        assert_eq!(answer(&refusal), refused("/password/new", error));
    }
    let code = person.next_code(&app);
    let page = browser.submit(&page, "password", &[("new_password", new), ("code", &code)]).await;
    assert_eq!(page.at, "/login?done=password-reset", "nobody is signed in by this");
    assert_eq!(owner.get("/me").await.location(), "/login?error=session_expired");
    let old = app.browser();
    assert_eq!(answer(&app.enter_password(&person, &old).await), refused("/login", "wrong_credentials"));
    person.password = new.to_owned();
    app.sign_in(&person).await;
}

/// Follows the link for a forgotten password, as far as the page for another.
async fn forgets(app: &TestApp, person: &Person, browser: &Browser) -> Page {
    let page = browser.open("/password/forgotten").await;
    browser.submit(&page, "forgotten", &[("email", &person.email)]).await;
    let page = browser.open(&app.mailed(&person.email, "magic").await).await;
    let page = browser.submit(&page, "magic", &[]).await;
    assert_eq!(page.path(), "/password/new");
    page
}

#[tokio::test(flavor = "multi_thread")]
async fn r17_the_page_asks_the_proof_that_there_is_and_leads_to_support_where_there_is_none() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    assert!(forgets(&app, &person, &app.browser()).await.words().contains("Code uit uw app, of een herstelcode"));
    app.lock(&person).await;
    let page = forgets(&app, &person, &app.browser()).await;
    assert!(page.words().contains("Een herstelcode") && !page.words().contains("Code uit uw app"));
    app.desk(&person).await.resets().await.unwrap();
    let page = forgets(&app, &person, &app.browser()).await;
    assert_eq!(page.all("state").last().map(String::as_str), Some("missing"));
    assert!(page.words().contains("helpdesk van FinRust") && page.forms().iter().all(|form| form.id != "password"));
}

#[tokio::test(flavor = "multi_thread")]
async fn x05_a_link_to_a_mailbox_lowers_nothing_and_the_next_sign_in_asks_the_app() {
    let app = TestApp::start().await;
    for organisation in ["finrust", "mijnlogin"] {
        let (person, _) = app.enrolled(organisation).await;
        let browser = app.browser();
        assert_eq!(app.recover_by_mail(&person, &browser).await.fact("state").as_deref(), Some("repair"));
        for path in ["/me/password", "/me/backup-email"] {
            assert_eq!(browser.get(path).await.location(), "/me", "{organisation} {path}");
        }
        let again = app.browser();
        assert_eq!(app.enter_password(&person, &again).await.path(), "/login/verify", "{organisation}");
        assert_eq!(again.get("/me").await.location(), "/login/verify", "{organisation}");
    }
}
