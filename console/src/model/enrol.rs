//! View-models of linking an app and receiving recovery codes.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Page;
use crate::i18n::{Language, Words};

/// `/enrol/app`.
#[derive(Clone, PartialEq, Eq)]
pub struct EnrolApp {
    /// Whose app it will be.
    pub email: String,
    /// Whether policy demands it.
    pub mandatory: bool,
    /// Whether a telephone number may be added instead.
    pub by_phone: bool,
    /// The first steps (with the stepper), or one more app for somebody signed in.
    pub first: bool,
    /// The pending app.
    pub authenticator: Uuid,
    /// Its secret: base32 in lower case, without spaces or padding.
    pub secret: String,
    /// The same as an `otpauth://` address, for the QR code and for *Connect app*.
    pub otpauth: String,
    /// Until when it can be linked.
    pub valid_until: DateTime<Utc>,
    /// For how many more days, today included, it may be skipped; `None` where it may not.
    pub grace_days: Option<u32>,
    /// For how many days this browser may be remembered afterwards; `None` where it may not.
    pub remember_days: Option<u32>,
}

/// `/enrol/recovery-codes`, while they may be shown.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCodes {
    /// Whose codes they are.
    pub email: String,
    /// Why they were issued.
    pub reason: CodesReason,
    /// What its owner proves themselves by otherwise.
    pub beside: BesideCodes,
    /// As people type them: lower case in groups.
    pub codes: Vec<String>,
    /// When they were made.
    pub made_at: DateTime<Utc>,
}

/// What recovery codes stand beside, and what one of them does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BesideCodes {
    /// An app: a code lets its owner in without it.
    App,
    /// An app: a code switches it off.
    AppSwitchedOff,
    /// A telephone number.
    Phone,
}

/// Why recovery codes are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodesReason {
    /// The first app was linked (with the stepper).
    Enrolled,
    /// Their owner asked for new ones; the old are void.
    Renewed,
    /// One was used and replaced; only the new one is shown.
    Replaced,
    /// The same, and it switched the second factor off: nobody is in by it.
    SwitchedOff,
}

impl Page<RecoveryCodes> {
    /// The file to download: its name and its text.
    #[must_use]
    pub fn file(&self, language: Language) -> (String, String) {
        let words = Words::new(language);
        let RecoveryCodes { email, codes, made_at, .. } = &self.body;
        let values =
            [("email", email.into()), ("organisation", (&self.brand.name).into()), ("day", words.day(*made_at).into())];
        let paper = words.tell("codes-paper", &values);
        (format!("{}.txt", words.say("codes-file")), format!("{paper}\n\n{}\n", codes.join("\n")))
    }
}
