//! A world in which tries become commands: three browsers, a clock, and everything that anybody ever learned.

use chrono::{DateTime, Duration, Utc};
use proptest::sample::Index;
use uuid::Uuid;

use super::tries::{Act, ProofTry, SupportTry, Try};
use crate::{
    account::{testing::*, *},
    decider::Decider,
    ids::{AuthenticatorId, ChallengeId, DeviceId, PhoneId, SessionId},
    policy::{Methods, Policy, RecoveryCodeEffect},
    sealed::{Contact, Fingerprint, Hashed},
};

/// A policy with everything in it.
pub(super) const EVERYTHING: Policy = Policy {
    grace_days: 7,
    remember_device_days: 30,
    recovery_code_effect: RecoveryCodeEffect::SignIn,
    methods: Methods { app: true, voice: true, sms: true },
    ..EMPLOYER
};

/// What an organisation may come to follow.
pub(super) const POLICIES: [Policy; 8] = [
    FINRUST,
    RELAXED,
    STRICT,
    CARESHARING,
    EVERYTHING,
    Policy { grace_days: 90, ..EVERYTHING },
    Policy { remember_device_days: 30, ..SWITCH_OFF },
    Policy { recovery_code_effect: RecoveryCodeEffect::SwitchOff, mailbox_recovery: false, ..EVERYTHING },
];

/// A command, and the browser that it is given in.
#[derive(Clone, Debug)]
pub(super) struct Tried {
    pub(super) browser: Option<usize>,
    /// The session in whose name; none where it takes none.
    pub(super) session: Option<Authority>,
    pub(super) command: AccountCommand,
}

pub(super) struct World {
    pub(super) policy: Policy,
    pub(super) now: DateTime<Utc>,
    pub(super) account: Account,
    pub(super) history: Vec<AccountEvent>,
    browsers: [Option<Authority>; 3],
    apps: Vec<AuthenticatorId>,
    selectors: Vec<String>,
    /// The numbers of the links that were mailed, the latest last.
    links: Vec<u128>,
    phones: Vec<PhoneId>,
    /// What was asked of numbers, and in which session, the latest last.
    challenges: Vec<(ChallengeId, SessionId)>,
    devices: Vec<DeviceId>,
    tokens: Vec<String>,
    next: u128,
    tried: Vec<Tried>,
}

impl World {
    pub(super) fn new(policy: Policy, beginning: Vec<AccountEvent>) -> Self {
        let Given { history, account } = given(beginning);
        Self {
            policy,
            now: history.last().map_or(t(0), AccountEvent::at),
            account,
            history,
            browsers: [None; 3],
            apps: vec![PHONE, TABLET, WATCH, FOURTH],
            selectors: vec!["one".to_owned(), "two".to_owned()],
            links: vec![1, 10, 11, 12, 13, 90],
            phones: vec![MOBILE, LANDLINE],
            challenges: vec![(challenge_id(1), LAPTOP)],
            devices: vec![BROWSER],
            tokens: vec!["token-a".to_owned()],
            next: 1000,
            tried: Vec::new(),
        }
    }

    /// What the try comes to by now; nothing if it is no command, or takes a session that is not there.
    pub(super) fn command(&mut self, tried: &Try) -> Option<Tried> {
        if let Try::Wait(minutes) = tried {
            self.now += Duration::minutes(*minutes);
            return None;
        }
        if let Try::EditPolicy(which) = tried {
            self.policy = *which.get(&POLICIES);
            // a command carries the policy of its moment
            self.tried.clear();
            return None;
        }
        let now = self.now;
        let plain = |command: AccountCommand| Some(Tried { browser: None, session: None, command });
        let command = match tried {
            Try::Wait(_) | Try::EditPolicy(_) => None,
            Try::ConfirmBackup(link) => {
                let (link, notice, policy) = (presented(self.confirming(link)), self.notice(), self.policy);
                plain(ConfirmBackupEmail { link, policy, notice, now }.into())
            }
            Try::AskForMagicLink(browser) => {
                let policy = self.policy;
                let authority = self.attempt(*browser);
                plain(RequestMagicLink { policy, ..request_magic(authority, self.mail(), now) }.into())
            }
            Try::RedeemMagicLink { browser, again, link } => Some(self.redeem(*browser, *again, link)),
            Try::SwitchOff(which) => {
                let (authority, policy, notice) = (self.attempt(0), self.policy, self.notice());
                let replacement = code(&format!("code-{}", self.fresh()));
                let selector = which.get(&self.selectors).clone();
                plain(SwitchOffSecondFactor { authority, selector, replacement, policy, notice, now }.into())
            }
            Try::AskPhone(browser) => {
                let (authority, policy) = (self.attempt(*browser), self.policy);
                let phone = self.account.active().ok()?.primary_phone()?.id;
                let challenge = self.ask(authority.session);
                plain(ChallengePhone { authority, phone, challenge, policy, now }.into())
            }
            Try::Answer(which, answer) => {
                let challenge = self.asked(which).0;
                plain(AnswerCall { challenge, answer: *answer, now }.into())
            }
            Try::Recognise { browser, device, token } => Some(self.recognise(*browser, device, token)),
            Try::Invite => plain(Invite { now, ..invite() }.into()),
            Try::Resend => plain(resend(self.mail(), now).into()),
            Try::Activate(link) => plain(activate(presented(self.link(link)), now).into()),
            Try::SignIn { browser, proof, outdated } => Some(self.sign_in(*browser, proof.as_ref(), *outdated)),
            Try::Act { browser, act, outdated } => self.act(*browser, act, *outdated),
            Try::AskForLink(purpose) => {
                let policy = self.policy;
                plain(RequestLink { policy, ..request(*purpose, self.mail(), now) }.into())
            }
            Try::ResetPassword { link, proof } => {
                let proof = proof.as_ref().map(|proof| self.proof(proof));
                let (link, notice, policy) = (presented(self.link(link)), self.notice(), self.policy);
                plain(ResetPassword { link, proof, password: hashed("new"), policy, notice, now }.into())
            }
            Try::Object(link) => {
                let number = self.fitting(link, |use_for| matches!(use_for, LinkUse::NotMe { .. }));
                plain(report_not_me(presented(number), now).into())
            }
            Try::Purge(app) => plain(purge(self.app(app, in_the_trash), now).into()),
            Try::Lock(factor) => plain(LockFactor { notice: self.notice(), ..lock(*factor, now) }.into()),
            Try::Support(what) => plain(self.support(*what)),
            Try::ConfirmEmail { link, claimed } => {
                let (link, notice) = (presented(self.confirming(link)), self.notice());
                plain(ConfirmEmail { link, claimed: *claimed, notice, now }.into())
            }
            Try::Grant(role) => plain(GrantRole { role: *role, now }.into()),
            Try::Revoke(role) => plain(RevokeRole { role: *role, now }.into()),
            Try::ChangeRole { by, ours, to } => {
                let organisation = if *ours { ORGANISATION } else { ANOTHER_ORGANISATION };
                let by = Staff { role: *by, organisation, ..AGENT };
                plain(ChangeRole { by, target: OWNER, role: *to, now }.into())
            }
            Try::Summarise => plain(summarise(3, now).into()),
            Try::Again(which) => (!self.tried.is_empty()).then(|| which.get(&self.tried).clone()),
        }?;
        self.tried.push(command.clone());
        Some(command)
    }

    /// Goes on with what happened, as the desk would.
    pub(super) fn happen(&mut self, tried: &Tried, events: Vec<AccountEvent>) {
        let account = std::mem::take(&mut self.account);
        self.account = events.iter().fold(account, AccountDecider::evolve);
        let epoch = self.account.marks().session_epoch;
        let at = events.last().map_or(self.now, AccountEvent::at);
        let signed_in = events.iter().find_map(|event| match event {
            AccountEvent::SignedIn(signed_in) => Some(opened(signed_in, epoch)),
            _ => None,
        });
        let acting = tried.session.map(|session| renewed(session, &events, epoch, at)).or(signed_in);
        if let Some((browser, session)) = tried.browser.zip(acting) {
            self.browsers[browser] = Some(session);
        }
        for event in &events {
            match event {
                AccountEvent::RecoveryCodesIssued(e) => {
                    self.selectors.extend(e.codes.iter().map(|code| code.selector.clone()));
                }
                AccountEvent::RecoveryCodeConsumed(e) => self.selectors.push(e.replacement.selector.clone()),
                _ => {}
            }
        }
        self.history.extend(events);
    }

    fn attempt(&self, browser: usize) -> Authority {
        let session = SessionId::new(Uuid::from_u128(0xB00 + browser as u128));
        let proof = Proof { by: None, at: self.now };
        Authority { session, kind: SessionKind::Attempt, epoch: self.account.marks().session_epoch, proof }
    }

    fn redeem(&mut self, browser: usize, again: bool, link: &Index) -> Tried {
        let attempt = self.attempt(browser);
        let password = if again { PasswordProven::Again } else { PasswordProven::InAttempt(attempt.session) };
        let number = self.fitting(link, |use_for| matches!(use_for, LinkUse::MagicLink { .. }));
        let (link, policy, notice, now) = (presented(number), self.policy, self.notice(), self.now);
        let session = SessionId::new(Uuid::from_u128(self.fresh()));
        let command = RedeemMagicLink { session, epoch: attempt.epoch, link, password, policy, notice, now }.into();
        Tried { browser: Some(browser), session: None, command }
    }

    fn recognise(&mut self, browser: usize, device: &Index, token: &Index) -> Tried {
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

    fn support(&mut self, what: SupportTry) -> AccountCommand {
        let (now, notice) = (self.now, self.notice());
        match what {
            SupportTry::Reset => ResetBySupport { notice, ..reset_by_support(now) }.into(),
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

    fn sign_in(&mut self, browser: usize, proof: Option<&ProofTry>, outdated: bool) -> Tried {
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

    fn act(&mut self, browser: usize, act: &Act, outdated: bool) -> Option<Tried> {
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

    fn proof(&mut self, proof: &ProofTry) -> SecondProof {
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
            ProofTry::Mailbox(link) => SecondProof::Mailbox { link: presented(self.link(link)) },
        }
    }

    /// A number is asked something, in this session.
    fn ask(&mut self, session: SessionId) -> ChallengeId {
        let challenge = ChallengeId::new(Uuid::from_u128(self.fresh()));
        self.challenges.push((challenge, session));
        challenge
    }

    /// What is pending, or, one time in four, something that was asked before.
    fn asked(&self, which: &Index) -> (ChallengeId, SessionId) {
        let pending = self.account.active().ok().and_then(|active| active.challenge.as_ref());
        match pending {
            Some(pending) if which.index(4) > 0 => (pending.id, pending.session),
            _ => *which.get(&self.challenges),
        }
    }

    /// A number that is there, or, where there is none, any.
    fn phone(&self, which: &Index) -> PhoneId {
        let bound = self.account.active().map_or(&[][..], |active| &active.phones);
        let held: Vec<_> = bound.iter().filter(|phone| phone.is_held()).map(|phone| phone.id).collect();
        if held.is_empty() { *which.get(&self.phones) } else { *which.get(&held) }
    }

    /// A step near the latest that the app knows of: replayed, adjacent or new.
    fn step(&self, app: AuthenticatorId, ahead: u64) -> u64 {
        let latest =
            self.account.active().ok().and_then(|active| active.authenticator(app)).map_or(500, |a| a.last_step);
        (latest + ahead).saturating_sub(1)
    }

    /// An app that fits, or, one time in four, any that there ever was.
    fn app(&self, which: &Index, fits: fn(Condition) -> bool) -> AuthenticatorId {
        let linked = self.account.active().map_or(&[][..], |active| &active.authenticators);
        let fitting: Vec<_> = linked.iter().filter(|app| fits(app.condition)).map(|app| app.id).collect();
        if fitting.is_empty() || which.index(4) == 0 { *which.get(&self.apps) } else { *which.get(&fitting) }
    }

    fn codes(&mut self) -> Vec<RecoveryCode> {
        (0..2).map(|_| code(&format!("code-{}", self.fresh()))).collect()
    }

    fn notice(&mut self) -> Notice {
        let number = self.mail();
        notice(number, self.now)
    }

    /// The number of a link that goes out now.
    fn mail(&mut self) -> u128 {
        let number = self.fresh();
        self.links.push(number);
        number
    }

    /// One of the latest links, or any.
    fn link(&self, which: &Index) -> u128 {
        let latest = &self.links[self.links.len().saturating_sub(6)..];
        if which.index(4) == 0 { *which.get(&self.links) } else { *which.get(latest) }
    }

    /// A link that confirms an address.
    fn confirming(&self, which: &Index) -> u128 {
        let confirms =
            |use_for: &LinkUse| matches!(use_for, LinkUse::ConfirmEmail { .. } | LinkUse::ConfirmBackupEmail { .. });
        self.fitting(which, confirms)
    }

    /// A link for this use, or, one time in four or where there is none, any of the latest.
    fn fitting(&self, which: &Index, fits: impl Fn(&LinkUse) -> bool) -> u128 {
        let links = self.account.active().map_or(&[][..], |active| &active.links);
        let pending = |number: &&u128| links.iter().any(|link| link.id == link_id(**number) && fits(&link.use_for));
        let fitting: Vec<_> = self.links.iter().filter(pending).copied().collect();
        if fitting.is_empty() || which.index(4) == 0 { self.link(which) } else { *which.get(&fitting) }
    }

    fn fresh(&mut self) -> u128 {
        self.next += 1;
        self.next
    }
}

fn usable(condition: Condition) -> bool {
    condition == Condition::Usable
}

fn suspended_now(condition: Condition) -> bool {
    matches!(condition, Condition::Suspended { .. })
}

fn in_the_trash(condition: Condition) -> bool {
    matches!(condition, Condition::Trashed { .. })
}
