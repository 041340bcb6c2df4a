//! Bad input: whatever is sent, the answer is a designed one, and nothing changes but the count of attempts.

mod again;
mod fields;
mod hints;
mod requests;
mod scenes;
mod staff;
mod wire;

use herstel_console::i18n::{Language, look_up};
use sqlx::Executor;

use crate::house::{Browser, Page, TestApp};

/// Fails unless an answer is designed; the code of what went wrong, where it says so.
///
/// Designed is a redirect to a path of ours, or a failure's own page. Codes have words in the catalogue.
async fn designed(browser: &Browser, page: &Page, what: &str) -> Option<String> {
    assert!((200..500).contains(&page.status), "{what}: {}", page.status);
    let shown = match page.status {
        303 => {
            let to = page.location();
            assert!(to.starts_with('/') && !to.starts_with("//") && !to.contains('\\'), "{what} leads to {to}");
            assert!(to.len() < 2000, "{what} leads to an address of {} characters", to.len());
            assert_eq!(page.headers.get_all("location").iter().count(), 1, "{what}");
            browser.follow(page.clone()).await
        }
        _ => page.clone(),
    };
    assert!(shown.status < 500, "{what}: {} at {}", shown.status, shown.at);
    assert!(shown.header("content-type").is_some_and(|kind| kind.starts_with("text/html")), "{what}: no page");
    assert!(!shown.body.contains("<script>alert"), "{what}: what was sent came back as markup");
    let error = shown.error();
    assert!(shown.status == 200 || error.is_some(), "{what}: {} without a reason", shown.status);
    if let Some(code) = &error {
        let known =
            ["error", "failure"].iter().any(|kind| look_up(Language::Nl, &format!("{kind}-{code}"), &[]).is_some());
        assert!(known && code != "unknown", "{what}: nobody knows what {code} means");
    }
    error
}

/// Forgets what was tried, so that the next try is looked at and not put off.
async fn forget_attempts(app: &TestApp) {
    app.database.admin().await.execute("DELETE FROM attempts").await.unwrap();
}

/// Fails if a row came, went or changed.
fn assert_same(before: &[String], after: &[String], what: &str) {
    let changed =
        before.iter().filter(|row| !after.contains(row)).chain(after.iter().filter(|row| !before.contains(row)));
    let changed: Vec<_> = changed.collect();
    assert!(changed.is_empty(), "{what} changed {changed:#?}");
}
