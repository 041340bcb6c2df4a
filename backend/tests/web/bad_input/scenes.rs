//! Pages with their forms: as many as it takes to meet every form there is.

use crate::house::{Browser, Person, TestApp};

/// Somebody in front of a page.
pub(super) struct Scene {
    pub(super) browser: Browser,
    pub(super) path: String,
    /// Whose account it is about.
    pub(super) person: Person,
}

/// Every form, by its id without what names one of many.
pub(super) const FORMS: [&str; 25] = [
    "acknowledge",
    "backup-email",
    "confirm-email",
    "end",
    "end-others",
    "forgotten",
    "language",
    "link",
    "magic",
    "not-me",
    "password",
    "prove",
    "recover",
    "remove-backup-email",
    "rename",
    "renew-codes",
    "restart",
    "restore",
    "resume",
    "sign-in",
    "sign-out",
    "switch-off",
    "thaw",
    "trash",
    "verify",
];

fn scenes<const N: usize>(browser: &Browser, person: &Person, paths: [&str; N]) -> [Scene; N] {
    paths.map(|path| Scene { browser: browser.clone(), path: path.to_owned(), person: person.clone() })
}

/// Every scene, of people of their own.
pub(super) async fn all(app: &TestApp) -> Vec<Scene> {
    let mut all = Vec::new();
    all.extend(newcomers(app).await);
    all.extend(signing_in(app).await);
    all.extend(mailed(app).await);
    all.extend(owner(app).await);
    all.extend(backups(app).await);
    all
}

async fn newcomers(app: &TestApp) -> Vec<Scene> {
    let (person, guest) = (app.invited("finrust").await, app.browser());
    let invited = app.browser();
    invited.open(&person.invitation).await;
    let (enrolling, first) = app.activated("finrust").await;
    first.open("/enrol/app").await;
    let (mut linking, second) = app.activated("profiportaal").await;
    linking.phone = Some(crate::house::Authenticator::scan(&second.open("/enrol/app").await.fact("secret").unwrap()));
    let page = second.open("/enrol/app").await;
    second.submit(&page, "link", &[("code", &linking.code(app)), ("label", "Telefoon")]).await;
    let mut all = Vec::new();
    all.extend(scenes(&guest, &person, ["/login", "/login?organisation=finrust", "/password/forgotten", "/recover"]));
    all.extend(scenes(&invited, &person, ["/activate"]));
    all.extend(scenes(&first, &Person { phone: app.nobody_with_a_phone().phone, ..enrolling }, ["/enrol/app"]));
    all.extend(scenes(&second, &linking, ["/enrol/recovery-codes"]));
    all
}

async fn signing_in(app: &TestApp) -> Vec<Scene> {
    let (person, browser) = app.enrolled("finrust").await;
    let mut second = app.nobody();
    app.link_phone(&mut second, &browser).await;
    let id = browser.open("/me").await.all("authenticator").pop().unwrap();
    let page = browser.open(&format!("/me/authenticators/{id}/trash")).await;
    browser.submit(&page, "trash", &[]).await;
    let mut all = Vec::new();
    let paths =
        ["/login/verify", "/login/prove", "/recover", "/login/recovery-code", "/login/trashed-app", "/login/link-sent"];
    for path in paths {
        let attempt = app.browser();
        app.enter_password(&person, &attempt).await;
        let phone = if path == "/login/trashed-app" { second.phone.clone() } else { person.phone.clone() };
        all.extend(scenes(&attempt, &Person { phone, ..person.clone() }, [path]));
    }
    all
}

async fn mailed(app: &TestApp) -> Vec<Scene> {
    let (person, owner) = app.enrolled("finrust").await;
    let (proving, resetting, reporting) = (app.browser(), app.browser(), app.browser());
    let page = owner.open("/me/recovery-codes").await;
    owner.submit(&page, "renew-codes", &[]).await;
    reporting.open(&app.mailed(&person.email, "not-me").await).await;
    app.enter_password(&person, &proving).await;
    let ways = proving.open("/login/prove").await;
    proving.submit(&ways, "prove", &[]).await;
    proving.open(&app.mailed(&person.email, "magic").await).await;
    let page = resetting.open("/password/forgotten").await;
    resetting.submit(&page, "forgotten", &[("email", &person.email)]).await;
    resetting.open(&app.mailed(&person.email, "magic").await).await;
    let mut all = Vec::new();
    all.extend(scenes(&proving, &person, ["/magic"]));
    all.extend(scenes(&reporting, &person, ["/not-me"]));
    all.extend(scenes(&resetting, &person, ["/magic", "/password/new"]));
    all
}

/// With one app in use, one reported and one thrown away, changes stopped, and a session elsewhere.
async fn owner(app: &TestApp) -> Vec<Scene> {
    let (person, browser) = app.enrolled("finrust").await;
    let first = browser.open("/me").await.fact("authenticator").unwrap();
    app.link_phone(&mut app.nobody(), &browser).await;
    app.report(&app.letter_to(&person.email).await).await;
    app.letters().await;
    let browser = app.sign_in(&person).await;
    app.link_phone(&mut app.nobody(), &browser).await;
    let third = browser.open("/me").await.all("authenticator").pop().unwrap();
    let page = browser.open(&format!("/me/authenticators/{third}/trash")).await;
    browser.submit(&page, "trash", &[]).await;
    app.report(&app.letter_to(&person.email).await).await;
    app.letters().await;
    let (browser, _) = (app.sign_in(&person).await, app.sign_in(&person).await);
    let app_page = |act: &str| format!("/me/authenticators/{first}/{act}");
    let paths = ["/me", &app_page("rename"), "/login/verify?next=/me/password", "/me/activity"];
    let mut all: Vec<_> = scenes(&browser, &person, paths).into();
    all.extend(scenes(&browser, &person, ["/me/password", "/me/recovery-codes", &app_page("trash")]));
    all
}

/// One without a backup address, one who has one, whoever reads the mail that asks a third one's to confirm, and one
/// who lost the phone.
async fn backups(app: &TestApp) -> Vec<Scene> {
    let (without, first) = app.enrolled("mijnlogin").await;
    let (with, second) = app.enrolled("mijnlogin").await;
    app.set_backup_email(&second, "een.ander@post.example").await;
    let attempt = app.browser();
    app.enter_password(&with, &attempt).await;
    let ((asking, third), reader) = (app.enrolled("mijnlogin").await, app.browser());
    app.ask_backup_email(&third, "nog.een.ander@post.example").await;
    reader.open(&app.mailed("nog.een.ander@post.example", "confirm-email").await).await;
    let (lost, attempt_of_lost) = (app.enrolled("mijnlogin").await.0, app.browser());
    app.enter_password(&lost, &attempt_of_lost).await;
    let mut all = Vec::new();
    all.extend(scenes(&attempt_of_lost, &lost, ["/login/switch-off"]));
    all.extend(scenes(&first, &without, ["/me/backup-email"]));
    all.extend(scenes(&attempt, &with, ["/login/backup-email"]));
    all.extend(scenes(&second, &with, ["/me/backup-email/remove"]));
    all.extend(scenes(&reader, &asking, ["/confirm-email"]));
    all
}
