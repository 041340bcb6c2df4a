//! Mail over TLS: to a server that proves who it is, and not to one that does not.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use herstel::{
    jobs::{Drained, mail::Template},
    settings::TransportSecurity,
};
use tempfile::TempDir;

use crate::{judge::Judge, mail::PostOffice};

const DONE: Drained = Drained { done: 1, failed: 0 };
const FAILED: Drained = Drained { done: 0, failed: 1 };
/// Names the server's certificate, in the process that trusts its authority.
const TRUSTING: &str = "HERSTEL_TEST_TRUSTED_SERVER";

/// An authority, and a certificate of `localhost` that it signed, in a directory of their own.
struct Certificates(TempDir);

impl Certificates {
    fn new() -> Self {
        let new = Self(tempfile::tempdir().unwrap());
        let curve = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2";
        new.openssl(&format!("req -x509 {curve} -subj /CN=Authority -keyout ca.key -out ca.pem"));
        new.openssl(&format!(
            "req -x509 {curve} -subj /CN=localhost -addext subjectAltName=DNS:localhost \
             -addext basicConstraints=critical,CA:FALSE -CA ca.pem -CAkey ca.key -keyout key.pem -out cert.pem"
        ));
        let both = ["key.pem", "cert.pem"].map(|name| std::fs::read_to_string(new.path(name)).unwrap());
        std::fs::write(new.path("server.pem"), both.concat()).unwrap();
        new
    }

    fn openssl(&self, arguments: &str) {
        let made = Command::new("openssl").args(arguments.split_whitespace()).current_dir(&self.0).output().unwrap();
        assert!(made.status.success(), "{made:?}");
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

fn judge(certificate: &Path, security: TransportSecurity) -> Judge {
    let mut options = vec!["--certificate", certificate.to_str().unwrap()];
    options.extend((security == TransportSecurity::StartTls).then_some("--starttls"));
    Judge::start(&options)
}

#[tokio::test]
async fn a_server_that_proves_who_it_is_gets_mail_over_tls() {
    // Whom to trust is read from the process's environment, so the test runs once more in a process of its own.
    let Some(certificate) = env::var_os(TRUSTING) else {
        let certificates = Certificates::new();
        let again = Command::new(env::current_exe().unwrap())
            .args(["--exact", "tls::a_server_that_proves_who_it_is_gets_mail_over_tls"])
            .env("SSL_CERT_FILE", certificates.path("ca.pem"))
            .env(TRUSTING, certificates.path("server.pem"))
            .output()
            .unwrap();
        return assert!(again.status.success(), "{}", String::from_utf8_lossy(&again.stdout));
    };
    for security in [TransportSecurity::Tls, TransportSecurity::StartTls] {
        let mut judge = judge(Path::new(&certificate), security);
        let office = PostOffice::new(judge.client_by(security)).await;
        office.post(Template::LoginLink, "piet@example.net").await;
        assert_eq!(office.worker.drain().await.unwrap(), DONE, "{}", office.bench.table().await);
        assert_eq!(judge.accepted()["tls"], true);
    }
}

#[tokio::test]
async fn a_server_that_cannot_prove_who_it_is_gets_no_mail() {
    let certificates = Certificates::new();
    for security in [TransportSecurity::Tls, TransportSecurity::StartTls] {
        let judge = judge(&certificates.path("server.pem"), security);
        let office = PostOffice::new(judge.client_by(security)).await;
        office.post(Template::LoginLink, "piet@example.net").await;
        assert_eq!(office.worker.drain().await.unwrap(), FAILED);
        assert!(office.bench.table().await.contains("the mail server did not let us in"));
        assert!(judge.stop().is_empty());
    }
}

#[tokio::test]
async fn a_server_that_offers_no_tls_gets_no_mail_where_tls_is_required() {
    let judge = Judge::start(&[]);
    let office = PostOffice::new(judge.client_by(TransportSecurity::StartTls)).await;
    office.post(Template::LoginLink, "piet@example.net").await;
    assert_eq!(office.worker.drain().await.unwrap(), FAILED);
    assert_eq!(office.bench.queue.counts().await.unwrap().dead, 0, "it is the server's fault, not the mail's");
    assert!(judge.stop().is_empty());
}
