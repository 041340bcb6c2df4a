//! Nothing about a person is said in a log or rests readable in the queue.

use std::{cell::RefCell, io};

use herstel::jobs::mail::Template;

use crate::{
    judge::Judge,
    mail::{ADDRESS, LABEL, NAME, PostOffice, TOKEN},
};

thread_local! {
    /// What the test of this thread logged.
    static LOG: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

struct Log;

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.with_borrow_mut(|log| log.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn r25_neither_logs_nor_jobs_tell_whom_a_mail_was_for_or_what_was_in_it() {
    // For all threads: where only one listens, what others call first stays unheard for good.
    let listening = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(|| Log).try_init();
    listening.unwrap();

    let judge = Judge::start(&[]);
    let office = PostOffice::new(judge.client()).await;
    let mut table = String::new();
    for address in ["canary@example.net", "busy-canary@example.net", "nobody-canary@example.net", "no canary"] {
        office.post(Template::AuthenticatorLinked, address).await;
        table += &office.bench.table().await;
        office.worker.drain().await.unwrap();
        table += &office.bench.table().await;
    }
    let demo = PostOffice::with_outbox().await;
    demo.post(Template::LoginLink, "canary@example.net").await;
    table += &demo.bench.table().await;
    demo.worker.drain().await.unwrap();

    let log = String::from_utf8(LOG.take()).unwrap();
    for told in ["job done", "job failed", "451 4.7.1", "550 5.1.1"] {
        assert!(log.contains(told), "the log is listened to: {told}\n{log}");
    }
    for secret in ["canary", NAME, LABEL, TOKEN, ADDRESS] {
        assert!(!log.contains(secret), "{secret} was logged:\n{log}");
        assert!(!table.contains(secret), "{secret} rests in the queue:\n{table}");
    }
    assert_eq!(judge.stop().len(), 1);
}
