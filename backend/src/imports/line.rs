//! What a line of a list says, and why one is not carried out.

use herstel_domain::{ids::BranchId, words::Language};
use serde::{Deserialize, Serialize};

use crate::secrets::phone::NumberError;

/// Whom a line names, as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The login address.
    pub email: String,
    /// How they are called; the address if nothing is said.
    pub name: String,
    /// The language of their mails and pages.
    pub language: Language,
    /// The branch that writes to them; empty if none is said.
    pub branch: String,
    /// Their telephone number; empty if none is said.
    pub phone: String,
}

/// Whom a good line names. It rests sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The login address, as it stands there.
    pub email: String,
    /// How they are called; the address if nothing is said.
    pub name: String,
    /// The language of their mails and pages.
    pub language: Language,
    /// The branch that writes to them.
    #[serde(default)]
    pub branch: Option<BranchId>,
    /// Their telephone number, in E.164.
    #[serde(default)]
    pub phone: Option<String>,
}

/// Of a line that is wrong so many characters are shown.
const SHOWN: usize = 80;

/// What stands in a line, as far as it is shown on pages and terminals: whoever wrote the list has no say in what a
/// terminal does.
pub(super) fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(SHOWN).collect()
}

/// Why a line is not carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The address is none.
    EmailInvalid,
    /// There is none.
    EmailMissing,
    /// The name is too long.
    NameTooLong,
    /// The language is none of ours.
    LanguageUnknown,
    /// There is no branch of that name.
    BranchUnknown,
    /// The telephone number is none of somebody's own.
    Phone(NumberError),
    /// The telephone number takes no messages, and a code is sent to it first.
    PhoneNotMobile,
    /// It is not UTF-8.
    NotText,
    /// A quotation mark has no end.
    Broken,
    /// The address stands in the list before.
    Twice,
    /// To be invited, and here already.
    Known,
    /// To be disabled or enabled, and not here.
    Unknown,
    /// It is staff's account.
    Staff,
    /// It is the account of who sent the list in.
    Yourself,
    /// It is so already.
    Already,
    /// The address was taken in the meantime.
    Taken,
    /// The domain says no.
    Refused,
}

impl Reason {
    const ALL: [Self; 16] = [
        Self::EmailInvalid,
        Self::EmailMissing,
        Self::NameTooLong,
        Self::LanguageUnknown,
        Self::BranchUnknown,
        Self::PhoneNotMobile,
        Self::NotText,
        Self::Broken,
        Self::Twice,
        Self::Known,
        Self::Unknown,
        Self::Staff,
        Self::Yourself,
        Self::Already,
        Self::Taken,
        Self::Refused,
    ];

    /// Its name in rows and in the catalogue (`line-<name>`).
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EmailInvalid => "email_invalid",
            Self::EmailMissing => "email_missing",
            Self::NameTooLong => "name_too_long",
            Self::LanguageUnknown => "language_unknown",
            Self::BranchUnknown => "branch_unknown",
            Self::Phone(error) => error.code(),
            Self::PhoneNotMobile => "phone_not_mobile",
            Self::NotText => "not_text",
            Self::Broken => "broken",
            Self::Twice => "twice",
            Self::Known => "known",
            Self::Unknown => "unknown",
            Self::Staff => "staff",
            Self::Yourself => "yourself",
            Self::Already => "already",
            Self::Taken => "taken",
            Self::Refused => "refused",
        }
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let numbers = NumberError::ALL.into_iter().map(Self::Phone);
        Self::ALL.into_iter().chain(numbers).find(|reason| reason.name() == name)
    }

    /// Whether it is so already, and nothing is wrong.
    #[must_use]
    pub const fn is_no_fault(self) -> bool {
        matches!(self, Self::Twice | Self::Known | Self::Already)
    }
}
