//! Builds again when a migration is added or the islands change: the program carries both.

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=../migrations");
    println!("cargo::rerun-if-changed=islands");
    println!("cargo::rustc-check-cfg=cfg(islands)");
    if ["islands/herstel.js", "islands/herstel.wasm"].iter().all(|file| Path::new(file).is_file()) {
        println!("cargo::rustc-cfg=islands");
    }
}
