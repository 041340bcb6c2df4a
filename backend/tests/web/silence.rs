//! R3 and R25: nothing that is secret or personal can be read where it rests, nor in a log, nor in a failure.

use std::{
    collections::BTreeSet,
    io,
    sync::{Mutex, OnceLock},
};

use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

use crate::{
    house::{Authenticator, TestApp, base32},
    life::{whole_life, with_a_backup, with_a_telephone, with_grace_and_a_device},
};

/// In how many ways a value could be written down.
fn spellings(what: &str, value: &str) -> Vec<String> {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut all = vec![value.to_owned(), hex(value.as_bytes())];
    match what {
        "secret" => {
            let key = Authenticator::scan(value).key().to_vec();
            all.extend([base32(&key), hex(&key), value.to_uppercase()]);
        }
        "recovery-code" => {
            all.extend([value[5..].to_owned(), value.replace('-', ""), value[5..].replace('-', "")]);
        }
        // account and link are no secret; the last sixteen bytes are
        "token" | "herstel-link" if value.len() > 43 => all.push(value[43..].to_owned()),
        // however it is written before its digits
        "phone" => all.push(value.trim_start_matches('0').to_owned()),
        // nor is which device it is
        "herstel-device" => all.push(value[22..].to_owned()),
        _ => {}
    }
    all
}

/// What is long enough that it appears nowhere by chance.
fn telling(secrets: Vec<(String, String)>) -> Vec<(String, String)> {
    secrets.into_iter().filter(|(_, value)| value.len() >= 8).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn r03_no_secret_and_nothing_personal_can_be_read_in_any_table() {
    let (app, exchange) = TestApp::with_telephones().await;
    let person = whole_life(&app).await;
    let other = with_a_backup(&app).await;
    let reachable = with_a_telephone(&app, &exchange).await;
    // one more app whose secret is shown and not confirmed, and codes that are shown and not kept
    let browser = app.sign_in(&person).await;
    browser.open("/enrol/app").await;
    let page = browser.open("/me/recovery-codes").await;
    browser.submit(&page, "renew-codes", &[]).await;
    // and a browser that is remembered
    let others = with_grace_and_a_device(&app).await;
    app.witness.saw("agent", "Firefox/140.0");
    app.witness.saw("address", "127.0.0.1");
    app.witness.saw("default label", "Telefoon");
    let rows = app.rows(&["_sqlx_migrations", "directory"]).await;
    assert!(rows.len() > 60, "only {} rows", rows.len());
    let secrets = telling(app.witness.secrets());
    let typed = ["password", "new_password", "label", "name", "email", "backup_email", "phone"];
    for kind in ["secret", "recovery-code", "token", "herstel", "herstel-device"].iter().chain(&typed) {
        assert!(secrets.iter().any(|(what, _)| what == kind), "nobody saw a {kind}");
    }
    for (what, value) in secrets {
        for spelling in spellings(&what, &value) {
            let found = rows.iter().find(|row| row.contains(&spelling));
            assert_eq!(found, None, "the {what} {value} can be read as {spelling}");
        }
    }
    let directory = app.rows(&["_sqlx_migrations"]).await.into_iter().filter(|row| row.starts_with("directory "));
    let known = || [&person, &other, &reachable].into_iter().chain(&others);
    assert!(
        directory.into_iter().all(|row| known().any(|person| row.contains(&person.email))),
        "the one place where support looks people up"
    );
}

/// Everything that was logged in this process.
static LOGGED: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Logged;

impl io::Write for Logged {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOGGED.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Logged {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        Self
    }
}

/// Listens to everything from now on, but for the tests' own browsers.
fn listen() {
    static LISTENING: OnceLock<()> = OnceLock::new();
    LISTENING.get_or_init(|| {
        let filter = EnvFilter::new("trace,reqwest=off,hyper=off,hyper_util=off");
        tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(Logged).without_time().init();
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn r25_a_whole_life_leaves_no_secret_code_token_address_or_link_in_logs_and_failures() {
    listen();
    let (app, exchange) = TestApp::with_telephones().await;
    let person = whole_life(&app).await;
    with_a_backup(&app).await;
    with_grace_and_a_device(&app).await;
    with_a_telephone(&app, &exchange).await;
    // what breaks says no more than what works
    let browser = app.sign_in(&person).await;
    let hide = "ALTER TABLE streams RENAME TO hidden";
    sqlx::Executor::execute(&mut app.database.admin().await, hide).await.unwrap();
    assert_eq!(browser.get("/me").await.status, 500);
    let page = app.browser().open(&person.invitation).await;
    assert_eq!(page.status, 500);
    browser.post("/call/login/sign-in", &[("email", &person.email), ("password", &person.password)]).await;
    let logged = String::from_utf8_lossy(&LOGGED.lock().unwrap()).into_owned();
    assert!(logged.contains("\"/activate/{token}\"") && logged.contains("/call/login/verify"), "routes are named");
    assert!(logged.contains("a desk could not do its work"), "and what breaks");
    let failures = app.witness.failures();
    assert!(failures.len() >= 5, "only {} failures were shown", failures.len());
    let words: BTreeSet<_> = logged.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
    for (what, value) in app.witness.secrets() {
        assert!(!words.contains(value.as_str()), "the {what} {value} was logged");
    }
    for (what, value) in telling(app.witness.secrets()) {
        for spelling in spellings(&what, &value) {
            let line = logged.lines().find(|line| line.contains(&spelling));
            assert_eq!(line, None, "the {what} {value} was logged as {spelling}");
            assert!(failures.iter().all(|body| !body.contains(&spelling)), "the {what} {value} is in a failure");
        }
    }
}
