//! Ways in and acts, as commands of this moment.

use proptest::sample::Index;
use uuid::Uuid;

use super::{
    Tried, World,
    picks::{in_the_trash, suspended_now, usable},
};
use crate::{
    account::{
        histories::tries::{Act, ProofTry, SupportTry},
        testing::*,
        *,
    },
    ids::{AuthenticatorId, DeviceId, PhoneId, SessionId},
    sealed::{Contact, Fingerprint, Hashed},
};

impl World {
    pub(super) fn attempt(&self, browser: usize) -> Authority {
        let session = SessionId::new(Uuid::from_u128(0xB00 + browser as u128));
        let proof = Proof { by: None, at: self.now };
        Authority { session, kind: SessionKind::Attempt, epoch: self.account.marks().session_epoch, proof }
    }

    pub(super) fn redeem(&mut self, browser: usize, again: bool, link: &Index) -> Tried {
        let attempt = self.attempt(browser);
        let password = if again { PasswordProven::Again } else { PasswordProven::InAttempt(attempt.session) };
        let number = self.fitting(link, |use_for| matches!(use_for, LinkUse::MagicLink { .. }));
        let (link, policy, notice, now) = (presented(number), self.policy, self.notice(), self.now);
        let session = SessionId::new(Uuid::from_u128(self.fresh()));
        let command = RedeemMagicLink { session, epoch: attempt.epoch, link, password, policy, notice, now }.into();
        Tried { browser: Some(browser), session: None, command }
    }

    pub(super) fn recognise(&mut self, browser: usize, device: &Index, token: &Index) -> Tried {
        let device = *device.get(&self.devices[self.devices.len().saturating_sub(2)..]);
        let known = self.account.active().ok().and_then(|active| active.device(device)).map(|it| it.hash.clone());
        let presented =
            known.filter(|_| token.index(3) > 0).unwrap_or_else(|| hashed(token.get(&self.tokens).as_str()));
        let next = hashed(&self.token());
        let (epoch, policy, notice, now) = (self.account.marks().session_epoch, self.policy, self.notice(), self.now);
        let session = SessionId::new(Uuid::from_u128(self.fresh()));
        let command = RecogniseDevice { session, epoch, device, presented, next, policy, notice, now }.into();
        Tried { browser: Some(browser), session: None, command }
    }

    fn token(&mut self) -> String {
        let token = format!("token-{}", self.fresh());
        self.tokens.push(token.clone());
        token
    }

    pub(super) fn support(&mut self, what: SupportTry) -> AccountCommand {
        let (now, notice) = (self.now, self.notice());
        match what {
            SupportTry::Reset => ResetBySupport { policy: self.policy, notice, ..reset_by_support(now) }.into(),
            SupportTry::Unlock => UnlockBySupport { notice, ..unlock(now) }.into(),
            SupportTry::EndSessions => end_sessions(now).into(),
            SupportTry::Disable => disable(now).into(),
            SupportTry::Enable => EnableAccount { notice, ..enable(now) }.into(),
            SupportTry::CorrectName => correct_name(now).into(),
            SupportTry::CorrectEmail => {
                let until = now + EMAIL_CHANGE_VALID_FOR;
                let (confirm_old, confirm_new) = (link(self.mail(), until), link(self.mail(), until));
                let fingerprint = Fingerprint(format!("{SECRET}-fingerprint-{}", self.fresh()));
                let to = Contact { sealed: sealed("email"), fingerprint };
                CorrectEmail { to, confirm_old, confirm_new, notice, ..correct_email(now) }.into()
            }
        }
    }

    pub(super) fn sign_in(&mut self, browser: usize, proof: Option<&ProofTry>, outdated: bool) -> Tried {
        let asked_in = match proof {
            Some(ProofTry::Phone(which, true)) => Some(self.asked(which).1),
            _ => None,
        };
        let proof = proof.map(|proof| self.proof(proof));
        let epoch = self.account.marks().session_epoch.wrapping_sub(u64::from(outdated));
        let (policy, notice, now) = (self.policy, self.notice(), self.now);
        let session = asked_in.unwrap_or(SessionId::new(Uuid::from_u128(self.fresh())));
        let command = OpenSession { session, epoch, proof, policy, notice, now }.into();
        Tried { browser: Some(browser), session: None, command }
    }

    pub(super) fn act(&mut self, browser: usize, act: &Act, outdated: bool) -> Option<Tried> {
        let session = self.browsers[browser]?;
        let authority = Authority { epoch: session.epoch.wrapping_sub(u64::from(outdated)), ..session };
        let (now, policy, notice) = (self.now, self.policy, self.notice());
        let command = match act {
            Act::ProveByPassword => prove_anew(authority, None, now).into(),
            Act::ProveByApp(app, ahead) => {
                let app = self.app(app, usable);
                prove_anew(authority, Some((app, self.step(app, *ahead))), now).into()
            }
            Act::Start => {
                let app = AuthenticatorId::new(Uuid::from_u128(self.fresh()));
                self.apps.push(app);
                StartEnrolment { policy, ..start(authority, app, now) }.into()
            }
            Act::Confirm(app, ahead) => {
                let pending = self.account.active().ok()?.enrolment.as_ref().map(|pending| pending.authenticator);
                let app = pending.unwrap_or(*app.get(&self.apps));
                let (step, codes) = (500 + ahead, self.codes());
                ConfirmEnrolment { codes, notice, ..confirm(authority, app, step, now) }.into()
            }
            Act::Rename(app) => rename(authority, *app.get(&self.apps), "another", now).into(),
            Act::Trash(app) => {
                TrashAuthenticator { policy, notice, ..trash(authority, self.app(app, usable), now) }.into()
            }
            Act::Restore(app) => {
                RestoreAuthenticator { notice, ..restore(authority, self.app(app, in_the_trash), now) }.into()
            }
            Act::Resume(app) => {
                ResumeAuthenticator { notice, ..resume(authority, self.app(app, suspended_now), now) }.into()
            }
            Act::RenewCodes => RenewRecoveryCodes { authority, codes: self.codes(), notice, now }.into(),
            Act::Acknowledge => acknowledge(authority, now).into(),
            Act::ChangePassword => {
                ChangePassword { authority, password: Hashed(format!("{SECRET}-other")), notice, now }.into()
            }
            Act::Thaw => thaw(authority, now).into(),
            Act::Skip => SkipEnrolment { authority, policy, now }.into(),
            Act::RequestBackup(which) => {
                let link = link(self.mail(), now + BACKUP_EMAIL_VALID_FOR);
                let address = [member().email, backup_address(), new_address()][usize::from(*which)].clone();
                RequestBackupEmail { authority, address, link, policy, notice, now }.into()
            }
            Act::RemoveBackup => RemoveBackupEmail { authority, policy, notice, now }.into(),
            Act::Remember => {
                let device = DeviceId::new(Uuid::from_u128(self.fresh()));
                self.devices.push(device);
                let hash = hashed(&self.token());
                RememberDevice { device, hash, policy, ..remember(authority, now) }.into()
            }
            Act::AddPhone(which, means) => {
                let phone = PhoneId::new(Uuid::from_u128(self.fresh()));
                self.phones.push(phone);
                let fingerprint = Fingerprint(format!("{SECRET}-fingerprint-of-{which}"));
                let number = Contact { sealed: sealed("number"), fingerprint };
                let challenge = self.ask(authority.session);
                AddPhone { authority, phone, number, means: *means, challenge, policy, now }.into()
            }
            Act::AskPhone(which) => {
                let pending = self.account.active().ok()?.pending_phone.as_ref().map(|pending| pending.id);
                let phone = pending.unwrap_or(*which.get(&self.phones));
                ChallengePhone { authority, phone, challenge: self.ask(authority.session), policy, now }.into()
            }
            Act::ConfirmPhone(which) => {
                let (challenge, codes) = (self.asked(which).0, self.codes());
                ConfirmPhone { authority, challenge, codes, notice, now }.into()
            }
            Act::ProveByPhone(which) => {
                let proof = FreshProof::Phone(self.asked(which).0);
                ProveAnew { authority, proof, policy, now }.into()
            }
            Act::MakePrimary(which) => MakePhonePrimary { authority, phone: self.phone(which), notice, now }.into(),
            Act::RemovePhone(which) => RemovePhone { authority, phone: self.phone(which), policy, notice, now }.into(),
            Act::ResumePhone(which) => ResumePhone { authority, phone: self.phone(which), notice, now }.into(),
            Act::Forget(device) => ForgetDevice {
                authority,
                device: *device.get(&self.devices[self.devices.len().saturating_sub(2)..]),
                now,
            }
            .into(),
        };
        Some(Tried { browser: Some(browser), session: Some(authority), command })
    }

    pub(super) fn proof(&mut self, proof: &ProofTry) -> SecondProof {
        match proof {
            ProofTry::App(app, ahead) => {
                let authenticator = self.app(app, usable);
                SecondProof::App { authenticator, step: self.step(authenticator, *ahead) }
            }
            ProofTry::TrashedApp(app, ahead) => {
                let authenticator = self.app(app, in_the_trash);
                SecondProof::TrashedApp { authenticator, step: self.step(authenticator, *ahead) }
            }
            ProofTry::RecoveryCode(which) => {
                let replacement = code(&format!("code-{}", self.fresh()));
                SecondProof::RecoveryCode { selector: which.get(&self.selectors).clone(), replacement }
            }
            ProofTry::Phone(which, _) => SecondProof::Phone { challenge: self.asked(which).0 },
            ProofTry::Mailbox(link) => {
                let number =
                    self.fitting(link, |it| matches!(it, LinkUse::Mailbox { purpose: LinkPurpose::Prove, .. }));
                SecondProof::Mailbox { link: presented(number) }
            }
        }
    }
}
