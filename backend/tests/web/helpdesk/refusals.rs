//! What the support desk refuses, and to whom.

use chrono::Duration;
use herstel::journal::{Actor, Intent, Provenance};
use herstel_domain::{
    account::{AccountCommand, AccountDecider, RevokeRole},
    ids::AccountId,
    words::Role,
};

use super::{GROUNDS, events, on_record};
use crate::house::{Browser, Page, TestApp, account_of};

/// Every act with what it asks, and a page that nobody has seen.
const ACTS: [&str; 8] =
    ["reset", "unlock", "end-sessions", "resend", "disable", "enable", "correct-name", "correct-email"];

/// Posts an act by hand.
async fn post(browser: &Browser, act: &str, account: AccountId, seen: &str) -> Page {
    let account = account.to_string();
    let fields =
        [("account", account.as_str()), ("seen", seen), ("name", "Iemand Anders"), ("email", "weg@post.example")];
    browser.post(&format!("/call/support/{act}"), &[&fields[..], &GROUNDS].concat()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn x01_who_may_not_reset_cannot_by_any_sibling_of_it() {
    let app = TestApp::start().await;
    let (person, owner) = app.enrolled("finrust").await;
    let (_, auditor) = app.colleague("finrust", Role::Auditor).await;
    let before = events(&app, person.id).await;
    for browser in [&auditor, &owner] {
        for act in ACTS {
            assert_eq!(post(browser, act, person.id, "7").await.status, 404, "{act}");
            assert_eq!(browser.get(&format!("{}/{act}", account_of(&person))).await.status, 404, "{act}");
        }
    }
    for act in ACTS {
        assert_eq!(post(&app.browser(), act, person.id, "7").await.location(), "/login", "{act}");
    }
    assert_eq!(events(&app, person.id).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn x07_nobody_acts_on_themselves_a_peer_or_somebody_above() {
    let app = TestApp::start().await;
    let (agent, browser) = app.colleague("finrust", Role::Agent).await;
    let (peer, _) = app.colleague("finrust", Role::Agent).await;
    let (lead, leading) = app.colleague("finrust", Role::Lead).await;
    for (browser, target, code) in [
        (&browser, &agent, "not_on_yourself"),
        (&browser, &peer, "not_a_user"),
        (&browser, &lead, "not_a_user"),
        (&leading, &agent, "not_a_user"),
        (&leading, &lead, "not_on_yourself"),
    ] {
        let before = events(&app, target.id).await;
        let page = browser.open(&account_of(target)).await;
        assert_eq!((page.status, page.all("act"), page.error().as_deref()), (200, vec![], Some(code)));
        for act in ACTS {
            assert_eq!(post(browser, act, target.id, "7").await.status, 403, "{act} on {code}");
            let page = browser.get(&format!("{}/{act}", account_of(target))).await;
            assert_eq!((page.status, page.error().as_deref()), (403, Some(code)), "{act}");
        }
        assert_eq!(events(&app, target.id).await, before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_organisations_ids_are_nowhere() {
    let app = TestApp::start().await;
    let (agent, browser) = app.colleague("finrust", Role::Administrator).await;
    let (person, _) = app.enrolled("werktalent").await;
    let before = events(&app, person.id).await;
    let missing = AccountId::new(herstel::entropy::id());
    for id in [person.id, missing] {
        assert_eq!(browser.get(&format!("/support/accounts/{id}")).await.status, 404);
        for act in ACTS {
            assert_eq!(browser.get(&format!("/support/accounts/{id}/{act}")).await.status, 404, "{act}");
            assert_eq!(post(&browser, act, id, "7").await.status, 404, "{act}");
        }
    }
    for path in ["/support/accounts/nonsense", "/support/accounts/nonsense/reset"] {
        assert_eq!(browser.get(path).await.status, 404);
    }
    assert_eq!(browser.get(&format!("/support/accounts/{}/nonsense", person.id)).await.status, 404);
    assert_eq!(events(&app, person.id).await, before);
    let refused = on_record(&app, agent.id).await;
    assert!(refused.contains(&("access.refused".into(), "support.reset".into(), "not_yours".into())), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_who_was_demoted_between_page_and_post_does_nothing_more() {
    let app = TestApp::start().await;
    let (agent, browser) = app.colleague("finrust", Role::Agent).await;
    let (person, _) = app.enrolled("finrust").await;
    let form = browser.open(&format!("{}/reset", account_of(&person))).await.form("reset");
    let revoke = AccountCommand::RevokeRole(RevokeRole { role: Role::Agent, now: app.clock.now() });
    let intent = Intent::<AccountDecider>::new(agent.id.uuid(), revoke, Provenance::of(Actor::Operator));
    app.house.journal.execute(intent).await.unwrap();
    let before = events(&app, person.id).await;
    let answer = browser.send_form(&form, &GROUNDS).await;
    assert!(answer.status == 404 || answer.location().starts_with("/login"), "{} {}", answer.status, answer.body);
    let again = app.sign_in(&agent).await;
    assert_eq!(again.send_form(&form, &GROUNDS).await.status, 404, "a user by now");
    assert_eq!(events(&app, person.id).await, before);
    let refused = on_record(&app, agent.id).await;
    assert!(refused.contains(&("access.refused".into(), "support.reset".into(), "not_for_your_role".into())));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_needs_ticket_and_reason_and_the_page_as_it_is() {
    let app = TestApp::start().await;
    let (agent, browser) = app.colleague("finrust", Role::Agent).await;
    let (person, owner) = app.enrolled("finrust").await;
    let path = format!("{}/reset", account_of(&person));
    let form = browser.open(&path).await.form("reset");
    let before = events(&app, person.id).await;
    let long = "x".repeat(10_000);
    for (field, value, code) in [
        ("ticket", "", "ticket_missing"),
        ("ticket", " \u{a0}-- ", "ticket_missing"),
        ("ticket", long.as_str(), "ticket_too_long"),
        ("reason", "", "reason_missing"),
        ("reason", long.as_str(), "reason_too_long"),
        ("seen", "0", "stale"),
        ("seen", "nonsense", "stale"),
        ("seen", "18446744073709551616", "stale"),
    ] {
        let fields: Vec<_> = GROUNDS.into_iter().filter(|(name, _)| *name != field).chain([(field, value)]).collect();
        let sent = browser.send_form(&form, &fields).await;
        let page = browser.follow(sent).await;
        assert_eq!((page.path(), page.error().as_deref()), (path.as_str(), Some(code)), "{field}");
        let _kept = page.form("reset");
    }
    owner.submit(&owner.open("/me/recovery-codes").await, "renew-codes", &[]).await;
    let sent = browser.send_form(&form, &GROUNDS).await;
    assert_eq!(browser.follow(sent).await.error().as_deref(), Some("stale"), "its owner made new codes meanwhile");
    let after = events(&app, person.id).await;
    assert_eq!(after[..before.len()], before[..]);
    assert!(!after.contains(&"account.reset_by_support".to_owned()));
    let stale = ("access.refused".into(), "support.reset".into(), "stale".into());
    assert!(on_record(&app, agent.id).await.contains(&stale));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_with_markup_is_only_text() {
    let app = TestApp::start().await;
    let (_, agent) = app.colleague("finrust", Role::Agent).await;
    let (person, _) = app.enrolled("finrust").await;
    let markup = "<script>alert(1)</script>\u{202e}'\"";
    agent.act_on(&person, "reset", &[("ticket", markup), ("reason", markup)]).await;
    let page = agent.open(&account_of(&person)).await;
    assert!(!page.body.contains("<script>alert") && page.words().contains("<script>alert(1)</script>"));
    for letter in app.letters().await {
        assert!(!letter.html.contains("<script>alert") && !letter.text.contains("alert(1)"));
    }
    let rows = app.state().await;
    assert!(!rows.iter().any(|row| row.contains("alert(1)")), "ticket and reason rest sealed");
}

#[tokio::test(flavor = "multi_thread")]
async fn r05_acts_on_others_need_a_fresh_proof() {
    let app = TestApp::start().await;
    let (agent, browser) = app.colleague("finrust", Role::Agent).await;
    let (person, _) = app.enrolled("finrust").await;
    let path = format!("{}/reset", account_of(&person));
    let form = browser.open(&path).await.form("reset");
    app.clock.advance(Duration::minutes(6));
    let sent = browser.send_form(&form, &GROUNDS).await;
    assert_eq!(sent.location(), format!("/login/verify?next={path}"));
    assert!(!events(&app, person.id).await.contains(&"account.reset_by_support".to_owned()));
    let verify = browser.follow(sent).await;
    let page = browser.submit(&verify, "verify", &[("code", &agent.next_code(&app))]).await;
    assert_eq!(page.path(), path);
    assert_eq!(browser.submit(&page, "reset", &GROUNDS).await.at, format!("{}?done=reset", account_of(&person)));
}
