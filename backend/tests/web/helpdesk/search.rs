//! Finding people.

use herstel_domain::words::Role;

use crate::house::{Page, TestApp, account_of};

/// What a search page says: the state of what it shows, and how many people.
fn told(page: &Page) -> (Option<String>, usize) {
    (page.all("state").into_iter().find(|state| state != "full"), page.all("account").len())
}

#[tokio::test(flavor = "multi_thread")]
async fn people_of_the_own_organisation_are_found_and_no_others() {
    let app = TestApp::start().await;
    let (_, agent) = app.colleague("finrust", Role::Agent).await;
    let (ours, theirs) = (app.enrolled("finrust").await.0, app.enrolled("werktalent").await.0);
    let page = agent.open("/support").await;
    assert_eq!(told(&page), (Some("unasked".to_owned()), 0));
    assert!(page.body.contains("autofocus"), "people come to type");
    let search = page.forms().into_iter().find(|form| form.id == "search").unwrap();
    assert_eq!((search.action.as_str(), search.open.contains(&"q".to_owned())), ("/support", true));

    for (person, found) in [(&ours, 1), (&theirs, 0)] {
        let local = person.email.split('@').next().unwrap().replace("w.", "");
        for q in [person.email.clone(), person.email.to_uppercase(), local.clone(), format!("kan {}", &local[..6])] {
            let page = agent.open(&format!("/support?q={}", q.replace(' ', "+"))).await;
            assert_eq!(page.all("account").len(), found, "{q}");
        }
    }
    let page = agent.open(&format!("/support?q={}", ours.email)).await;
    assert!(page.body.contains(&account_of(&ours)) && page.words().contains("Ingesteld"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_is_searched_for_gets_a_designed_answer() {
    let app = TestApp::start().await;
    let (_, agent) = app.colleague("finrust", Role::Lead).await;
    let mut texts: Vec<String> =
        ["%", "%%%%", "____", "'; DROP TABLE directory; --", "\"quoted\"", "<script>alert(1)</script>"]
            .map(str::to_owned)
            .into();
    texts.extend(["🔥🔥🔥".to_owned(), "\u{202e}שלום".to_owned(), "\u{0}\u{7}".to_owned(), "x".repeat(10_000)]);
    texts.extend(["zoek ".repeat(2_000), "ab".to_owned(), "   ".to_owned()]);
    for text in texts {
        let query: String = url_encoded(&text);
        let page = agent.get(&format!("/support?q={query}&state=nonsense&page=-1")).await;
        assert_eq!(page.status, 200, "{text:.40}");
        assert!(!page.body.contains("<script>alert"), "{text:.40}");
        let state = told(&page).0.unwrap();
        assert!(["unasked", "too_short", "nothing"].contains(&state.as_str()), "{text:.40}: {state}");
    }
    for page in ["/support?page=99999999999999999999", "/support?q=kanarie&page=4000000000"] {
        assert_eq!(agent.get(page).await.status, 200, "{page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_by_state_follow_what_happens_at_once() {
    let app = TestApp::start().await;
    let (_, agent) = app.colleague("finrust", Role::Agent).await;
    let count = async |state: &str| agent.open(&format!("/support?q=&state={state}")).await.all("account").len();
    assert_eq!((count("locked").await, count("enrolled").await), (0, 1), "the agent");
    let (person, _) = app.enrolled("finrust").await;
    assert_eq!(count("enrolled").await, 2);
    app.lock(&person).await;
    assert_eq!((count("locked").await, count("enrolled").await), (1, 1));
}

fn url_encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
