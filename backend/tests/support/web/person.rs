//! Somebody who uses the service, with what they know and have.

use chrono::Duration;
use herstel::{
    application::invite::{Invitation, invite},
    demo::organisations,
    entropy,
    secrets::Address,
};
use herstel_domain::{
    ids::AccountId,
    words::{Language, Role},
};

use super::{Authenticator, Browser, Letter, Page, TestApp};

/// A password that nobody would refuse.
const PASSWORD: &str = "Kade-27-molen-Zwaan!";

/// A person with what they know and have.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) id: AccountId,
    pub(crate) email: String,
    pub(crate) password: String,
    /// Their phone, once it is linked.
    pub(crate) phone: Option<Authenticator>,
    /// Their recovery codes, as printed.
    pub(crate) codes: Vec<String>,
    /// Where their invitation leads.
    pub(crate) invitation: String,
}

impl Person {
    /// What their phone shows now.
    pub(crate) fn code(&self, app: &TestApp) -> String {
        self.phone.as_ref().expect("a phone").code(app.clock.now())
    }

    /// What it shows, or would show, so many seconds from now.
    pub(crate) fn code_in(&self, app: &TestApp, seconds: i64) -> String {
        self.phone.as_ref().expect("a phone").code(app.clock.now() + Duration::seconds(seconds))
    }

    /// Six digits that it shows at no time near this one.
    pub(crate) fn wrong_code(&self, app: &TestApp) -> String {
        let near: Vec<_> = (-25..=25).map(|step| self.code_in(app, step * 30)).collect();
        (123_456..).map(|number: u32| number.to_string()).find(|code| !near.contains(code)).unwrap()
    }

    /// What it shows after the present code has gone: one that was never used.
    pub(crate) fn next_code(&self, app: &TestApp) -> String {
        app.clock.advance(Duration::seconds(30));
        self.code(app)
    }
}

impl TestApp {
    /// Somebody who has the mail of their invitation.
    pub(crate) async fn invited(&self, organisation: &str) -> Person {
        self.invited_as(organisation, Role::User).await
    }

    /// The same for staff.
    pub(crate) async fn invited_as(&self, organisation: &str, role: Role) -> Person {
        let letter = entropy::id().simple().to_string();
        let (name, email) = (format!("Kanarie {}", &letter[..12]), format!("w.{}@post.example", &letter[..12]));
        let invitation = Invitation {
            organisation: organisations::named(organisation).unwrap().id,
            branch: None,
            name: name.clone(),
            email: Address::parse(&email).unwrap(),
            role,
            phone: None,
            language: Language::Nl,
        };
        let house = &self.house;
        let invited = invite(&house.journal, &house.vault, &house.clock, &invitation).await.unwrap();
        let invitation = self.mailed(&email, "activate").await;
        assert_eq!(invitation, format!("/activate/{}", *invited.token));
        self.witness.saw("name", &name);
        self.witness.saw("email", &email);
        let (password, phone, codes) = (PASSWORD.to_owned(), None, Vec::new());
        Person { id: invited.account, email, password, phone, codes, invitation }
    }

    /// Nobody in particular: something to link a phone to.
    pub(crate) fn nobody(&self) -> Person {
        let (email, password, invitation) = Default::default();
        Person { id: AccountId::new(entropy::id()), email, password, phone: None, codes: Vec::new(), invitation }
    }

    /// The same with a phone that the service knows nothing of.
    pub(crate) fn nobody_with_a_phone(&self) -> Person {
        Person { phone: Some(Authenticator::scan("gezd gnbv gy3t qojq gezd gnbv gy3t qojq")), ..self.nobody() }
    }

    /// Somebody with a notice in hand says that this was not them.
    pub(crate) async fn report(&self, letter: &Letter) -> Page {
        let browser = self.browser();
        let page = browser.open(&letter.path("not-me")).await;
        browser.submit(&page, "not-me", &[]).await
    }

    /// Somebody who has chosen a password, in the browser that they did it in.
    pub(crate) async fn activated(&self, organisation: &str) -> (Person, Browser) {
        let (person, browser) = (self.invited(organisation).await, self.browser());
        let page = browser.open(&person.invitation).await;
        let page = browser.submit(&page, "password", &[("new_password", &person.password)]).await;
        assert_eq!(page.status, 200, "{}", page.at);
        (person, browser)
    }

    /// Somebody who has linked a phone and kept the codes, signed in.
    pub(crate) async fn enrolled(&self, organisation: &str) -> (Person, Browser) {
        let (mut person, browser) = self.activated(organisation).await;
        let page = self.link_phone(&mut person, &browser).await;
        assert_eq!(page.path(), "/me");
        self.letters().await;
        (person, browser)
    }

    /// Links a phone by the steps of `/enrol`, keeps new codes, and says where that led.
    pub(crate) async fn link_phone(&self, person: &mut Person, browser: &Browser) -> Page {
        let page = browser.open("/enrol/app").await;
        person.phone = Some(Authenticator::scan(&page.fact("secret").expect("a secret")));
        let page = browser.submit(&page, "link", &[("code", &person.code(self)), ("label", "Telefoon")]).await;
        if page.path() != "/enrol/recovery-codes" {
            return page;
        }
        person.codes = page.all("recovery-code");
        browser.submit(&page, "acknowledge", &[("saved", "yes")]).await
    }

    /// As far as the password leads.
    pub(crate) async fn enter_password(&self, person: &Person, browser: &Browser) -> Page {
        let page = browser.open("/login").await;
        browser.submit(&page, "sign-in", &[("email", &person.email), ("password", &person.password)]).await
    }

    /// One wrong code where the password was right, as soon as one may be tried.
    pub(crate) async fn try_wrong_code(&self, person: &Person, browser: &Browser) -> Page {
        let page = browser.open("/login/verify").await;
        let tried = browser.submit(&page, "verify", &[("code", &person.wrong_code(self))]).await;
        if tried.error().as_deref() != Some("throttled") {
            return tried;
        }
        self.clock.advance(Duration::minutes(1));
        browser.submit(&page, "verify", &[("code", &person.wrong_code(self))]).await
    }

    /// Somebody guesses until the app is locked.
    pub(crate) async fn lock(&self, person: &Person) {
        let browser = self.browser();
        self.enter_password(person, &browser).await;
        let mut error = None;
        for _ in 0..10 {
            error = self.try_wrong_code(person, &browser).await.error();
        }
        assert_eq!(error.as_deref(), Some("locked"));
        self.letters().await;
    }

    /// Gets in by the password and a link to the mailbox.
    pub(crate) async fn recover_by_mail(&self, person: &Person, browser: &Browser) -> Page {
        self.enter_password(person, browser).await;
        let ways = browser.open("/login/prove").await;
        assert_eq!(browser.submit(&ways, "prove", &[]).await.path(), "/login/link-sent");
        let page = browser.open(&self.mailed(&person.email, "magic").await).await;
        browser.submit(&page, "magic", &[]).await
    }

    /// Gets in by the password and a recovery code, which is used up; keeps its successor.
    pub(crate) async fn recover_by_code(&self, person: &mut Person, browser: &Browser) -> Page {
        self.enter_password(person, browser).await;
        let page = browser.open("/login/recovery-code").await;
        let page = browser.submit(&page, "prove", &[("code", &person.codes.remove(0))]).await;
        assert_eq!(page.path(), "/enrol/recovery-codes", "{:?}", page.error());
        person.codes.extend(page.all("recovery-code"));
        browser.submit(&page, "acknowledge", &[("saved", "yes")]).await
    }

    /// Gives an address as the backup, and confirms it in a browser of its own.
    pub(crate) async fn set_backup_email(&self, browser: &Browser, address: &str) -> Page {
        self.ask_backup_email(browser, address).await;
        self.confirm_email(&self.mailed(address, "confirm-email").await).await
    }

    /// Gives an address as the backup.
    pub(crate) async fn ask_backup_email(&self, browser: &Browser, address: &str) {
        let page = browser.open("/me/backup-email").await;
        let page = browser.submit(&page, "backup-email", &[("backup_email", address)]).await;
        assert_eq!(page.at, "/me?done=backup-email-asked", "{:?}", page.error());
    }

    /// Whoever reads a mailbox confirms its address.
    pub(crate) async fn confirm_email(&self, link: &str) -> Page {
        let reader = self.browser();
        let page = reader.open(link).await;
        reader.submit(&page, "confirm-email", &[]).await
    }

    /// Signs in with password and app in a browser of its own, and has it remembered.
    pub(crate) async fn remembered(&self, person: &Person) -> Browser {
        let browser = self.browser();
        let page = self.enter_password(person, &browser).await;
        let fields = [("code", &*person.next_code(self)), ("remember", "yes")];
        let page = browser.submit(&page, "verify", &fields).await;
        assert_eq!((page.status, page.path()), (200, "/me"), "{:?}", page.error());
        assert!(browser.cookie("herstel-device").is_some());
        browser
    }

    /// Signs in with password and app, in a browser of its own.
    pub(crate) async fn sign_in(&self, person: &Person) -> Browser {
        let browser = self.browser();
        let page = self.enter_password(person, &browser).await;
        let page = browser.submit(&page, "verify", &[("code", &person.next_code(self))]).await;
        assert_eq!((page.status, page.path()), (200, "/me"), "{:?}", page.error());
        browser
    }
}
