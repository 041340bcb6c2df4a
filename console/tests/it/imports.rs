//! DESIGN §4: the console never sees a domain type, a pool or a secret.

use std::{collections::BTreeSet, fs, path::Path};

/// Who knows the domain, a database, a secret, or how to send mail.
const STRANGERS: [&str; 16] = [
    "argon2",
    "chacha20poly1305",
    "cqrs-es",
    "getrandom",
    "herstel",
    "herstel-domain",
    "hkdf",
    "hmac",
    "lettre",
    "postgres-es",
    "rustix",
    "sha2",
    "sqlx",
    "tokio",
    "totp-rs",
    "zeroize",
];

#[expect(clippy::expect_used, reason = "a test's helper")]
fn code_of(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("a folder of sources");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.map(|path| if path.is_dir() { code_of(&path) } else { fs::read_to_string(path).expect("a source") }).collect()
}

#[test]
fn the_console_sees_no_domain_type_no_pool_and_no_secret() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(home.join("Cargo.toml")).expect("a manifest");
    let names = manifest
        .lines()
        .skip_while(|line| *line != "[dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split(['.', '=', ' ']).next())
        .filter(|name| !name.is_empty() && !name.starts_with('#'));
    let names: BTreeSet<_> = names.collect();
    assert!(names.contains("leptos") && names.contains("leptos_router"), "no dependency was read: {names:?}");
    assert_eq!(names.intersection(&STRANGERS.into()).collect::<Vec<_>>(), Vec::<&&str>::new());
    let code = code_of(&home.join("src"));
    assert!(code.contains("async_trait"), "no code was read");
    for stranger in ["herstel_domain", "herstel::", "sqlx", "PgPool", "Zeroizing", "argon2", "totp_rs"] {
        assert!(!code.contains(stranger), "the console knows {stranger}");
    }
}
