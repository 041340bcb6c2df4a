//! A lost phone, from the call to the new one.

use chrono::Duration;
use herstel_domain::words::Role;

use super::{GROUNDS, events};
use crate::house::{Browser, TestApp, account_of};

#[tokio::test(flavor = "multi_thread")]
async fn x04_after_a_reset_nobody_is_signed_in_and_the_owner_proves_two_things_before_enrolling() {
    let app = TestApp::start().await;
    let (_, agent) = app.colleague("finrust", Role::Agent).await;
    let (mut person, owner) = app.enrolled("finrust").await;
    let page = agent.open(&account_of(&person)).await;
    assert_eq!(page.status, 200, "{:?}", page.error());
    let words = agent.open(&format!("{}/reset", account_of(&person))).await.words();
    for told in ["Telefoon", "herstelcodes", "1 sessie", "10 minuten", "7 dagen"] {
        assert!(words.contains(told), "the page restates {told}: {words}");
    }
    let done = agent.act_on(&person, "reset", &GROUNDS).await;
    assert_eq!(done.at, format!("{}?done=reset", account_of(&person)));
    assert_eq!(agent.open("/me").await.status, 200, "the agent is still who they were");
    assert_eq!(owner.open("/me").await.path(), "/login", "the owner's sessions have ended");
    assert_eq!(app.letter_to(&person.email).await.subject, "Support heeft uw tweede bewijs verwijderd");

    let browser = app.browser();
    assert_eq!(app.enter_password(&person, &browser).await.path(), "/login/prove");
    for way in ["/enrol/app", "/me"] {
        assert!(browser.open(way).await.path().starts_with("/login"), "{way}");
    }
    assert_eq!(browser.open("/support").await.status, 404);
    assert_eq!(app.recover_by_mail(&person, &browser).await.path(), "/enrol/app");
    app.link_phone(&mut person, &browser).await;
    app.sign_in(&person).await;
    let history = agent.open(&account_of(&person)).await.words();
    assert!(history.contains("INC-20931") && history.contains("Teruggebeld op het bekende nummer"), "why: {history}");
}

#[tokio::test(flavor = "multi_thread")]
async fn r21_support_sees_no_secret_code_link_or_password_on_any_page() {
    let app = TestApp::start().await;
    let (_, agent) = app.colleague("finrust", Role::Administrator).await;
    let (person, _) = app.enrolled("finrust").await;
    let invited = app.invited("finrust").await;
    let asking = app.browser();
    let page = asking.open("/password/forgotten").await;
    asking.submit(&page, "forgotten", &[("email", &person.email)]).await;
    app.mailed(&person.email, "magic").await;

    let mut seen = vec![agent.open(&account_of(&person)).await, agent.open(&account_of(&invited)).await];
    for act in ["reset", "end-sessions", "correct-name", "correct-email", "disable"] {
        seen.push(agent.open(&format!("{}/{act}", account_of(&person))).await);
    }
    seen.push(agent.act_on(&invited, "resend", &[]).await);
    seen.push(agent.act_on(&person, "correct-email", &[("email", "ander@post.example"), GROUNDS[1]]).await);
    seen.push(agent.act_on(&person, "reset", &GROUNDS).await);
    seen.push(agent.open("/support?q=kanarie").await);
    app.letters().await;
    let open = ["name", "email", "ticket", "reason", "label"];
    let secrets: Vec<_> =
        app.witness.secrets().into_iter().filter(|(what, _)| !open.contains(&what.as_str())).collect();
    assert!(secrets.len() > 20, "there was something to keep");
    for page in &seen {
        assert_eq!(page.status, 200, "{}", page.at);
        for (what, value) in &secrets {
            assert!(!page.body.contains(value.as_str()) && !page.at.contains(value.as_str()), "{what} at {}", page.at);
        }
        assert!(page.all("secret").is_empty() && page.all("recovery-code").is_empty(), "{}", page.at);
        let fields: Vec<_> = page.forms().into_iter().flat_map(|form| form.open).collect();
        assert!(!fields.iter().any(|field| ["password", "new_password", "code"].contains(&field.as_str())));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_speaks_against_a_reset_stands_beside_its_button() {
    let app = TestApp::start().await;
    let (_, agent) = app.colleague("finrust", Role::Agent).await;
    let (mut person, _) = app.enrolled("finrust").await;
    let warned = async |agent: &Browser| agent.open(&format!("{}/reset", account_of(&person))).await.words();
    assert!(warned(&agent).await.contains("werd nog gebruikt"), "the lost app was used today");
    agent.act_on(&person, "reset", &GROUNDS).await;
    app.clock.advance(Duration::minutes(1));
    let browser = app.browser();
    app.recover_by_mail(&person, &browser).await;
    app.link_phone(&mut person, &browser).await;
    let words = agent.open(&account_of(&person)).await.words();
    assert!(words.contains("de afgelopen 30 dagen al gereset"), "{words}");
}

#[tokio::test(flavor = "multi_thread")]
async fn r24_of_two_agents_who_reset_at_once_one_does_it_and_the_other_is_told() {
    let app = TestApp::start().await;
    let ((_, one), (_, other)) =
        (app.colleague("finrust", Role::Agent).await, app.colleague("finrust", Role::Lead).await);
    let (person, _) = app.enrolled("finrust").await;
    let path = format!("{}/reset", account_of(&person));
    let (mine, yours) = (one.open(&path).await.form("reset"), other.open(&path).await.form("reset"));
    let (mine, yours) = tokio::join!(one.send_form(&mine, &GROUNDS), other.send_form(&yours, &GROUNDS));
    let mut ends = [mine.location(), yours.location()].map(|to| to.split('?').nth(1).unwrap().to_owned());
    ends.sort_unstable();
    assert_eq!(ends, ["done=reset", "error=stale"]);
    let resets = events(&app, person.id).await.into_iter().filter(|event| event == "account.reset_by_support").count();
    assert_eq!(resets, 1);
}
