//! Whoever waits for a message does not stand behind those that nobody waits for, nor behind a mail server.

use std::time::Duration;

use herstel::{
    application::invite::{Invitation, invite},
    desk::House,
    imports::{Kind, Phase, Sender, read},
    secrets::Address,
};
use herstel_domain::{
    policy::{BackupEmail, Policy},
    words::{Language, Role},
};
use tokio::time::{sleep, timeout};

use crate::{
    house::{SMS, TestApp},
    phones::MOBILE,
};

/// The kinds of jobs that wait, each with its lane and how many there are.
async fn queued(app: &TestApp) -> Vec<(String, String, i64)> {
    sqlx::query_as("SELECT kind, lane, count(*) FROM jobs GROUP BY kind, lane ORDER BY kind, lane")
        .fetch_all(&mut app.database.admin().await)
        .await
        .unwrap()
}

/// Somebody is invited, and the mail waits.
async fn invites(app: &TestApp, email: &str) {
    let invitation = Invitation {
        organisation: app.house.organisations.by_slug("finrust").unwrap().id,
        branch: None,
        name: "Jan".to_owned(),
        email: Address::parse(email).unwrap(),
        role: Role::User,
        phone: None,
        language: Language::Nl,
    };
    let House { journal, vault, clock, .. } = &app.house;
    invite(journal, vault, clock, &invitation).await.unwrap();
}

fn jobs(kind: &str, lane: &str, many: i64) -> (String, String, i64) {
    (kind.to_owned(), lane.to_owned(), many)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mails_of_a_list_go_in_bulk_and_one_that_was_invited_alone_is_not_among_them() {
    let app = TestApp::start().await;
    let organisation = app.house.organisations.by_slug("finrust").unwrap();
    let sender = Sender { organisation: organisation.id, account: None };
    let list = read(b"jan@post.example\nels@post.example\n").unwrap();
    let imports = &app.house.imports;
    let checked = imports.check(sender, &[], Kind::Invite, list).await.unwrap();
    imports.keep(sender, Kind::Invite, checked, Phase::Running).await.unwrap();
    imports.work().await.unwrap();
    invites(&app, "piet@post.example").await;
    assert_eq!(queued(&app).await, [jobs("mail", "awaited", 1), jobs("mail", "bulk", 2)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mails_about_another_policy_go_in_bulk() {
    let app = TestApp::start().await;
    app.activated("finrust").await;
    app.letters().await;
    app.decrees("finrust", |policy| Policy { backup_email: BackupEmail::Required, ..policy }).await;
    assert_eq!(queued(&app).await, [jobs("policy_notice", "bulk", 1)]);
    let _working = app.working_while_mail_hangs();
    let told = async {
        while queued(&app).await != [jobs("mail", "bulk", 1)] {
            sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(Duration::from_secs(10), told).await.expect("a mail to the one who is concerned");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_message_goes_out_while_the_mail_server_hangs() {
    let (app, exchange) = TestApp::with_telephones().await;
    let (person, _) = app.reachable(&exchange, "werktalent", SMS, MOBILE).await;
    app.letters().await;
    for nr in 0..20 {
        invites(&app, &format!("jan{nr}@post.example")).await;
    }
    let browser = app.browser();
    let page = app.enter_password(&person, &browser).await;
    let _working = app.working_while_mail_hangs();
    sleep(Duration::from_millis(200)).await;
    browser.submit(&page, "ask-phone", &[]).await;
    let message = async {
        loop {
            if let Some(message) = exchange.take().pop() {
                return message;
            }
            sleep(Duration::from_millis(20)).await;
        }
    };
    let message = timeout(Duration::from_secs(5), message).await.expect("a message while mail hangs");
    assert_eq!(message.what, "Messages");
    assert_eq!(queued(&app).await, [jobs("mail", "awaited", 20)], "no mail has left");
}
