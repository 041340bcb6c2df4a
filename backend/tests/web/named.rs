//! What the pages name as ways in is what the domain has: on Mijn login, where a sign-in asks for another proof, and
//! under Herstel mobiele app.

use std::collections::BTreeSet;

use herstel_domain::{
    account::{
        AccountDecider, Active, AfterPassword, Path, Way, after_password, phone_to_prove, recovery_strength,
        ways_to_prove,
    },
    policy::Policy,
};

use crate::{
    house::{Browser, CALL, Page, Person, TestApp},
    phones::MOBILE,
};

/// The button for the login mailbox.
const BUTTON: &str = "prove";

/// Where a way leads.
fn door(way: Way) -> &'static str {
    match way {
        Way::RecoveryCode => "/login/recovery-code",
        Way::SwitchOff => "/login/switch-off",
        Way::BackupMailbox => "/login/backup-email",
        Way::Mailbox => BUTTON,
        Way::TrashedApp => "/login/trashed-app",
        Way::Phone => "/login/phone",
    }
}

/// Every way that a page offers.
fn offered(page: &Page) -> BTreeSet<&'static str> {
    let every =
        [Way::RecoveryCode, Way::SwitchOff, Way::BackupMailbox, Way::Mailbox, Way::TrashedApp, Way::Phone].map(door);
    let link = |door: &str| page.body.contains(&format!("href=\"{door}\""));
    let button = |door: &str| page.forms().iter().any(|form| form.id == door);
    every.into_iter().filter(|door| link(door) || button(door)).collect()
}

/// What a path is called on Mijn login.
fn called(path: Path, ways: &[Way]) -> &'static str {
    match path {
        Path::PasswordAlone => "password-alone",
        Path::LoginMailbox => "login-mailbox",
        Path::BackupMailbox => "backup-mailbox",
        Path::Phone => "phone",
        Path::RememberedDevice => "remembered-device",
        Path::RecoveryCode if ways.contains(&Way::SwitchOff) => "switch-off",
        Path::RecoveryCode => "recovery-code",
        Path::TrashedApp => "trashed-app",
        Path::App => "other-app",
    }
}

/// Somebody, and what the domain knows of them at this moment.
struct Case<'a> {
    app: &'a TestApp,
    person: &'a Person,
    account: Box<Active>,
    policy: Policy,
    ways: Vec<Way>,
}

impl<'a> Case<'a> {
    async fn of(app: &'a TestApp, person: &'a Person, organisation: &str) -> Self {
        let loaded = app.house.journal.load::<AccountDecider>(person.id.uuid()).await.unwrap();
        let account = Box::new(loaded.state.active().unwrap().clone());
        let policy = app.house.organisations.by_slug(organisation).unwrap().policy;
        let ways = ways_to_prove(&account, &policy, app.clock.now());
        Self { app, person, account, policy, ways }
    }

    /// Mijn login, in a browser of the owner.
    async fn is_told(&self, owner: &Browser) {
        let strength = recovery_strength(&self.account, &self.policy, self.app.clock.now());
        let me = owner.open("/me").await;
        let named: Vec<_> = strength.ways.iter().map(|path| called(*path, &self.ways)).collect();
        let alone = named == ["password-alone"];
        assert_eq!(me.all("way"), if alone { vec![] } else { named }, "a list of one that is none is left out");
        let weakest = strength.weakest.map(|path| match path {
            Path::RecoveryCode => "recovery-code",
            Path::App => "app",
            path => called(path, &[]),
        });
        assert_eq!(me.fact("weakest").as_deref(), weakest);
    }

    /// The pages of a sign-in by somebody who has the password.
    async fn is_offered(&self) {
        let browser = self.app.browser();
        let page = self.app.enter_password(self.person, &browser).await;
        let leads = match after_password(&self.account, &self.policy) {
            AfterPassword::Verify if self.account.usable().next().is_some() => "/login/verify",
            AfterPassword::Verify => "/login/phone",
            AfterPassword::ProveAnotherWay => "/login/prove",
            AfterPassword::SignedIn => "/me",
            AfterPassword::Enrol => "/enrol/app",
        };
        assert_eq!(page.path(), leads);
        if !leads.starts_with("/login") {
            return;
        }
        let named: BTreeSet<_> = self.ways.iter().map(|way| door(*way)).collect();
        for (path, support) in [("/login/prove", "Hulp van uw organisatie"), ("/recover", "helpdesk")] {
            let page = browser.open(path).await;
            assert_eq!(offered(&page), named, "{path}");
            assert!(page.words().contains(support), "support is always one");
        }
        for door in named.into_iter().filter(|door| *door != BUTTON) {
            assert_eq!(browser.get(door).await.status, 200, "{door}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_the_pages_name_what_the_domain_opens_where_the_factor_is_free() {
    let (app, house) = (TestApp::start().await, "mijnlogin");
    let (mut person, owner) = app.activated(house).await;
    let case = Case::of(&app, &person, house).await;
    case.is_told(&owner).await;
    case.is_offered().await;
    app.link_phone(&mut person, &owner).await;
    let case = Case::of(&app, &person, house).await;
    assert_eq!(case.ways, [Way::SwitchOff, Way::Mailbox]);
    case.is_told(&owner).await;
    case.is_offered().await;
    app.set_backup_email(&owner, "prive@thuis.example").await;
    app.link_phone(&mut app.nobody(), &owner).await;
    let case = Case::of(&app, &person, house).await;
    assert_eq!(case.ways, [Way::SwitchOff, Way::BackupMailbox, Way::Mailbox]);
    case.is_told(&owner).await;
    case.is_offered().await;
    let second = owner.open("/me").await.all("authenticator").pop().unwrap();
    let page = owner.open(&format!("/me/authenticators/{second}/trash")).await;
    owner.submit(&page, "trash", &[]).await;
    let case = Case::of(&app, &person, house).await;
    assert_eq!(case.ways, [Way::SwitchOff, Way::BackupMailbox, Way::Mailbox, Way::TrashedApp]);
    case.is_told(&owner).await;
    case.is_offered().await;
    app.lock(&person).await;
    let case = Case::of(&app, &person, house).await;
    assert_eq!(case.ways, [Way::SwitchOff, Way::BackupMailbox, Way::Mailbox]);
    case.is_offered().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_the_pages_name_what_the_domain_opens_where_a_factor_is_demanded() {
    let (app, house) = (TestApp::start().await, "werktalent");
    let (mut person, owner) = app.activated(house).await;
    let case = Case::of(&app, &person, house).await;
    assert!(phone_to_prove(&case.account, &case.policy).is_none());
    case.is_offered().await;
    app.link_phone(&mut person, &owner).await;
    let remembered = app.remembered(&person).await;
    let case = Case::of(&app, &person, house).await;
    assert_eq!(case.ways, [Way::RecoveryCode, Way::Mailbox]);
    case.is_told(&remembered).await;
    case.is_offered().await;
    let page = remembered.open("/me").await;
    let only = page.fact("authenticator").unwrap();
    let page = remembered.open(&format!("/me/authenticators/{only}/trash")).await;
    remembered.submit(&page, "trash", &[]).await;
    let case = Case::of(&app, &person, house).await;
    assert_eq!(case.ways, [Way::RecoveryCode, Way::Mailbox, Way::TrashedApp]);
    case.is_told(&remembered).await;
    case.is_offered().await;
    app.desk(&person).await.resets().await.unwrap();
    let case = Case::of(&app, &person, house).await;
    assert_eq!(case.ways, [Way::Mailbox]);
    case.is_offered().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r13_the_pages_name_a_number_where_the_domain_has_it_called() {
    let ((app, exchange), house) = (TestApp::with_telephones().await, "caresharing");
    let (mut person, owner) = app.reachable(&exchange, house, CALL, MOBILE).await;
    let case = Case::of(&app, &person, house).await;
    assert_eq!(case.ways, [Way::Phone, Way::RecoveryCode, Way::Mailbox]);
    case.is_told(&owner).await;
    case.is_offered().await;
    app.link_phone(&mut person, &owner).await;
    let case = Case::of(&app, &person, house).await;
    assert_eq!(case.ways, [Way::Phone, Way::RecoveryCode, Way::Mailbox]);
    case.is_told(&owner).await;
    case.is_offered().await;
}
