//! Telephones as a second factor, over HTTP, at an exchange that signs what it tells.

mod budgets;
mod callbacks;
mod calls;
mod messages;
mod recovering;
mod staff;
mod told;
mod troubles;
mod ways;

use chrono::Duration;

use crate::house::{Page, TestApp};

/// A mobile number, as it is typed.
pub(crate) const MOBILE: &str = "0612345678";
/// Another, in another range of ten thousand.
const OTHER: &str = "0687654321";
/// Past this nobody counts how often an account was called.
const QUARTER: Duration = Duration::minutes(16);

/// Everything but counted attempts and what was counted against pumping.
async fn state(app: &TestApp) -> Vec<String> {
    app.rows(&["attempts", "phone_budgets"]).await
}

/// How far a call or message came, by the page that waits for it. Its body says what kind of session it is first.
fn stage(page: &Page) -> Option<String> {
    page.all("state").into_iter().nth(1)
}
