//! R23: what a password must be, with the reason in words, and what it may be.

use herstel_domain::policy::{Policy, SecondFactor};

use crate::house::TestApp;

/// Passwords that are refused, with the code of the reason, at an organisation.
const REFUSED: [(&str, &str, &str); 12] = [
    ("finrust", "", "password_missing"),
    ("finrust", "Zw4-n!x", "password_too_short"),
    ("finrust", "wachtwoord", "password_common"),
    ("finrust", "password1", "password_common"),
    ("finrust", "12345678", "password_common"),
    ("finrust", "Welkom2024", "password_common"),
    ("finrust", "qwertyuiop", "password_common"),
    ("finrust", "Kanarie-boot-7!", "password_personal"),
    ("finrust", "kade-FinRust-27-zwaan", "password_personal"),
    ("werktalent", "kade-molen-zwaan-boot", "password_composition"),
    ("werktalent", "Kade-27-molen!", "password_too_short"),
    ("mijnlogin", "Kade-27-molen!", "password_too_short"),
];

#[tokio::test(flavor = "multi_thread")]
async fn r23_each_weakness_is_refused_with_its_reason_and_changes_nothing() {
    let app = TestApp::start().await;
    for organisation in ["finrust", "werktalent", "mijnlogin"] {
        let (person, browser) = (app.invited(organisation).await, app.browser());
        let page = browser.open(&person.invitation).await;
        let before = app.state().await;
        for (_, password, reason) in REFUSED.iter().filter(|(of, ..)| *of == organisation) {
            let refused = browser.submit(&page, "password", &[("new_password", password)]).await;
            assert_eq!(
                (refused.path(), refused.error().as_deref()),
                ("/activate", Some(*reason)),
                "{password} at {organisation}"
            );
            assert!(refused.body.contains("id=\"new_password-fout\""), "the field says so too");
            assert!(!refused.body.contains(&format!("value=\"{password}\"")), "it is not shown again");
        }
        let long = "kade molen zwaan ".repeat(16);
        let refused = browser.submit(&page, "password", &[("new_password", &long)]).await;
        assert_eq!(refused.error().as_deref(), Some("password_too_long"));
        assert_eq!(app.state().await, before);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r23_long_ones_and_unicode_are_accepted_and_open_again_however_they_are_typed() {
    let app = TestApp::start().await;
    for (password, typed) in [
        ("kade molen zwaan boot ".repeat(3) + "x", None),
        ("é".repeat(3) + " brug äpfel kanø", Some("e\u{301}".repeat(3) + " brug a\u{308}pfel kanø")),
        ("верёвка-лодка-мельница".to_owned(), None),
        ("風車と運河と自転車の街".to_owned(), None),
        ("🚲🌷🧀🚲🌷🧀 fiets".to_owned(), None),
        (" spaties doen ertoe ".to_owned(), None),
    ] {
        let (mut person, browser) = (app.invited("finrust").await, app.browser());
        let page = browser.open(&person.invitation).await;
        let page = browser.submit(&page, "password", &[("new_password", &password)]).await;
        assert_eq!((page.path(), page.error()), ("/enrol/app", None), "{password}");
        person.password = typed.unwrap_or(password);
        assert_eq!(app.enter_password(&person, &browser).await.path(), "/enrol/app", "{}", person.password);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r23_the_present_password_is_no_new_one() {
    let app = TestApp::start().await;
    let (person, browser) = app.enrolled("finrust").await;
    let before = app.state().await;
    let page = browser.open("/me/password").await;
    let same = [("password", person.password.as_str()), ("new_password", &person.password)];
    let page = browser.submit(&page, "password", &same).await;
    assert_eq!((page.path(), page.error().as_deref()), ("/me/password", Some("password_same")));
    let wrong = [("password", "Bergen-84-kano-Zilver"), ("new_password", "Bergen-84-kano-Zilver!")];
    let page = browser.submit(&page, "password", &wrong).await;
    assert_eq!((page.path(), page.error().as_deref()), ("/me/password", Some("wrong_password")));
    assert_eq!(app.state().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn r23_a_short_password_that_came_to_stand_alone_opens_nothing_until_a_longer_one_is_chosen() {
    let app = TestApp::start().await;
    let (mut person, browser) = (app.invited("finrust").await, app.browser());
    let page = browser.open(&person.invitation).await;
    "Kade-27-zwaan".clone_into(&mut person.password);
    browser.submit(&page, "password", &[("new_password", &person.password)]).await;
    app.decrees("finrust", |policy| Policy { second_factor: SecondFactor::Optional, ..policy }).await;

    let browser = app.browser();
    let refused = app.enter_password(&person, &browser).await;
    assert_eq!((refused.path(), refused.error().as_deref()), ("/login", Some("password_too_short_alone")));
    assert!(browser.open("/me").await.path().starts_with("/login"));
    "Kade-28-zwaan".clone_into(&mut person.password);
    let wrong = app.enter_password(&person, &app.browser()).await;
    assert_eq!(wrong.error().as_deref(), Some("wrong_credentials"), "only who knows it is told how long it is");

    let page = browser.open("/password/forgotten").await;
    browser.submit(&page, "forgotten", &[("email", &person.email)]).await;
    let link = app.mailed(&person.email, "magic").await;
    let page = browser.open(&link).await;
    let page = browser.submit(&page, "magic", &[]).await;
    "Kade-27-molen-Zwaan!".clone_into(&mut person.password);
    browser.submit(&page, "password", &[("new_password", &person.password)]).await;
    assert_eq!(app.enter_password(&person, &browser).await.path(), "/me");
}
