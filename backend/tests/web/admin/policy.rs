//! The policy: edited with its consequences in view.

use chrono::Duration;
use herstel_domain::words::Role;

use super::{administrator, counted, edit, finrust};
use crate::{
    helpdesk::GROUNDS,
    house::{TestApp, account_of},
};

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_says_what_it_does_and_to_how_many_and_takes_effect_when_it_is_saved() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    let (_, _) = app.enrolled("finrust").await;
    let (never, _) = app.activated("finrust").await;
    app.enrolled("werktalent").await;
    app.letters().await;

    let form = browser.open("/admin").await;
    assert_eq!((form.status, form.fact("edition").as_deref()), (200, Some("1")));
    let plan = browser.open(&edit(&form, &[("second_factor", "optional")])).await;
    // the administrator needs a second factor all the same; the others may choose
    assert_eq!((plan.status, plan.fact("affected").as_deref()), (200, Some("2")), "{}", plan.words());
    assert_eq!(counted(&plan), ["free_to_choose"]);
    assert!(plan.words().contains("Ieder kiest zelf"), "{}", plan.words());
    assert_eq!(app.house.organisations.by_id(finrust(&app)).unwrap().edition, 1, "looking changes nothing");

    let saved = browser.submit(&plan, "change-policy", &[]).await;
    assert_eq!(
        (saved.path(), saved.fact("done").as_deref()),
        ("/admin", Some("policy-changed")),
        "{:?}",
        saved.error()
    );
    assert_eq!(saved.fact("edition").as_deref(), Some("2"));
    // who never bound a factor is in by the password from now on
    let home = app.enter_password(&never, &app.browser()).await;
    assert_eq!((home.status, home.path()), (200, "/me"), "{:?}", home.error());

    let letters = app.letters().await;
    let told: Vec<_> =
        letters.iter().filter(|letter| letter.subject == "De regels voor inloggen zijn gewijzigd").collect();
    assert_eq!(told.len(), 3, "the two concerned, and the administrator: {letters:?}");
    let concerned = told.iter().filter(|letter| letter.text.contains("U kiest voortaan zelf")).count();
    assert_eq!(concerned, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_only_administrators_reset_phones_support_is_told_so_and_refused() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    let (_, agent) = app.colleague("finrust", Role::Agent).await;
    let (person, _) = app.enrolled("finrust").await;
    let page = format!("{}/reset", account_of(&person));
    let reset = agent.open(&page).await.form("reset");
    let form = browser.open("/admin").await;
    let plan = browser.open(&edit(&form, &[("reset_by", "administrators")])).await;
    assert_eq!((counted(&plan), plan.fact("affected").as_deref()), (vec!["resets_no_more".to_owned()], Some("1")));
    browser.submit(&plan, "change-policy", &[]).await;

    let account = agent.open(&account_of(&person)).await;
    assert!(!account.body.contains(&page) && account.all("state").contains(&"reset-elsewhere".to_owned()));
    assert!(account.words().contains("doet hier alleen een beheerder"), "{}", account.words());
    let refused = agent.open(&page).await;
    assert_eq!((refused.status, refused.error().as_deref()), (403, Some("reset_not_for_your_role")));
    assert!(refused.words().contains("Vraag een beheerder"), "{}", refused.words());
    assert_eq!(agent.send_form(&reset, &GROUNDS).await.status, 403, "nor from a page of before");
    let done = browser.act_on(&person, "reset", &GROUNDS).await;
    assert_eq!(done.fact("done").as_deref(), Some("reset"), "{:?}", done.error());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_address_that_is_demanded_comes_first_at_the_next_sign_in_and_has_to_be_named() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    let (person, _) = app.enrolled("finrust").await;
    let form = browser.open("/admin").await;
    let plan = browser.open(&edit(&form, &[("backup_email", "required")])).await;
    assert_eq!(counted(&plan), ["must_set_backup_email"], "{}", plan.words());
    browser.submit(&plan, "change-policy", &[]).await;

    let theirs = app.browser();
    let page = app.enter_password(&person, &theirs).await;
    let page = theirs.submit(&page, "verify", &[("code", &person.next_code(&app))]).await;
    assert_eq!(page.path(), "/me/backup-email", "{:?}", page.error());
    assert!(page.all("state").contains(&"demanded".to_owned()), "{:?}", page.all("state"));
    assert!(!page.words().contains("Terug naar Mijn login"), "there is nowhere else to go: {}", page.words());
    assert_eq!(theirs.open("/me").await.path(), "/me/backup-email");
    let same = theirs.submit(&page, "backup-email", &[("backup_email", &person.email)]).await;
    assert_eq!(same.error().as_deref(), Some("same_as_login"));
    let asked = theirs.submit(&page, "backup-email", &[("backup_email", "prive@thuis.example")]).await;
    assert_eq!(asked.at, "/me?done=backup-email-asked", "{:?}", asked.error());
    app.confirm_email(&app.mailed("prive@thuis.example", "confirm-email").await).await;
    // from then on the way in is free
    app.sign_in(&person).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_from_before_another_edit_is_caught() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    let form = browser.open("/admin").await;
    let (one, other) = (
        browser.open(&edit(&form, &[("grace_days", "7")])).await,
        browser.open(&edit(&form, &[("grace_days", "9")])).await,
    );
    assert_eq!(browser.submit(&one, "change-policy", &[]).await.fact("done").as_deref(), Some("policy-changed"));
    let stale = browser.submit(&other, "change-policy", &[]).await;
    assert_eq!((stale.path(), stale.error().as_deref()), ("/admin", Some("stale")));
    assert_eq!(app.house.organisations.by_id(finrust(&app)).unwrap().policy.grace_days, 7);
    assert!(stale.body.contains("value=\"9\""), "what was asked for is not typed twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn r5_an_edit_asks_for_a_fresh_proof_and_comes_back_to_itself() {
    let app = TestApp::start().await;
    let (person, browser) = administrator(&app).await;
    let form = browser.open("/admin").await;
    let address = edit(&form, &[("grace_days", "7"), ("remember_days", "30")]);
    app.clock.advance(Duration::minutes(6));
    let asked = browser.open(&address).await;
    assert_eq!(asked.path(), "/login/verify");
    let back = browser.submit(&asked, "verify", &[("code", &person.next_code(&app))]).await;
    assert_eq!((back.status, back.path()), (200, "/admin/policy"), "{:?}", back.error());
    for field in ["grace_days=7", "remember_days=30", "mailbox=yes"] {
        assert!(back.at.contains(field), "{}", back.at);
    }
    app.clock.advance(Duration::minutes(6));
    let sent = browser.send_form(&back.form("change-policy"), &[]).await;
    assert!(sent.location().starts_with("/login/verify?next=/admin/policy?"), "{}", sent.location());
    assert_eq!(app.house.organisations.by_id(finrust(&app)).unwrap().edition, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_that_would_lock_its_own_administrator_out_is_refused_with_the_reason() {
    let app = TestApp::start().await;
    let (_, first) = administrator(&app).await;
    let form = first.open("/admin").await;
    let plan = first.open(&edit(&form, &[("recovery_codes", "0")])).await;
    first.submit(&plan, "change-policy", &[]).await;
    // no codes were issued to this one
    let (_, browser) = administrator(&app).await;
    let form = browser.open("/admin").await;
    let address = edit(&form, &[("recovery_codes", "0"), ("mailbox", "")]);
    let refused = browser.open(&address).await;
    assert_eq!((refused.path(), refused.error().as_deref()), ("/admin", Some("strands_administrator")));
    assert!(refused.words().contains("houdt u zelf geen weg terug over"));
    // the one with codes is not stranded: for them it may be, and it says who would be
    let plan = first.open(&address).await;
    assert_eq!(
        (plan.path(), counted(&plan)),
        ("/admin/policy", vec!["no_way_back".to_owned(), "mailbox_no_way".to_owned()])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_cannot_be_goes_back_to_the_form_with_its_reason() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    let form = browser.open("/admin").await;
    for (field, value) in [
        ("grace_days", "61"),
        ("grace_days", "veel"),
        ("password_minimum", "7"),
        ("remember_days", "91"),
        ("recovery_codes", "-1"),
        ("backup_email", "misschien"),
    ] {
        let page = browser.open(&edit(&form, &[(field, value)])).await;
        assert_eq!((page.path(), page.error()), ("/admin", Some(format!("{field}_invalid"))), "{field}={value}");
        assert!(page.body.contains(&format!("href=\"#{field}\"")), "the way to the field");
        let seen = app.house.organisations.by_id(finrust(&app)).unwrap().version.to_string();
        let posted = browser.post("/call/admin/change-policy", &[("seen", &seen), (field, value)]).await;
        assert!(posted.location().contains("error="), "{}", posted.location());
    }
    assert_eq!(app.house.organisations.by_id(finrust(&app)).unwrap().edition, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn x6_another_node_knows_of_an_edit_as_soon_as_it_looks_and_a_period_of_grace_stays_what_it_was() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    let form = browser.open("/admin").await;
    let node =
        herstel::organisations::Organisations::load(app.database.app(1), app.house.journal.clone()).await.unwrap();
    let plan = browser.open(&edit(&form, &[("grace_days", "14")])).await;
    browser.submit(&plan, "change-policy", &[]).await;
    assert_eq!(node.by_id(finrust(&app)).unwrap().policy.grace_days, 0, "it has not looked");
    node.refresh().await.unwrap();
    assert_eq!(node.by_id(finrust(&app)).unwrap().policy.grace_days, 14);

    // the period begins, and an edit renews nothing
    let (person, _) = app.activated("finrust").await;
    let until = |app: &TestApp| {
        let (journal, id) = (app.house.journal.clone(), person.id.uuid());
        async move {
            let loaded = journal.load::<herstel_domain::account::AccountDecider>(id).await.unwrap();
            loaded.state.active().unwrap().grace.unwrap().until
        }
    };
    let begun = until(&app).await;
    let form = browser.open("/admin").await;
    let plan = browser.open(&edit(&form, &[("grace_days", "60")])).await;
    assert_eq!(plan.fact("affected").as_deref(), Some("0"), "who began gets no more days");
    browser.submit(&plan, "change-policy", &[]).await;
    app.enter_password(&person, &app.browser()).await;
    assert_eq!(until(&app).await, begun);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_administers_alone_is_reminded_until_there_is_another() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    app.colleague("werktalent", Role::Administrator).await;
    assert_eq!(browser.open("/admin").await.fact("state").as_deref(), Some("alone"));
    administrator(&app).await;
    assert_eq!(browser.open("/admin").await.fact("state"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stricter_policy_reaches_whoever_is_in_by_the_password_alone() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    let save = async |fields: &[(&str, &str)]| {
        let plan = browser.open(&edit(&browser.open("/admin").await, fields)).await;
        let saved = browser.submit(&plan, "change-policy", &[]).await;
        assert_eq!(saved.fact("done").as_deref(), Some("policy-changed"), "{:?}", saved.error());
    };
    save(&[("second_factor", "optional")]).await;
    let (person, _) = app.activated("finrust").await;
    let (guarded, theirs) = app.enrolled("finrust").await;
    let alone = app.browser();
    assert_eq!(app.enter_password(&person, &alone).await.path(), "/me");
    save(&[]).await;
    let page = alone.open("/me").await;
    assert_eq!((page.path(), page.error().as_deref()), ("/login", Some("session_expired")));
    assert_eq!(app.enter_password(&person, &alone).await.path(), "/enrol/app");
    assert_eq!(theirs.open("/me").await.path(), "/me", "{} proved a second factor", guarded.email);
}
