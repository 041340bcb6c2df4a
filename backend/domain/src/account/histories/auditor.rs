//! Somebody who reads the events only, keeps their own books, and says what should not be there.

use std::collections::{HashMap, HashSet};

mod books;
mod kinds;

use chrono::{DateTime, Duration, Utc};
use kinds::{changes_factors, happens_to_disabled};
use proptest::prelude::*;

use super::world::link_browser;
use crate::{
    account::*,
    ids::{AuthenticatorId, ChallengeId, DeviceId, LinkId, PhoneId, SessionId},
    policy::Policy,
    sealed::{Contact, Fingerprint, Hashed},
    words::{Factor, Means, Role},
};

/// What an app is, by the events.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Is {
    Usable,
    Suspended,
    InTheTrashUntil(DateTime<Utc>),
    TakenAwayUntil(DateTime<Utc>),
    Gone,
}

/// What a mailed link is for, by the events.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum For {
    Activating,
    Mailbox(LinkPurpose),
    Confirming(EmailSide),
    ConfirmingBackup,
    Magic,
    Objecting,
}

/// The books.
#[derive(Debug)]
pub(super) struct Auditor {
    policy: Policy,
    role: Role,
    disabled: bool,
    /// Support took every factor away, and none was linked since.
    reset: bool,
    /// What is pending, and who has confirmed it.
    email_change: Option<(Contact, HashSet<EmailSide>)>,
    apps: HashMap<AuthenticatorId, Is>,
    latest_step: HashMap<AuthenticatorId, u64>,
    codes: HashSet<String>,
    links: HashMap<LinkId, (For, DateTime<Utc>)>,
    locked: HashSet<Factor>,
    frozen_until: Option<DateTime<Utc>>,
    /// Sessions whose holder proved more than the password.
    proven: HashSet<SessionId>,
    /// Sessions that the password was enough for, under the policy of that moment.
    password_was_enough: HashSet<SessionId>,
    login: Option<Contact>,
    /// When the days of grace began, and when they end.
    grace: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// Every number ever bound: whether it is in use, stopped or gone, and how it is reached.
    phones: HashMap<PhoneId, (IsNumber, Means)>,
    /// Which digits each number that was typed has.
    digits: HashMap<PhoneId, Fingerprint>,
    pending_phone: Option<(PhoneId, Means)>,
    asked: Option<Asked>,
    on_file: Option<Contact>,
    backup: Option<Contact>,
    asked_backup: Option<Contact>,
    devices: HashMap<DeviceId, Device>,
}

/// What a number is, by the events.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum IsNumber {
    Usable,
    Suspended,
    Gone,
}

/// What a number was asked last, by the events.
#[derive(Debug)]
struct Asked {
    challenge: ChallengeId,
    phone: PhoneId,
    means: Means,
    session: SessionId,
    until: DateTime<Utc>,
    answer: Option<Answer>,
}

/// A remembered device, by the events.
#[derive(Debug)]
struct Device {
    hash: Hashed,
    until: DateTime<Utc>,
}

type Verdict = Result<(), TestCaseError>;

impl Auditor {
    pub(super) fn new(policy: Policy) -> Self {
        Self {
            policy,
            role: Role::User,
            disabled: false,
            reset: false,
            email_change: None,
            apps: HashMap::new(),
            latest_step: HashMap::new(),
            codes: HashSet::new(),
            links: HashMap::new(),
            locked: HashSet::new(),
            frozen_until: None,
            proven: HashSet::new(),
            password_was_enough: HashSet::new(),
            login: None,
            grace: None,
            phones: HashMap::new(),
            digits: HashMap::new(),
            pending_phone: None,
            asked: None,
            on_file: None,
            backup: None,
            asked_backup: None,
            devices: HashMap::new(),
        }
    }

    /// The organisation's policy is this one from now on.
    pub(super) fn follows(&mut self, policy: Policy) {
        self.policy = policy;
    }

    /// No path is weaker than the policy, by the books.
    pub(super) fn compares(&self, account: &Account, now: DateTime<Utc>) -> Verdict {
        let Ok(active) = account.in_use() else { return Ok(()) };
        let strength = recovery_strength(active, &self.policy, now);
        if self.was_protected() || self.holds_factor() {
            prop_assert!(strength.weakest != Some(Path::PasswordAlone), "the password alone is a path");
            if !self.policy.mailbox_recovery && !self.reset {
                prop_assert!(strength.weakest != Some(Path::LoginMailbox), "the mailbox is a path");
            }
        }
        if self.policy.mailbox_recovery {
            prop_assert!(!strength.ways.is_empty(), "there is no way for who lost the phone");
        }
        let device = strength.weakest == Some(Path::RememberedDevice);
        prop_assert!(!device || self.devices.values().any(|device| now < device.until), "a forgotten device opens");
        Ok(())
    }

    /// Checks one event, and enters it. `acting` is the session in whose name it happened, where that is known.
    pub(super) fn sees(&mut self, event: &AccountEvent, acting: Option<Authority>) -> Verdict {
        if let Some(session) = acting.filter(|_| changes_factors(event)) {
            self.checks_authority(event, session)?;
        }
        self.checks(event)?;
        self.enters(event, acting);
        Ok(())
    }

    fn demanded(&self) -> bool {
        self.policy.demands_second_factor(self.role)
    }

    /// Whether the password alone, or the mailbox alone, must not be enough to bind a factor.
    fn was_protected(&self) -> bool {
        self.reset || (self.demanded() && self.ever_bound())
    }

    /// R5, and that the password alone never binds where a factor is demanded and ever was.
    fn checks_authority(&self, event: &AccountEvent, session: Authority) -> Verdict {
        if let AccountEvent::PhoneAdded(e) = event {
            prop_assert!(self.policy.methods.allow(e.means), "a means that policy has switched off");
        }
        let frozen = self.frozen_until.is_some_and(|until| event.at() < until);
        prop_assert!(!frozen, "a change while changes are frozen: {:?}", event);
        if self.was_protected() {
            let binds = matches!(event, AccountEvent::EnrolmentStarted(_) | AccountEvent::PhoneAdded(_));
            let was_enough = !binds && self.password_was_enough.contains(&session.session);
            let enough = self.proven.contains(&session.session) || was_enough;
            prop_assert!(enough, "bound by the password alone: {:?}", event);
        }
        if session.kind == SessionKind::Full && self.holds_factor() {
            let usable = session.proof.by.is_some_and(|by| match by {
                Bound::App(app) => self.apps.get(&app) == Some(&Is::Usable),
                Bound::Phone(phone) => self.is_usable(phone),
            });
            let fresh = event.at() - session.proof.at <= FRESH_FOR;
            prop_assert!(usable && fresh, "no fresh proof by a bound factor: {:?} {:?}", session, event);
        }
        Ok(())
    }

    fn checks(&self, event: &AccountEvent) -> Verdict {
        use AccountEvent as E;
        prop_assert!(!self.disabled || happens_to_disabled(event), "a disabled account did something: {:?}", event);
        match event {
            E::Activated(e) => self.checks_link(e.link, e.at, |what| what == For::Activating)?,
            E::LinkRedeemed(e) => self.checks_link(e.link, e.at, |what| matches!(what, For::Mailbox(_)))?,
            E::NotMeReported(e) => self.checks_link(e.link, e.at, |what| what == For::Objecting)?,
            E::SignedIn(e) => self.checks_sign_in(e)?,
            E::ProvenAnew(e) => {
                self.checks_proof(e.proof, Some(e.session), e.at)?;
                prop_assert!(e.proof.is_some() || !self.holds_factor(), "the password proved something anew");
            }
            E::PasswordReset(e) => {
                let asker = self.asked.as_ref().map(|asked| asked.session);
                let with_a_link = |session: &SessionId| [0, 1].map(link_browser).contains(session);
                self.checks_proof(e.proof, asker.filter(with_a_link), e.at)?;
                let protected = self.holds_factor() || self.was_protected();
                prop_assert!(e.proof.is_some() || !protected, "the mailbox alone replaced a password");
                prop_assert!(e.proof != Some(AcceptedProof::Mailbox), "the mailbox counted twice");
            }
            E::RecoveryCodeConsumed(e) => {
                prop_assert!(self.codes.contains(&e.selector), "a recovery code that is not live was used");
                prop_assert!(!self.locked.contains(&Factor::RecoveryCode), "a locked recovery code was used");
            }
            E::AuthenticatorLinked(e) => {
                prop_assert!(!self.apps.contains_key(&e.authenticator), "an app was linked twice");
                let held = self.apps.values().filter(|is| matches!(is, Is::Usable | Is::Suspended)).count();
                prop_assert!(held < MOST_AUTHENTICATORS, "too many apps");
            }
            E::AuthenticatorRestored(e) => {
                let in_time = matches!(self.apps.get(&e.authenticator), Some(Is::InTheTrashUntil(end)) if e.at < *end);
                prop_assert!(in_time, "an app came back that was not in the trash");
            }
            E::AuthenticatorPurged(e) => {
                let is = self.apps.get(&e.authenticator);
                let due = matches!(is, Some(Is::InTheTrashUntil(end) | Is::TakenAwayUntil(end)) if e.at >= *end);
                prop_assert!(due, "an app was purged before its time");
            }
            E::AccountReset(e) => {
                let frozen = self.frozen_until.is_some_and(|until| e.at < until);
                prop_assert!(!frozen, "a reset while changes are frozen");
            }
            E::PhoneAdded(e) => {
                let other = self.on_file.as_ref().is_some_and(|on_file| on_file.fingerprint != e.number.fingerprint);
                let first = !self.ever_bound() && self.policy.methods.sms;
                prop_assert!(!(first && other), "another number than the one on file");
            }
            E::EnrolmentStarted(_) => {
                let first = !self.ever_bound() && self.policy.methods.sms;
                prop_assert!(!(first && self.on_file.is_some()), "an app before the number on file");
            }
            E::PhoneVerified(e) => {
                let pending = self.pending_phone.is_some_and(|(id, _)| id == e.phone);
                prop_assert!(pending && !self.phones.contains_key(&e.phone), "a number that nobody added was bound");
                self.checks_asked(e.phone, e.challenge, None, e.at)?;
            }
            E::PhoneAnswered(e) => {
                let asked = self.asked.as_ref().filter(|asked| asked.challenge == e.challenge && e.at < asked.until);
                let waits = asked.is_some_and(|asked| asked.answer.is_none() && asked.means == Means::Call);
                prop_assert!(waits, "a call was answered twice, late, or for another attempt");
            }
            E::EmailConfirmed(e) => self.checks_link(e.link, e.at, |what| what == For::Confirming(e.side))?,
            E::EmailChanged(e) => {
                let confirmed = self.email_change.as_ref().filter(|(_, by)| by.len() == 2);
                prop_assert!(confirmed.is_some_and(|(to, _)| *to == e.to), "an address that not both confirmed");
                let backup = self.backup.as_ref().is_some_and(|backup| backup.fingerprint == e.to.fingerprint);
                prop_assert!(!backup, "the backup address as login address");
            }
            E::GraceStarted(e) => {
                prop_assert!(self.grace.is_none(), "the grace began twice");
                prop_assert!(!self.ever_bound() && !self.reset, "grace for who had a factor");
                prop_assert!(e.until == e.at + Duration::days(self.policy.grace_days.into()), "other days");
            }
            E::EnrolmentSkipped(e) => {
                let (since, until) = self.grace.unwrap_or((e.at, e.at));
                prop_assert!(e.at < until, "skipped after the grace");
                prop_assert!(e.at < since + Duration::days(self.policy.grace_days.into()), "skipped beyond the policy");
                prop_assert!(self.demanded() && self.role == Role::User, "skipped what is not demanded, or by staff");
                prop_assert!(!self.ever_bound() && !self.reset, "skipped by who had a factor");
                prop_assert!(e.at + Duration::days(i64::from(e.days_left) - 1) < until, "too many days");
            }
            E::BackupEmailRequested(e) => prop_assert!(self.is_not_login(&e.address), "the login address as a backup"),
            E::BackupEmailConfirmed(e) => {
                self.checks_link(e.link, e.at, |what| what == For::ConfirmingBackup)?;
                prop_assert!(self.asked_backup.as_ref() == Some(&e.address), "a backup address that nobody asked for");
                prop_assert!(self.is_not_login(&e.address), "the login address as a backup");
            }
            E::MagicLinkRequested(_) => prop_assert!(self.backup.is_some(), "a magic link to nowhere"),
            E::MagicLinkRedeemed(e) => self.checks_link(e.link, e.at, |what| what == For::Magic)?,
            E::SecondFactorSwitchedOff(e) => {
                let frozen = self.frozen_until.is_some_and(|until| e.at < until);
                prop_assert!(!frozen && self.policy.switches_off_by_code(), "switched off in a freeze, or not allowed");
                prop_assert!(self.holds_factor(), "switched off what is not there");
            }
            E::DeviceRemembered(e) => {
                let days = Duration::days(self.policy.remember_device_days.into());
                prop_assert!(self.role == Role::User && e.until == e.at + days && e.until > e.at, "other days");
            }
            E::Locked(e) => prop_assert!(e.factor != Factor::Password, "the password was locked"),
            _ => {}
        }
        Ok(())
    }

    fn checks_sign_in(&self, e: &SignedIn) -> Verdict {
        self.checks_proof(e.proof, Some(e.session), e.at)?;
        match e.opened {
            SessionKind::Enrol => {
                prop_assert!(self.demanded() && !self.was_protected(), "who had a factor reached enrolment");
            }
            SessionKind::Full if e.device.is_some() => {
                let recognised = e.device.as_ref();
                let device = recognised.and_then(|it| self.devices.get(&it.device));
                prop_assert!(device.is_some_and(|device| e.at < device.until), "a device that is not remembered");
                let renewed = recognised.and_then(|it| it.hash.as_ref());
                prop_assert!(renewed.is_none_or(|hash| device.is_none_or(|it| it.hash != *hash)), "the same token");
                let app = self.apps.values().any(|is| *is == Is::Usable);
                let stood_in_for = if app { Factor::App } else { Factor::Phone };
                prop_assert!(!self.locked.contains(&stood_in_for), "a device stood in for what is locked");
            }
            SessionKind::Full if e.proof.is_none() => {
                let needed = self.demanded() || self.holds_factor() || self.reset;
                prop_assert!(!needed, "the password alone opened a full session");
            }
            SessionKind::Full => {
                let by_factor = matches!(e.proof, Some(AcceptedProof::App { .. } | AcceptedProof::Phone { .. }));
                prop_assert!(by_factor, "a short cut");
            }
            SessionKind::Repair => prop_assert!(e.proof.is_some() && e.notice.is_some(), "a recovery without proof"),
            SessionKind::Attempt => prop_assert!(false, "an attempt is no sign-in"),
        }
        Ok(())
    }

    fn checks_proof(&self, proof: Option<AcceptedProof>, session: Option<SessionId>, at: DateTime<Utc>) -> Verdict {
        let (app, step, fits) = match proof {
            Some(AcceptedProof::App { authenticator, step }) => {
                (authenticator, step, self.apps.get(&authenticator) == Some(&Is::Usable))
            }
            Some(AcceptedProof::TrashedApp { authenticator, step }) => {
                let is = self.apps.get(&authenticator);
                (authenticator, step, matches!(is, Some(Is::InTheTrashUntil(end)) if at < *end))
            }
            Some(AcceptedProof::Phone { phone, challenge }) => {
                return self.checks_answer(phone, challenge, session, at);
            }
            Some(AcceptedProof::RecoveryCode | AcceptedProof::Mailbox) | None => return Ok(()),
        };
        prop_assert!(fits, "a code of an app that is in no condition for it");
        prop_assert!(self.latest_step.get(&app).is_none_or(|latest| step > *latest), "a step was used twice");
        prop_assert!(!self.locked.contains(&Factor::App), "a locked app was used");
        Ok(())
    }

    fn checks_link(&self, id: LinkId, at: DateTime<Utc>, fits: impl Fn(For) -> bool) -> Verdict {
        let live = self.links.get(&id).is_some_and(|(what, expires_at)| fits(*what) && at < *expires_at);
        prop_assert!(live, "a link was used twice, late, or for something else");
        Ok(())
    }

    fn is_not_login(&self, address: &Contact) -> bool {
        self.login.as_ref().is_some_and(|login| login.fingerprint != address.fingerprint)
    }

    /// R9: once, in time, in the browser that asked, by a number that is in use.
    fn checks_answer(
        &self,
        phone: PhoneId,
        challenge: ChallengeId,
        session: Option<SessionId>,
        at: DateTime<Utc>,
    ) -> Verdict {
        prop_assert!(session.is_some(), "a number proved something to nobody");
        let allowed = self.phones.get(&phone).is_some_and(|(_, means)| self.policy.methods.allow(*means));
        prop_assert!(self.is_usable(phone) && allowed, "a number that is in no condition for it");
        self.checks_asked(phone, challenge, session, at)
    }

    fn checks_asked(
        &self,
        phone: PhoneId,
        challenge: ChallengeId,
        session: Option<SessionId>,
        at: DateTime<Utc>,
    ) -> Verdict {
        prop_assert!(!self.locked.contains(&Factor::Phone), "a locked number was used");
        let asked = self.asked.as_ref().filter(|asked| asked.challenge == challenge && asked.phone == phone);
        let right = asked.filter(|asked| at < asked.until && session.is_none_or(|session| session == asked.session));
        let answered = right.is_some_and(|it| it.means == Means::Sms || it.answer == Some(Answer::Right));
        prop_assert!(answered, "a number's answer counted twice, late, unanswered or in another browser");
        Ok(())
    }

    fn is_usable(&self, phone: PhoneId) -> bool {
        self.phones.get(&phone).is_some_and(|(is, _)| *is == IsNumber::Usable)
    }

    fn ever_bound(&self) -> bool {
        !self.apps.is_empty() || !self.phones.is_empty()
    }

    fn holds_factor(&self) -> bool {
        self.apps.values().any(|is| matches!(is, Is::Usable | Is::Suspended))
            || self.phones.values().any(|(is, _)| *is != IsNumber::Gone)
    }
}
