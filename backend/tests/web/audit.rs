//! The audit desk: what happened, and what an account looked like at any moment.

use herstel_domain::{ids::AccountId, words::Role};

use crate::house::{Browser, Page, Person, TestApp};

/// Somebody's page of the time machine.
fn stream(id: AccountId) -> String {
    format!("/audit/streams/{id}")
}

/// An auditor who is signed in, and somebody of the same organisation who threw their app away.
async fn after_a_trash(app: &TestApp) -> (Browser, Person) {
    let (person, browser) = app.enrolled("finrust").await;
    let me = browser.open("/me").await;
    let phone = me.fact("authenticator").unwrap();
    let page = browser.open(&format!("/me/authenticators/{phone}/trash")).await;
    let done = browser.submit(&page, "trash", &[]).await;
    assert_eq!(done.path(), "/me", "{:?}", done.error());
    (app.colleague("finrust", Role::Auditor).await.1, person)
}

/// The events of a page of the ledger, newest first.
fn events(page: &Page) -> Vec<String> {
    page.all("event")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_auditor_sees_what_an_account_looked_like_before_and_after_a_trash() {
    let app = TestApp::start().await;
    let (auditor, person) = after_a_trash(&app).await;
    let ledger = auditor.open(&format!("/audit?event=authenticator.trashed&person={}", person.email)).await;
    assert_eq!(ledger.status, 200, "{}", ledger.body);
    assert_eq!(events(&ledger), ["authenticator.trashed"]);
    let link = ledger.body.split("href=\"").filter_map(|rest| rest.split('"').next());
    let link = link.filter(|href| href.starts_with(&stream(person.id))).last().unwrap().to_owned();
    let after = auditor.open(&link).await;
    let at: u64 = after.fact("at").unwrap().parse().unwrap();
    let before = auditor.open(&format!("{}?at={}", stream(person.id), at - 1)).await;
    let app_row = |page: &Page| {
        let row = page.body.split("<tr").find(|row| row.contains("App ‘Telefoon’")).unwrap();
        row.split("<td").nth(1).unwrap().to_owned()
    };
    assert!(app_row(&after).contains("In de prullenbak"), "{}", app_row(&after));
    assert!(app_row(&before).contains("In gebruik"), "{}", app_row(&before));
    assert!(before.all("changed").contains(&"true".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_with_a_sequence_shows_the_same_for_ever() {
    let app = TestApp::start().await;
    let (auditor, person) = after_a_trash(&app).await;
    let now = auditor.open(&stream(person.id)).await;
    let version: u64 = now.fact("version").unwrap().parse().unwrap();
    assert!(now.body.contains(&format!("{}?at={version}", stream(person.id))), "its own fixed address is on it");
    let then = |page: &Page| -> Vec<String> {
        let rows = page.body.split("<tr").skip(2);
        rows.filter_map(|row| row.split("<td").nth(1)).map(str::to_owned).collect()
    };
    let address = format!("{}?at={}", stream(person.id), version - 2);
    let first = then(&auditor.open(&address).await);
    assert!(first.len() > 8, "{first:?}");
    app.enter_password(&person, &app.browser()).await;
    app.recover_by_mail(&person, &app.browser()).await;
    let later = auditor.open(&address).await;
    assert!(later.fact("version").unwrap().parse::<u64>().unwrap() > version);
    assert_eq!(then(&later), first);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moment_leads_to_the_address_of_one_event() {
    let app = TestApp::start().await;
    let (auditor, person) = after_a_trash(&app).await;
    let go = async |at: &str| auditor.open(&format!("{}?at={at}", stream(person.id))).await;
    let version = go("").await.fact("version").unwrap();
    let recorded = "SELECT to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.USZ') FROM events \
         WHERE aggregate_id = $1 AND sequence = 1";
    let mut admin = app.database.admin().await;
    let apart = "UPDATE events SET recorded_at = recorded_at - interval '1 h' + sequence * interval '2 s' \
         WHERE aggregate_id = $1";
    sqlx::query(apart).bind(person.id.to_string()).execute(&mut admin).await.unwrap();
    let first: String = sqlx::query_scalar(recorded).bind(person.id.to_string()).fetch_one(&mut admin).await.unwrap();
    let after_first: chrono::DateTime<chrono::Utc> = first.parse().unwrap();
    let after_first = (after_first + chrono::Duration::milliseconds(500)).to_rfc3339();
    let page = go(&after_first.replace('+', "%2B")).await;
    assert_eq!((page.fact("at").as_deref(), page.error()), (Some("1"), None), "{}", page.at);
    // before there was anything
    let page = go("2001-01-01T12:00").await;
    assert_eq!((page.status, page.fact("at").as_deref()), (200, Some("0")));
    // what has not come yet is as it is now, and says so
    for (future, code) in [
        ("2999-01-01T12:00", "moment_future"),
        ("999999", "moment_future"),
        ("gisteren", "moment_unreadable"),
        ("-1", "moment_unreadable"),
    ] {
        let page = go(future).await;
        assert_eq!(page.fact("at").as_ref(), Some(&version), "{future}");
        assert_eq!(page.error().as_deref(), Some(code), "{future}");
    }
    let long = go(&"9".repeat(4000)).await;
    assert_eq!(long.error().as_deref(), Some("moment_unreadable"));
    assert!(long.at.len() < 200);
    // the hour that daylight saving repeats: each moment has a link of its own
    let twice = go("2025-10-26T02:30").await;
    assert_eq!((twice.status, twice.fact("state").as_deref()), (200, Some("twice")));
    assert!(twice.body.contains("?at=2025-10-26T00:30:00Z") && twice.body.contains("?at=2025-10-26T01:30:00Z"));
}

#[tokio::test(flavor = "multi_thread")]
async fn other_organisations_and_other_roles_find_nothing_there() {
    let app = TestApp::start().await;
    let (stranger, browser) = app.enrolled("mijnlogin").await;
    let auditor = app.colleague("finrust", Role::Auditor).await.1;
    for path in [stream(stranger.id), format!("{}?at=1", stream(stranger.id)), stream(app.nobody().id)] {
        assert_eq!(auditor.open(&path).await.status, 404, "{path}");
    }
    assert_eq!(auditor.open("/audit/streams/x").await.status, 404);
    let ledger = auditor.open(&format!("/audit?person={}", stranger.id)).await;
    assert_eq!((ledger.status, events(&ledger)), (200, vec![]));
    let ledger = auditor.open(&format!("/audit?person={}", stranger.email)).await;
    assert_eq!(ledger.error().as_deref(), Some("nobody"));
    assert!(!auditor.open("/audit").await.body.contains(&stranger.id.to_string()));
    let agent = app.colleague("finrust", Role::Agent).await.1;
    for other in [&browser, &agent] {
        assert_eq!(other.open("/audit").await.status, 404);
        assert_eq!(other.open(&stream(stranger.id)).await.status, 404);
    }
    assert_eq!(app.browser().open("/audit").await.path(), "/login");
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_a_record_is_in_the_ledger_and_once_only() {
    let app = TestApp::start().await;
    let (auditor, person) = after_a_trash(&app).await;
    for at in 1..4 {
        assert_eq!(auditor.open(&format!("{}?at={at}", stream(person.id))).await.status, 200);
    }
    let ledger = auditor.open(&format!("/audit?event=access&person={}", person.id)).await;
    assert_eq!(events(&ledger), ["access.record_read"]);
    assert!(ledger.body.contains("Dossier ingezien"));
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_choose_and_bad_ones_are_answered() {
    let app = TestApp::start().await;
    let (auditor, person) = after_a_trash(&app).await;
    app.lock(&app.enrolled("finrust").await.0).await;
    let found = async |query: &str| events(&auditor.open(&format!("/audit?{query}")).await);
    let all = found("").await;
    assert!(all.len() > 15, "{all:?}");
    let refused = found("outcome=refused").await;
    assert!(refused.contains(&"account.locked".to_owned()), "{refused:?}");
    assert_eq!(refused.len() + found("outcome=done").await.len(), all.len());
    assert!(found("event=factors").await.iter().all(|name| !name.starts_with("session.")));
    let owners = found(&format!("actor={}&person={}", person.id, person.id)).await;
    assert!(owners.contains(&"authenticator.trashed".to_owned()) && !owners.contains(&"account.invited".to_owned()));
    assert_eq!(found("from=2001-01-01T00:00&to=2001-01-02T00:00").await, [""; 0]);
    assert_eq!(found("from=2001-01-01T00:00").await, all);
    for (query, code) in [
        ("from=2026-03-10T10:00&to=2026-03-10T09:00", "period"),
        ("from=2026-03-10T10:00&to=2026-03-10T10:00", "period"),
        ("event=account.cloned", "event"),
        ("actor=robots", "actor"),
        ("outcome=maybe", "outcome"),
        ("from=gisteren", "moment"),
        ("before=x", "before"),
        ("person=%25", "short"),
        ("person=ka", "short"),
        ("person=kanaries", "nobody"),
        ("person=kanarie", "several"),
        ("person=%00%27%22%F0%9F%99%88", "short"),
        (&format!("person={}", "x".repeat(5_000)), "long"),
    ] {
        let page = auditor.open(&format!("/audit?{query}")).await;
        assert_eq!((page.status, page.error().as_deref()), (200, Some(code)), "{query}");
        assert!(page.body.len() < 60_000, "{query}");
    }
    let twice = auditor.open("/audit?from=2025-10-26T02:30").await;
    assert!(twice.all("state").contains(&"twice".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_meant_by_the_words_that_support_finds_them_by() {
    let app = TestApp::start().await;
    let (auditor, person) = after_a_trash(&app).await;
    let names = [("Sjoerd van Ångeren", person.id), ("Sjoerd", app.enrolled("finrust").await.0.id)];
    let (_, agent) = app.colleague("finrust", Role::Agent).await;
    for (name, id) in names {
        let page = agent.open(&format!("/support/accounts/{id}/correct-name")).await;
        let done = agent.submit(&page, "correct-name", &[("name", name), ("reason", "Verschreven")]).await;
        assert!(done.at.ends_with("?done=name-corrected"), "{}", done.at);
    }
    let (first, second) = (names[0].1, names[1].1);
    for (words, id) in [("angeren+sjo", first), ("SJOERD+VAN", first), ("sjoerd", second)] {
        let page = auditor.open(&format!("/audit?event=account.name_corrected&person={words}")).await;
        assert_eq!((page.error(), events(&page)), (None, vec!["account.name_corrected".to_owned()]), "{words}");
        assert!(page.body.contains(&stream(AccountId::new(id.uuid()))), "{words}");
    }
    let page = auditor.open("/audit?person=sjo").await;
    assert_eq!(page.error().as_deref(), Some("several"));
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_the_ledger_follow_each_other_without_gap_or_overlap() {
    let app = TestApp::start().await;
    let (auditor, _) = after_a_trash(&app).await;
    for _ in 0..12 {
        app.enrolled("finrust").await;
    }
    let (mut path, mut seen) = ("/audit".to_owned(), 0);
    loop {
        let page = auditor.open(&path).await;
        seen += events(&page).len();
        let older = page.body.split("href=\"").find(|rest| rest.starts_with("/audit?before="));
        let Some(older) = older.and_then(|rest| rest.split('"').next()) else { break };
        path = older.to_owned();
    }
    let count = "SELECT count(*) FROM events WHERE organisation = (SELECT organisation FROM events LIMIT 1)";
    let count: i64 = sqlx::query_scalar(count).fetch_one(&mut app.database.admin().await).await.unwrap();
    assert!(seen > 60, "more than one page: {seen}");
    assert_eq!(seen, count as usize);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_readers_zone_is_a_choice_that_lasts() {
    let app = TestApp::start().await;
    let (auditor, _) = after_a_trash(&app).await;
    let ledger = auditor.open("/audit").await;
    let chosen = auditor.submit(&ledger, "zone", &[("zone", "Asia/Tokyo")]).await;
    assert_eq!((chosen.status, chosen.path()), (200, "/audit"));
    assert!(chosen.body.contains("value=\"Asia/Tokyo\" selected"), "{}", chosen.body);
    let other = auditor.submit(&chosen, "zone", &[("zone", "Mars/Olympus")]).await;
    assert!(other.body.contains("value=\"Asia/Tokyo\" selected"));
}
