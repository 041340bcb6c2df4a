//! What pages link to: packed, kept for ever, and small. With islands or without, a page and its policy say the same.

use std::io::Read;

use reqwest::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY};

use crate::house::TestApp;

/// What a new visitor fetches for the islands, packed, in bytes.
const BUDGET: usize = 150_000;

/// A file as it came over the wire.
struct Fetched {
    kind: String,
    encoding: Option<String>,
    bytes: Vec<u8>,
}

async fn fetch(app: &TestApp, path: &str, encodings: &str) -> Fetched {
    let client = reqwest::Client::builder().build().unwrap();
    let answer = client.get(format!("{}{path}", app.base)).header(ACCEPT_ENCODING, encodings).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{path}");
    let header = |name| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(header(CACHE_CONTROL).as_deref(), Some("public, max-age=31536000, immutable"), "{path}");
    assert_eq!(header(VARY).as_deref(), Some("Accept-Encoding"), "{path}");
    let (kind, encoding) = (header(CONTENT_TYPE).unwrap(), header(CONTENT_ENCODING));
    Fetched { kind, encoding, bytes: answer.bytes().await.unwrap().to_vec() }
}

/// The addresses under `/assets/` that a page names with their contents' fingerprint.
fn named(page: &str) -> Vec<String> {
    let mut found: Vec<_> = page.split('"').filter(|text| text.starts_with("/assets/")).map(str::to_owned).collect();
    found.retain(|path| path != "/assets/herstel.svg");
    found.sort();
    found.dedup();
    found
}

fn unpacked(fetched: &Fetched) -> Vec<u8> {
    let mut plain = Vec::new();
    match fetched.encoding.as_deref() {
        Some("br") => drop(brotli::Decompressor::new(&fetched.bytes[..], 4096).read_to_end(&mut plain).unwrap()),
        Some("gzip") => drop(flate2::read::GzDecoder::new(&fetched.bytes[..]).read_to_end(&mut plain).unwrap()),
        other => panic!("{other:?}"),
    }
    plain
}

#[tokio::test(flavor = "multi_thread")]
async fn what_pages_link_to_is_packed_as_the_browser_likes_it_and_kept_for_ever() {
    let app = TestApp::start().await;
    let page = reqwest::get(format!("{}/login", app.base)).await.unwrap().text().await.unwrap();
    for path in named(&page) {
        let plain = fetch(&app, &path, "identity").await;
        assert_eq!(plain.encoding, None, "{path}");
        for (likes, gets) in [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip")] {
            let packed = fetch(&app, &path, likes).await;
            assert_eq!(packed.encoding.as_deref(), Some(gets), "{path} for {likes}");
            assert_eq!(packed.kind, plain.kind);
            assert!(packed.bytes.len() * 2 < plain.bytes.len(), "{path} is worth packing");
            assert_eq!(unpacked(&packed), plain.bytes, "{path} as {gets}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn islands_stay_within_their_budget_and_a_build_without_them_mentions_none() {
    let app = TestApp::start().await;
    let answer = reqwest::get(format!("{}/login", app.base)).await.unwrap();
    let policy = answer.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    let page = answer.text().await.unwrap();
    let mut islands: Vec<_> = named(&page).into_iter().filter(|path| path.contains("islands")).collect();
    // their names are hashes: the program comes second by its ending
    islands.sort_by_key(|path| path.ends_with(".wasm"));
    assert_eq!(policy.contains("'wasm-unsafe-eval'"), !islands.is_empty(), "{policy}");
    assert_eq!(page.contains("type=\"module\""), !islands.is_empty());
    let [script, wasm] = &islands[..] else {
        assert!(islands.is_empty(), "{islands:?}");
        return;
    };
    let (script, wasm) = (fetch(&app, script, "br").await, fetch(&app, wasm, "br").await);
    assert_eq!(script.kind, "text/javascript; charset=utf-8");
    assert_eq!(wasm.kind, "application/wasm");
    let together = script.bytes.len() + wasm.bytes.len();
    println!("islands: {together} bytes packed");
    assert!(together < BUDGET, "{together} bytes");
    assert!(unpacked(&wasm).starts_with(b"\0asm"));
}
