//! Nothing in the secrets module prints a secret.

use std::fmt::{Debug, Write};

use data_encoding::{BASE32_NOPAD, BASE64, HEXLOWER};
use herstel::{
    entropy,
    secrets::{
        Address, Code, DataKey, Hasher, Keyring, LinkToken, Place, Scope, SessionToken, TotpSecret, Vault,
        check::CheckError, keyring::LOOKUP,
    },
};
use herstel_domain::ids::{AccountId, LinkId};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::support::Database;

/// Everything that was printed, and every secret that must not be in it.
#[derive(Default)]
struct Log {
    printed: String,
    secrets: Vec<(&'static str, String)>,
}

impl Log {
    fn print(&mut self, value: &impl Debug) {
        writeln!(self.printed, "{value:?}\n{value:#?}").unwrap();
    }

    fn secret(&mut self, name: &'static str, text: &str) {
        self.secrets.push((name, text.to_owned()));
    }

    fn secret_bytes(&mut self, name: &'static str, bytes: &[u8]) {
        for form in [
            HEXLOWER.encode(bytes),
            BASE64.encode(bytes),
            BASE32_NOPAD.encode(bytes),
            format!("{bytes:?}"),
            format!("{bytes:#?}"),
        ] {
            self.secret(name, form.trim_end_matches('='));
        }
    }

    #[track_caller]
    fn assert_silent(&self) {
        for (name, secret) in &self.secrets {
            assert!(!secret.is_empty());
            let heard = self.printed.to_lowercase().contains(&secret.to_lowercase());
            assert!(!heard, "{name} was printed: {}", self.printed);
        }
    }
}

#[tokio::test]
async fn r25_no_debug_output_contains_a_secret() {
    let mut log = Log::default();
    let database = Database::fresh().await;
    let owner = AccountId::new(entropy::id());

    let mut keyring = Keyring::generate();
    keyring.add_key();
    log.print(&keyring);
    for line in keyring.to_text().lines().filter(|line| !line.starts_with('#')) {
        log.secret("a key of the keyring", line.split_once(':').unwrap().1);
    }
    log.print(&Keyring::parse("cut:c2VjcmV0IGJ5dGVz").unwrap_err());
    log.secret("a line of a broken keyring", "c2VjcmV0IGJ5dGVz");
    log.print(&CheckError::Wrong { id: LOOKUP.to_owned() });

    let vault = Vault::new(database.app(2), keyring);
    let (key, row) = vault.new_key(owner, Scope::Person);
    log.print(&vault);
    log.print(&key);
    log.print(&row);
    crate::write(&database.app(2), [row]).await;
    log.print(&vault.keys_of(owner).await.unwrap());

    let place = Place { stream: Uuid::nil(), field: "email" };
    let address = Address::parse("priya.vanderberg@example.net").unwrap();
    log.print(&key.contact(place, &address));
    log.print(&key.seal_text(place, "priya.vanderberg@example.net"));
    log.print(&DataKey::generate().open(place, &key.seal(place, b"x")).unwrap_err());
    log.print(&address);
    log.secret("an address", "vanderberg");

    let totp = TotpSecret::generate();
    log.print(&totp);
    log.secret_bytes("a TOTP secret", totp.as_bytes());
    log.secret("a TOTP secret", &totp.grouped());

    let codes = Code::issue(3, []);
    log.print(&codes);
    for code in &codes {
        log.secret("a recovery code", &code.secret());
        log.secret("a recovery code", &code.printed());
    }

    let (session, link) = (SessionToken::generate(), LinkToken::generate(owner, LinkId::new(entropy::id())));
    log.print(&(&session, &link));
    log.secret("a session token", &session.text());
    log.secret("a link token", &link.text());
    log.secret("a link token's secret", &link.text()[43..]);

    let hasher = Hasher::new(1, 4).unwrap();
    let hashed = hasher.hash(Zeroizing::new("correct horse".to_owned())).await.unwrap();
    log.print(&hasher);
    log.print(&hashed);
    log.print(&hasher.verify(Zeroizing::new("wrong horse".to_owned()), &hashed).await);
    log.secret("a password", "horse");
    log.secret("a password's hash", &hashed.0);

    assert!(log.printed.lines().count() > 40);
    log.assert_silent();
}

#[test]
#[should_panic(expected = "was printed")]
fn the_silence_test_hears_a_secret_that_is_printed() {
    let mut log = Log::default();
    log.secret_bytes("a control", b"twenty secret bytes!");
    log.print(b"twenty secret bytes!");
    log.assert_silent();
}
