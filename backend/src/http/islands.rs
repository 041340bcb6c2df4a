//! The islands' two files, where they were built: their contents and their addresses.

use std::sync::LazyLock;

use herstel_console::{IslandFiles, fingerprint};

#[cfg(islands)]
const BUILT: Option<(&str, &[u8])> =
    Some((include_str!("../../islands/herstel.js"), include_bytes!("../../islands/herstel.wasm")));
#[cfg(not(islands))]
const BUILT: Option<(&str, &[u8])> = None;

/// Name under `/assets/`, content type and contents of each file. A name holds its contents' fingerprint.
pub(super) fn files() -> Vec<(String, &'static str, &'static [u8])> {
    let Some((script, wasm)) = BUILT else { return Vec::new() };
    vec![
        (
            format!("islands-{:016x}.js", fingerprint(script.as_bytes())),
            "text/javascript; charset=utf-8",
            script.as_bytes(),
        ),
        (format!("islands-{:016x}.wasm", fingerprint(wasm)), "application/wasm", wasm),
    ]
}

/// Their addresses, for pages.
pub(super) fn addresses() -> Option<IslandFiles> {
    static ADDRESSES: LazyLock<Option<IslandFiles>> = LazyLock::new(|| {
        let mut names = files().into_iter().map(|(name, ..)| format!("/assets/{name}"));
        Some(IslandFiles { script: names.next()?, wasm: names.next()? })
    });
    ADDRESSES.clone()
}
