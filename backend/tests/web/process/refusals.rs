//! What it does not start with.

use std::fs;

use data_encoding::BASE64;

use super::Program;
use crate::house::url;

const SERVE: &[&str] = &["serve"];

#[tokio::test(flavor = "multi_thread")]
async fn it_does_not_serve_with_more_rights_than_it_needs() {
    let mut program = Program::installed().await;
    for (role, right) in [("postgres", "SUPERUSER"), ("herstel_owner", "owner of the table events")] {
        let url = url(program.database(), role);
        program.set("DATABASE_URL", &url);
        let told = program.is_refused(SERVE);
        assert!(told.contains("too many rights") && told.contains(right), "{told}");
    }
    let url = url(program.database(), "herstel_app");
    program.set("DATABASE_URL", &url);
    for right in ["UPDATE", "DELETE", "TRUNCATE"] {
        program.tamper(&format!("GRANT {right} ON events TO herstel_app")).await;
        let told = program.is_refused(SERVE);
        assert!(told.contains(&format!("{right} on events")), "{told}");
        program.tamper(&format!("REVOKE {right} ON events FROM herstel_app")).await;
    }
    program.tamper("GRANT INSERT (recorded_at) ON events TO herstel_app").await;
    assert!(program.is_refused(SERVE).contains("INSERT of events.recorded_at"));
}

#[tokio::test(flavor = "multi_thread")]
async fn it_does_not_start_with_another_key_and_names_the_key() {
    let program = Program::installed().await;
    program.does(&["staff", "add", "--organisation", "finrust", "--email", "c@post.example", "--role", "lead"]);
    let keyring = fs::read_to_string(program.keyring()).unwrap();
    let line = keyring.lines().find(|line| line.starts_with("key-")).unwrap();
    let (id, key) = line.split_once(':').unwrap();
    let (other, lookup) = (BASE64.encode(&[7; 32]), keyring.lines().find(|line| line.starts_with("lookup:")).unwrap());
    for (text, named, words) in [
        (keyring.replace(key, &other), id, "is not the one that this database was made with"),
        (format!("key-0000cafe:{other}\n{lookup}\n"), id, "which data keys of this database are still wrapped with"),
        (format!("{line}\nlookup:{other}\n"), "lookup", "is not the one that this database was made with"),
        (keyring.replace(key, "c2hvcnQ="), id, "is not 32 bytes"),
        (format!("{line}\n"), "lookup", "restore it from your copy"),
    ] {
        fs::write(program.keyring(), text).unwrap();
        for command in
            [SERVE, &["staff", "add", "--organisation", "finrust", "--email", "d@post.example", "--role", "lead"]]
        {
            let told = program.is_refused(command);
            assert!(told.contains(&format!("`{named}`")) && told.contains(words), "{told}");
            assert!(!told.contains(&other) && !told.contains(key), "and shows none: {told}");
        }
    }
    fs::remove_file(program.keyring()).unwrap();
    let told = program.is_refused(SERVE);
    assert!(told.contains(&program.keyring().display().to_string()) && told.contains("herstel keys init"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_does_not_serve_a_database_of_another_release() {
    let program = Program::installed().await;
    for (sql, back) in [
        (
            "UPDATE _sqlx_migrations SET version = version + 1000 WHERE version = 4",
            "UPDATE _sqlx_migrations SET version = 4 WHERE version = 1004",
        ),
        ("UPDATE _sqlx_migrations SET success = false WHERE version = 2", "UPDATE _sqlx_migrations SET success = true"),
    ] {
        program.tamper(sql).await;
        let told = program.is_refused(SERVE);
        assert!(told.contains("herstel migrate"), "{told}");
        program.tamper(back).await;
    }
    assert_eq!(program.does(&["migrate"]), "Nothing to do: the database is as this release needs it.\n");
    drop(program.serves().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demo_and_a_service_never_share_a_database() {
    let program = Program::installed().await;
    program.does(&["staff", "add", "--organisation", "finrust", "--email", "c@post.example", "--role", "lead"]);
    for demo in [&["demo"][..], &["demo", "--fresh"]] {
        let told = program.is_refused(demo);
        assert!(told.contains("no demo made"), "{told}");
    }
    program.does(&["staff", "add", "--organisation", "finrust", "--email", "d@post.example", "--role", "lead"]);
    program.tamper("INSERT INTO deployment (demo) VALUES (true)").await;
    assert!(program.is_refused(SERVE).contains("belongs to a demo"));
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_settings_are_all_told_at_once_with_status_2() {
    let mut program = Program::installed().await;
    let wrong = ["HERSTEL_LISTEN", "HERSTEL_LOG_FORMAT", "HERSTEL_SMTP_URL", "DATABASE_URL"];
    for name in wrong {
        program.set(name, "nonsense");
    }
    for name in &wrong[2..] {
        program.set(name, "nonsense://app:hunter2@db.example");
    }
    let output = program.runs(SERVE);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(wrong.iter().all(|name| told.contains(name)), "{told}");
    assert!(!told.contains("hunter2"));
}
