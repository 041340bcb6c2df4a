//! The demo's inbox, as a browser sees it.

use actix_web::{
    App,
    http::{StatusCode, header::CONTENT_SECURITY_POLICY},
    test,
};
use herstel::{
    demo::inbox,
    jobs::{
        Drained,
        mail::{Inbox, Template},
    },
};
use uuid::Uuid;

use crate::{
    Bench,
    mail::{PostOffice, TOKEN},
};

/// What is at an address.
struct Page {
    status: StatusCode,
    policy: String,
    body: String,
}

async fn get(bench: &Bench, path: &str) -> Page {
    let app = test::init_service(App::new().configure(inbox::configure(Inbox::new(bench.pool.clone())))).await;
    let answer = test::call_service(&app, test::TestRequest::get().uri(path).to_request()).await;
    let policy = answer.headers().get(CONTENT_SECURITY_POLICY).map(|policy| policy.to_str().unwrap().to_owned());
    let status = answer.status();
    let body = String::from_utf8(test::read_body(answer).await.to_vec()).unwrap();
    Page { status, policy: policy.unwrap_or_default(), body }
}

#[actix_web::test]
async fn an_empty_inbox_says_so() {
    let page = get(&Bench::new().await, "/dev/inbox").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("Er is nog geen e-mail verzonden."), "{}", page.body);
}

#[actix_web::test]
async fn mail_is_listed_with_the_newest_on_top_for_all_or_for_one() {
    let office = PostOffice::with_outbox().await;
    let first = office.post(Template::Activation, "piet@example.net").await;
    office.worker.drain().await.unwrap();
    let second = office.post(Template::PasswordChanged, "anna@example.net").await;
    office.worker.drain().await.unwrap();

    let all = get(&office.bench, "/dev/inbox").await.body;
    let place = |id: Uuid| all.find(&format!("href=\"/dev/inbox/{id}\""));
    assert!(place(second).unwrap() < place(first).unwrap(), "{all}");
    let anna = get(&office.bench, "/dev/inbox?to=ANNA%40example.net").await.body;
    assert!(anna.contains("Uw wachtwoord is gewijzigd") && !anna.contains("Activeer"), "{anna}");
}

#[actix_web::test]
async fn a_mail_is_shown_as_text_with_its_links_and_as_html_in_a_frame() {
    let office = PostOffice::with_outbox().await;
    let id = office.post(Template::AuthenticatorTrashed, "piet@example.net").await;
    office.worker.drain().await.unwrap();

    let link = format!("<a href=\"https://login.example.org/not-me/{TOKEN}\">");
    let page = get(&office.bench, &format!("/dev/inbox/{id}")).await;
    for part in ["ProfiPortaal", "piet@example.net", "Uw authenticator-app is verwijderd", "sandbox=", &link] {
        assert!(page.body.contains(part), "{part} is not in\n{}", page.body);
    }
    assert!(page.policy.contains("frame-src 'self'") && !page.policy.contains("unsafe"), "{}", page.policy);

    let frame = get(&office.bench, &format!("/dev/inbox/{id}/html")).await;
    assert!(frame.policy.starts_with("sandbox allow-top-navigation-by-user-activation;"), "{}", frame.policy);
    assert!(frame.body.contains("<base target=\"_top\">") && frame.body.contains("class=\"mail-alarm\""));
}

#[actix_web::test]
async fn a_mail_that_is_not_there_is_not_found() {
    let bench = Bench::new().await;
    for path in ["/dev/inbox/00000000-0000-0000-0000-000000000001", "/dev/inbox/x", "/dev/inbox/x/html"] {
        assert_eq!(get(&bench, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[actix_web::test]
async fn a_mail_that_was_sent_twice_is_in_the_inbox_once() {
    let office = PostOffice::with_outbox().await;
    let id = office.post(Template::PasswordChanged, "piet@example.net").await;
    let job: String = office.bench.table().await;
    office.worker.drain().await.unwrap();
    sqlx::query("INSERT INTO jobs SELECT * FROM json_populate_record(NULL::jobs, $1::json)")
        .bind(job)
        .execute(&office.bench.pool)
        .await
        .unwrap();
    assert_eq!(office.worker.drain().await.unwrap(), Drained { done: 1, failed: 0 });
    let mails = Inbox::new(office.bench.pool.clone()).list(None, 10).await.unwrap();
    assert_eq!(mails.iter().map(|mail| mail.id).collect::<Vec<_>>(), [id]);
}
