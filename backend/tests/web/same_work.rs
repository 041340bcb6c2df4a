//! R14 and R20: how much is looked up and hashed for a try, whoever it is about.

use std::{
    io,
    sync::{Arc, Mutex},
};

use herstel::desk::PortalDesk;
use herstel_console::{
    desk::{Portal, Turn, Visit},
    i18n::Language,
};
use tracing_subscriber::{EnvFilter, fmt::MakeWriter};
use uuid::Uuid;

use crate::house::{Page, Person, TestApp};

/// Statements as they are sent, one a line.
#[derive(Clone, Default)]
struct Statements(Arc<Mutex<Vec<u8>>>);

impl io::Write for Statements {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Statements {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

impl Statements {
    /// The tables that were asked, in order.
    fn take(&self) -> Vec<String> {
        let lines = String::from_utf8(std::mem::take(&mut *self.0.lock().unwrap())).unwrap();
        let table = |line: &str| {
            let words: Vec<_> = line.split([' ', '\\', '"', '\n']).collect();
            let after = |word| words.iter().position(|it| *it == word).map(|at| words[at + 1].to_owned());
            after("FROM").or_else(|| after("INTO")).unwrap_or_else(|| line.to_owned())
        };
        lines.lines().map(table).collect()
    }
}

fn visit() -> Visit {
    Visit {
        session: None,
        ip: "127.0.0.1".to_owned(),
        agent: "a browser".to_owned(),
        language: Language::Nl,
        correlation: Uuid::nil(),
        link: None,
        organisation: None,
        zone: None,
        secure: false,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r20_known_invited_and_unknown_addresses_cost_as_many_look_ups_and_one_hash() {
    let app = TestApp::start().await;
    let (enrolled, _) = app.enrolled("finrust").await;
    let invited = app.invited("finrust").await;
    let desk = PortalDesk::new(app.house.clone());
    let statements = Statements::default();
    // sqlx says what it sends on the thread that waits for it, which is this test's own
    let listener = tracing_subscriber::fmt()
        .json()
        .with_env_filter(EnvFilter::new("off,sqlx::query=debug"))
        .with_writer(statements.clone())
        .finish();
    let _listening = tracing::subscriber::set_default(listener);
    let mut asked = Vec::new();
    for email in [&enrolled.email, &invited.email, &enrolled.email.replace("w.", "x.")] {
        for recovers in [false, true] {
            let (compared, visit, password) = (app.house.hasher.compared(), visit(), "Kade-28-molen-Zwaan!");
            let turn = match recovers {
                false => desk.sign_in(&visit, email, password).await,
                true => desk.recover(&visit, email, password).await,
            };
            let turn = turn.unwrap_err();
            assert!(matches!(&turn, Turn::Refused(refusal) if refusal.code == "wrong_credentials"), "{turn:?}");
            assert_eq!(app.house.hasher.compared() - compared, 1, "{email}");
            asked.push(statements.take());
        }
    }
    let known = ["attempts", "attempts", "claims", "streams", "data_keys"];
    let unknown = ["attempts", "attempts", "claims", "streams", "events"];
    assert_eq!(asked, [known, known, known, known, unknown, unknown]);
}

/// Tries a code where the password was right; how many hashes that cost, and what came of it.
async fn tries(app: &TestApp, person: &Person, code: &str) -> (u64, Page) {
    let browser = app.browser();
    app.enter_password(person, &browser).await;
    let page = browser.open("/login/recovery-code").await;
    let compared = app.house.hasher.compared();
    let page = browser.submit(&page, "prove", &[("code", code)]).await;
    (app.house.hasher.compared() - compared, page)
}

#[tokio::test(flavor = "multi_thread")]
async fn r14_a_try_of_a_recovery_code_costs_one_hash_however_many_codes_there_are() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    let last = person.codes[9].clone();
    for (wrong, hashes, error) in [
        (format!("{}-0000-0000-0000-0000", &last[..4]), 1, "recovery_code_wrong"),
        ("0000-0000-0000-0000-0000".to_owned(), 1, "recovery_code_wrong"),
        ("too short".to_owned(), 0, "code_malformed"),
    ] {
        let (compared, page) = tries(&app, &person, &wrong).await;
        assert_eq!((compared, page.error().as_deref()), (hashes, Some(error)), "{wrong}");
    }
    let (compared, page) = tries(&app, &person, &last).await;
    assert_eq!((compared, page.path()), (1, "/enrol/recovery-codes"));
}
