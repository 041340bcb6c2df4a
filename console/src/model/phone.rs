//! View-models of telephone numbers.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{NewPassword, Way};

/// How a number is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// It is called.
    Call,
    /// It is sent a code.
    Sms,
}

/// A country in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1, two letters.
    pub id: &'static str,
    /// The calling code, without the plus.
    pub code: u16,
}

/// `/enrol/phone`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddPhone {
    /// Every country that has numbers, by its code.
    pub countries: Vec<Country>,
    /// The country that is chosen to begin with.
    pub home: &'static str,
    /// How numbers are reached here, in the order that it is offered.
    pub means: Vec<Means>,
    /// The number that the organisation knows, masked: then no other can be typed.
    pub on_file: Option<String>,
    /// The first steps (with the stepper), or one more number for somebody signed in.
    pub first: bool,
    /// Whether policy demands a second factor.
    pub mandatory: bool,
    /// For how many more days, today included, this may be put off; `None` where it may not.
    pub grace_days: Option<u32>,
}

/// `/login/phone`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskPhone {
    /// Who is signing in, as typed.
    pub email: String,
    /// The numbers that may be asked, the primary one first; never empty.
    pub phones: Vec<KnownPhone>,
    /// Where to go with a fresh proof; `None` when signing in.
    pub next: Option<String>,
    /// Whether it completes a sign-in.
    pub signing_in: bool,
    /// Whether a linked app could be asked instead.
    pub app: bool,
}

/// A number that may be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPhone {
    /// Its id.
    pub id: Uuid,
    /// The number, masked.
    pub number: String,
    /// How it is reached.
    pub means: Means,
}

/// `/enrol/phone/confirm` and `/login/phone/confirm`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedPhone {
    /// The number, masked.
    pub number: String,
    /// How it was reached.
    pub means: Means,
    /// What is to be keyed in on the telephone, while it is waited for.
    pub digits: Option<String>,
    /// How far it came.
    pub stage: CallStage,
    /// How often more it may be tried now.
    pub left: u32,
    /// Until when an answer counts.
    pub valid_until: Option<DateTime<Utc>>,
    /// Whether the number is about to be added.
    pub binding: bool,
    /// Whether this is one of the first steps.
    pub first: bool,
    /// Where to go with a fresh proof; `None` when signing in or adding.
    pub next: Option<String>,
    /// Whether an app can be linked instead.
    pub app: bool,
    /// Whether it is the second proof beside a link for a new password.
    pub recovers: bool,
}

/// `/password/phone`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResetByPhone {
    /// A call that nobody answered right yet.
    Waiting(AskedPhone),
    /// The password is chosen, by what was answered or along with the code that was sent.
    Choose(NewPassword),
}

/// How far a call or message came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallStage {
    /// The gateway is being asked.
    Asking,
    /// Nobody knows whether it went out.
    Unknown,
    /// The telephone rings, or the message is on its way.
    Ringing,
    /// Somebody picked up.
    Talking,
    /// The right digits were keyed in.
    Right,
    /// Others were.
    Wrong,
    /// Nobody answered.
    Missed,
    /// The number cannot be reached.
    Failed,
    /// It counts no longer.
    Over,
}

impl CallStage {
    /// Its name for programs, in `data-state`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asking => "asking",
            Self::Unknown => "unknown",
            Self::Ringing => "ringing",
            Self::Talking => "talking",
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::Missed => "missed",
            Self::Failed => "failed",
            Self::Over => "over",
        }
    }

    /// Whether something may still come of it by itself.
    #[must_use]
    pub const fn is_waiting(self) -> bool {
        matches!(self, Self::Asking | Self::Unknown | Self::Ringing | Self::Talking)
    }
}

/// A number on `/me`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// Its id.
    pub id: Uuid,
    /// The number, masked.
    pub number: String,
    /// How it is reached.
    pub means: Means,
    /// Whether it is offered first.
    pub primary: bool,
    /// When it was added.
    pub since: DateTime<Utc>,
    /// When it last proved something.
    pub used_at: DateTime<Utc>,
    /// What it is now.
    pub state: PhoneState,
}

/// What a number is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneState {
    /// In use.
    InUse,
    /// The organisation does not reach numbers this way any more.
    SwitchedOff,
    /// Stopped after "this was not me".
    Suspended {
        /// Since when.
        since: DateTime<Utc>,
    },
}

/// `/me/phones/{id}/remove`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovePhone {
    /// The number's id.
    pub phone: Uuid,
    /// The number, masked.
    pub number: String,
    /// When it was added.
    pub since: DateTime<Utc>,
    /// For the form.
    pub seen: u64,
    /// How signing in goes afterwards.
    pub ways: Vec<Way>,
}
