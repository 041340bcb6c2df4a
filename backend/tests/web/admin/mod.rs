//! The administrators' desk in the browser.

mod census;
mod imports;
mod methods;
mod people;
mod policy;
mod presentation;

use herstel_domain::{ids::OrganisationId, words::Role};

use crate::house::{Browser, Page, Person, TestApp};

/// An administrator of FinRust, signed in.
async fn administrator(app: &TestApp) -> (Person, Browser) {
    app.colleague("finrust", Role::Administrator).await
}

fn finrust(app: &TestApp) -> OrganisationId {
    app.house.organisations.by_slug("finrust").unwrap().id
}

/// The counts of a plan, by consequence.
fn counted(page: &Page) -> Vec<String> {
    page.all("consequence")
}

/// FinRust's form as it stands, with some fields as given: where it leads.
fn edit(page: &Page, fields: &[(&str, &str)]) -> String {
    let now = [
        ("second_factor", "required"),
        ("grace_days", "0"),
        ("password_minimum", "8"),
        ("remember_days", "0"),
        ("recovery_codes", "10"),
        ("code_effect", "sign_in"),
        ("backup_email", "off"),
        ("mailbox", "yes"),
        ("reset_by", "support"),
    ];
    edit_of(page, &now, fields)
}

/// What a browser would send of a form: every field as the policy has it `now`, and unticked boxes not at all.
fn edit_of(page: &Page, now: &[(&str, &str)], fields: &[(&str, &str)]) -> String {
    assert_eq!(page.form("policy").action, "/admin/policy");
    let kept = now.iter().filter(|(name, _)| fields.iter().all(|(given, _)| given != name));
    let pairs: Vec<_> = kept.chain(fields).map(|(name, value)| format!("{name}={value}")).collect();
    format!("/admin/policy?{}", pairs.join("&"))
}
