//! Whoever looks on: keeps everything that nobody else should read, and every failure that was shown.

use std::{collections::BTreeSet, sync::Mutex};

/// What browsers and mailboxes of one application came across.
#[derive(Default)]
pub(crate) struct Witness {
    secrets: Mutex<BTreeSet<(String, String)>>,
    failures: Mutex<Vec<String>>,
}

impl Witness {
    /// A value that belongs in no log, and what it is.
    pub(crate) fn saw(&self, what: &str, value: &str) {
        if !value.is_empty() {
            self.secrets.lock().unwrap().insert((what.to_owned(), value.to_owned()));
        }
    }

    /// The body of a failure.
    pub(crate) fn saw_failure(&self, body: &str) {
        self.failures.lock().unwrap().push(body.to_owned());
    }

    /// The values with what they are.
    pub(crate) fn secrets(&self) -> Vec<(String, String)> {
        self.secrets.lock().unwrap().iter().cloned().collect()
    }

    /// The bodies.
    pub(crate) fn failures(&self) -> Vec<String> {
        self.failures.lock().unwrap().clone()
    }
}
