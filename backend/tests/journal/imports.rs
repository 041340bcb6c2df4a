//! DESIGN §4: nobody imports cqrs-es or postgres-es outside the journal.

use std::{
    fs,
    path::{Path, PathBuf},
};

const BANNED: [&str; 2] = ["cqrs_es", "postgres_es"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Where code, not comment, names one of the libraries.
fn users_of_the_libraries(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    sources(folder, &mut all);
    let code = |line: &&str| !line.trim_start().starts_with("//");
    let names = |text: &str| text.lines().filter(code).any(|line| BANNED.iter().any(|name| line.contains(name)));
    all.into_iter().filter(|path| names(&fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn only_the_journal_knows_the_event_sourcing_libraries() {
    let backend = Path::new(env!("CARGO_MANIFEST_DIR"));
    let journal = backend.join("src/journal");
    let users = users_of_the_libraries(&backend.join("src"));
    assert!(users.contains(&journal.join("store.rs")), "the search finds nothing: {users:?}");
    let elsewhere: Vec<_> = users.iter().filter(|path| !path.starts_with(&journal)).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
    for neighbour in [backend.join("domain"), backend.join("../console")] {
        assert_eq!(users_of_the_libraries(&neighbour), Vec::<PathBuf>::new());
        let manifest = fs::read_to_string(neighbour.join("Cargo.toml")).unwrap();
        assert!(!manifest.contains("cqrs-es") && !manifest.contains("postgres-es"), "{}", neighbour.display());
    }
}
