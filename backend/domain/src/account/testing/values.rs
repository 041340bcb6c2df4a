//! The people, things and moments that sentences are about.

use chrono::{DateTime, Duration, TimeZone, Utc};
use uuid::Uuid;

use crate::{
    account::{Member, NOT_ME_VALID_FOR, NewLink, Notice, PresentedLink, RecoveryCode, Staff},
    ids::{AccountId, AuthenticatorId, ChallengeId, DeviceId, KeyId, LinkId, OrganisationId, PhoneId, SessionId},
    policy::{BackupEmail, Methods, Policy, RecoveryCodeEffect, SecondFactor},
    sealed::{Contact, Fingerprint, Hashed, Sealed},
    words::{Language, Role},
};

/// What no `Debug` form may show: every hash and ciphertext of these tests begins with it.
pub(crate) const SECRET: &str = "s3cr3t";

pub(crate) const PHONE: AuthenticatorId = AuthenticatorId::new(Uuid::from_u128(0xA1));
pub(crate) const TABLET: AuthenticatorId = AuthenticatorId::new(Uuid::from_u128(0xA2));
pub(crate) const WATCH: AuthenticatorId = AuthenticatorId::new(Uuid::from_u128(0xA3));

pub(crate) const FOURTH: AuthenticatorId = AuthenticatorId::new(Uuid::from_u128(0xA4));

pub(crate) const LAPTOP: SessionId = SessionId::new(Uuid::from_u128(0xB1));
pub(crate) const LIBRARY: SessionId = SessionId::new(Uuid::from_u128(0xB2));

/// Two telephone numbers.
pub(crate) const MOBILE: PhoneId = PhoneId::new(Uuid::from_u128(0xF2));
pub(crate) const LANDLINE: PhoneId = PhoneId::new(Uuid::from_u128(0xF3));

/// The browser on the laptop, as one that is remembered.
pub(crate) const BROWSER: DeviceId = DeviceId::new(Uuid::from_u128(0xF1));

pub(crate) const ORGANISATION: OrganisationId = OrganisationId::new(Uuid::from_u128(0xC1));
pub(crate) const ANOTHER_ORGANISATION: OrganisationId = OrganisationId::new(Uuid::from_u128(0xC3));
/// The account that sentences are about, and a colleague of its owner.
pub(crate) const OWNER: AccountId = AccountId::new(Uuid::from_u128(0xE1));
const COLLEAGUE: AccountId = AccountId::new(Uuid::from_u128(0xE2));
/// Somebody who works at the support desk of the same organisation.
pub(crate) const AGENT: Staff = Staff { account: COLLEAGUE, organisation: ORGANISATION, role: Role::Agent };
const DATA_KEY: KeyId = KeyId::new(Uuid::from_u128(0xC2));

/// Demands a second factor; every way back is open.
pub(crate) const FINRUST: Policy = Policy { recovery_codes: 2, ..Policy::FIRST };
/// Leaves the second factor to its owner.
pub(crate) const RELAXED: Policy = Policy { second_factor: SecondFactor::Optional, ..FINRUST };
/// Demands a second factor, and the mailbox is no way back.
pub(crate) const STRICT: Policy = Policy { mailbox_recovery: false, ..FINRUST };

/// As manual 001: demands a second factor within fourteen days, and calls.
pub(crate) const CARESHARING: Policy =
    Policy { grace_days: 14, methods: Methods { voice: true, ..Methods::APP }, ..FINRUST };

/// Leaves the second factor and a backup address to its owner.
pub(crate) const MIJNLOGIN: Policy = Policy { backup_email: BackupEmail::Offered, ..RELAXED };
/// Demands a second factor and a backup address.
pub(crate) const EMPLOYER: Policy = Policy { backup_email: BackupEmail::Required, ..FINRUST };

/// As manual 004: a recovery code switches the second factor off.
pub(crate) const SWITCH_OFF: Policy = Policy { recovery_code_effect: RecoveryCodeEffect::SwitchOff, ..MIJNLOGIN };
/// As manual 003: a browser may be remembered for thirty days, and codes are sent.
pub(crate) const WERKTALENT: Policy =
    Policy { remember_device_days: 30, methods: Methods { sms: true, ..Methods::APP }, ..FINRUST };

/// So many minutes after Monday, nine o'clock.
pub(crate) fn t(minutes: i64) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 1, 5, 9, 0, 0).unwrap() + Duration::minutes(minutes)
}

/// So many minutes as days have.
pub(crate) const fn days(days: i64) -> i64 {
    days * 24 * 60
}

pub(crate) fn sealed(value: &str) -> Sealed {
    Sealed { key: DATA_KEY, text: format!("{SECRET}-sealed-{value}") }
}

pub(crate) fn hashed(value: &str) -> Hashed {
    Hashed(format!("{SECRET}-hash-{value}"))
}

pub(crate) fn member() -> Member {
    Member {
        organisation: ORGANISATION,
        branch: None,
        email: Contact { sealed: sealed("email"), fingerprint: Fingerprint(format!("{SECRET}-fingerprint")) },
        name: sealed("name"),
        language: Language::Nl,
        role: Role::User,
    }
}

/// Another address than the member's.
pub(crate) fn new_address() -> Contact {
    Contact { sealed: sealed("new-email"), fingerprint: Fingerprint(format!("{SECRET}-new-fingerprint")) }
}

/// The address of another mailbox.
pub(crate) fn backup_address() -> Contact {
    Contact { sealed: sealed("backup-email"), fingerprint: Fingerprint(format!("{SECRET}-backup-fingerprint")) }
}

/// The digits of one of the two numbers.
pub(crate) fn number(phone: PhoneId) -> Contact {
    let name = if phone == MOBILE { "mobile" } else { "landline" };
    Contact { sealed: sealed(name), fingerprint: Fingerprint(format!("{SECRET}-{name}-fingerprint")) }
}

pub(crate) fn challenge_id(number: u128) -> ChallengeId {
    ChallengeId::new(Uuid::from_u128(0xC000 + number))
}

pub(crate) fn link_id(number: u128) -> LinkId {
    LinkId::new(Uuid::from_u128(0xD000 + number))
}

/// A link that was mailed, by its number.
pub(crate) fn link(number: u128, expires_at: DateTime<Utc>) -> NewLink {
    NewLink { id: link_id(number), hash: hashed(&format!("token-{number}")), expires_at }
}

/// That link, as its receiver presents it.
pub(crate) fn presented(number: u128) -> PresentedLink {
    PresentedLink { id: link_id(number), hash: hashed(&format!("token-{number}")) }
}

/// That link's id with a token that somebody made up.
pub(crate) fn forged(number: u128) -> PresentedLink {
    PresentedLink { id: link_id(number), hash: hashed("made-up") }
}

/// A notice whose "this was not me" is the link of this number.
pub(crate) fn notice(number: u128, at: DateTime<Utc>) -> Notice {
    Notice { origin: Some(sealed("origin")), not_me: link(number, at + NOT_ME_VALID_FOR) }
}

/// A recovery code, by its public half.
pub(crate) fn code(selector: &str) -> RecoveryCode {
    RecoveryCode { selector: selector.to_owned(), hash: hashed(selector) }
}

/// The two codes that the first app brings.
pub(crate) fn first_codes() -> Vec<RecoveryCode> {
    vec![code("one"), code("two")]
}
