//! How it stops, and what is there afterwards.

use std::time::Duration;

use futures::future::join_all;
use rustix::process::Signal;

use super::Program;
use crate::house::{Browser, Form};

#[tokio::test(flavor = "multi_thread")]
async fn told_to_stop_it_answers_what_is_under_way_and_takes_nothing_new() {
    let program = Program::installed().await;
    let service = program.serves().await;
    let (browser, _) = program.browser();
    program.colleague(&browser).await;
    // more passwords than there are threads to check them: most are still waiting when the signal comes
    let sign_ins = (0..12).map(|nr| {
        let browser = browser.clone();
        tokio::spawn(async move {
            let email = format!("nobody{nr}@post.example");
            browser.post("/call/login/sign-in", &[("email", &email), ("password", "Kade-27-molen-Zwaan!")]).await
        })
    });
    let sign_ins: Vec<_> = sign_ins.collect();
    // a try is counted before it is checked: for the address, and for the address here
    let count = "SELECT count(*) FROM attempts";
    let mut admin = program.database().admin().await;
    while sqlx::query_scalar::<_, i64>(count).fetch_one(&mut admin).await.unwrap() < 24 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    service.send(Signal::TERM);
    assert!(sign_ins.iter().any(|sign_in| !sign_in.is_finished()), "all were answered before");
    for answer in join_all(sign_ins).await {
        assert_eq!(answer.unwrap().location(), "/login?error=wrong_credentials");
    }
    assert!(service.wait().success());
    assert!(tokio::net::TcpStream::connect(&program.settings["HERSTEL_LISTEN"]).await.is_err());
    assert!(program.log().contains("stopping"));
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_any_moment_it_has_lost_nothing_that_was_acknowledged() {
    let program = Program::installed().await;
    let (browser, witness) = program.browser();
    let mut service = program.serves().await;
    program.colleague(&browser).await;
    let mut last = 0;
    for life in 0..4 {
        let page = browser.open("/me").await;
        assert_eq!(page.status, 200, "the session outlives the process");
        let app = page.fact("authenticator").unwrap();
        let named = page.words();
        let kept = (last..=last + 1).find(|nr| named.contains(&format!("Toestel {nr} ")));
        let kept = kept.unwrap_or_else(|| panic!("Toestel {last} was acknowledged, and is lost: {named}"));
        let form = browser.open(&format!("/me/authenticators/{app}/rename")).await.form("rename");
        let renaming = rename_from(&browser, &form, kept);
        let kill = async {
            tokio::time::sleep(Duration::from_millis(150 + 70 * life)).await;
            service.send(Signal::KILL);
        };
        (last, _) = tokio::join!(renaming, kill);
        drop(service);
        service = program.serves().await;
    }
    assert!(last > 8, "only {last} acts were acknowledged");
    let count = "SELECT count(*) FROM events WHERE event_type = 'authenticator.renamed'";
    let count: i64 = sqlx::query_scalar(count).fetch_one(&mut program.database().admin().await).await.unwrap();
    assert!(count >= last, "{last} renamings were acknowledged, {count} are there");
    service.send(Signal::TERM);
    assert!(service.wait().success());
    let log = program.log();
    for (what, value) in
        witness.secrets().into_iter().filter(|(_, value)| value.len() >= 8 && !value.contains("Toestel"))
    {
        assert!(!log.contains(&value), "the {what} {value} was logged");
    }
}

/// Renames the app over and over until nobody answers; the last name that was acknowledged.
async fn rename_from(browser: &Browser, form: &Form, first: i64) -> i64 {
    let mut last = first;
    loop {
        let label = format!("Toestel {}", last + 1);
        let fields: Vec<_> = form.hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let fields = [&fields[..], &[("label", label.as_str())]].concat();
        match browser.try_post(&form.action, &fields).await {
            Some(answer) => assert_eq!(answer.location(), "/me?done=renamed"),
            None => return last,
        }
        last += 1;
    }
}
