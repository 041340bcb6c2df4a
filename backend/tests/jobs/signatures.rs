//! Our signatures, judged by Twilio's own validator, and its signatures, judged by us.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use herstel::gateway::{is_signed, sign};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use serde_json::{Value, json};

use crate::judge::python;

const TOKEN: &str = "a-token-of-the-tests";

type Parameters = Vec<(String, String)>;

/// Twilio's validator, in a process of its own.
struct Validator {
    child: Child,
    requests: ChildStdin,
    verdicts: BufReader<ChildStdout>,
}

impl Validator {
    fn start() -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/jobs/signature_validator.py");
        let mut child =
            Command::new(python("twilio")).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (requests, verdicts) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, requests, verdicts }
    }

    /// Whether it takes this signature, and the one that it would make.
    fn judges(&mut self, url: &str, parameters: &Parameters, signature: &str) -> (bool, String) {
        let request = json!({ "token": TOKEN, "url": url, "parameters": parameters, "signature": signature });
        writeln!(self.requests, "{request}").unwrap();
        let mut verdict = String::new();
        self.verdicts.read_line(&mut verdict).unwrap();
        let verdict: Value = serde_json::from_str(&verdict).unwrap();
        (verdict["valid"].as_bool().unwrap(), verdict["signature"].as_str().unwrap().to_owned())
    }

    /// Both make the same signature and take the other's.
    fn agrees(&mut self, url: &str, parameters: &Parameters) {
        let ours = sign(TOKEN, url, parameters);
        let (valid, theirs) = self.judges(url, parameters, &ours);
        assert!(valid, "they refuse ours of {url} {parameters:?}");
        assert!(is_signed(TOKEN, url, parameters, &theirs), "we refuse theirs of {url} {parameters:?}");
    }
}

impl Drop for Validator {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn parameters(pairs: &[(&str, &str)]) -> Parameters {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

const KEYS: &str = "https://login.example.org/gateway/voice/0190/0191/keys";

#[test]
fn twilios_validator_and_ours_agree_on_whatever_a_callback_may_look_like() {
    let mut validator = Validator::start();
    let told = [("CallSid", "CA1"), ("CallStatus", "in-progress"), ("Digits", "47")];
    for url in [
        KEYS,
        "https://login.example.org/gateway/voice/0190/0191/keys?x=1&y=2",
        "https://login.example.org/gateway/voice/0190/0191/keys?naam=Jos%C3%A9%20%26%20Zn&leeg=",
        "https://login.example.org:8443/gateway/sms/0190/0191/status",
        "http://127.0.0.1:7411/gateway/sms/0190/0191/status",
        "http://[::1]:7411/gateway/sms/0190/0191/status",
    ] {
        for pairs in [
            &told[..],
            &[],
            &[("Digits", ""), ("CallSid", "CA1")],
            &[("Digits", "1"), ("Digits", "2"), ("Digits", "1"), ("CallSid", "CA1")],
            &[("Body", "Wat is uw naam? Zoë, José & Søn — 你好 👋"), ("naam", "ß"), ("NAAM", "ẞ")],
            &[("A", "b"), ("Ab", ""), ("a", "B"), ("Digits", "*#"), ("Ruimte", "  +31 6  ")],
        ] {
            validator.agrees(url, &parameters(pairs));
        }
    }
}

#[test]
fn twilios_validator_refuses_ours_as_soon_as_anything_was_changed() {
    let mut validator = Validator::start();
    let told = parameters(&[("CallSid", "CA1"), ("Digits", "47")]);
    let signature = sign(TOKEN, KEYS, &told);
    assert!(validator.judges(KEYS, &told, &signature).0);
    for (url, pairs) in [
        (KEYS, &[("CallSid", "CA1"), ("Digits", "48")][..]),
        (KEYS, &[("CallSid", "CA1")]),
        (KEYS, &[("CallSid", "CA1"), ("Digits", "47"), ("Digits", "48")]),
        (KEYS, &[("CallSid", "CA1"), ("Digits", "47"), ("To", "")]),
        ("https://login.example.org/gateway/voice/0190/0192/keys", &[("CallSid", "CA1"), ("Digits", "47")]),
        ("https://login.example.org/gateway/voice/0190/0191/keys?x=1", &[("CallSid", "CA1"), ("Digits", "47")]),
        ("http://login.example.org/gateway/voice/0190/0191/keys", &[("CallSid", "CA1"), ("Digits", "47")]),
    ] {
        let told = parameters(pairs);
        assert!(!validator.judges(url, &told, &signature).0, "{url} {pairs:?}");
        assert!(!is_signed(TOKEN, url, &told, &signature), "{url} {pairs:?}");
    }
    assert!(!validator.judges(KEYS, &told, &sign("another-token", KEYS, &told)).0);
}

#[test]
fn twilios_validator_and_ours_agree_on_any_parameters() {
    let mut validator = Validator::start();
    let pair = ("[A-Za-z]{1,6}|\\PC{1,4}", "\\PC{0,12}");
    let mut runner = TestRunner::deterministic();
    let any = (prop::collection::vec(pair, 0..6), "[a-z0-9/]{0,12}(\\?[a-z0-9=&%]{1,12})?");
    for _ in 0..500 {
        let (told, path) = any.new_tree(&mut runner).unwrap().current();
        validator.agrees(&format!("https://login.example.org/{path}"), &told);
    }
}
