//! Somebody with a telephone: their number is added, called or sent codes, and answered.

use herstel::journal::{Actor, Intent, Provenance};
use herstel_domain::{
    organisation::{ChangePolicy, OrganisationDecider},
    policy::{Methods, Policy},
};

use super::{Asked, Browser, Exchange, Page, Person, TestApp};

/// How a number is reached, as forms say it.
pub(crate) const CALL: &str = "call";
pub(crate) const SMS: &str = "sms";

impl TestApp {
    /// The operator has an organisation follow another policy.
    pub(crate) async fn decrees(&self, organisation: &str, change: impl FnOnce(Policy) -> Policy) {
        let organisations = &self.house.organisations;
        let present = organisations.by_slug(organisation).unwrap();
        let command = ChangePolicy { by: None, policy: change(present.policy), now: self.clock.now() };
        let intent = Intent::<OrganisationDecider>::new(
            present.id.uuid(),
            command.into(),
            Provenance::of(Actor::system("tests")),
        );
        self.house.journal.execute(intent).await.unwrap();
        organisations.refresh().await.unwrap();
    }

    /// The same about how numbers are reached; apps are linked there in any case.
    pub(crate) async fn reaches(&self, organisation: &str, means: &[&str]) {
        let methods = Methods { app: true, voice: means.contains(&CALL), sms: means.contains(&SMS) };
        self.decrees(organisation, |policy| Policy { methods, ..policy }).await;
    }

    /// Somebody who has chosen a password, and typed a number: where that led, and what went out.
    pub(crate) async fn typed(
        &self,
        exchange: &Exchange,
        browser: &Browser,
        means: &str,
        number: &str,
    ) -> (Page, Asked) {
        self.witness.saw("phone", number);
        let page = browser.open("/enrol/phone").await;
        let fields = [("country", "NL"), ("phone", number), ("means", means)];
        let page = browser.submit(&page, "add-phone", &fields).await;
        assert_eq!((page.status, page.path()), (200, "/enrol/phone/confirm"), "{:?}", page.error());
        (page, exchange.latest(self).await)
    }

    /// Adds a number in a browser that may, answers, and says where that led.
    pub(crate) async fn bind(&self, exchange: &Exchange, browser: &Browser, means: &str, number: &str) -> Page {
        let (page, asked) = self.typed(exchange, browser, means, number).await;
        if means == CALL {
            exchange.is_answered(&asked, &page.fact("digits").expect("a digit")).await;
            let page = browser.open("/enrol/phone/confirm").await;
            return browser.submit(&page, "confirm-phone", &[]).await;
        }
        browser.submit(&page, "confirm-phone", &[("code", &asked.code())]).await
    }

    /// Somebody whose one second factor is a number, signed in, with codes that they kept.
    pub(crate) async fn reachable(
        &self,
        exchange: &Exchange,
        organisation: &str,
        means: &str,
        number: &str,
    ) -> (Person, Browser) {
        let (mut person, browser) = self.activated(organisation).await;
        self.bind(exchange, &browser, means, number).await;
        let page = browser.open("/enrol/recovery-codes").await;
        person.codes = page.all("recovery-code");
        let page = browser.submit(&page, "acknowledge", &[("saved", "yes")]).await;
        assert_eq!((page.status, page.path()), (200, "/me"), "{:?}", page.error());
        self.letters().await;
        (person, browser)
    }

    /// In a browser of its own, as far as the first number being asked: the page that waits, and what went out.
    pub(crate) async fn asks(&self, exchange: &Exchange, person: &Person) -> (Browser, Page, Asked) {
        let browser = self.browser();
        let page = self.enter_password(person, &browser).await;
        assert_eq!(page.path(), "/login/phone", "{:?}", page.error());
        let (page, asked) = self.asks_again(exchange, &browser).await;
        (browser, page, asked)
    }

    /// The same once more in that browser.
    pub(crate) async fn asks_again(&self, exchange: &Exchange, browser: &Browser) -> (Page, Asked) {
        let page = browser.open("/login/phone").await;
        let page = browser.submit(&page, "ask-phone", &[]).await;
        assert_eq!((page.status, page.path()), (200, "/login/phone/confirm"), "{:?}", page.error());
        (page, exchange.latest(self).await)
    }
}

/// Digits that are not these.
pub(crate) fn other_than(digits: &str) -> String {
    let number: u32 = digits.parse().unwrap();
    let width = digits.len();
    format!("{:0width$}", (number + 1) % 10_u32.pow(u32::try_from(width).unwrap()))
}
