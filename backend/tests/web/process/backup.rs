//! The drill of the README: a private cluster and its keyring are put away, restored elsewhere, and serve again.

use std::{fs, path::Path};

use data_encoding::BASE64;

use super::Program;

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_and_its_keyring_restored_elsewhere_let_people_in_again() {
    let lost = Program::private();
    let (browser, _) = lost.browser();
    let (phone, events) = {
        let _service = lost.serves().await;
        let phone = lost.colleague(&browser).await;
        // Beside the running service, as every night.
        lost.does(&["database", "pg_dump", "--format=custom", "--file", &at(lost.directory(), "backup")]);
        (phone, count_events(&lost))
    };
    assert!(events > 5, "only {events} events");

    let found = Program::private();
    fs::copy(lost.directory().join("backup"), found.directory().join("backup")).unwrap();
    let restore = ["database", "pg_restore", "--exit-on-error", "--dbname=herstel", &at(found.directory(), "backup")];
    found.does(&restore);
    assert_eq!(count_events(&found), events, "every event came along");

    // Without its keyring a backup is worth nothing, and the service says which key is missing.
    let keyring = fs::read_to_string(lost.keyring()).unwrap();
    let id = keyring.lines().find_map(|line| line.split_once(':').filter(|(id, _)| id.starts_with("key-"))).unwrap().0;
    let lookup = keyring.lines().find(|line| line.starts_with("lookup:")).unwrap();
    fs::write(found.keyring(), format!("key-0000cafe:{}\n{lookup}\n", BASE64.encode(&[7; 32]))).unwrap();
    let told = found.is_refused(&["serve"]);
    assert!(told.contains(&format!("the keyring has no key `{id}`")), "{told}");

    // Histories fold: a row of another shape is ignored, and everything is read from the events.
    found.does(&["database", "psql", "-Xqc", "UPDATE streams SET shape = 0"]);
    fs::copy(lost.keyring(), found.keyring()).unwrap();
    let service = found.serves().await;
    let (browser, _) = found.browser();
    let page = browser.open("/login").await;
    let page =
        browser.submit(&page, "sign-in", &[("email", "c@post.example"), ("password", "Kade-27-molen-Zwaan!")]).await;
    // The step that linked the app was used up, and the restored service knows.
    let code = phone.code(herstel::clock::Clock::system().now() + chrono::Duration::seconds(30));
    let page = browser.submit(&page, "verify", &[("code", &code)]).await;
    assert_eq!(page.path(), "/support", "{:?}", page.error());
    let page = browser.open("/me").await;
    assert!(page.words().contains("Toestel 0"), "what was sealed can be read");
    assert!(count_events(&found) > events, "and the history goes on");
    drop(service);
}

/// As somebody with a shell does it.
fn count_events(program: &Program) -> u64 {
    let count = program.does(&["database", "psql", "-XAtc", "SELECT count(*) FROM events"]);
    count.trim().parse().unwrap_or_else(|_| panic!("{count}"))
}

fn at(directory: &Path, name: &str) -> String {
    directory.join(name).display().to_string()
}
