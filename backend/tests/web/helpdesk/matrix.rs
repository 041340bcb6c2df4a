//! Who may do what: every page and every act of staff, for every role, on every kind of account.
//!
//! The addresses are taken from the routes and the acts that the service has. One that has no row here fails.

use std::collections::BTreeSet;

use herstel_console::model::SupportAct;
use herstel_domain::words::Role;
use leptos::server_fn::actix::server_fn_paths;
use leptos_actix::generate_route_list;

use super::GROUNDS;
use crate::house::{Browser, Page, Person, TestApp};

const ROLES: [Role; 6] = [Role::User, Role::Agent, Role::Approver, Role::Lead, Role::Auditor, Role::Administrator];

/// Who works at which desk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Desk {
    Support,
    Audit,
    Admin,
}

impl Desk {
    fn admits(self, role: Role) -> bool {
        match self {
            Self::Support => matches!(role, Role::Agent | Role::Approver | Role::Lead | Role::Administrator),
            Self::Audit => role == Role::Auditor,
            Self::Admin => role == Role::Administrator,
        }
    }
}

/// On whose account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Target {
    /// A user of the own organisation.
    User,
    /// A colleague of the own organisation.
    Colleague,
    /// Oneself.
    Oneself,
    /// A user of another organisation.
    Stranger,
}

const TARGETS: [Target; 4] = [Target::User, Target::Colleague, Target::Oneself, Target::Stranger];

/// What an address is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// A page about nobody in particular.
    Plain,
    /// A page about an account.
    About,
    /// A page that restates an act.
    Restates,
    /// An act.
    Act,
    /// A page about something of the organisation, which this id is not.
    Thing,
    /// A page that restates an edit, which this address does not hold: it leads back to the form.
    Edit,
    /// Somebody's role.
    Role,
    /// Giving somebody a role.
    ChangeRole,
    /// An act on the organisation itself, by a page that nobody has seen or with nothing in it.
    House,
    /// An act on something of the organisation, which this id is not.
    OnThing,
}

/// Every address of staff.
const ROWS: [(&str, Desk, Kind); 31] = [
    ("/support", Desk::Support, Kind::Plain),
    ("/support/accounts/:id", Desk::Support, Kind::About),
    ("/support/accounts/:id/:act", Desk::Support, Kind::Restates),
    ("/call/support/reset", Desk::Support, Kind::Act),
    ("/call/support/unlock", Desk::Support, Kind::Act),
    ("/call/support/end-sessions", Desk::Support, Kind::Act),
    ("/call/support/resend", Desk::Support, Kind::Act),
    ("/call/support/disable", Desk::Support, Kind::Act),
    ("/call/support/enable", Desk::Support, Kind::Act),
    ("/call/support/correct-name", Desk::Support, Kind::Act),
    ("/call/support/correct-email", Desk::Support, Kind::Act),
    ("/audit", Desk::Audit, Kind::Plain),
    ("/audit/streams/:id", Desk::Audit, Kind::About),
    ("/admin", Desk::Admin, Kind::Plain),
    ("/admin/policy", Desk::Admin, Kind::Edit),
    ("/admin/people", Desk::Admin, Kind::Plain),
    ("/admin/people/:id", Desk::Admin, Kind::Role),
    ("/admin/imports/:id", Desk::Admin, Kind::Thing),
    ("/admin/branches", Desk::Admin, Kind::Plain),
    ("/admin/organisation", Desk::Admin, Kind::Plain),
    ("/admin/organisation/change", Desk::Admin, Kind::Edit),
    ("/admin/mail", Desk::Admin, Kind::Plain),
    ("/call/admin/change-policy", Desk::Admin, Kind::House),
    ("/call/admin/invite", Desk::Admin, Kind::House),
    ("/call/admin/import", Desk::Admin, Kind::House),
    ("/call/admin/confirm-import", Desk::Admin, Kind::OnThing),
    ("/call/admin/drop-import", Desk::Admin, Kind::OnThing),
    ("/call/admin/change-role", Desk::Admin, Kind::ChangeRole),
    ("/call/admin/add-branch", Desk::Admin, Kind::House),
    ("/call/admin/change-presentation", Desk::Admin, Kind::House),
    ("/call/admin/retry-mail", Desk::Admin, Kind::OnThing),
];

/// The addresses of staff that the service has, as the matrix names them.
fn addresses() -> BTreeSet<String> {
    let pages = generate_route_list(herstel_console::App).into_iter().map(|route| {
        let parts = route.path().split('/').map(|part| match part.strip_prefix('{') {
            Some(name) => format!(":{}", name.trim_end_matches('}')),
            None => part.to_owned(),
        });
        parts.collect::<Vec<_>>().join("/")
    });
    let acts = server_fn_paths().map(|(path, _)| path.to_owned());
    let rooms = ["/support", "/audit", "/admin", "/call/support/", "/call/audit/", "/call/admin/"];
    // what takes more than a form is no server function
    let apart = ["/call/admin/import".to_owned()];
    pages.chain(acts).chain(apart).filter(|path| rooms.iter().any(|room| path.starts_with(room))).collect()
}

/// The status that somebody gets.
fn expected(role: Role, desk: Desk, kind: Kind, target: Target) -> u16 {
    match (kind, target) {
        _ if !desk.admits(role) => 404,
        (Kind::Plain, _) => 200,
        (Kind::Edit | Kind::House, _) => 303,
        (_, Target::Stranger) => 404,
        (Kind::About, _) => 200,
        (Kind::Restates, Target::User) => 200,
        // a page that nobody has seen is stale: the act was allowed, and nothing is done
        (Kind::Act, Target::User) => 303,
        (Kind::Restates | Kind::Act, Target::Colleague | Target::Oneself) => 403,
        (Kind::Thing | Kind::OnThing, _) => 404,
        (Kind::Role | Kind::ChangeRole, Target::Oneself) => 403,
        (Kind::Role, _) => 200,
        (Kind::ChangeRole, _) => 303,
    }
}

async fn asked(browser: &Browser, address: &str, kind: Kind, account: &str) -> Page {
    let path = address.replace(":id", account).replace(":act", SupportAct::Reset.name());
    if !address.starts_with("/call/") {
        return browser.get(&path).await;
    }
    let fields = [
        ("account", account),
        ("seen", "0"),
        ("name", "Iemand Anders"),
        ("email", "weg@post.example"),
        ("import", account),
        ("letter", account),
        ("sender", "02 Rotterdam"),
    ];
    // a role that would change nothing about a user: the page that asks for it is stale all the same
    let role = if kind == Kind::ChangeRole { "auditor" } else { "" };
    let fields = [&fields[..], &[("role", role)]].concat();
    browser.post(&path, &[&fields[..], &GROUNDS].concat()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_may_do_what_its_row_says_and_nothing_else() {
    let known: BTreeSet<_> = ROWS.iter().map(|(address, ..)| (*address).to_owned()).collect();
    let addresses = addresses();
    let without: Vec<_> = addresses.difference(&known).collect();
    assert!(without.is_empty(), "no row says who may use {without:?}");
    assert!(addresses.len() >= 11, "the addresses are found at all: {addresses:?}");

    let app = TestApp::start().await;
    let (user, stranger) = (app.enrolled("finrust").await.0, app.enrolled("werktalent").await.0);
    let colleague = app.invited_as("finrust", Role::Lead).await;
    let before = account_events(&app).await;
    for role in ROLES {
        let (oneself, browser) = somebody(&app, role).await;
        let entered = account_events(&app).await;
        for (address, desk, kind) in ROWS.into_iter().filter(|(address, ..)| addresses.contains(*address)) {
            for target in TARGETS {
                let account = match target {
                    Target::User => user.id,
                    Target::Colleague => colleague.id,
                    Target::Oneself => oneself.id,
                    Target::Stranger => stranger.id,
                };
                let page = asked(&browser, address, kind, &account.to_string()).await;
                let what = format!("{role:?} at {address} on {target:?}: {:?}", page.error());
                assert_eq!(page.status, expected(role, desk, kind, target), "{what}");
                if page.status == 303 {
                    let stale = matches!(kind, Kind::Act | Kind::ChangeRole);
                    let error = if stale { "error=stale" } else { "error=" };
                    assert!(page.location().contains(error), "{what}: {}", page.location());
                }
            }
            let guest = asked(&app.browser(), address, kind, &user.id.to_string()).await;
            assert_eq!((guest.status, guest.location()), (303, "/login"), "a guest at {address}");
        }
        assert_eq!(account_events(&app).await, entered, "{role:?} changed nothing");
    }
    assert!(account_events(&app).await > before);
}

async fn somebody(app: &TestApp, role: Role) -> (Person, Browser) {
    if role == Role::User { app.enrolled("finrust").await } else { app.colleague("finrust", role).await }
}

async fn account_events(app: &TestApp) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM events WHERE aggregate_type = 'account'")
        .fetch_one(&mut app.database.admin().await)
        .await
        .unwrap()
}
