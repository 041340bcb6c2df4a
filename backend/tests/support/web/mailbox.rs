//! Mail that went out, as its reader has it.

use std::sync::Mutex;

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
pub(crate) struct Post(Mutex<Vec<Letter>>);

impl Post {
    /// Everything that came since it was last looked at.
    pub(crate) fn take(&self) -> Vec<Letter> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

#[async_trait]
impl Transport for Post {
    async fn send(&self, mail: &Mail) -> Result<(), Failure> {
        let Mail { to, subject, text, html, .. } = mail.clone();
        self.0.lock().unwrap().push(Letter { to, subject, text, html });
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
