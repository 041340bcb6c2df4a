//! Somebody who reads the events only, keeps their own books, and says what should not be there.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use proptest::prelude::*;

use crate::{
    account::*,
    ids::{AuthenticatorId, LinkId, SessionId},
    policy::Policy,
    sealed::Contact,
    words::{Factor, Role},
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
        }
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
        self.reset || (self.demanded() && !self.apps.is_empty())
    }

    /// R5, and that the password alone never binds where a factor is demanded and ever was.
    fn checks_authority(&self, event: &AccountEvent, session: Authority) -> Verdict {
        let frozen = self.frozen_until.is_some_and(|until| event.at() < until);
        prop_assert!(!frozen, "a change while changes are frozen: {:?}", event);
        if self.was_protected() {
            prop_assert!(self.proven.contains(&session.session), "bound by the password alone: {:?}", event);
        }
        if session.kind == SessionKind::Full && self.holds_factor() {
            let usable = session.proof.app.is_some_and(|app| self.apps.get(&app) == Some(&Is::Usable));
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
                self.checks_proof(e.proof, e.at)?;
                prop_assert!(e.proof.is_some() || !self.holds_factor(), "the password proved something anew");
            }
            E::PasswordReset(e) => {
                self.checks_proof(e.proof, e.at)?;
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
            E::EmailConfirmed(e) => self.checks_link(e.link, e.at, |what| what == For::Confirming(e.side))?,
            E::EmailChanged(e) => {
                let confirmed = self.email_change.as_ref().filter(|(_, by)| by.len() == 2);
                prop_assert!(confirmed.is_some_and(|(to, _)| *to == e.to), "an address that not both confirmed");
            }
            E::Locked(e) => prop_assert!(e.factor != Factor::Password, "the password was locked"),
            _ => {}
        }
        Ok(())
    }

    fn checks_sign_in(&self, e: &SignedIn) -> Verdict {
        self.checks_proof(e.proof, e.at)?;
        match e.opened {
            SessionKind::Enrol => {
                prop_assert!(self.demanded() && !self.was_protected(), "who had a factor reached enrolment");
            }
            SessionKind::Full if e.proof.is_none() => {
                let needed = self.demanded() || self.holds_factor() || self.reset;
                prop_assert!(!needed, "the password alone opened a full session");
            }
            SessionKind::Full => prop_assert!(matches!(e.proof, Some(AcceptedProof::App { .. })), "a short cut"),
            SessionKind::Repair => prop_assert!(e.proof.is_some() && e.notice.is_some(), "a recovery without proof"),
            SessionKind::Attempt => prop_assert!(false, "an attempt is no sign-in"),
        }
        Ok(())
    }

    fn checks_proof(&self, proof: Option<AcceptedProof>, at: DateTime<Utc>) -> Verdict {
        let (app, step, fits) = match proof {
            Some(AcceptedProof::App { authenticator, step }) => {
                (authenticator, step, self.apps.get(&authenticator) == Some(&Is::Usable))
            }
            Some(AcceptedProof::TrashedApp { authenticator, step }) => {
                let is = self.apps.get(&authenticator);
                (authenticator, step, matches!(is, Some(Is::InTheTrashUntil(end)) if at < *end))
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

    fn holds_factor(&self) -> bool {
        self.apps.values().any(|is| matches!(is, Is::Usable | Is::Suspended))
    }

    fn enters(&mut self, event: &AccountEvent, acting: Option<Authority>) {
        use AccountEvent as E;
        if let Some(notice) = notice_of(event) {
            self.links.insert(notice.not_me.id, (For::Objecting, notice.not_me.expires_at));
        }
        match event {
            E::Invited(e) => self.mailed(For::Activating, &e.activation),
            E::ActivationResent(e) => self.mailed(For::Activating, &e.activation),
            E::LinkRequested(e) => self.mailed(For::Mailbox(e.purpose), &e.link),
            E::Activated(e) => drop(self.links.remove(&e.link)),
            E::LinkRedeemed(e) => drop(self.links.remove(&e.link)),
            E::NotMeReported(e) => drop(self.links.remove(&e.link)),
            E::SignedIn(e) => self.accepts(e.proof, Some(e.session)),
            E::ProvenAnew(e) => self.accepts(e.proof, Some(e.session)),
            E::PasswordReset(e) => self.accepts(e.proof, None),
            E::Locked(e) => drop(self.locked.insert(e.factor)),
            E::Unlocked(_) => self.locked.clear(),
            E::AuthenticatorLinked(e) => {
                self.reset = false;
                self.apps.insert(e.authenticator, Is::Usable);
                self.latest_step.insert(e.authenticator, e.step);
                self.proven.extend(acting.map(|session| session.session));
            }
            E::AuthenticatorSuspended(e) => drop(self.apps.insert(e.authenticator, Is::Suspended)),
            E::AuthenticatorResumed(e) => drop(self.apps.insert(e.authenticator, Is::Usable)),
            E::AuthenticatorRestored(e) => drop(self.apps.insert(e.authenticator, Is::Usable)),
            E::AuthenticatorPurged(e) => drop(self.apps.insert(e.authenticator, Is::Gone)),
            E::AuthenticatorTrashed(e) => {
                self.apps.insert(e.authenticator, Is::InTheTrashUntil(e.restorable_until));
            }
            E::RecoveryCodesIssued(e) => self.codes = e.codes.iter().map(|code| code.selector.clone()).collect(),
            E::RecoveryCodeConsumed(e) => {
                self.codes.remove(&e.selector);
                self.codes.insert(e.replacement.selector.clone());
            }
            E::ChangesFrozen(e) => {
                self.frozen_until = Some(e.until);
                self.cancels_email_change();
            }
            E::AccountReset(e) => self.enters_reset(e),
            E::UnlockedBySupport(_) => self.locked.clear(),
            E::AccountDisabled(_) => self.disabled = true,
            E::AccountEnabled(_) => self.disabled = false,
            E::EmailChangeRequested(e) => {
                self.cancels_email_change();
                self.email_change = Some((e.to.clone(), HashSet::new()));
                self.mailed(For::Confirming(EmailSide::Old), &e.confirm_old);
                self.mailed(For::Confirming(EmailSide::New), &e.confirm_new);
            }
            E::EmailConfirmed(e) => self.enters_confirmation(e),
            E::EmailChanged(_) => {
                self.cancels_email_change();
                self.links.retain(|_, (what, _)| !matches!(what, For::Mailbox(_)));
            }
            E::RoleGranted(e) => self.role = e.role,
            E::RoleRevoked(_) => self.role = Role::User,
            E::ChangesThawed(_) => self.frozen_until = None,
            _ => {}
        }
    }

    fn enters_reset(&mut self, e: &AccountReset) {
        self.reset = true;
        self.codes.clear();
        self.locked.clear();
        self.proven.clear();
        self.links.retain(|_, (what, _)| !matches!(what, For::Mailbox(_)));
        for is in self.apps.values_mut() {
            *is = match *is {
                Is::Usable | Is::Suspended => Is::TakenAwayUntil(e.purge_due),
                Is::InTheTrashUntil(end) => Is::TakenAwayUntil(end),
                over @ (Is::TakenAwayUntil(_) | Is::Gone) => over,
            };
        }
    }

    fn enters_confirmation(&mut self, e: &EmailConfirmed) {
        self.links.remove(&e.link);
        if let Some((_, confirmed)) = &mut self.email_change {
            confirmed.insert(e.side);
        }
    }

    fn cancels_email_change(&mut self) {
        self.email_change = None;
        self.links.retain(|_, (what, _)| !matches!(what, For::Confirming(_)));
    }

    /// A newer link for the same thing voids the former.
    fn mailed(&mut self, what: For, link: &NewLink) {
        self.links.retain(|_, (of, _)| *of != what);
        self.links.insert(link.id, (what, link.expires_at));
    }

    fn accepts(&mut self, proof: Option<AcceptedProof>, session: Option<SessionId>) {
        if let Some(AcceptedProof::App { authenticator, step } | AcceptedProof::TrashedApp { authenticator, step }) =
            proof
        {
            self.latest_step.insert(authenticator, step);
        }
        self.proven.extend(session.filter(|_| proof.is_some()));
    }
}

/// Staff, the operator and time still do their work.
fn happens_to_disabled(event: &AccountEvent) -> bool {
    use AccountEvent as E;
    matches!(
        event,
        E::AccountEnabled(_)
            | E::AccountReset(_)
            | E::UnlockedBySupport(_)
            | E::SessionsEnded(_)
            | E::NameCorrected(_)
            | E::RoleGranted(_)
            | E::RoleRevoked(_)
            | E::AuthenticatorPurged(_)
            | E::SignInsRefused(_)
    )
}

fn changes_factors(event: &AccountEvent) -> bool {
    use AccountEvent as E;
    match event {
        E::EnrolmentStarted(_)
        | E::AuthenticatorTrashed(_)
        | E::AuthenticatorRestored(_)
        | E::AuthenticatorResumed(_)
        | E::PasswordChanged(_) => true,
        E::RecoveryCodesIssued(e) => e.notice.is_some(),
        _ => false,
    }
}

fn notice_of(event: &AccountEvent) -> Option<&Notice> {
    use AccountEvent as E;
    match event {
        E::SignedIn(e) => e.notice.as_ref(),
        E::Locked(e) => Some(&e.notice),
        E::AuthenticatorLinked(e) => Some(&e.notice),
        E::AuthenticatorResumed(e) => Some(&e.notice),
        E::AuthenticatorTrashed(e) => Some(&e.notice),
        E::AuthenticatorRestored(e) => Some(&e.notice),
        E::RecoveryCodesIssued(e) => e.notice.as_ref(),
        E::PasswordChanged(e) => Some(&e.notice),
        E::PasswordReset(e) => Some(&e.notice),
        E::AccountReset(e) => Some(&e.notice),
        E::UnlockedBySupport(e) => Some(&e.notice),
        E::AccountEnabled(e) => Some(&e.notice),
        E::EmailChangeRequested(e) => Some(&e.notice),
        E::EmailChanged(e) => Some(&e.notice),
        _ => None,
    }
}
