//! How each event is entered in the auditor's books.

use std::collections::HashSet;

use super::{Asked, Auditor, Device, For, Is, IsNumber, kinds::ends_devices};
use crate::{
    account::*,
    ids::{PhoneId, SessionId},
    words::Role,
};

impl Auditor {
    pub(super) fn enters(&mut self, event: &AccountEvent, acting: Option<Authority>) {
        use AccountEvent as E;
        if let Some(notice) = event.notice() {
            self.links.insert(notice.not_me.id, (For::Objecting, notice.not_me.expires_at));
        }
        if ends_devices(event) {
            self.devices.clear();
            self.asked = None;
        }
        match event {
            E::Invited(e) => {
                self.login = Some(e.member.email.clone());
                self.on_file = e.phone.clone();
                self.mailed(For::Activating, &e.activation);
            }
            E::ActivationResent(e) => self.mailed(For::Activating, &e.activation),
            E::LinkRequested(e) => self.mailed(For::Mailbox(e.purpose), &e.link),
            E::Activated(e) => drop(self.links.remove(&e.link)),
            E::LinkRedeemed(e) => drop(self.links.remove(&e.link)),
            E::NotMeReported(e) => {
                self.links.remove(&e.link);
                self.asked_backup = None;
                self.links.retain(|_, (what, _)| *what != For::ConfirmingBackup);
            }
            E::SignedIn(e) => self.enters_sign_in(e),
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
            E::PhoneAdded(e) => {
                self.pending_phone = Some((e.phone, e.means));
                self.digits.insert(e.phone, e.number.fingerprint.clone());
            }
            E::PhoneChallenged(e) => {
                let PhoneChallenged { challenge, phone, means, session, expires_at: until, .. } = *e;
                self.asked = Some(Asked { challenge, phone, means, session, until, answer: None });
            }
            E::PhoneAnswered(e) => {
                let Some(asked) = &mut self.asked else { return };
                asked.answer = Some(e.answer);
                let objected = (e.answer == Answer::NotMe).then_some(asked.phone);
                self.pending_phone = self.pending_phone.filter(|(id, _)| Some(*id) != objected);
            }
            E::PhoneVerified(e) => {
                self.reset = false;
                self.on_file = None;
                let means = self.pending_phone.take().map(|(_, means)| means);
                // the same digits by another means: what was bound before is over
                let (digits, same) = (&self.digits, self.digits.get(&e.phone));
                let former = self.phones.iter_mut().filter(|(id, _)| digits.get(*id) == same);
                former.for_each(|(_, (is, _))| *is = IsNumber::Gone);
                self.phones.extend(means.map(|means| (e.phone, (IsNumber::Usable, means))));
                self.proven.extend(acting.map(|session| session.session));
            }
            E::PhoneSuspended(e) => self.number_is(e.phone, IsNumber::Suspended),
            E::PhoneResumed(e) => self.number_is(e.phone, IsNumber::Usable),
            E::PhoneRemoved(e) => self.number_is(e.phone, IsNumber::Gone),
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
                self.links.retain(|_, (what, _)| *what != For::ConfirmingBackup);
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
            E::EmailChanged(e) => {
                self.login = Some(e.to.clone());
                self.cancels_email_change();
                self.links.retain(|_, (what, _)| !matches!(what, For::Mailbox(_)));
            }
            E::RoleGranted(e) => self.role = e.role,
            E::RoleRevoked(_) => self.role = Role::User,
            E::ChangesThawed(_) => self.frozen_until = None,
            E::GraceStarted(e) => self.grace = Some((e.at, e.until)),
            E::BackupEmailRequested(e) => {
                self.asked_backup = Some(e.address.clone());
                self.mailed(For::ConfirmingBackup, &e.link);
            }
            E::BackupEmailConfirmed(e) => {
                self.forgets_links_of_the_backup();
                if self.backup.replace(e.address.clone()).is_some() {
                    self.asked = None;
                    self.devices.clear();
                }
            }
            E::BackupEmailRemoved(_) => {
                self.forgets_links_of_the_backup();
                self.backup = None;
            }
            E::MagicLinkRequested(e) => self.mailed(For::Magic, &e.link),
            E::MagicLinkRedeemed(e) => drop(self.links.remove(&e.link)),
            E::SecondFactorSwitchedOff(e) => self.enters_switch_off(e),
            E::DeviceRemembered(e) => {
                self.devices.insert(e.device, Device { hash: e.hash.clone(), until: e.until });
            }
            E::DeviceForgotten(e) => drop(self.devices.remove(&e.device)),
            _ => {}
        }
    }

    fn enters_reset(&mut self, e: &AccountReset) {
        self.reset = true;
        self.codes.clear();
        self.locked.clear();
        self.proven.clear();
        self.password_was_enough.clear();
        self.on_file = None;
        self.no_number_is_left();
        self.forgets_links_of_the_backup();
        self.links.retain(|_, (what, _)| !matches!(what, For::Mailbox(_)));
        for is in self.apps.values_mut() {
            *is = match *is {
                Is::Usable | Is::Suspended => Is::TakenAwayUntil(e.purge_due),
                Is::InTheTrashUntil(end) => Is::TakenAwayUntil(end),
                over @ (Is::TakenAwayUntil(_) | Is::Gone) => over,
            };
        }
    }

    fn enters_sign_in(&mut self, e: &SignedIn) {
        self.accepts(e.proof, Some(e.session));
        match &e.device {
            Some(recognised) => {
                self.proven.insert(e.session);
                if let (Some(device), Some(hash)) = (self.devices.get_mut(&recognised.device), &recognised.hash) {
                    device.hash = hash.clone();
                }
            }
            None if e.proof.is_none() && e.opened == SessionKind::Full => {
                self.password_was_enough.insert(e.session);
            }
            None => {}
        }
    }

    fn enters_switch_off(&mut self, e: &SecondFactorSwitchedOff) {
        self.no_number_is_left();
        for is in self.apps.values_mut() {
            *is = match *is {
                Is::Usable => Is::InTheTrashUntil(e.restorable_until),
                Is::Suspended => Is::InTheTrashUntil(e.at),
                over => over,
            };
        }
    }

    fn number_is(&mut self, phone: PhoneId, is: IsNumber) {
        self.phones.entry(phone).and_modify(|(it, _)| *it = is);
    }

    fn no_number_is_left(&mut self) {
        self.phones.values_mut().for_each(|(is, _)| *is = IsNumber::Gone);
    }

    fn forgets_links_of_the_backup(&mut self) {
        self.asked_backup = None;
        self.links.retain(|_, (what, _)| !matches!(what, For::ConfirmingBackup | For::Magic));
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

    /// A newer link for the same thing voids the former, but for another password the latest three work. Who mails a
    /// link later gives it a higher number.
    fn mailed(&mut self, what: For, link: &NewLink) {
        let beside = if what == For::Mailbox(LinkPurpose::ResetPassword) { 2 } else { 0 };
        let mut same: Vec<_> = self.links.iter().filter(|(_, (of, _))| *of == what).map(|(id, _)| *id).collect();
        same.sort_by_key(|id| std::cmp::Reverse(id.uuid()));
        for former in same.iter().skip(beside) {
            self.links.remove(former);
        }
        self.links.insert(link.id, (what, link.expires_at));
    }

    fn accepts(&mut self, proof: Option<AcceptedProof>, session: Option<SessionId>) {
        if let Some(AcceptedProof::App { authenticator, step } | AcceptedProof::TrashedApp { authenticator, step }) =
            proof
        {
            self.latest_step.insert(authenticator, step);
        }
        if matches!(proof, Some(AcceptedProof::Phone { .. })) {
            self.asked = None;
        }
        self.proven.extend(session.filter(|_| proof.is_some()));
    }
}
