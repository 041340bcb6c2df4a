//! The inbox's two pages, in Dutch like everything that is shown first.

use askama::Template;
use chrono::{DateTime, Utc};
use herstel_domain::words::Language;

use super::pieces::{Piece, pieces};
use crate::jobs::mail::{self, Delivered, Envelope};

/// All mail, or one receiver's.
#[derive(Template)]
#[template(path = "dev/inbox.html")]
pub(super) struct ListPage {
    pub(super) to: Option<String>,
    pub(super) mails: Vec<Envelope>,
}

/// One mail in both its forms.
#[derive(Template)]
#[template(path = "dev/mail.html")]
pub(super) struct MailPage<'a> {
    mail: &'a Delivered,
    pieces: Vec<Piece<'a>>,
}

impl<'a> MailPage<'a> {
    pub(super) fn new(mail: &'a Delivered) -> Self {
        Self { mail, pieces: pieces(&mail.text) }
    }

    fn say(&self, key: &str) -> String {
        mail::say(Language::Nl, key, &[])
    }

    fn written(&self, at: &DateTime<Utc>) -> String {
        mail::long(Language::Nl, *at)
    }
}

impl ListPage {
    fn say(&self, key: &str) -> String {
        mail::say(Language::Nl, key, &[])
    }

    fn written(&self, at: &DateTime<Utc>) -> String {
        mail::long(Language::Nl, *at)
    }
}
