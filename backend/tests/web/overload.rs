//! Too much at once: 503 with `Retry-After` and a page in words, and nothing was counted or changed.

use std::time::Duration;

use futures::future::join_all;
use herstel::secrets::HashError;
use sqlx::Executor;
use tokio::task::JoinSet;
use zeroize::Zeroizing;

use crate::house::{Browser, Form, Page, TestApp};

/// Work enough for each hashing thread to be busy for longer than a test looks.
const LONG: usize = 200;

/// Occupies every hashing thread and every place in the queue.
struct Crowd(JoinSet<Option<HashError>>);

impl Crowd {
    async fn gathers(app: &TestApp) -> Self {
        let mut crowd = JoinSet::new();
        // when the threads have taken work from the queue, there are places for a second wave
        for _ in 0..2 {
            // more than there are threads and places
            for _ in 0..20 * std::thread::available_parallelism().unwrap().get() {
                let hasher = app.house.hasher.clone();
                let work = vec![Zeroizing::new("Kade-27-molen-Zwaan!".to_owned()); LONG];
                crowd.spawn(async move { hasher.batch(work).await.err() });
            }
            let first = crowd.join_next().await.unwrap().unwrap();
            assert_eq!(first, Some(HashError::Overloaded), "the first to leave is sent away: there is no place left");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        Self(crowd)
    }

    /// Who waits goes away; who is being served is served.
    async fn leaves(mut self, app: &TestApp) {
        self.0.shutdown().await;
        while app.house.hasher.verify_dummy(Zeroizing::new(String::new())).await.is_err() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

/// Failures in a row, of every kind.
async fn failures(app: &TestApp) -> Vec<(String, i32)> {
    let counted = "SELECT factor, failures FROM attempts WHERE failures > 0 ORDER BY factor, key";
    sqlx::query_as(counted).fetch_all(&mut app.database.admin().await).await.unwrap()
}

fn is_busy(page: &Page, seconds: &str) {
    assert_eq!((page.status, page.error().as_deref()), (503, Some("busy")), "{}", page.at);
    assert_eq!(page.header("retry-after"), Some(seconds));
    assert!(page.header("content-type").is_some_and(|kind| kind.starts_with("text/html")));
    assert!(page.body.starts_with("<!DOCTYPE html>") && page.words().contains("Het is erg druk"), "{}", page.words());
}

/// A form in front of somebody, filled in right.
struct Filled {
    browser: Browser,
    form: Form,
    fields: Vec<(&'static str, String)>,
    /// Where it leads when there is time for it.
    to: &'static str,
}

impl Filled {
    async fn new(browser: &Browser, path: &str, id: &str, fields: &[(&'static str, &str)], to: &'static str) -> Self {
        let form = browser.open(path).await.form(id);
        let fields = fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { browser: browser.clone(), form, fields, to }
    }

    async fn send(&self) -> Page {
        let fields: Vec<_> = self.fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.browser.send_form(&self.form, &fields).await
    }
}

/// Every form that something is hashed for, of people of their own, each with one failure behind them.
async fn every_form(app: &TestApp) -> Vec<Filled> {
    let mut forms = Vec::new();
    let (wrong, new) = ("Kade-28-molen-Zwaan!", "Bergen-84-kano-Zilver!");

    let ((person, _), browser) = (app.enrolled("finrust").await, app.browser());
    let page = browser.open("/login").await;
    browser.submit(&page, "sign-in", &[("email", &person.email), ("password", wrong)]).await;
    let fields = [("email", person.email.as_str()), ("password", person.password.as_str())];
    forms.push(Filled::new(&browser, "/login", "sign-in", &fields, "/login/verify").await);
    let fields = [("email", "nobody.at.all@post.example"), ("password", wrong)];
    let nobody = Filled::new(&app.browser(), "/login", "sign-in", &fields, "/login?error=wrong_credentials").await;
    forms.push(nobody);

    let ((person, _), browser) = (app.enrolled("finrust").await, app.browser());
    app.enter_password(&person, &browser).await;
    let page = browser.open("/login/recovery-code").await;
    let other = format!("{}-0000-0000-0000-0000", &person.codes[0][..4]);
    assert_eq!(
        browser.submit(&page, "prove", &[("code", &other)]).await.error().as_deref(),
        Some("recovery_code_wrong")
    );
    let fields = [("code", person.codes[0].as_str())];
    forms.push(Filled::new(&browser, "/login/recovery-code", "prove", &fields, "/enrol").await);

    let (person, browser) = app.enrolled("finrust").await;
    let page = browser.open("/me/password").await;
    browser.submit(&page, "password", &[("password", wrong), ("new_password", new)]).await;
    let fields = [("password", person.password.as_str()), ("new_password", new)];
    forms.push(Filled::new(&browser, "/me/password", "password", &fields, "/me?done=password-strength-").await);

    for by_app in [true, false] {
        let ((person, _), browser) = (app.enrolled("finrust").await, app.browser());
        let page = browser.open("/password/forgotten").await;
        browser.submit(&page, "forgotten", &[("email", &person.email)]).await;
        let page = browser.open(&app.mailed(&person.email, "magic").await).await;
        let page = browser.submit(&page, "magic", &[]).await;
        let wrong = person.wrong_code(app);
        browser.submit(&page, "password", &[("new_password", new), ("code", &wrong)]).await;
        let code = if by_app { person.code_in(app, 30) } else { person.codes[0].clone() };
        let to = if by_app { "/login?done=password-reset" } else { "/enrol/recovery-codes" };
        let fields = [("new_password", new), ("code", code.as_str())];
        forms.push(Filled::new(&browser, "/password/new", "password", &fields, to).await);
    }

    let (person, browser) = (app.invited("finrust").await, app.browser());
    browser.open(&person.invitation).await;
    let fields = [("new_password", new)];
    forms.push(Filled::new(&browser, "/activate", "password", &fields, "/enrol/app?done=password-strength-").await);

    let (mut person, browser) = app.activated("finrust").await;
    let page = browser.open("/enrol/app").await;
    person.phone = Some(crate::house::Authenticator::scan(&page.fact("secret").unwrap()));
    let code = person.code(app);
    let fields = [("code", code.as_str()), ("label", "Telefoon")];
    forms.push(Filled::new(&browser, "/enrol/app", "link", &fields, "/enrol/recovery-codes").await);

    let (_, browser) = app.enrolled("finrust").await;
    forms.push(Filled::new(&browser, "/me/recovery-codes", "renew-codes", &[], "/enrol/recovery-codes").await);
    app.letters().await;
    forms
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn when_too_many_hashes_wait_the_answer_is_503_in_words_and_no_try_is_counted() {
    let app = TestApp::start().await;
    let forms = every_form(&app).await;
    let (state, counted) = (app.state().await, failures(&app).await);
    assert!(counted.len() >= 5, "{counted:?}");
    let crowd = Crowd::gathers(&app).await;
    for _ in 0..2 {
        // all at once: the crowd does not stay for ever
        join_all(forms.iter().map(Filled::send)).await.iter().for_each(|page| is_busy(page, "2"));
    }
    assert_eq!(failures(&app).await, counted, "a try that was not looked at is none");
    assert_eq!(app.state().await, state);
    crowd.leaves(&app).await;
    for form in &forms {
        let page = form.send().await;
        assert!(page.location().starts_with(form.to), "{} leads to {}", form.form.action, page.location());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_that_loses_every_race_is_answered_with_503_and_has_changed_nothing() {
    let app = TestApp::start().await;
    let (_, browser) = app.enrolled("finrust").await;
    let id = browser.open("/me").await.fact("authenticator").unwrap();
    let form = browser.open(&format!("/me/authenticators/{id}/rename")).await.form("rename");
    let before = app.state().await;
    let mut admin = app.database.admin().await;
    // what PostgreSQL says when somebody else was faster, every time
    let always = "CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql \
         AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'serialization_failure'; END $$; \
         CREATE TRIGGER loses BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION lose()";
    admin.execute(sqlx::raw_sql(always)).await.unwrap();
    is_busy(&browser.send_form(&form, &[("label", "Tablet")]).await, "1");
    assert_eq!(app.state().await, before);
    admin.execute("DROP TRIGGER loses ON events").await.unwrap();
    assert_eq!(browser.send_form(&form, &[("label", "Tablet")]).await.location(), "/me?done=renamed");
}
