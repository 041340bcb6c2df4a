//! Members of staff in front of the support desk's pages.

use herstel_domain::words::Role;

use super::{Browser, Page, Person, TestApp};

impl TestApp {
    /// Somebody with this role and a phone, signed in.
    pub(crate) async fn colleague(&self, organisation: &str, role: Role) -> (Person, Browser) {
        let (mut person, browser) = (self.invited_as(organisation, role).await, self.browser());
        let page = browser.open(&person.invitation).await;
        browser.submit(&page, "password", &[("new_password", &person.password)]).await;
        let page = self.link_phone(&mut person, &browser).await;
        assert_eq!((page.status, page.path()), (200, "/me"), "{:?}", page.error());
        self.letters().await;
        (person, browser)
    }
}

/// Where an account is looked at.
pub(crate) fn account_of(person: &Person) -> String {
    format!("/support/accounts/{}", person.id)
}

impl Browser {
    /// Opens the page that restates an act, fills its form in and sends it; goes on to the next page.
    pub(crate) async fn act_on(&self, person: &Person, act: &str, fields: &[(&str, &str)]) -> Page {
        let page = self.open(&format!("{}/{act}", account_of(person))).await;
        assert_eq!(page.status, 200, "{act}: {} {:?}", page.at, page.error());
        self.submit(&page, act, fields).await
    }
}
