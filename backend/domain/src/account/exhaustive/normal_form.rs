//! A state as the decider sees it, and back.

use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

use super::{
    situation::{App, Asked, Backup, By, Grace as Days, Number, Session, Situation, Spent},
    ways::GRACE,
};
use crate::{
    account::{testing::*, *},
    ids::{AuthenticatorId, KeyId, SessionId},
    sealed::{Contact, Fingerprint, Hashed, Sealed},
    words::{Factor, Language, Means, Role},
};

/// The two apps that may be linked, each once.
pub(super) const APPS: [AuthenticatorId; 2] = [PHONE, TABLET];
/// The browser of the owner, and that of whoever knows the password only.
pub(super) const BROWSERS: [SessionId; 2] = [LAPTOP, LIBRARY];
/// The browsers that a number may be asked in: the same two, and those in which the owner and whoever reads the
/// mailbox opened a link for a new password.
pub(super) const ASKERS: [SessionId; 4] =
    [LAPTOP, LIBRARY, SessionId::new(Uuid::from_u128(0xB4)), SessionId::new(Uuid::from_u128(0xB5))];
/// The owner's among those.
pub(super) const OWNERS_LINK: usize = 2;
/// The other.
pub(super) const READERS_LINK: usize = 3;
/// The live recovery codes, by their public halves.
pub(super) const CODES: [&str; 2] = ["1", "2"];
/// The numbers of the links that may have been mailed.
pub(super) const PROVE_LINK: u128 = 1;
pub(super) const RESET_LINK: u128 = 2;
pub(super) const BACKUP_LINK: u128 = 3;
pub(super) const MAGIC_LINK: u128 = 4;
/// The notice of a number, which may be objected to.
pub(super) const PHONE_NOTICE: u128 = 14;
/// The notice of a backup address, which may be objected to.
pub(super) const BACKUP_NOTICE: u128 = 13;
/// The token of the remembered browser, always the latest.
pub(super) const TOKEN: &str = "t";
/// The numbers of the notices that may be objected to: each app's linking, and any other.
pub(super) const NOTICES: [u128; 3] = [10, 11, 12];

/// The TOTP step of this moment; the next one is within the window of an app whose clock is ahead.
pub(super) const THIS: u64 = 1000;
pub(super) const NEXT: u64 = THIS + 1;

impl Situation {
    /// The authority of a browser's session; the present epoch is 1.
    pub(super) fn authority(&self, browser: usize, now: DateTime<Utc>) -> Option<Authority> {
        let session = self.sessions[browser]?;
        let at = if session.fresh { now } else { now - FRESH_FOR - Duration::seconds(1) };
        let by = session.by.map(|by| match by {
            By::App(app) => Bound::App(APPS[app]),
            By::Phone => Bound::Phone(MOBILE),
        });
        let proof = Proof { by, at };
        Some(Authority { session: BROWSERS[browser], kind: session.kind, epoch: 1, proof })
    }

    /// The account, as the decider knows it.
    pub(super) fn account(&self, means: Means, now: DateTime<Utc>) -> Account {
        let mut account = bare(self.role(), now);
        account.authenticators = (0..2).filter_map(|n| authenticator(n, self.apps[n], now)).collect();
        account.enrolment = self.enrolment.map(|(app, browser)| Enrolment {
            authenticator: APPS[app],
            secret: nothing(),
            session: BROWSERS[browser],
            expires_at: now + ENROLMENT_VALID_FOR,
        });
        account.recovery_codes = self.codes.then(|| RecoveryCodeSet {
            codes: CODES.map(silent_code).to_vec(),
            used: 0,
            acknowledged: false,
            issued_at: now,
        });
        let locks = [
            (self.app_locked, Factor::App),
            (self.codes_locked, Factor::RecoveryCode),
            (self.phone_locked, Factor::Phone),
        ];
        account.locks = locks.into_iter().filter_map(|(is, factor)| is.then_some(factor)).collect();
        account.frozen_until = self.frozen.then(|| now + FROZEN_FOR);
        account.reset_at = self.reset.then_some(now);
        account.disabled_at = self.disabled.then_some(now);
        let links = [
            (self.prove_link, PROVE_LINK, LinkPurpose::Prove),
            (self.reset_link, RESET_LINK, LinkPurpose::ResetPassword),
        ];
        let links = links.into_iter().filter(|(is, ..)| *is);
        account.links = links.map(|(_, number, purpose)| mailed(number, purpose, now)).collect();
        account
            .links
            .extend(NOTICES.iter().enumerate().map(|(n, number)| notified(*number, APPS.get(n).copied(), now)));
        self.add_number(&mut account, means, now);
        self.add_ways(&mut account, now);
        Account::Active(Box::new(account))
    }

    fn add_number(&self, account: &mut Active, means: Means, now: DateTime<Utc>) {
        let condition = match self.number {
            Number::NotYet | Number::Pending(_) => None,
            Number::Usable => Some(PhoneCondition::Usable),
            Number::Suspended => Some(PhoneCondition::Suspended { at: now }),
            Number::Removed => Some(PhoneCondition::Removed { at: now, by_support: false }),
        };
        account.phones.extend(condition.map(|condition| Phone {
            id: MOBILE,
            number: number_silently(),
            means,
            since: now,
            added_from: None,
            last_used_at: now,
            condition,
        }));
        if let Number::Pending(browser) = self.number {
            let (session, expires_at) = (BROWSERS[browser], now + PHONE_VALID_FOR);
            account.pending_phone =
                Some(PendingPhone { id: MOBILE, number: number_silently(), means, session, expires_at });
        }
        account.challenge = self.asked.map(|asked| PendingChallenge {
            id: challenge_id(1),
            phone: MOBILE,
            means,
            session: ASKERS[asked.browser],
            expires_at: now + CALL_VALID_FOR,
            answer: asked.answered.then_some(Answer::Right),
        });
        let NewLink { id, hash, expires_at } = silent_link(PHONE_NOTICE, now + NOT_ME_VALID_FOR);
        let use_for = LinkUse::NotMe { linked: None, phone: Some(MOBILE) };
        account.links.push(PendingLink { id, hash, expires_at, use_for });
    }

    fn add_ways(&self, account: &mut Active, now: DateTime<Utc>) {
        let address = backup_silently;
        match self.backup {
            Backup::None => {}
            Backup::Asked => {
                let NewLink { id, hash, expires_at } = silent_link(BACKUP_LINK, now + BACKUP_EMAIL_VALID_FOR);
                let use_for = LinkUse::ConfirmBackupEmail { address: address() };
                account.links.push(PendingLink { id, hash, expires_at, use_for });
            }
            Backup::Confirmed => account.backup_email = Some(BackupAddress { address: address(), since: now }),
        }
        if let Some(browser) = self.magic_link {
            let NewLink { id, hash, expires_at } = silent_link(MAGIC_LINK, now + MAILBOX_LINK_VALID_FOR);
            let use_for = LinkUse::MagicLink { session: BROWSERS[browser], origin: None };
            account.links.push(PendingLink { id, hash, expires_at, use_for });
        }
        let NewLink { id, hash, expires_at } = silent_link(BACKUP_NOTICE, now + NOT_ME_VALID_FOR);
        let use_for = LinkUse::NOT_ME;
        account.links.push(PendingLink { id, hash, expires_at, use_for });
        account.grace = match self.grace {
            Days::NotYet => None,
            Days::Running => Some(Grace { since: now, until: now + GRACE }),
            Days::Over => Some(Grace { since: now - GRACE, until: now }),
        };
        if self.device {
            account.devices.push(RememberedDevice {
                id: BROWSER,
                hash: Hashed(TOKEN.to_owned()),
                former: None,
                since: now,
                until: now + Duration::days(30),
                last_used_at: now,
                origin: None,
            });
        }
    }

    /// What a decision left behind: the same, with who is signed in now.
    pub(super) fn of(account: &Active, sessions: [Option<Session>; 2], now: DateTime<Utc>) -> Self {
        let pending = |purpose| {
            account.links.iter().any(|l| matches!(&l.use_for, LinkUse::Mailbox { purpose: p, .. } if *p == purpose))
        };
        let asked = |link: &PendingLink| matches!(link.use_for, LinkUse::ConfirmBackupEmail { .. });
        Self {
            staff: account.member.role.is_staff(),
            apps: APPS.map(|id| account.authenticator(id).map_or(App::NotYet, |app| condition(app, now))),
            enrolment: account.enrolment.as_ref().and_then(|e| {
                let app = APPS.iter().position(|id| *id == e.authenticator)?;
                Some((app, BROWSERS.iter().position(|id| *id == e.session)?))
            }),
            number: match (account.phone(MOBILE).map(|phone| phone.condition), &account.pending_phone) {
                (Some(PhoneCondition::Usable), _) => Number::Usable,
                (Some(PhoneCondition::Suspended { .. }), _) => Number::Suspended,
                (Some(PhoneCondition::Removed { .. }), _) => Number::Removed,
                (None, Some(pending)) => {
                    BROWSERS.iter().position(|id| *id == pending.session).map_or(Number::NotYet, Number::Pending)
                }
                (None, None) => Number::NotYet,
            },
            // one that was answered wrong is worth as much as none
            asked: account.challenge.filter(|asked| matches!(asked.answer, None | Some(Answer::Right))).and_then(
                |asked| {
                    let browser = ASKERS.iter().position(|id| *id == asked.session)?;
                    Some(Asked { browser, answered: asked.answer.is_some() })
                },
            ),
            codes: account.recovery_codes_left() > 0,
            phone_locked: account.locks.contains(&Factor::Phone),
            app_locked: account.locks.contains(&Factor::App),
            codes_locked: account.locks.contains(&Factor::RecoveryCode),
            frozen: account.frozen_until.is_some_and(|until| now < until),
            reset: account.reset_at.is_some(),
            disabled: account.disabled_at.is_some(),
            prove_link: pending(LinkPurpose::Prove),
            reset_link: pending(LinkPurpose::ResetPassword),
            backup: match &account.backup_email {
                Some(_) => Backup::Confirmed,
                None if account.links.iter().any(asked) => Backup::Asked,
                None => Backup::None,
            },
            magic_link: account.links.iter().find_map(|link| match &link.use_for {
                LinkUse::MagicLink { session, .. } => BROWSERS.iter().position(|id| id == session),
                _ => None,
            }),
            grace: match account.grace {
                _ if account.ever_bound() || account.reset_at.is_some() => Days::Over,
                None => Days::NotYet,
                Some(grace) if now < grace.until => Days::Running,
                Some(_) => Days::Over,
            },
            device: !account.devices.is_empty(),
            sessions,
        }
    }
}

fn condition(app: &Authenticator, now: DateTime<Utc>) -> App {
    let spent = match app.last_step {
        ..THIS => Spent::Neither,
        THIS => Spent::This,
        _ => Spent::Both,
    };
    match app.condition {
        Condition::Usable => App::Usable(spent),
        Condition::Suspended { .. } => App::Suspended(spent),
        Condition::Trashed { restorable_until, .. } if now < restorable_until => App::Trashed(spent),
        Condition::Trashed { .. } => App::Overdue,
        // nothing asks which of the two it is but the purge, and that changes nothing about what an app opens
        Condition::Revoked { .. } | Condition::Purged { .. } => App::Purged,
    }
}

fn authenticator(n: usize, app: App, now: DateTime<Utc>) -> Option<Authenticator> {
    let trashed = |until| Condition::Trashed { at: now, restorable_until: until };
    let (condition, spent) = match app {
        App::NotYet => return None,
        App::Usable(spent) => (Condition::Usable, spent),
        App::Suspended(spent) => (Condition::Suspended { at: now }, spent),
        App::Trashed(spent) => (trashed(now + RESTORABLE_FOR), spent),
        App::Overdue => (trashed(now), Spent::Neither),
        App::Purged => (Condition::Purged { trashed_at: now, at: now, by_support: false }, Spent::Neither),
    };
    let last_step = match spent {
        Spent::Neither => THIS - 2,
        Spent::This => THIS,
        Spent::Both => NEXT,
    };
    Some(Authenticator {
        id: APPS[n],
        label: nothing(),
        secret: None,
        linked_at: now,
        linked_from: None,
        last_step,
        last_used_at: now,
        condition,
    })
}

fn bare(role: Role, now: DateTime<Utc>) -> Active {
    Active {
        member: Member {
            organisation: ORGANISATION,
            branch: None,
            email: Contact { sealed: nothing(), fingerprint: Fingerprint(String::new()) },
            name: nothing(),
            language: Language::Nl,
            role,
        },
        marks: Marks { version: 1, factors_changed: 1, session_epoch: 1 },
        password: Hashed(String::new()),
        password_since: now,
        authenticators: Vec::new(),
        enrolment: None,
        phones: Vec::new(),
        primary_phone: None,
        pending_phone: None,
        challenge: None,
        phone_on_file: None,
        recovery_codes: None,
        links: Vec::new(),
        locks: Vec::new(),
        frozen_until: None,
        disabled_at: None,
        reset_at: None,
        grace: None,
        email_change: None,
        backup_email: None,
        devices: Vec::new(),
        last_sign_in: None,
    }
}

/// The backup address.
pub(super) fn backup_silently() -> Contact {
    Contact { sealed: nothing(), fingerprint: Fingerprint("b".to_owned()) }
}

/// The telephone number.
pub(super) fn number_silently() -> Contact {
    Contact { sealed: nothing(), fingerprint: Fingerprint("n".to_owned()) }
}

/// A sealed value that costs nothing to copy.
pub(super) fn nothing() -> Sealed {
    Sealed { key: KeyId::new(Uuid::nil()), text: String::new() }
}

pub(super) fn silent_code(selector: &str) -> RecoveryCode {
    RecoveryCode { selector: selector.to_owned(), hash: Hashed(String::new()) }
}

/// A link with a token that costs nothing to copy.
pub(super) fn silent_link(number: u128, expires_at: DateTime<Utc>) -> NewLink {
    NewLink { id: link_id(number), hash: Hashed(String::new()), expires_at }
}

fn notified(number: u128, linked: Option<AuthenticatorId>, now: DateTime<Utc>) -> PendingLink {
    let NewLink { id, hash, expires_at } = silent_link(number, now + NOT_ME_VALID_FOR);
    PendingLink { id, hash, expires_at, use_for: LinkUse::NotMe { linked, phone: None } }
}

fn mailed(number: u128, purpose: LinkPurpose, now: DateTime<Utc>) -> PendingLink {
    let NewLink { id, hash, expires_at } = silent_link(number, now + MAILBOX_LINK_VALID_FOR);
    PendingLink { id, hash, expires_at, use_for: LinkUse::Mailbox { purpose, session: None, origin: None } }
}
