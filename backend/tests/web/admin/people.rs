//! Inviting one person, roles, branches and the mail that was given up.

use futures::future::join;
use herstel_domain::{account::AccountDecider, words::Role};

use super::{administrator, finrust};
use crate::house::{Browser, TestApp};

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_invites_somebody_who_gets_the_mail() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    let page = browser.open("/admin/people").await;
    let fields = [("name", "Nieuwe Collega"), ("email", "nieuw@post.example"), ("role", "agent"), ("language", "en")];
    let done = browser.submit(&page, "invite", &fields).await;
    assert_eq!((done.path(), done.fact("done").as_deref()), ("/admin/people", Some("invited")), "{:?}", done.error());
    assert!(done.tagged("account", "role").iter().any(|(_, role)| role == "agent"));
    let letter = app.letter_to("nieuw@post.example").await;
    assert!(letter.subject.starts_with("Activate your account") && letter.finds("activate").is_some(), "{letter:?}");
    // again, and somebody elsewhere's
    let again = browser.submit(&page, "invite", &fields).await;
    assert_eq!(again.error().as_deref(), Some("login_email"));
    let stranger = app.invited("werktalent").await;
    let taken =
        browser.submit(&page, "invite", &[&fields[..1], &[("email", &stranger.email)], &fields[2..]].concat()).await;
    assert_eq!(taken.error().as_deref(), Some("invite_impossible"));
    for (field, value, error) in [
        ("name", "", "name_missing"),
        ("email", "", "email_missing"),
        ("email", "geen adres", "email_invalid"),
        ("role", "koning", "role_invalid"),
        ("language", "fr", "language_invalid"),
    ] {
        let other: Vec<_> =
            fields.iter().map(|(name, right)| (*name, if *name == field { value } else { *right })).collect();
        assert_eq!(browser.submit(&page, "invite", &other).await.error().as_deref(), Some(error));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_invited_by_a_branch_and_with_a_number_that_is_theirs_to_prove() {
    let app = TestApp::start().await;
    let (_, browser) = app.colleague("werktalent", Role::Administrator).await;
    let page = browser.open("/admin/people").await;
    let branch = app.house.organisations.by_slug("werktalent").unwrap().branches[1].clone();
    assert!(page.body.contains(&format!("value=\"{}\"", branch.id)) && page.words().contains("02 Rotterdam"));
    let id = branch.id.to_string();
    let fields = |phone, branch| {
        [
            ("name", "Nieuwe Collega"),
            ("email", "nieuw@post.example"),
            ("role", "user"),
            ("language", "nl"),
            ("phone", phone),
            ("branch", branch),
        ]
    };
    for (phone, branch, error) in [
        ("06 1234567x", id.as_str(), "phone_letters"),
        ("112", &id, "phone_service"),
        ("010 1234567", &id, "phone_not_mobile"),
        ("0900 1234567", &id, "phone_premium"),
        ("06 12345678", "00000000-0000-0000-0000-000000000001", "branch_unknown"),
        ("06 12345678", "Rotterdam", "branch_unknown"),
    ] {
        let refused = browser.submit(&page, "invite", &fields(phone, branch)).await;
        assert_eq!(refused.error().as_deref(), Some(error), "{phone} {branch}");
        assert!(refused.body.contains("value=\"nieuw@post.example\"") && refused.body.contains(phone), "kept");
    }
    let done = browser.submit(&page, "invite", &fields("06 12345678", &id)).await;
    assert_eq!(done.fact("done").as_deref(), Some("invited"), "{:?}", done.error());
    let (account, sender): (uuid::Uuid, String) =
        sqlx::query_as("SELECT account, payload ->> 'branch' FROM jobs WHERE kind = 'mail' ORDER BY id DESC LIMIT 1")
            .fetch_one(&mut app.database.admin().await)
            .await
            .unwrap();
    assert_eq!(sender, id, "the branch writes");
    let invited = app.house.journal.load::<AccountDecider>(account).await.unwrap().state;
    assert_eq!(invited.member().unwrap().branch, Some(branch.id));
    // the number comes first: a code would be sent to it
    let guest = app.browser();
    let link = app.mailed("nieuw@post.example", "activate").await;
    let page = guest.open(&link).await;
    let page = guest.submit(&page, "password", &[("new_password", "Kade-27-molen-Zwaan!")]).await;
    assert_eq!(page.path(), "/enrol/phone", "{:?}", page.error());
    assert!(page.words().contains("78") && !page.words().contains("12345678"), "masked: {}", page.words());
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_role_changes_hears_it_by_mail_with_the_roles_name() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    let (user, _) = app.enrolled("finrust").await;
    for (role, subject, name) in [
        ("auditor", "U heeft een andere rol bij FinRust", "auditor"),
        ("lead", "U heeft een andere rol bij FinRust", "teamleider support"),
        ("user", "Uw rol bij FinRust is vervallen", "teamleider support"),
    ] {
        let page = browser.open(&format!("/admin/people/{}", user.id)).await;
        browser.submit(&page, "change-role", &[("role", role)]).await;
        let letters = app.letters().await;
        let told: Vec<_> = letters.iter().map(|letter| (letter.to.as_str(), letter.subject.as_str())).collect();
        assert_eq!(told, [(user.email.as_str(), subject)]);
        assert!(letters[0].text.contains(&format!("Rol: {name}")), "{}", letters[0].text);
        assert!(letters[0].links().is_empty(), "there is nothing to object to");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn x7_a_role_is_given_by_a_page_that_says_what_it_does_and_never_to_oneself() {
    let app = TestApp::start().await;
    let (oneself, browser) = administrator(&app).await;
    let (user, theirs) = app.enrolled("finrust").await;
    let page = browser.open(&format!("/admin/people/{}", user.id)).await;
    let done = browser.submit(&page, "change-role", &[("role", "auditor")]).await;
    assert_eq!(done.fact("done").as_deref(), Some("role-changed"), "{:?}", done.error());
    assert_eq!(theirs.open("/me").await.path(), "/login", "whoever's role changes signs in anew");
    let stale = browser.submit(&page, "change-role", &[("role", "lead")]).await;
    assert_eq!(stale.error().as_deref(), Some("stale"));
    let page = browser.open(&format!("/admin/people/{}", user.id)).await;
    assert_eq!(
        browser.submit(&page, "change-role", &[("role", "keizer")]).await.error().as_deref(),
        Some("role_invalid")
    );
    let own = browser.open(&format!("/admin/people/{}", oneself.id)).await;
    assert_eq!((own.status, own.error().as_deref()), (403, Some("not_on_yourself")));
    let own = [("account", oneself.id.to_string()), ("role", "user".to_owned()), ("seen", "1".to_owned())];
    let own: Vec<_> = own.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(browser.post("/call/admin/change-role", &own).await.status, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn branches_are_added_once_and_kept_in_order() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    for sender in ["02 Rotterdam", "01 Breda"] {
        let page = browser.open("/admin/branches").await;
        let done = browser.submit(&page, "branch", &[("sender", sender)]).await;
        assert_eq!(done.fact("done").as_deref(), Some("branch-added"), "{:?}", done.error());
    }
    let page = browser.open("/admin/branches").await;
    assert_eq!(page.all("branch"), ["01 Breda", "02 Rotterdam"]);
    assert_eq!(
        browser.submit(&page, "branch", &[("sender", "01 breda")]).await.error().as_deref(),
        Some("branch_known")
    );
    assert_eq!(
        browser.submit(&page, "branch", &[("sender", " ")]).await.error().as_deref(),
        Some("branch_name_invalid")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_that_was_given_up_is_shown_to_its_own_organisation_and_tried_again() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    let (_, elsewhere) = app.colleague("werktalent", Role::Administrator).await;
    let (person, _) = app.enrolled("finrust").await;
    app.desk(&person).await.ends_sessions().await.unwrap();
    app.desk(&person).await.disables().await.unwrap();
    let dead =
        "UPDATE jobs SET dead_at = now(), attempts = 8, last_error = 'refused by the server' WHERE kind = 'mail'";
    sqlx::query(dead).execute(&mut app.database.admin().await).await.unwrap();
    let page = browser.open("/admin/mail").await;
    let letters = page.all("letter");
    assert_eq!(letters.len(), 1, "{}", page.words());
    assert!(page.words().contains("refused by the server") && page.words().contains(&person.email));
    assert!(elsewhere.open("/admin/mail").await.all("letter").is_empty());
    assert_eq!(elsewhere.post("/call/admin/retry-mail", &[("letter", &letters[0])]).await.status, 404);
    assert!(app.letters().await.is_empty());
    let done = browser.submit(&page, &format!("retry-{}", letters[0]), &[]).await;
    assert_eq!(done.fact("done").as_deref(), Some("mail-retried"));
    assert_eq!(app.letters().await.iter().map(|letter| letter.to.clone()).collect::<Vec<_>>(), [person.email]);
    assert!(app.house.organisations.by_id(finrust(&app)).is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_is_counted_for_each_organisation_and_all_that_was_given_up_is_tried_again_at_once() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    let (_, elsewhere) = app.colleague("werktalent", Role::Administrator).await;
    let people = [app.enrolled("finrust").await.0, app.enrolled("finrust").await.0, app.enrolled("finrust").await.0];
    app.letters().await;
    for person in &people {
        app.desk(person).await.disables().await.unwrap();
    }
    let counts = async |browser: &Browser| {
        let mut counts = browser.open("/admin/mail").await.tagged("count", "value");
        counts.sort();
        counts.into_iter().map(|(what, count)| format!("{what} {count}")).collect::<Vec<_>>()
    };
    assert_eq!(counts(&browser).await, ["dead 0", "waiting 3"]);
    let dead = "UPDATE jobs SET dead_at = now(), attempts = 8 WHERE account <> $1 AND kind = 'mail'";
    sqlx::query(dead).bind(people[0].id.uuid()).execute(&mut app.database.admin().await).await.unwrap();
    assert_eq!(counts(&browser).await, ["dead 2", "waiting 1"]);
    assert_eq!(counts(&elsewhere).await, ["dead 0", "waiting 0"]);
    let page = browser.open("/admin/mail").await;
    assert_eq!(browser.submit(&page, "retry-all", &[]).await.fact("done").as_deref(), Some("mail-retried"));
    assert_eq!(counts(&browser).await, ["dead 0", "waiting 3"]);
    assert_eq!(app.letters().await.len(), 3);
    assert_eq!(counts(&browser).await, ["dead 0", "waiting 0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn r24_of_two_administrators_who_take_the_role_from_each_other_at_once_one_stays() {
    let app = TestApp::start().await;
    for round in 0..20 {
        let ((one, here), (other, there)) = (administrator(&app).await, administrator(&app).await);
        let (of_other, of_one) = (
            here.open(&format!("/admin/people/{}", other.id)).await.form("change-role"),
            there.open(&format!("/admin/people/{}", one.id)).await.form("change-role"),
        );
        let user = [("role", "user")];
        join(here.send_form(&of_other, &user), there.send_form(&of_one, &user)).await;
        let mut left = 0;
        for person in [&one, &other] {
            let loaded = app.house.journal.load::<AccountDecider>(person.id.uuid()).await.unwrap();
            left += usize::from(loaded.state.member().unwrap().role == Role::Administrator);
        }
        assert_ne!(left, 0, "round {round}: nobody administers any more");
    }
}
