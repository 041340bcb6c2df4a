//! The backup address (manual 004): given, confirmed by its own mailbox, replaced, taken away.

use chrono::Duration;
use herstel_domain::account::BACKUP_EMAIL_VALID_FOR;

use crate::house::{Browser, Page, TestApp};

const PRIVATE: &str = "prive@thuis.example";
const OTHER: &str = "ander@elders.example";

/// What asking for an address leads to.
async fn ask(browser: &Browser, address: &str) -> Page {
    let page = browser.open("/me/backup-email").await;
    browser.submit(&page, "backup-email", &[("backup_email", address)]).await
}

async fn state(browser: &Browser) -> String {
    browser.open("/me").await.fact("backup").unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_address_counts_once_its_own_mailbox_has_confirmed() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("mijnlogin").await;
    assert_eq!(state(&browser).await, "off");
    let me = browser.open("/me").await;
    assert!(me.words().contains("Backup instellingen invoeren"), "as the manual calls it");
    assert_eq!(ask(&browser, PRIVATE).await.at, "/me?done=backup-email-asked");
    assert_eq!(state(&browser).await, "waits");
    let mut letters = app.letters().await;
    letters.sort_by_key(|letter| letter.to != person.email);
    let [told, asked] = &letters[..] else { panic!("{letters:?}") };
    assert_eq!([told.to.as_str(), &asked.to], [person.email.as_str(), PRIVATE], "r18: the login address is told");
    told.path("not-me");
    assert!(!asked.text.contains("Kanarie"), "whoever reads a mistyped address learns no name");
    let page = app.confirm_email(&asked.path("confirm-email")).await;
    assert_eq!(page.at, "/login?done=backup-email-confirmed");
    assert_eq!(state(&browser).await, "on", "a first address ends nobody's session");
    assert_eq!(app.told().await, [PRIVATE, &person.email], "r18: every address is told");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_another_than_the_login_address_however_that_is_written() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("mijnlogin").await;
    let (local, domain) = person.email.split_once('@').unwrap();
    let upper = person.email.to_uppercase();
    // the full stop of another script is a dot in a domain, as is a letter of full width a letter (IDNA)
    let ideographic = format!("{local}@{}", domain.replace('.', "\u{3002}"));
    let wide = format!("{local}@{}", domain.replace('p', "\u{ff50}"));
    // most servers drop what follows a plus: the same mailbox
    let labelled = format!("{local}+herstel@{domain}");
    for address in [&person.email, &upper, &format!("  {} ", person.email), &ideographic, &wide, &labelled] {
        let page = ask(&browser, address).await;
        assert_eq!((page.path(), page.error().as_deref()), ("/me/backup-email", Some("same_as_login")), "{address}");
        assert!(page.body.contains("href=\"#backup_email\""), "it says which field");
    }
    for (address, code) in
        [("", "email_missing"), ("geen adres", "email_invalid"), ("a@thuis.example.", "email_invalid")]
    {
        assert_eq!(ask(&browser, address).await.error().as_deref(), Some(code), "{address}");
    }
    assert!(app.letters().await.is_empty());
    assert_eq!(ask(&browser, &format!("x{}", person.email)).await.at, "/me?done=backup-email-asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn r05_asking_and_removing_need_a_fresh_proof() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("mijnlogin").await;
    app.set_backup_email(&browser, PRIVATE).await;
    let (asks, removes) = (browser.open("/me/backup-email").await, browser.open("/me/backup-email/remove").await);
    app.clock.advance(Duration::minutes(6));
    app.letters().await;
    browser.open("/me").await;
    let before = app.state().await;
    let sent = [("backup_email", OTHER)];
    for (page, form, fields) in [(&asks, "backup-email", &sent[..]), (&removes, "remove-backup-email", &[])] {
        let answer = browser.send_form(&page.form(form), fields).await;
        assert_eq!(answer.location(), format!("/login/verify?next={}", page.path()));
        assert_eq!(browser.get(page.path()).await.location(), answer.location());
    }
    assert_eq!(app.state().await, before);
    let page = browser.open("/me/backup-email").await;
    let page = browser.submit(&page, "verify", &[("code", &person.next_code(&app))]).await;
    assert_eq!(page.path(), "/me/backup-email");
}

#[tokio::test(flavor = "multi_thread")]
async fn r12_an_address_that_is_replaced_ends_every_session_but_the_one_that_confirms() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("mijnlogin").await;
    app.set_backup_email(&browser, PRIVATE).await;
    let elsewhere = app.sign_in(&person).await;
    assert_eq!(ask(&browser, PRIVATE).await.error().as_deref(), Some("backup_email_same"));
    assert_eq!(ask(&browser, OTHER).await.at, "/me?done=backup-email-asked");
    assert!(browser.open("/me").await.words().contains("p•••@t•••.example"), "the former stays until then");
    let former = browser.cookie("herstel");
    let page = browser.open(&app.mailed(OTHER, "confirm-email").await).await;
    assert!(!page.body.contains("thuis.example"), "its reader learns no other address");
    let page = browser.submit(&page, "confirm-email", &[]).await;
    assert_eq!((page.status, page.at.as_str()), (200, "/me?done=backup-email-confirmed"));
    assert!(page.words().contains("a•••@e•••.example"));
    assert_ne!(browser.cookie("herstel"), former, "a new token");
    assert_eq!(elsewhere.get("/me").await.location(), "/login?error=session_expired");
    assert_eq!(app.told().await, [OTHER, PRIVATE, &person.email], "r18: the one that was taken away is told too");
}

#[tokio::test(flavor = "multi_thread")]
async fn r16_its_link_is_not_used_up_by_opening_works_once_and_a_day_at_most() {
    let app = TestApp::start().await;
    let (_, browser) = app.enrolled("mijnlogin").await;
    app.ask_backup_email(&browser, PRIVATE).await;
    let link = app.mailed(PRIVATE, "confirm-email").await;
    let before = app.state().await;
    for _ in 0..3 {
        let scanner = app.browser();
        assert_eq!(scanner.get(&link).await.location(), "/confirm-email");
        assert_eq!(scanner.get("/confirm-email").await.status, 200);
    }
    assert_eq!(app.state().await, before, "a scanner of mail confirms nothing");
    assert_eq!(app.confirm_email(&link).await.at, "/login?done=backup-email-confirmed");
    assert_eq!(app.browser().open(&link).await.error().as_deref(), Some("link_used"));

    app.ask_backup_email(&browser, OTHER).await;
    let void = app.mailed(OTHER, "confirm-email").await;
    app.ask_backup_email(&browser, "derde@elders.example").await;
    assert_eq!(app.browser().open(&void).await.status, 410, "a newer request voids the former");
    let late = app.mailed("derde@elders.example", "confirm-email").await;
    app.clock.advance(BACKUP_EMAIL_VALID_FOR);
    assert_eq!(app.browser().open(&late).await.status, 410);
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_again_and_again_is_slowed_down_and_locks_nothing() {
    let app = TestApp::start().await;
    let (_, browser) = app.enrolled("mijnlogin").await;
    for number in 0..3 {
        app.ask_backup_email(&browser, &format!("m{number}@elders.example")).await;
    }
    app.letters().await;
    assert_eq!(ask(&browser, OTHER).await.error().as_deref(), Some("mail_too_often"));
    assert!(app.letters().await.is_empty());
    app.clock.advance(Duration::minutes(1));
    assert_eq!(ask(&browser, OTHER).await.at, "/me?done=backup-email-asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_removes_it_is_told_everywhere_and_keeps_the_browser_that_did_it() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("mijnlogin").await;
    assert_eq!(browser.get("/me/backup-email/remove").await.location(), "/me", "there is none");
    app.set_backup_email(&browser, PRIVATE).await;
    let elsewhere = app.sign_in(&person).await;
    app.letters().await;
    let page = browser.open("/me/backup-email/remove").await;
    let page = browser.submit(&page, "remove-backup-email", &[]).await;
    assert_eq!(page.at, "/me?done=backup-email-removed");
    assert_eq!(page.fact("backup").as_deref(), Some("off"));
    assert_eq!(elsewhere.get("/me").await.location(), "/login?error=session_expired");
    assert_eq!(app.told().await, [PRIVATE, &person.email]);
}

#[tokio::test(flavor = "multi_thread")]
async fn r18_an_objection_takes_the_address_away_again() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("mijnlogin").await;
    app.ask_backup_email(&browser, PRIVATE).await;
    let letters = app.letters().await;
    let asked = letters.iter().find(|letter| letter.to == person.email).unwrap();
    app.confirm_email(&letters.iter().find_map(|letter| letter.finds("confirm-email")).unwrap()).await;
    let reader = app.browser();
    let page = reader.open(&asked.path("not-me")).await;
    assert!(page.words().contains("p•••@t•••.example"), "the page says what it will do: {}", page.words());
    assert_eq!(reader.submit(&page, "not-me", &[]).await.at, "/login?done=frozen");
    let owner = app.sign_in(&person).await;
    assert_eq!(state(&owner).await, "off");
    assert_eq!(ask(&owner, PRIVATE).await.error().as_deref(), Some("factors_frozen"));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_organisation_has_none_there_is_none() {
    let app = TestApp::start().await;
    let (_, browser) = app.enrolled("finrust").await;
    assert_eq!(browser.open("/me").await.fact("backup"), None);
    assert_eq!(browser.get("/me/backup-email").await.error().as_deref(), Some("way_not_allowed"));
    let fields = [("backup_email", PRIVATE), ("seen", "5")];
    let before = app.state().await;
    let page = browser.post("/call/me/backup-email", &fields).await;
    assert!(page.location().starts_with("/me/backup-email?error="), "{}", page.location());
    assert_eq!(app.state().await, before);
}
