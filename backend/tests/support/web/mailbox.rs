//! Mail that went out, as its reader has it.

use std::{
    future::pending,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use async_trait::async_trait;
use herstel::jobs::{
    Failure,
    mail::{Mail, Transport},
};

/// A mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
}

/// Carries mail nowhere: it is kept until somebody looks.
#[derive(Default)]
pub(crate) struct Post {
    kept: Mutex<Vec<Letter>>,
    hangs: AtomicBool,
}

impl Post {
    /// Everything that came since it was last looked at.
    pub(crate) fn take(&self) -> Vec<Letter> {
        std::mem::take(&mut *self.kept.lock().unwrap())
    }

    /// From now on no mail is taken, and none refused.
    pub(crate) fn hang(&self) {
        self.hangs.store(true, Ordering::Relaxed);
    }
}

#[async_trait]
impl Transport for Post {
    async fn send(&self, mail: &Mail) -> Result<(), Failure> {
        if self.hangs.load(Ordering::Relaxed) {
            return pending().await;
        }
        let Mail { to, subject, text, html, .. } = mail.clone();
        self.kept.lock().unwrap().push(Letter { to, subject, text, html });
        Ok(())
    }
}

impl Letter {
    /// The addresses in it, whole.
    pub(crate) fn links(&self) -> Vec<String> {
        let words = self.text.split_whitespace();
        words.filter(|word| word.starts_with("http://") || word.starts_with("https://")).map(str::to_owned).collect()
    }

    /// The path of its link below `room`: `activate`, `magic` or `not-me`.
    pub(crate) fn finds(&self, room: &str) -> Option<String> {
        let mut paths = self.links().into_iter().filter_map(|link| Some(format!("/{}", link.splitn(4, '/').nth(3)?)));
        paths.find(|path| path.starts_with(&format!("/{room}/")))
    }

    /// The same where there must be one.
    pub(crate) fn path(&self, room: &str) -> String {
        self.finds(room).unwrap_or_else(|| panic!("no link to /{room} in: {}", self.text))
    }
}
