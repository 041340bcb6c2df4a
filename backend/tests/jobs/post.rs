//! Mail to a real server: what arrives, and what happens when it does not.

use std::{
    net::TcpListener,
    time::{Duration, Instant},
};

use chrono::Duration as Span;
use herstel::{
    jobs::{
        Counts, Drained,
        mail::{MailPayload, Template},
    },
    settings::TransportSecurity,
};
use uuid::Uuid;

use crate::{
    judge::{Judge, client},
    mail::{NAME, PostOffice, TOKEN},
};

const DONE: Drained = Drained { done: 1, failed: 0 };
const FAILED: Drained = Drained { done: 0, failed: 1 };

#[tokio::test]
async fn a_mail_arrives_with_both_its_parts() {
    let mut judge = Judge::start(&[]);
    let office = PostOffice::new(judge.client()).await;
    let job = office.post(Template::AuthenticatorTrashed, "piet@example.net").await;
    assert_eq!(office.worker.drain().await.unwrap(), DONE);
    assert_eq!(office.bench.table().await, "", "the job is gone, and its payload with it");

    let mail = judge.accepted();
    assert_eq!(mail["from"], "no-reply@profiportaal.example.org");
    assert_eq!(mail["to"], serde_json::json!(["piet@example.net"]));
    assert_eq!(mail["kind"], "multipart/alternative");
    assert_eq!(mail["defects"], serde_json::json!([]));
    let headers = &mail["headers"];
    assert_eq!(headers["Subject"], "Uw authenticator-app is verwijderd");
    assert_eq!(headers["From"], "ProfiPortaal <no-reply@profiportaal.example.org>");
    assert_eq!(headers["Auto-Submitted"], "auto-generated");
    assert_eq!(headers["Message-ID"], format!("<{job}@profiportaal.example.org>"));
    let link = format!("https://login.example.org/not-me/{TOKEN}");
    for part in ["text", "html"] {
        let part = mail[part].as_str().unwrap();
        for words in [NAME, "‘Kanariegele telefoon’", "Firefox op Linux, vanaf 198.51.100.23", &link] {
            let flowing = part.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(flowing.contains(words), "{words} is not in\n{part}");
        }
    }
}

#[tokio::test]
async fn the_mail_of_a_branch_goes_out_under_its_name_and_speaks_for_the_organisation() {
    let mut judge = Judge::start(&[]);
    let office = PostOffice::new(judge.client()).await;
    for (branch, from) in [(2, "02 Rotterdam"), (3, "ProfiPortaal")] {
        let payload = office.payload(Template::Activation, "piet@example.net");
        office.write(&MailPayload { branch: Some(Uuid::from_u128(branch)), ..payload }).await;
        assert_eq!(office.worker.drain().await.unwrap(), DONE);
        let headers = &judge.accepted()["headers"];
        let sender = headers["From"].as_str().unwrap().replace('"', "");
        assert_eq!(sender, format!("{from} <no-reply@profiportaal.example.org>"));
        assert_eq!(headers["Subject"], "Activeer uw account bij ProfiPortaal");
    }
}

#[tokio::test]
async fn mails_share_a_connection() {
    let mut judge = Judge::start(&[]);
    let office = PostOffice::new(judge.client()).await;
    for _ in 0..3 {
        office.post(Template::PasswordChanged, "piet@example.net").await;
        assert_eq!(office.worker.drain().await.unwrap(), DONE);
        assert_eq!(judge.accepted()["connection"], 1);
    }
}

#[tokio::test]
async fn a_kept_connection_that_the_server_closed_costs_no_attempt() {
    let mut judge = Judge::start(&["--idle", "0.2"]);
    let office = PostOffice::new(judge.client()).await;
    for connection in 1..=2 {
        office.post(Template::PasswordChanged, "piet@example.net").await;
        assert_eq!(office.worker.drain().await.unwrap(), DONE);
        assert_eq!(judge.accepted()["connection"], connection);
        tokio::time::sleep(Duration::from_millis(600)).await;
    }
}

#[tokio::test]
async fn a_4xx_is_tried_again_and_the_mail_then_arrives_once() {
    let mut judge = Judge::start(&[]);
    let office = PostOffice::new(judge.client()).await;
    office.post(Template::PasswordChanged, "once-piet@example.net").await;
    assert_eq!(office.worker.drain().await.unwrap(), FAILED);
    assert!(office.bench.table().await.contains("the mail server did not take the mail: 451 4.7.1"));
    office.bench.clock.advance(Span::seconds(10));
    assert_eq!(office.worker.drain().await.unwrap(), DONE);
    judge.accepted();
    assert!(judge.stop().is_empty());
}

#[tokio::test]
async fn a_5xx_makes_a_dead_letter_at_once_which_can_be_sent_again() {
    let judge = Judge::start(&[]);
    let office = PostOffice::new(judge.client()).await;
    let job = office.post(Template::PasswordChanged, "nobody-piet@example.net").await;
    assert_eq!(office.worker.drain().await.unwrap(), FAILED);
    assert_eq!(office.cause_of_death().await, "the mail server did not take the mail: 550 5.1.1");
    assert!(office.bench.queue.retry(job).await.unwrap());
    assert_eq!(office.worker.drain().await.unwrap(), FAILED, "it is sent again, and refused again");
}

#[tokio::test]
async fn a_server_that_accepts_and_never_answers_is_given_up_after_the_limit() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    let office = PostOffice::new(client(TransportSecurity::Plain, port, Duration::from_millis(300))).await;
    office.post(Template::PasswordChanged, "piet@example.net").await;
    let begun = Instant::now();
    assert_eq!(office.worker.drain().await.unwrap(), FAILED);
    assert!((300..2_000).contains(&begun.elapsed().as_millis()), "{:?}", begun.elapsed());
    assert!(office.bench.table().await.contains("the mail server did not answer within 300 ms"));
}

#[tokio::test]
async fn without_a_server_mail_waits() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let office = PostOffice::new(client(TransportSecurity::Plain, closed, Duration::from_secs(5))).await;
    office.post(Template::PasswordChanged, "piet@example.net").await;
    assert_eq!(office.worker.drain().await.unwrap(), FAILED);
    assert_eq!(office.bench.queue.counts().await.unwrap(), Counts { waiting: 1, ..Counts::default() });
}

#[tokio::test]
async fn an_erased_person_is_not_written_to() {
    let judge = Judge::start(&[]);
    let office = PostOffice::new(judge.client()).await;
    office.post(Template::PasswordChanged, "piet@example.net").await;
    office.erase();
    assert_eq!(office.worker.drain().await.unwrap(), DONE);
    assert_eq!(office.bench.table().await, "");
    assert!(judge.stop().is_empty());
}

#[tokio::test]
async fn a_link_that_expired_while_it_waited_is_not_sent() {
    let judge = Judge::start(&[]);
    let office = PostOffice::new(judge.client()).await;
    office.post(Template::LoginLink, "piet@example.net").await;
    office.bench.clock.advance(Span::minutes(15));
    assert_eq!(office.worker.drain().await.unwrap(), DONE);
    assert!(judge.stop().is_empty());
}

#[tokio::test]
async fn a_payload_that_makes_no_letter_is_a_dead_letter() {
    let judge = Judge::start(&[]);
    let office = PostOffice::new(judge.client()).await;
    let mut payload = office.payload(Template::PasswordChanged, "piet@example.net");
    payload.organisation = Uuid::from_u128(2);
    office.write(&payload).await;
    assert_eq!(office.worker.drain().await.unwrap(), FAILED);
    assert!(office.cause_of_death().await.starts_with("there is no organisation"));
    assert!(judge.stop().is_empty());
}
