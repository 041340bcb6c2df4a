//! Lists: checked line by line, confirmed, carried out once whatever ends whom, and forgotten.

use std::time::Duration;

use herstel::imports::{Import, Kind, MOST_DRAFTS, Phase, Sender, read};
use herstel_domain::{
    account::{Account, AccountDecider},
    words::Role,
};
use reqwest::Method;
use uuid::Uuid;

use super::{administrator, finrust};
use crate::house::{Browser, Page, TestApp};

/// Sends a list in as a browser does, and follows where that leads.
async fn send(app: &TestApp, browser: &Browser, kind: &str, file: &[u8]) -> Page {
    let sent = try_send(app, browser, kind, file).await;
    browser.follow(sent).await
}

async fn try_send(app: &TestApp, browser: &Browser, kind: &str, file: &[u8]) -> Page {
    let head = "--grens\r\nContent-Disposition: form-data; name=";
    let mut body = format!(
        "{head}\"kind\"\r\n\r\n{kind}\r\n{head}\"file\"; filename=\"lijst.csv\"\r\nContent-Type: text/csv\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--grens--\r\n");
    let request = browser.request(Method::POST, "/call/admin/import").header("Origin", &app.base);
    browser.send(request.header("Content-Type", "multipart/form-data; boundary=grens").body(body)).await
}

fn count(page: &Page, name: &str) -> String {
    let counts = page.tagged("count", "value");
    counts.into_iter().find(|(known, _)| known == name).map(|(_, value)| value).unwrap()
}

fn lines(page: &Page) -> Vec<(String, String)> {
    page.tagged("line", "reason")
}

async fn found(app: &TestApp, id: &str) -> Import {
    app.house.imports.find(finrust(app), id.parse().unwrap()).await.unwrap().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_says_what_it_will_do_line_by_line_and_invites_when_it_is_confirmed() {
    let app = TestApp::start().await;
    let (oneself, browser) = administrator(&app).await;
    let known = app.invited("finrust").await;
    let stranger = app.invited("werktalent").await;
    let file = format!(
        "\u{feff}Naam;E-mail;Taal\r\nJan Bakker;jan@post.example;\r\nEls;els@post.example;en\r\nJan;JAN@post.example;\r\n\
         Niemand;geen-adres;\r\nOud;{};\r\nPiet;piet@post.example;fr\r\nAf;\"af@post.example\r\nZelf;{};\r\nVer;{};\r\n",
        known.email, oneself.email, stranger.email
    );
    let page = send(&app, &browser, "invite", file.as_bytes()).await;
    assert_eq!((page.status, page.fact("state").as_deref()), (200, Some("draft")), "{:?}", page.error());
    assert_eq!([count(&page, "good"), count(&page, "skipped"), count(&page, "wrong")], ["3", "3", "3"]);
    let expected = [
        ("4", "twice"),
        ("5", "email_invalid"),
        ("6", "known"),
        ("7", "language_unknown"),
        ("8", "broken"),
        ("9", "known"),
    ];
    assert_eq!(lines(&page), expected.map(|(line, reason)| (line.to_owned(), reason.to_owned())));
    app.house.imports.work().await.unwrap();
    assert!(app.letters().await.is_empty(), "nothing is done before it is confirmed");
    // at rest nobody reads whom it names
    let rows = app.rows(&["directory", "directory_terms", "attempts"]).await.join("\n");
    for clear in ["jan@post.example", "Jan Bakker", "geen-adres"] {
        assert!(!rows.contains(clear), "{clear}");
    }
    let running = browser.submit(&page, "confirm-import", &[]).await;
    assert_eq!(
        (running.fact("done").as_deref(), running.fact("state").as_deref()),
        (Some("import-confirmed"), Some("running"))
    );
    app.house.imports.work().await.unwrap();
    let done = browser.open(running.path()).await;
    assert_eq!(done.fact("state").as_deref(), Some("done"));
    // whose the stranger is was not told before, and is not told now
    assert!(lines(&done).contains(&("10".to_owned(), "refused".to_owned())), "{:?}", lines(&done));
    let id = done.fact("import").unwrap();
    let import = found(&app, &id).await;
    assert_eq!((import.phase, import.done, import.wrong), (Phase::Done, 2, 4));
    let mut told: Vec<_> = app.letters().await.into_iter().map(|letter| (letter.to, letter.subject)).collect();
    told.sort();
    let activate = ["Activate your account at FinRust", "Activeer uw account bij FinRust"];
    assert_eq!(
        told,
        [
            ("els@post.example".to_owned(), activate[0].to_owned()),
            ("jan@post.example".to_owned(), activate[1].to_owned())
        ]
    );
    let kept: i64 = sqlx::query_scalar("SELECT count(*) FROM import_lines WHERE sealed IS NOT NULL OR EXISTS (SELECT FROM data_keys WHERE scope = 'import')")
        .fetch_one(&mut app.database.admin().await)
        .await
        .unwrap();
    assert_eq!(kept, 0, "what the lines said is gone, and its key");
    // once is enough
    let again = browser.submit(&page, "confirm-import", &[]).await;
    assert_eq!(again.error().as_deref(), Some("import_gone"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_names_branches_and_numbers_and_says_which_line_has_one_that_cannot_be() {
    let app = TestApp::start().await;
    let (_, browser) = app.colleague("werktalent", Role::Administrator).await;
    let file = "Telefoon;Naam;E-mail;Vestiging\n06-12345678;Jan;jan@post.example;02 ROTTERDAM\n;Els;els@post.example;\n\
         +32 470 12 34 56;Ann;ann@post.example;01 Amsterdam\n;Piet;piet@post.example;03 Breda\n\
         010 1234567;Vast;vast@post.example;\n112;Nood;nood@post.example;\nnul zes;Letter;letter@post.example;\n\
         0900 1234567;Duur;duur@post.example;\n06123;Kort;kort@post.example;\n0800 1234567;Menu;menu@post.example;\n";
    let page = send(&app, &browser, "invite", file.as_bytes()).await;
    assert_eq!([count(&page, "good"), count(&page, "skipped"), count(&page, "wrong")], ["3", "0", "7"]);
    let expected = [
        ("5", "branch_unknown"),
        ("6", "phone_not_mobile"),
        ("7", "phone_service"),
        ("8", "phone_letters"),
        ("9", "phone_premium"),
        ("10", "phone_service"),
        ("11", "phone_menu"),
    ];
    assert_eq!(lines(&page), expected.map(|(line, reason)| (line.to_owned(), reason.to_owned())));
    for words in ["onbekende vestiging", "ontvangt geen sms", "heeft geen letters"] {
        assert!(page.words().contains(words), "{words}");
    }
    let rows = app.rows(&["directory", "directory_terms", "attempts"]).await.join("\n");
    assert!(!rows.contains("612345678") && !rows.contains("47012"), "at rest nobody reads a number");
    browser.submit(&page, "confirm-import", &[]).await;
    app.house.imports.work().await.unwrap();
    let branches = app.house.organisations.by_slug("werktalent").unwrap().branches.clone();
    let mut admin = app.database.admin().await;
    let mut on_file = Vec::new();
    for email in ["jan@post.example", "els@post.example", "ann@post.example"] {
        let account: Uuid = sqlx::query_scalar("SELECT account FROM directory WHERE email = $1")
            .bind(email)
            .fetch_one(&mut admin)
            .await
            .unwrap();
        let state = app.house.journal.load::<AccountDecider>(account).await.unwrap().state;
        let Account::Invited(invited) = state else { panic!("{email} is not invited") };
        let branch = branches.iter().find(|branch| Some(branch.id) == invited.member.branch);
        on_file.push((branch.map(|branch| branch.sender.as_str()), invited.phone.is_some()));
    }
    assert_eq!(on_file, [(Some("02 Rotterdam"), true), (None, false), (Some("01 Amsterdam"), true)]);
    // who is closed or opened is known by the address alone
    let page = send(&app, &browser, "disable", file.as_bytes()).await;
    assert_eq!(count(&page, "good"), "3", "{:?}", lines(&page));
}

#[tokio::test(flavor = "multi_thread")]
async fn leavers_are_disabled_and_enabled_by_a_list_but_no_colleague_and_not_oneself() {
    let app = TestApp::start().await;
    let (oneself, browser) = administrator(&app).await;
    let (leaver, theirs) = app.enrolled("finrust").await;
    let colleague = app.invited_as("finrust", Role::Lead).await;
    let stranger = app.invited("werktalent").await;
    let file = [&leaver, &colleague, &oneself, &stranger].map(|person| person.email.clone()).join("\n");
    let page = send(&app, &browser, "disable", file.as_bytes()).await;
    assert_eq!(page.all("state").iter().filter(|state| *state == "unended").count(), 1, "the last line does not end");
    let expected = [("2", "staff"), ("3", "yourself"), ("4", "unknown")];
    assert_eq!(lines(&page), expected.map(|(line, reason)| (line.to_owned(), reason.to_owned())));
    browser.submit(&page, "confirm-import", &[]).await;
    app.house.imports.work().await.unwrap();
    assert_eq!(theirs.open("/me").await.path(), "/login");
    let page = send(&app, &browser, "disable", format!("{}\n", leaver.email).as_bytes()).await;
    assert_eq!(lines(&page), [("1".to_owned(), "already".to_owned())]);
    let page = send(&app, &browser, "enable", format!("{}\n", leaver.email).as_bytes()).await;
    browser.submit(&page, "confirm-import", &[]).await;
    app.house.imports.work().await.unwrap();
    app.letters().await;
    app.sign_in(&leaver).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_list_is_refused_with_the_reason_and_leaves_nothing() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    for (kind, file, error) in [
        ("invite", &b""[..], "file_missing"),
        ("invite", b"email;naam\n", "file_empty"),
        ("invite", b"\xff\xfej\0a\0n\0", "file_not_text"),
        ("invite", b"PK\x03\x04\0\0\0", "file_not_text"),
        ("ontsla", b"jan@post.example\n", "import_kind_invalid"),
    ] {
        let page = send(&app, &browser, kind, file).await;
        assert_eq!((page.path(), page.error().as_deref()), ("/admin/people", Some(error)));
    }
    // cut on its way
    let request = browser.request(Method::POST, "/call/admin/import").header("Origin", &app.base);
    let cut = request
        .header("Content-Type", "multipart/form-data; boundary=grens")
        .body("--grens\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\njan@post.ex");
    assert_eq!(browser.send(cut).await.location(), "/admin/people?error=file_cut");
    // from another site
    let request = browser.request(Method::POST, "/call/admin/import").header("Origin", "https://evil.example");
    assert_eq!(browser.send(request.body("x")).await.status, 403);
    let large = vec![b'x'; 9 * 1024 * 1024];
    let request = browser.request(Method::POST, "/call/admin/import").header("Origin", &app.base);
    let request = request.header("Content-Type", "multipart/form-data; boundary=grens").body(large);
    if let Ok(answer) = reqwest::Client::new().execute(request.build().unwrap()).await {
        assert_eq!(answer.status().as_u16(), 413);
    }
    let kept: i64 =
        sqlx::query_scalar("SELECT count(*) FROM imports").fetch_one(&mut app.database.admin().await).await.unwrap();
    assert_eq!(kept, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_thousand_lines_are_checked_and_kept_with_their_numbers() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    let mut file = String::from("email;naam\n");
    for n in 0..50_000 {
        file.push_str(&if n % 1000 == 7 {
            format!("regel {n};X\n")
        } else {
            format!("m{n}@post.example;Medewerker {n}\n")
        });
    }
    let page = send(&app, &browser, "invite", file.as_bytes()).await;
    assert_eq!([count(&page, "good"), count(&page, "skipped"), count(&page, "wrong")], ["49950", "0", "50"]);
    let numbers: Vec<_> = lines(&page).into_iter().map(|(number, _)| number).collect();
    assert_eq!((numbers.len(), numbers[0].as_str(), numbers[49].as_str()), (50, "9", "49009"));
    let dropped = browser.submit(&page, "drop-import", &[]).await;
    assert_eq!(dropped.fact("done").as_deref(), Some("import-dropped"));
    let left: i64 = sqlx::query_scalar(
        "SELECT (SELECT count(*) FROM import_lines) + (SELECT count(*) FROM data_keys WHERE scope = 'import')",
    )
    .fetch_one(&mut app.database.admin().await)
    .await
    .unwrap();
    assert_eq!(left, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_stops_when_who_confirmed_it_administers_no_more() {
    let app = TestApp::start().await;
    let (oneself, browser) = administrator(&app).await;
    let (_, other) = administrator(&app).await;
    let page = send(&app, &browser, "invite", b"jan@post.example\n").await;
    browser.submit(&page, "confirm-import", &[]).await;
    let role = other.open(&format!("/admin/people/{}", oneself.id)).await;
    other.submit(&role, "change-role", &[("role", "user")]).await;
    app.house.imports.work().await.unwrap();
    assert_eq!(other.open(page.path()).await.fact("state").as_deref(), Some("stopped"));
    assert!(app.letters().await.iter().all(|letter| letter.to != "jan@post.example"));
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_that_nobody_confirms_do_not_pile_up() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    let confirmed = send(&app, &browser, "invite", b"eerst@post.example\n").await;
    browser.submit(&confirmed, "confirm-import", &[]).await;
    let oldest = send(&app, &browser, "invite", b"oudst@post.example\n").await;
    for n in 1..MOST_DRAFTS {
        send(&app, &browser, "invite", format!("mens{n}@post.example\n").as_bytes()).await;
    }
    assert_eq!(browser.open(oldest.path()).await.fact("state").as_deref(), Some("draft"), "there is room for it");
    send(&app, &browser, "invite", b"nog-een@post.example\n").await;
    assert_eq!(browser.open(oldest.path()).await.status, 404);
    assert_eq!(browser.open(confirmed.path()).await.fact("state").as_deref(), Some("running"));
    let keys: i64 = sqlx::query_scalar("SELECT count(*) FROM data_keys WHERE scope = 'import'")
        .fetch_one(&mut app.database.admin().await)
        .await
        .unwrap();
    assert_eq!(keys, MOST_DRAFTS + 1, "whose key is gone cannot be read");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_fails_holds_up_no_other() {
    let app = TestApp::start().await;
    let imports = app.house.imports.clone();
    let sender = Sender { organisation: finrust(&app), account: None };
    let mut lists = Vec::new();
    for file in [b"eerst@post.example\n", b"later@post.example\n"] {
        let checked = imports.check(sender, &[], Kind::Invite, read(file).unwrap()).await.unwrap();
        lists.push(imports.keep(sender, Kind::Invite, checked, Phase::Running).await.unwrap());
    }
    let lose = sqlx::query("DELETE FROM data_keys WHERE owner = $1").bind(lists[0]);
    lose.execute(&mut app.database.admin().await).await.unwrap();
    assert!(imports.work().await.is_err(), "somebody is told");
    assert_eq!(found(&app, &lists[0].to_string()).await.phase, Phase::Running, "it waits for its key");
    let other = found(&app, &lists[1].to_string()).await;
    assert_eq!((other.phase, other.done), (Phase::Done, 1));
}

/// Who is invited more than once, or not at all: addresses by how many accounts and how many mails they have.
async fn judged(app: &TestApp, people: usize) -> Result<(), String> {
    let mut admin = app.database.admin().await;
    let listed: Vec<(String, i64)> =
        sqlx::query_as("SELECT email, count(*) FROM directory WHERE email LIKE 'lijst%' GROUP BY 1")
            .fetch_all(&mut admin)
            .await
            .unwrap();
    let events: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM events e JOIN directory d ON e.aggregate_id = d.account::text \
         WHERE d.email LIKE 'lijst%' AND e.event_type = 'account.invited'",
    )
    .fetch_one(&mut admin)
    .await
    .unwrap();
    let mails: i64 =
        sqlx::query_scalar("SELECT count(*) FROM jobs j JOIN directory d USING (account) WHERE d.email LIKE 'lijst%'")
            .fetch_one(&mut admin)
            .await
            .unwrap();
    let twice = listed.iter().filter(|(_, accounts)| *accounts != 1).count();
    if (listed.len(), twice, events, mails) == (people, 0, people as i64, people as i64) {
        Ok(())
    } else {
        Err(format!("{} people, {twice} twice, {events} invitations, {mails} mails", listed.len()))
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_a_list_goes_on_where_it_was_and_invites_nobody_twice() {
    const PEOPLE: usize = 600;
    let app = TestApp::start().await;
    let file: String = (0..PEOPLE).map(|n| format!("lijst{n}@post.example,Mens {n}\n")).collect();
    let imports = app.house.imports.clone();
    let sender = Sender { organisation: finrust(&app), account: None };
    let checked = imports.check(sender, &[], Kind::Invite, read(file.as_bytes()).unwrap()).await.unwrap();
    let id: Uuid = imports.keep(sender, Kind::Invite, checked, Phase::Running).await.unwrap();
    let mut interrupted = 0;
    for round in 0_u64.. {
        // two nodes at once, and both connections and work are gone at some moment
        let works =
            [imports.clone(), imports.clone()].map(|imports| tokio::spawn(async move { imports.work().await.is_ok() }));
        tokio::time::sleep(Duration::from_millis(3 + 7 * (round % 12))).await;
        let ended = works.iter().all(|work| work.is_finished());
        for work in works {
            work.abort();
            interrupted += usize::from(work.await.is_err());
        }
        let kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'herstel_app'";
        sqlx::query(kill).execute(&mut app.database.admin().await).await.unwrap();
        if ended || round > 200 {
            break;
        }
    }
    assert!(interrupted > 2, "it was interrupted {interrupted} times");
    while imports.work().await.is_err() {}
    let import = imports.find(finrust(&app), id).await.unwrap().unwrap();
    assert_eq!((import.phase, import.done, import.wrong), (Phase::Done, PEOPLE as u64, 0));
    assert_eq!(judged(&app, PEOPLE).await, Ok(()));
    // the control: a list that forgets its marks, the ids of its accounts and whose addresses are claimed invites twice
    sqlx::query(
        "DELETE FROM claims WHERE owner IN (SELECT account FROM directory WHERE email = 'lijst7@post.example')",
    )
    .execute(&mut app.database.admin().await)
    .await
    .unwrap();
    let forgetful = imports.check(sender, &[], Kind::Invite, read(b"lijst7@post.example\n").unwrap()).await.unwrap();
    imports.keep(sender, Kind::Invite, forgetful, Phase::Running).await.unwrap();
    imports.work().await.unwrap();
    assert!(judged(&app, PEOPLE).await.is_err(), "the judge would have seen it");
}
