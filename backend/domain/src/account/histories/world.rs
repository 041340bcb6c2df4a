//! A world in which tries become commands: three browsers, a clock, and everything that anybody ever learned.

mod acts;
mod picks;

use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

use super::tries::Try;
use crate::{
    account::{testing::*, *},
    decider::Decider,
    ids::{AuthenticatorId, ChallengeId, DeviceId, PhoneId, SessionId},
    policy::{Methods, Policy, RecoveryCodeEffect},
};
use picks::in_the_trash;

/// A policy with everything in it.
pub(super) const EVERYTHING: Policy = Policy {
    grace_days: 7,
    remember_device_days: 30,
    recovery_code_effect: RecoveryCodeEffect::SignIn,
    methods: Methods { app: true, voice: true, sms: true },
    ..EMPLOYER
};

/// What an organisation is more likely to follow than anything else.
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
        if let Try::EditPolicy(policy) = tried {
            self.policy = *policy;
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
                plain(ConfirmBackupEmail { link, owner: None, policy, notice, now }.into())
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
            Try::AskPhoneForReset { browser, link } => {
                let (link, session, policy) = (presented(self.for_reset(link)), link_browser(*browser), self.policy);
                let phone = self.account.active().ok()?.primary_phone()?.id;
                let challenge = self.ask(session);
                plain(ChallengePhoneForReset { link, session, phone, challenge, policy, now }.into())
            }
            Try::ResetPassword { browser, link, proof } => {
                let proof = proof.as_ref().map(|proof| self.proof(proof));
                let (link, notice, policy) = (presented(self.for_reset(link)), self.notice(), self.policy);
                let (session, password) = (Some(link_browser(*browser)), hashed("new"));
                plain(ResetPassword { link, proof, session, password, policy, notice, now }.into())
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
}

/// One of the browsers that mailed links are opened in; by its id it can be told from those that sign in.
pub(super) fn link_browser(browser: usize) -> SessionId {
    SessionId::new(Uuid::from_u128(0xA00 + browser as u128))
}
