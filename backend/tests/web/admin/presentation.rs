//! Name and colour: restated before they are saved, and refused where nobody could read the mail.

use super::{administrator, finrust};
use crate::house::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn another_name_and_colour_are_shown_first_and_stand_above_pages_and_mail_once_saved() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    app.invited("finrust").await;
    let form = browser.open("/admin/organisation").await;
    assert_eq!((form.status, form.form("organisation").action.as_str()), (200, "/admin/organisation/change"));
    let plan = browser.open("/admin/organisation/change?name=FinRust+Groep&colour=%237a1f3d").await;
    assert_eq!((plan.path(), plan.fact("affected").as_deref()), ("/admin/organisation/change", Some("2")));
    for words in ["‘FinRust’ wordt ‘FinRust Groep’", "op 1; ten minste 4,5", "tint van deze kleur"] {
        assert!(plan.words().contains(words), "{words}: {}", plan.words());
    }
    let profile = || app.house.organisations.by_id(finrust(&app)).unwrap().profile.clone();
    assert_eq!(profile().name, "FinRust", "looking changes nothing");

    let done = browser.submit(&plan, "present", &[]).await;
    assert_eq!((done.path(), done.fact("done").as_deref()), ("/admin/organisation", Some("presentation-changed")));
    let hue = profile().hue;
    assert!((0..30).contains(&hue), "{hue}");
    assert!(app.browser().open("/login?organisation=finrust").await.words().contains("FinRust Groep"));
    assert!(app.browser().get("/brand/finrust.css").await.body.contains(&format!("--hue: {hue}")));
    let invited = app.invited("finrust").await;
    let page = app.browser().open(&invited.invitation).await;
    assert!(page.body.contains(&format!("/brand/finrust.css?hue={hue}")), "no browser shows the former colour");

    // whoever does not get in reads how to reach the helpdesk
    let plan = browser.open(
        "/admin/organisation/change?name=FinRust+Groep&colour=%237a1f3d&helpdesk=010+123+45+67+%288%E2%80%9318+uur%29",
    );
    let plan = plan.await;
    assert!(plan.words().contains("zo te bereiken is: 010 123 45 67 (8–18 uur)"), "{}", plan.words());
    browser.submit(&plan, "present", &[]).await;
    let (person, _) = app.enrolled("finrust").await;
    let theirs = app.browser();
    app.enter_password(&person, &theirs).await;
    for page in ["/recover", "/login/prove"] {
        let words = theirs.open(page).await.words();
        assert!(words.contains("010 123 45 67 (8–18 uur)"), "{page}: {words}");
    }
    assert!(!app.browser().open("/recover").await.words().contains("010 123"), "strangers see one page for everybody");

    // a page from before is caught, and the same again is no change
    assert_eq!(browser.submit(&plan, "present", &[]).await.error().as_deref(), Some("stale"));
    let same = browser.open(plan.at.as_str()).await;
    assert!(same.words().contains("Er verandert niets") && !same.body.contains("vaststellen"), "{}", same.words());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_goes_back_to_the_form_with_its_reason_and_loses_nothing() {
    let app = TestApp::start().await;
    let (_, browser) = administrator(&app).await;
    let seen = app.house.organisations.by_id(finrust(&app)).unwrap().version.to_string();
    let long = "x".repeat(81);
    for (name, colour, error, field) in [
        ("Goed", "#ffcc00", "colour_too_light", "colour"),
        ("Goed", "rood", "colour_invalid", "colour"),
        ("Goed", "url(https://evil.example)", "colour_invalid", "colour"),
        ("  ", "#0e3d66", "name_invalid", "name"),
        (long.as_str(), "#0e3d66", "name_invalid", "name"),
        ("Zorg\u{202e}", "#0e3d66", "name_invalid", "name"),
    ] {
        let query =
            form_urlencoded::Serializer::new(String::new()).extend_pairs([("name", name), ("colour", colour)]).finish();
        let page = browser.open(&format!("/admin/organisation/change?{query}")).await;
        assert_eq!((page.path(), page.error().as_deref()), ("/admin/organisation", Some(error)), "{name} {colour}");
        assert!(page.body.contains(&format!("href=\"#{field}\"")), "the way to the field");
        assert!(!page.body.contains("fill=\"url("), "what is no colour is not drawn");
        assert!(page.at.contains(&query), "what was typed is there still");
        let fields = [("name", name), ("colour", colour), ("seen", &seen)];
        let posted = browser.post("/call/admin/change-presentation", &fields).await;
        assert!(posted.location().contains(&format!("error={error}")), "{}", posted.location());
    }
    assert_eq!(app.house.organisations.by_id(finrust(&app)).unwrap().version.to_string(), seen);
}
