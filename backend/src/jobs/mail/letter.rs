//! What a mail says, before it takes the form of HTML or text.

use herstel_domain::{account::NOT_ME_VALID_FOR, words::Language};
use thiserror::Error;

use super::{MailPayload, Origin, Proof, Sender, Template, moment, words::say};
use crate::secrets::phone::mask;

/// A payload's sealed values, opened, except for the address.
#[derive(Default)]
pub(super) struct Opened {
    pub(super) name: Option<String>,
    pub(super) label: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) origin: Option<Origin>,
    pub(super) token: Option<String>,
}

/// A mail in words.
pub(super) struct Letter {
    pub(super) language: Language,
    pub(super) organisation: String,
    pub(super) colour: String,
    /// The heading as well.
    pub(super) subject: String,
    pub(super) blocks: Vec<Block>,
    pub(super) foot: String,
}

/// A piece of the letter's body.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    Text(String),
    Heading(String),
    Facts(Vec<Fact>),
    /// A link in the organisation's colour.
    Act {
        label: String,
        url: String,
    },
    /// A link in the colour of danger.
    Alarm {
        label: String,
        url: String,
    },
    Small(String),
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) label: String,
    pub(super) value: String,
}

/// The payload lacks what its template tells of.
#[derive(Debug, PartialEq, Eq, Error)]
#[error("the payload has no {0}")]
pub(super) struct Incomplete(&'static str);

impl Letter {
    /// The letter that `payload` asks for. Links start with `base_url`, never with what a client called us.
    pub(super) fn write(
        payload: &MailPayload,
        opened: &Opened,
        sender: &Sender,
        base_url: &str,
    ) -> Result<Self, Incomplete> {
        let template = payload.template;
        if template.needs_until() && payload.facts.until.is_none() {
            return Err(Incomplete("until"));
        }
        let url = opened.token.as_deref().map(|token| format!("{base_url}/{}/{token}", template.path()));
        let mut pen = Pen { payload, opened, sender, blocks: Vec::new() };
        pen.opening();
        if template.is_link() {
            pen.link(url.ok_or(Incomplete("token"))?);
        } else {
            pen.notice(url);
        }
        let blocks = std::mem::take(&mut pen.blocks);
        Ok(Self {
            language: payload.language,
            organisation: sender.name.clone(),
            colour: sender.colour.clone(),
            subject: pen.say(template.key(), &[]),
            blocks,
            foot: pen.say(if template.is_link() { "mail-foot-link" } else { "mail-foot-notice" }, &[]),
        })
    }
}

struct Pen<'a> {
    payload: &'a MailPayload,
    opened: &'a Opened,
    sender: &'a Sender,
    blocks: Vec<Block>,
}

impl Pen<'_> {
    fn opening(&mut self) {
        if let Some(name) = &self.opened.name {
            self.blocks.push(Block::Text(self.say("mail-greeting", &[("name", &plain(name))])));
        }
        self.blocks.push(Block::Text(self.of_template("intro")));
    }

    fn link(&mut self, url: String) {
        let until = self.payload.facts.until.map(|until| self.short(until)).unwrap_or_default();
        self.blocks.extend([
            Block::Act { label: self.of_template("button"), url },
            Block::Small(self.say("mail-link-until", &[("until", &until)])),
        ]);
        if self.opened.origin.is_some() {
            self.blocks.push(Block::Facts(self.facts()));
        }
        self.blocks.extend([Block::Heading(self.say("mail-not", &[])), Block::Text(self.of_template("not"))]);
    }

    /// Nobody did it whom the reader could object to: what it means, and whom to ask.
    fn announcement(&mut self) {
        let consequences = &self.payload.facts.consequences;
        let meaning: Vec<_> =
            consequences.iter().map(|name| Block::Text(self.say(&format!("mail-consequence-{name}"), &[]))).collect();
        self.blocks.push(Block::Facts(self.facts()));
        self.blocks.extend(meaning);
        self.blocks.push(Block::Text(self.of_template("yes")));
    }

    fn notice(&mut self, not_me: Option<String>) {
        if self.payload.template.is_announcement() {
            return self.announcement();
        }
        let by_staff = self.payload.template.is_by_staff();
        self.blocks.extend([
            Block::Facts(self.facts()),
            Block::Heading(self.say(if by_staff { "mail-yes-asked" } else { "mail-yes" }, &[])),
            Block::Text(self.of_template("yes")),
            Block::Heading(self.say(if by_staff { "mail-no-asked" } else { "mail-no" }, &[])),
        ]);
        if self.payload.template == Template::AccountDisabled {
            self.blocks.push(Block::Text(self.of_template("no")));
            return;
        }
        let Some(url) = not_me else {
            self.blocks.push(Block::Text(self.say("mail-no-link", &[])));
            return;
        };
        let until = self.short(self.payload.facts.at + NOT_ME_VALID_FOR);
        self.blocks.extend([
            Block::Text(self.of_template("no")),
            Block::Alarm { label: self.say("mail-not-me", &[]), url },
            Block::Small(self.say("mail-not-me-until", &[("until", &until)])),
        ]);
    }

    fn facts(&self) -> Vec<Fact> {
        let facts = &self.payload.facts;
        let mut told = vec![self.fact("mail-when", moment::long(self.payload.language, facts.at))];
        told.extend(self.opened.origin.as_ref().map(|origin| self.fact("mail-with", self.client(origin))));
        told.extend(facts.proof.map(|proof| self.fact("mail-proof", self.say(named(proof), &[]))));
        told.extend(facts.role.map(|role| self.fact("mail-role", self.say(&format!("role-{}", role.name()), &[]))));
        told.extend(facts.count.map(|count| self.fact("mail-codes-left", count.to_string())));
        told
    }

    fn fact(&self, label: &str, value: String) -> Fact {
        Fact { label: self.say(label, &[]), value }
    }

    fn client(&self, origin: &Origin) -> String {
        let client = match (origin.browser(), origin.system()) {
            (Some(browser), Some(system)) => self.say("mail-browser-on", &[("browser", browser), ("system", system)]),
            (Some(name), None) | (None, Some(name)) => name.to_owned(),
            (None, None) => self.say("mail-browser-unknown", &[]),
        };
        match &origin.ip {
            Some(ip) => self.say("mail-from", &[("client", &client), ("ip", &plain(ip))]),
            None => client,
        }
    }

    /// A sentence that belongs to this template.
    fn of_template(&self, attribute: &str) -> String {
        let label = match &self.opened.label {
            Some(label) => plain(label),
            None => self.say("mail-label-unknown", &[]),
        };
        let until = self.payload.facts.until.map(|until| self.short(until)).unwrap_or_default();
        let phone = self.opened.phone.as_deref().map(mask).unwrap_or_default();
        let values = [("label", label.as_str()), ("phone", &phone), ("until", &until)];
        self.say(&format!("{}.{attribute}", self.payload.template.key()), &values)
    }

    fn say(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        let mut all = vec![("organisation", self.sender.name.as_str())];
        all.extend_from_slice(values);
        say(self.payload.language, key, &all)
    }

    fn short(&self, at: chrono::DateTime<chrono::Utc>) -> String {
        moment::short(self.payload.language, at)
    }
}

const fn named(proof: Proof) -> &'static str {
    match proof {
        Proof::App => "mail-proof-app",
        Proof::TrashedApp => "mail-proof-trashed-app",
        Proof::RecoveryCode => "mail-proof-recovery-code",
        Proof::Mailbox => "mail-proof-mailbox",
        Proof::Phone => "mail-proof-phone",
    }
}

/// What somebody typed, on one line and in reading order: no line breaks that would fake a paragraph, no marks that
/// would turn the text around it.
fn plain(typed: &str) -> String {
    typed
        .chars()
        .filter(|char| !matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .map(|char| if char.is_control() { ' ' } else { char })
        .collect()
}
