//! What staff did about an account, as its owner meets it.

use chrono::Duration;
use herstel::journal::{Actor, Failure, Intent, Provenance};
use herstel_domain::{
    account::{AccountCommand, AccountDecider, AccountRefusal, GrantRole, LINK_VALID_AFTER_RESET, RevokeRole},
    words::Role,
};

use crate::house::{Browser, Person, TestApp};

/// What a page says to somebody who signs in.
async fn at_the_door(app: &TestApp, person: &Person) -> (String, Option<String>) {
    let page = app.enter_password(person, &app.browser()).await;
    (page.path().to_owned(), page.error())
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_reset_the_owner_is_back_with_password_and_mailbox_on_a_new_phone() {
    let app = TestApp::start().await;
    for organisation in ["finrust", "mijnlogin"] {
        let (mut person, browser) = app.activated(organisation).await;
        app.link_phone(&mut person, &browser).await;
        app.letters().await;
        app.desk(&person).await.resets().await.unwrap();
        let letter = app.letter_to(&person.email).await;
        assert_eq!(letter.subject, "Support heeft uw tweede bewijs verwijderd");
        assert_eq!(browser.open("/me").await.path(), "/login", "r12: signed out");

        let browser = app.browser();
        assert_eq!(app.enter_password(&person, &browser).await.path(), "/login/prove");
        let ways = browser.open("/login/prove").await;
        assert!(!ways.body.contains("/login/recovery-code") && !ways.body.contains("/login/trashed-app"));
        for way in ["/enrol", "/enrol/app", "/me"] {
            assert!(browser.open(way).await.path().starts_with("/login"), "x02: {way}");
        }
        let page = app.recover_by_mail(&person, &browser).await;
        assert_eq!(page.path(), "/enrol/app", "{:?}", page.error());
        assert_eq!(app.link_phone(&mut person, &browser).await.at, "/login?done=enrolled");
        let me = app.sign_in(&person).await.open("/me").await;
        let states: Vec<_> = me.tagged("authenticator", "state").into_iter().map(|(_, state)| state).collect();
        assert_eq!(states, ["in_use", "reset"], "r07: the former phone stays on record");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r06_after_a_reset_the_link_works_ten_minutes() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    app.desk(&person).await.resets().await.unwrap();
    let browser = app.browser();
    app.enter_password(&person, &browser).await;
    let ways = browser.open("/login/prove").await;
    let sent = browser.submit(&ways, "prove", &[]).await;
    assert!(sent.words().contains("10 minuten"), "{}", sent.words());
    let link = app.mailed(&person.email, "magic").await;
    app.clock.advance(LINK_VALID_AFTER_RESET);
    assert_eq!(browser.open(&link).await.status, 410);
}

#[tokio::test(flavor = "multi_thread")]
async fn x04_after_a_reset_the_mailbox_alone_chooses_no_password() {
    let app = TestApp::start().await;
    let (person, _) = app.activated("mijnlogin").await;
    app.desk(&person).await.resets().await.unwrap();
    let browser = app.browser();
    let page = browser.open("/password/forgotten").await;
    browser.submit(&page, "forgotten", &[("email", &person.email)]).await;
    let page = browser.open(&app.mailed(&person.email, "magic").await).await;
    let page = browser.submit(&page, "magic", &[]).await;
    assert!(page.all("state").contains(&"missing".to_owned()), "it leads to support: {}", page.words());
    let password = [("new_password", "Bergen-84-kano-Zilver!"), ("code", "")];
    let posted = browser.post("/call/recover/password", &password).await;
    assert!(posted.location().contains("error=code_missing"), "{}", posted.location());
}

#[tokio::test(flavor = "multi_thread")]
async fn r18_an_objection_to_a_reset_freezes_and_opens_nothing() {
    let app = TestApp::start().await;
    let (person, _) = app.enrolled("finrust").await;
    app.desk(&person).await.resets().await.unwrap();
    assert_eq!(app.report(&app.letter_to(&person.email).await).await.at, "/login?done=frozen");
    assert_eq!(at_the_door(&app, &person).await.0, "/login/prove");
    let again = app.desk(&person).await.resets().await;
    assert!(matches!(again, Err(Failure::Refused(AccountRefusal::ChangesFrozen { .. }))));
}

#[tokio::test(flavor = "multi_thread")]
async fn r20_a_disabled_account_is_answered_like_a_wrong_password_and_its_links_open_nothing() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("finrust").await;
    let page = app.browser().open("/password/forgotten").await;
    app.browser().submit(&page, "forgotten", &[("email", &person.email)]).await;
    let link = app.mailed(&person.email, "magic").await;
    app.desk(&person).await.disables().await.unwrap();

    assert_eq!(browser.open("/me").await.path(), "/login", "r12: signed out");
    let wrong = Person { password: "Kade-27-molen-Zwaan?".to_owned(), ..person.clone() };
    assert_eq!(at_the_door(&app, &person).await, at_the_door(&app, &wrong).await);
    assert_eq!(at_the_door(&app, &person).await.1.as_deref(), Some("wrong_credentials"));
    assert_eq!(app.browser().open(&link).await.status, 410);
    let letter = app.letter_to(&person.email).await;
    assert_eq!((letter.subject.as_str(), letter.links().len()), ("Uw account is uitgeschakeld", 0));
    let asking = app.browser();
    let page = asking.open("/password/forgotten").await;
    asking.submit(&page, "forgotten", &[("email", &person.email)]).await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert!(app.letters().await.is_empty(), "nothing is mailed");

    app.desk(&person).await.enables().await.unwrap();
    app.clock.advance(Duration::minutes(1));
    app.sign_in(&person).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_to_a_disabled_account_opens_nothing() {
    let app = TestApp::start().await;
    let person = app.invited("finrust").await;
    app.desk(&person).await.disables().await.unwrap();
    assert_eq!(app.browser().open(&person.invitation).await.status, 410);
    app.desk(&person).await.enables().await.unwrap();
    assert_eq!(app.browser().open(&person.invitation).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn r24_of_two_accounts_on_their_way_to_one_address_the_first_that_both_confirmed_gets_it() {
    let app = TestApp::start().await;
    let (one, other) = (app.activated("finrust").await.0, app.activated("finrust").await.0);
    let address = "samen@post.example";
    let (mut answers, mut told) = (Vec::new(), app.letters().await);
    for person in [&one, &other] {
        app.desk(person).await.corrects_email(address).await.unwrap();
        let letters = app.letters().await;
        let link_of = |to: &str| letters.iter().filter(|l| l.to == to).find_map(|l| l.finds("confirm-email")).unwrap();
        app.desk(person).await.confirms_email(&link_of(address), None).await.unwrap();
        let early = app.desk(person).await.confirms_email(&link_of(&person.email), None).await;
        assert!(matches!(early, Err(Failure::Refused(AccountRefusal::ConfirmedMeanwhile))), "no claim, no change");
        let claims = Some((person.email.as_str(), address));
        answers.push(app.desk(person).await.confirms_email(&link_of(&person.email), claims).await);
        told.extend(app.letters().await);
    }
    assert!(answers[0].is_ok());
    assert!(matches!(answers[1], Err(Failure::Taken("login_email"))));
    let moved = Person { email: address.to_owned(), ..one.clone() };
    assert_eq!(at_the_door(&app, &moved).await.0, "/enrol/app");
    assert_eq!(at_the_door(&app, &one).await.1.as_deref(), Some("wrong_credentials"));
    assert_eq!(at_the_door(&app, &other).await.0, "/enrol/app", "keeps the address that it had");
    let told: Vec<_> = told.into_iter().map(|letter| (letter.to, letter.subject)).collect();
    for to in [one.email.as_str(), address] {
        assert!(told.contains(&(to.to_owned(), "Uw e-mailadres voor inloggen is gewijzigd".to_owned())), "{told:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_owner_reads_on_their_page_what_staff_did() {
    let app = TestApp::start().await;
    let (mut person, _) = app.enrolled("finrust").await;
    let browser = everything(&app, &mut person).await;
    let words = browser.open("/me/activity").await.words();
    for line in
        ["Apps en herstelcodes verwijderd door support", "Overal uitgelogd door support", "Rol verloren: auditor"]
    {
        assert!(words.contains(line), "{line}: {words}");
    }
    assert!(!words.contains("canary-reden") && !words.contains("canary-ticket"));
}

/// Everything that staff and operators do, once; the owner is back on a new phone and at a new address.
pub(crate) async fn everything(app: &TestApp, person: &mut Person) -> Browser {
    app.desk(person).await.disables().await.unwrap();
    app.desk(person).await.enables().await.unwrap();
    app.desk(person).await.corrects_name("Kanarie Rechtgezet").await.unwrap();
    app.lock(person).await;
    app.desk(person).await.unlocks().await.unwrap();
    app.desk(person).await.ends_sessions().await.unwrap();
    let role = Role::Auditor;
    for command in [
        AccountCommand::GrantRole(GrantRole { role, now: app.clock.now() }),
        AccountCommand::RevokeRole(RevokeRole { role, now: app.clock.now() }),
    ] {
        let intent = Intent::<AccountDecider>::new(person.id.uuid(), command, Provenance::of(Actor::Operator));
        app.house.journal.execute(intent).await.unwrap();
    }
    app.letters().await;
    let address = format!("n.{}", person.email);
    app.desk(person).await.corrects_email(&address).await.unwrap();
    let letters = app.letters().await;
    let link_of = |to: &str| letters.iter().filter(|l| l.to == to).find_map(|l| l.finds("confirm-email")).unwrap();
    app.desk(person).await.confirms_email(&link_of(&person.email), None).await.unwrap();
    let claims = Some((person.email.as_str(), address.as_str()));
    app.desk(person).await.confirms_email(&link_of(&address), claims).await.unwrap();
    person.email = address;
    app.desk(person).await.resets().await.unwrap();
    let browser = app.browser();
    app.recover_by_mail(person, &browser).await;
    assert_eq!(app.link_phone(person, &browser).await.at, "/login?done=enrolled");
    app.sign_in(person).await
}
