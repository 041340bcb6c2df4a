//! One person's whole life, from the invitation on: everything that can happen to an account does.

use chrono::Duration;

use crate::{
    house::{Browser, CALL, Exchange, Page, Person, TestApp},
    served,
};

/// Everybody's of this file, but for whoever was invited only.
pub(crate) async fn every_life(app: &TestApp, exchange: &Exchange) {
    whole_life(app).await;
    with_a_backup(app).await;
    with_grace_and_a_device(app).await;
    with_a_telephone(app, exchange).await;
}

/// Lives it.
pub(crate) async fn whole_life(app: &TestApp) -> Person {
    let (mut person, browser) = app.enrolled("finrust").await;
    blunders(app, &person).await;
    let browser = everyday(app, &person, browser).await;
    let browser = trash_can(app, &mut person, browser).await;
    browser.post("/call/login/sign-out", &[]).await;
    passwords(app, &mut person).await;
    losses(app, &mut person).await;
    reports(app, &person).await;
    served::everything(app, &mut person).await;
    app.letters().await;
    person
}

/// Somebody else's, where there is a backup: an address is given, confirmed, used and taken away, and a code switches
/// the app off.
pub(crate) async fn with_a_backup(app: &TestApp) -> Person {
    let (person, owner) = app.enrolled("mijnlogin").await;
    let backup = "canary.prive@thuis.example";
    app.set_backup_email(&owner, backup).await;
    let browser = app.browser();
    app.enter_password(&person, &browser).await;
    let page = browser.open("/login/backup-email").await;
    browser.submit(&page, "prove", &[]).await;
    let page = browser.open(&app.mailed(backup, "magic").await).await;
    assert_eq!(browser.submit(&page, "magic", &[]).await.fact("state").as_deref(), Some("repair"));
    let page = owner.open("/me/backup-email/remove").await;
    assert_eq!(owner.submit(&page, "remove-backup-email", &[]).await.at, "/me?done=backup-email-removed");
    let browser = app.browser();
    app.enter_password(&person, &browser).await;
    let page = browser.open("/login/switch-off").await;
    let page = browser.submit(&page, "switch-off", &[("code", &person.codes[0])]).await;
    assert_eq!(browser.submit(&page, "acknowledge", &[("saved", "yes")]).await.at, "/login?done=switched-off");
    app.letters().await;
    person
}

/// Two more: one skips the first step for some days, the other's browser is remembered and forgotten again.
pub(crate) async fn with_grace_and_a_device(app: &TestApp) -> [Person; 2] {
    let (first, newcomer) = app.activated("caresharing").await;
    let page = newcomer.open("/enrol/app").await;
    assert_eq!(newcomer.submit(&page, "skip", &[]).await.at, "/me?done=skipped");
    let (person, _) = app.enrolled("werktalent").await;
    let browser = app.remembered(&person).await;
    let me = browser.open("/me").await;
    let device = me.all("device").remove(0);
    assert_eq!(browser.submit(&me, &format!("forget-{device}"), &[]).await.at, "/me?done=device-forgotten");
    app.letters().await;
    [first, person]
}

/// One more, whose second factor is a telephone: a second number is reported as somebody else's, taken back, put first
/// and thrown away.
pub(crate) async fn with_a_telephone(app: &TestApp, exchange: &Exchange) -> Person {
    let (person, browser) = app.reachable(exchange, "caresharing", CALL, "0612345678").await;
    assert_eq!(app.bind(exchange, &browser, CALL, "0206241111").await.at, "/me?done=phone-added");
    app.report(&app.letter_to(&person.email).await).await;
    app.clock.advance(Duration::minutes(16));
    let (browser, page, call) = app.asks(exchange, &person).await;
    exchange.is_answered(&call, &page.fact("digits").unwrap()).await;
    let me = browser.submit(&browser.open("/login/phone/confirm").await, "confirm-phone", &[]).await;
    let (second, state) = me.tagged("phone", "state").remove(1);
    assert_eq!(state, "suspended");
    let me = browser.submit(&me, &format!("resume-phone-{second}"), &[]).await;
    assert_eq!(me.at, "/me?done=phone-resumed");
    let me = browser.submit(&me, &format!("primary-phone-{second}"), &[]).await;
    assert_eq!(me.at, "/me?done=phone-primary");
    let page = browser.open(&format!("/me/phones/{second}/remove")).await;
    assert_eq!(browser.submit(&page, "remove-phone", &[]).await.at, "/me?done=phone-removed");
    app.letters().await;
    person
}

/// And one who came too late for their invitation, and had another sent.
pub(crate) async fn invited_twice(app: &TestApp) -> Person {
    let person = app.invited("mijnlogin").await;
    app.clock.advance(Duration::days(8));
    let browser = app.browser();
    let page = browser.open(&person.invitation).await;
    browser.submit(&page, "send-again", &[]).await;
    app.mailed(&person.email, "activate").await;
    person
}

async fn in_use(browser: &Browser) -> Vec<String> {
    let apps = browser.open("/me").await.tagged("authenticator", "state");
    apps.into_iter().filter(|(_, state)| state == "in_use").map(|(id, _)| id).collect()
}

/// Wrong passwords, wrong codes, a broken link.
async fn blunders(app: &TestApp, person: &Person) {
    let browser = app.browser();
    for password in ["Kade-27-molen-Zwaan?", "", "geheim-canary-wachtwoord"] {
        let page = browser.open("/login").await;
        browser.submit(&page, "sign-in", &[("email", &person.email), ("password", password)]).await;
    }
    app.enter_password(person, &browser).await;
    for _ in 0..3 {
        assert_eq!(app.try_wrong_code(person, &browser).await.error().as_deref(), Some("code_wrong"));
    }
    let page = browser.open("/login/verify").await;
    assert_eq!(browser.submit(&page, "verify", &[("code", &person.next_code(app))]).await.path(), "/me");
    browser.open(&person.invitation).await;
    browser.open(&person.invitation[..40]).await;
}

/// A second app, another name, a fresh proof, a session ended.
async fn everyday(app: &TestApp, person: &Person, browser: Browser) -> Browser {
    let mut second = app.nobody();
    assert_eq!(app.link_phone(&mut second, &browser).await.at, "/me?done=linked");
    let id = in_use(&browser).await.remove(1);
    let page = browser.open(&format!("/me/authenticators/{id}/rename")).await;
    assert_eq!(browser.submit(&page, "rename", &[("label", "Canary-tablet")]).await.at, "/me?done=renamed");
    app.sign_in(person).await;
    let me = browser.open("/me").await;
    assert_eq!(browser.submit(&me, "end-others", &[]).await.at, "/me?done=sessions-ended");
    app.clock.advance(Duration::minutes(10));
    let page = browser.open("/me/recovery-codes").await;
    let page = browser.submit(&page, "verify", &[("code", &person.next_code(app))]).await;
    let page = browser.submit(&page, "renew-codes", &[]).await;
    browser.submit(&page, "acknowledge", &[("saved", "yes")]).await;
    browser
}

/// Thrown away, taken out again, thrown away for good.
async fn trash_can(app: &TestApp, person: &mut Person, browser: Browser) -> Browser {
    let second = in_use(&browser).await.remove(1);
    for end in ["/me?done=restored", "/me"] {
        let page = browser.open(&format!("/me/authenticators/{second}/trash")).await;
        let me = browser.submit(&page, "trash", &[]).await;
        assert_eq!(me.at, "/me?done=trashed");
        if end != "/me" {
            assert_eq!(browser.submit(&me, "restore", &[]).await.at, end);
        }
    }
    app.clock.advance(Duration::days(7));
    app.letters().await;
    let browser = app.sign_in(person).await;
    assert_eq!(browser.open("/me").await.tagged("authenticator", "state")[1].1, "purged");
    browser
}

/// One changed, one forgotten.
async fn passwords(app: &TestApp, person: &mut Person) {
    let browser = app.sign_in(person).await;
    let page = browser.open("/me/password").await;
    let fields = [("password", person.password.as_str()), ("new_password", "Canary-84-kano-Zilver!")];
    assert!(browser.submit(&page, "password", &fields).await.at.starts_with("/me?done=password"));
    let browser = app.browser();
    let page = browser.open("/password/forgotten").await;
    browser.submit(&page, "forgotten", &[("email", &person.email)]).await;
    let page = browser.open(&app.mailed(&person.email, "magic").await).await;
    let page = browser.submit(&page, "magic", &[]).await;
    person.password = "Vergeten-canary-63-brug!".to_owned();
    let fields = [("new_password", person.password.clone()), ("code", person.next_code(app))];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(browser.submit(&page, "password", &fields).await.at, "/login?done=password-reset");
}

/// The phone is lost, the app locked: back by mail, by code, and by the app from the trash.
async fn losses(app: &TestApp, person: &mut Person) {
    app.lock(person).await;
    let browser = app.browser();
    assert_eq!(app.recover_by_mail(person, &browser).await.fact("state").as_deref(), Some("repair"));
    let page = browser.open("/me/recovery-codes").await;
    let page = browser.submit(&page, "renew-codes", &[]).await;
    person.codes = page.all("recovery-code");
    browser.submit(&page, "acknowledge", &[("saved", "yes")]).await;
    let browser = app.browser();
    app.recover_by_code(person, &browser).await;
    let id = in_use(&browser).await.remove(0);
    let page = browser.open(&format!("/me/authenticators/{id}/trash")).await;
    browser.submit(&page, "trash", &[]).await;
    let browser = app.browser();
    app.enter_password(person, &browser).await;
    let page = browser.open("/login/trashed-app").await;
    let page = browser.submit(&page, "prove", &[("code", &person.next_code(app))]).await;
    assert_eq!(page.path(), "/enrol/app", "{:?}", page.error());
    assert_eq!(app.link_phone(person, &browser).await.at, "/login?done=enrolled");
}

/// Two changes are reported as somebody else's; the owner puts both right.
async fn reports(app: &TestApp, person: &Person) {
    let browser = app.sign_in(person).await;
    app.letters().await;
    assert_eq!(app.link_phone(&mut app.nobody(), &browser).await.at, "/me?done=linked");
    app.report(&app.letter_to(&person.email).await).await;
    app.letters().await;
    let browser = app.sign_in(person).await;
    let me = browser.open("/me").await;
    let suspended = me.tagged("authenticator", "state").into_iter().find(|(_, state)| state == "suspended").unwrap().0;
    let me: Page = browser.submit(&me, &format!("resume-{suspended}"), &[]).await;
    assert_eq!(me.at, "/me?done=resumed");
    assert_eq!(app.report(&app.letter_to(&person.email).await).await.at, "/login?done=frozen");
    let browser = app.sign_in(person).await;
    let me = browser.open("/me").await;
    assert_eq!(browser.submit(&me, "thaw", &[]).await.at, "/me?done=thawed");
    browser.open("/me/activity").await;
    app.letters().await;
}
