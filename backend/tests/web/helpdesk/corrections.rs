//! Names and addresses put right, and the other acts on an account.

use herstel_domain::words::Role;

use super::{GROUNDS, events};
use crate::house::{Person, TestApp, account_of};

#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_name_is_found_at_once_and_the_old_one_no_more() {
    let app = TestApp::start().await;
    let (_, agent) = app.colleague("finrust", Role::Agent).await;
    let (person, owner) = app.enrolled("finrust").await;
    let done = agent.act_on(&person, "correct-name", &[("name", " Zoë Ångström "), GROUNDS[1]]).await;
    assert_eq!(done.at, format!("{}?done=name-corrected", account_of(&person)));
    assert!(done.body.contains("Zoë Ångström") && owner.open("/me").await.body.contains("Zoë Ångström"));
    assert_eq!(agent.open("/support?q=angstrom+zoe").await.all("account"), [person.id.to_string()]);
    let page = agent.open(&format!("{}/correct-name", account_of(&person))).await;
    let refused = agent.submit(&page, "correct-name", &[("name", " "), GROUNDS[1]]).await;
    assert_eq!(refused.error().as_deref(), Some("name_missing"));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_login_address_takes_the_word_of_both_mailboxes() {
    let app = TestApp::start().await;
    let (_, agent) = app.colleague("finrust", Role::Agent).await;
    let (person, owner) = app.enrolled("finrust").await;
    let to = "nieuw.adres@post.example";
    let done = agent.act_on(&person, "correct-email", &[("email", to), GROUNDS[1]]).await;
    assert_eq!(done.at, format!("{}?done=email-asked", account_of(&person)));
    let letters = app.letters().await;
    let link = |email: &str| {
        let found = letters.iter().filter(|letter| letter.to == email).find_map(|letter| letter.finds("confirm-email"));
        found.unwrap_or_else(|| panic!("no link for {email}"))
    };
    let (old, new) = (link(&person.email), link(to));
    for (link, done) in [(&new, "/login?done=email-confirmed"), (&old, "/login?done=email-changed")] {
        let browser = app.browser();
        let page = browser.open(link).await;
        assert_eq!((page.status, page.path()), (200, "/confirm-email"), "the token is out of the address");
        assert!(page.words().contains(to));
        assert_eq!(owner.open("/me").await.status, 200, "opening a link changes nothing");
        assert_eq!(browser.submit(&page, "confirm-email", &[]).await.at, done);
        assert_eq!(app.browser().open(link).await.status, 410, "used up");
    }
    assert_eq!(owner.open("/me").await.path(), "/login", "every session has ended");
    let moved = Person { email: to.to_owned(), ..person.clone() };
    assert_eq!(app.enter_password(&person, &app.browser()).await.error().as_deref(), Some("wrong_credentials"));
    app.sign_in(&moved).await;
    assert_eq!(agent.open(&format!("/support?q={to}")).await.all("account"), [person.id.to_string()]);
    assert!(agent.open(&format!("/support?q={}", person.email)).await.all("account").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_taken_or_none_is_refused_in_words() {
    let app = TestApp::start().await;
    let (_, agent) = app.colleague("finrust", Role::Agent).await;
    let (person, other) = (app.enrolled("finrust").await.0, app.enrolled("finrust").await.0);
    for (email, code) in [
        (other.email.as_str(), "login_email"),
        (person.email.as_str(), "email_same"),
        ("", "email_missing"),
        ("niets", "email_invalid"),
    ] {
        let page = agent.act_on(&person, "correct-email", &[("email", email), GROUNDS[1]]).await;
        assert_eq!(page.error().as_deref(), Some(code), "{email}");
    }
    assert!(!events(&app, person.id).await.contains(&"account.email_change_requested".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_end_locks_are_lifted_and_accounts_close_and_open() {
    let app = TestApp::start().await;
    let (_, agent) = app.colleague("finrust", Role::Approver).await;
    let (person, owner) = app.enrolled("finrust").await;
    assert!(agent.act_on(&person, "end-sessions", &GROUNDS[1..]).await.at.ends_with("?done=account-sessions-ended"));
    assert_eq!(owner.open("/me").await.path(), "/login");
    app.lock(&person).await;
    let (_, agent) = app.colleague("finrust", Role::Approver).await;
    assert!(agent.open(&account_of(&person)).await.all("act").contains(&"unlock".to_owned()));
    assert!(agent.act_on(&person, "unlock", &GROUNDS[1..]).await.at.ends_with("?done=lock-lifted"));
    app.clock.advance(chrono::Duration::hours(1));
    app.sign_in(&person).await;
    let (_, agent) = app.colleague("finrust", Role::Approver).await;
    assert_eq!(
        agent.open(&format!("{}/unlock", account_of(&person))).await.error().as_deref(),
        Some("not_possible_now")
    );
    assert!(agent.act_on(&person, "disable", &GROUNDS[1..]).await.at.ends_with("?done=disabled"));
    assert_eq!(app.enter_password(&person, &app.browser()).await.error().as_deref(), Some("wrong_credentials"));
    assert_eq!(agent.open(&account_of(&person)).await.all("act"), ["correct-name", "enable"]);
    assert!(agent.act_on(&person, "enable", &GROUNDS[1..]).await.at.ends_with("?done=enabled"));
    assert_eq!(app.enter_password(&person, &app.browser()).await.path(), "/login/verify");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_sent_again_and_the_former_is_void() {
    let app = TestApp::start().await;
    let (_, agent) = app.colleague("finrust", Role::Agent).await;
    let person = app.invited("finrust").await;
    assert!(agent.act_on(&person, "resend", &[]).await.at.ends_with("?done=resent"));
    let link = app.mailed(&person.email, "activate").await;
    assert_ne!(link, person.invitation);
    assert_eq!(app.browser().open(&person.invitation).await.status, 410);
    assert_eq!(app.browser().open(&link).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_come_to_their_desk_and_find_the_way_to_their_own_account() {
    let app = TestApp::start().await;
    let (agent, _) = app.colleague("finrust", Role::Agent).await;
    let browser = app.browser();
    app.enter_password(&agent, &browser).await;
    let page = browser.open("/login/verify").await;
    let page = browser.submit(&page, "verify", &[("code", &agent.next_code(&app))]).await;
    assert_eq!((page.status, page.path()), (200, "/support"));
    assert!(page.body.contains("href=\"/me\""));
    assert_eq!(page.fact("role").as_deref(), Some("role-agent"));
    assert_eq!(browser.open("/me").await.fact("room").as_deref(), Some("/support"));
}
