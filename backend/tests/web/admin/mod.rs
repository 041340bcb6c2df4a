//! The administrators' desk in the browser.

mod imports;
mod people;
mod policy;

use herstel_domain::{ids::OrganisationId, words::Role};

use crate::house::{Browser, Page, Person, TestApp};

/// An administrator of FinRust, signed in.
async fn administrator(app: &TestApp) -> (Person, Browser) {
    app.colleague("finrust", Role::Administrator).await
}

fn finrust(app: &TestApp) -> OrganisationId {
    app.house.organisations.by_slug("finrust").unwrap().id
}

/// The policy's form as it stands, with some fields as given: where it leads.
fn edit(page: &Page, fields: &[(&str, &str)]) -> String {
    // what a browser would send of it: every field as the policy has it, and unticked boxes not at all
    let now = [
        ("second_factor", "required"),
        ("grace_days", "0"),
        ("password_minimum", "8"),
        ("remember_days", "0"),
        ("recovery_codes", "10"),
        ("code_effect", "sign_in"),
        ("backup_email", "off"),
        ("mailbox", "yes"),
    ];
    assert_eq!(page.form("policy").action, "/admin/policy");
    let kept = now.into_iter().filter(|(name, _)| fields.iter().all(|(given, _)| given != name));
    let pairs: Vec<_> = kept.chain(fields.iter().copied()).map(|(name, value)| format!("{name}={value}")).collect();
    format!("/admin/policy?{}", pairs.join("&"))
}
