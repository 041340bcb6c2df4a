//! The owner: shut out of every browser, with the password, both mailboxes, the apps, the telephones and the codes on
//! paper, they go by one of the paths until they are at home again, in a full session.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::*;
use crate::{
    account::{strength::paths, *},
    decider::Decider,
    ids::{AuthenticatorId, ChallengeId, PhoneId, SessionId},
    policy::Policy,
    sealed::{Contact, Fingerprint},
    words::{Factor, Means, Role},
};

/// Every path into an account, the weakest first.
pub(crate) const EVERY_PATH: [Path; 8] = [
    Path::PasswordAlone,
    Path::LoginMailbox,
    Path::BackupMailbox,
    Path::Phone,
    Path::RememberedDevice,
    Path::RecoveryCode,
    Path::TrashedApp,
    Path::App,
];

/// Who decides: the domain, or a control.
pub(crate) type Decide = fn(&Account, AccountCommand) -> Result<Vec<AccountEvent>, AccountRefusal>;

/// What comes of trying something.
type Done<T> = Result<T, AccountRefusal>;

/// Somebody at the door of their own account.
#[derive(Clone)]
pub(crate) struct Owner {
    decide: Decide,
    account: Account,
    policy: Policy,
    now: DateTime<Utc>,
    next: u128,
    /// What came of all that they did.
    pub(crate) done: Vec<AccountEvent>,
}

impl Owner {
    pub(crate) fn of(account: &Account, policy: Policy, now: DateTime<Utc>, decide: Decide) -> Self {
        Self { decide, account: account.clone(), policy, now, next: 1 << 64, done: vec![] }
    }

    /// The paths that this account has, by the rules that the pages go by.
    pub(crate) fn paths(&self) -> Vec<Path> {
        self.account.in_use().map_or(vec![], |account| paths(account, &self.policy, self.now))
    }

    /// Goes by this path, binds a new factor where it only led to a repair, and signs in with that.
    pub(crate) fn goes_home_by(mut self, path: Path) -> Done<()> {
        let session = match self.goes(path)? {
            Some(session) => session,
            // that only switched the second factor off: the password does the rest, or the code's replacement
            None if self.paths() == [Path::PasswordAlone] => self.opens(None)?,
            None => self.goes(Path::RecoveryCode)?.ok_or(AccountRefusal::SecondProofNeeded)?,
        };
        match session.kind {
            SessionKind::Full => Ok(()),
            SessionKind::Repair => {
                let bound = self.binds(session)?;
                let proof = self.proof_by(bound)?;
                self.opens(Some(proof)).map(drop)
            }
            SessionKind::Enrol => match self.binds(session) {
                // too many wrong answers for a number that must be proven first: support lifts that
                Err(AccountRefusal::Locked { factor: Factor::Phone }) => self.goes_home_by_support(),
                bound => bound.map(drop),
            },
            SessionKind::Attempt => Err(AccountRefusal::NotInThisSession),
        }
    }

    /// Does what somebody is told who has no other way: calls support. Nobody there may help a colleague, so that the
    /// role is taken away for the time being; and while changes are frozen everybody waits.
    pub(crate) fn goes_home_by_support(mut self) -> Done<()> {
        let role = self.account.member().map_or(Role::User, |member| member.role);
        self.does(RevokeRole { role, now: self.now })?;
        self.does(enable(self.now))?;
        self.waits_for_the_thaw();
        self.does(reset_by_support(self.now))?;
        self.goes_home_by(Path::LoginMailbox)
    }

    /// Goes by this path; nobody is signed in where a code switched the second factor off.
    pub(crate) fn goes(&mut self, path: Path) -> Done<Option<Authority>> {
        let (policy, now, number) = (self.policy, self.now, self.fresh());
        let account = self.account.in_use()?.clone();
        let proof = match path {
            Path::PasswordAlone => None,
            Path::App => {
                let app = account.usable().next().ok_or(AccountRefusal::NoSuchAuthenticator)?;
                Some(self.proof_by(Bound::App(app.id))?)
            }
            Path::TrashedApp => {
                let app = account.restorable(now).next().ok_or(AccountRefusal::NoSuchAuthenticator)?;
                trashed_app_code(app.id, app.last_step + 1)
            }
            Path::Phone => {
                let phone = account.usable_phones(&policy).next().ok_or(AccountRefusal::NoSuchPhone)?;
                Some(self.proof_by(Bound::Phone(phone.id))?)
            }
            Path::LoginMailbox => {
                self.does(RequestLink { policy, ..request(LinkPurpose::Prove, number, now) })?;
                mailbox(number)
            }
            Path::BackupMailbox => {
                let attempt = self.given().attempt();
                self.does(RequestMagicLink { policy, ..request_magic(attempt, number, now) })?;
                let redeem = redeem_magic(&self.given(), number, now);
                return self.signs_in(RedeemMagicLink { policy, ..redeem }).map(Some);
            }
            Path::RememberedDevice => return self.is_recognised(&account).map(Some),
            Path::RecoveryCode => {
                let set = account.recovery_codes.as_ref().ok_or(AccountRefusal::NoRecoveryCodes)?;
                let selector = set.codes.first().ok_or(AccountRefusal::NoRecoveryCodes)?.selector.clone();
                let replacement = format!("code-{number}");
                if ways_to_prove(&account, &policy, now).contains(&Way::SwitchOff) {
                    let off = switch_off(self.given().attempt(), now);
                    self.does(SwitchOffSecondFactor { selector, replacement: code(&replacement), policy, ..off })?;
                    return Ok(None);
                }
                recovery_code(&selector, &replacement)
            }
        };
        self.opens(proof).map(Some)
    }

    /// Has forgotten the password, and chooses another by a link to the mailbox and this proof besides.
    pub(crate) fn chooses_another_password(mut self, by: Option<Path>) -> Done<()> {
        let (policy, now, number) = (self.policy, self.now, self.fresh());
        let account = self.account.in_use()?.clone();
        let session = SessionId::new(Uuid::from_u128(number));
        self.does(RequestLink { policy, ..request(LinkPurpose::ResetPassword, number, now) })?;
        let proof = match by {
            None => None,
            Some(Path::RecoveryCode) => {
                let set = account.recovery_codes.as_ref().ok_or(AccountRefusal::NoRecoveryCodes)?;
                let known = set.codes.first().ok_or(AccountRefusal::NoRecoveryCodes)?;
                recovery_code(&known.selector, &format!("code-{number}"))
            }
            Some(Path::Phone) => {
                let phone = account.usable_phones(&policy).next().ok_or(AccountRefusal::NoSuchPhone)?;
                let (link, phone, means) = (presented(number), phone.id, phone.means);
                let challenge = ChallengeId::new(Uuid::from_u128(self.fresh()));
                self.does(ChallengePhoneForReset { link, session, phone, challenge, policy, now })?;
                self.answers(challenge, means)?;
                Some(SecondProof::Phone { challenge })
            }
            Some(_) => {
                let app = account.usable().next().ok_or(AccountRefusal::NoSuchAuthenticator)?;
                Some(self.proof_by(Bound::App(app.id))?)
            }
        };
        let session = Some(session);
        self.does(ResetPassword { session, policy, ..reset_password(presented(number), proof, now) }).map(drop)
    }

    /// Puts binding off after the password: whether the page offers it, and whether it may be done.
    pub(crate) fn puts_binding_off(mut self) -> (bool, bool) {
        let Ok(Some(authority)) = self.goes(Path::PasswordAlone) else { return (false, false) };
        let (policy, now) = (self.policy, self.now);
        let offered = self.account.active().is_ok_and(|account| days_of_grace(account, &policy, now).is_some());
        (offered, self.does(SkipEnrolment { authority, policy, now }).is_ok())
    }

    fn is_recognised(&mut self, account: &Active) -> Done<Authority> {
        let (policy, now) = (self.policy, self.now);
        let mut answer = Err(AccountRefusal::NoSuchDevice);
        for device in &account.devices {
            let (device, presented) = (device.id, device.hash.clone());
            let comes = recognise(&self.given(), "its own", "the next", now);
            answer = answer.or_else(|_| self.signs_in(RecogniseDevice { device, presented, policy, ..comes }));
        }
        answer
    }

    /// Binds an app; and first of all the number that the organisation knows.
    fn binds(&mut self, mut session: Authority) -> Done<Bound> {
        let on_file = phone_to_prove(self.account.active()?, &self.policy).cloned();
        if session.kind == SessionKind::Repair {
            self.does(thaw(session, self.now))?;
        }
        self.waits_for_the_thaw();
        let (policy, now, number) = (self.policy, self.now, self.fresh());
        if on_file.is_none() {
            let app = AuthenticatorId::new(Uuid::from_u128(number));
            if let Err(refusal) = self.does(StartEnrolment { policy, ..start(session, app, now) }) {
                self.makes_room(&mut session, refusal)?;
                self.does(StartEnrolment { policy, ..start(session, app, now) })?;
            }
            self.does(ConfirmEnrolment { codes: vec![], ..confirm(session, app, 1, now) })?;
            return Ok(Bound::App(app));
        }
        let means = policy.methods.means().next().ok_or(AccountRefusal::WayNotAllowed)?;
        let means = if on_file.is_some() { Means::Sms } else { means };
        let (phone, challenge) = (PhoneId::new(Uuid::from_u128(number)), ChallengeId::new(Uuid::from_u128(number)));
        let of_their_own = || Contact { sealed: sealed("number"), fingerprint: Fingerprint(number.to_string()) };
        let number = on_file.unwrap_or_else(of_their_own);
        let add = AddPhone { authority: session, phone, number, means, challenge, policy, now };
        if let Err(refusal) = self.does(add.clone()) {
            self.makes_room(&mut session, refusal)?;
            self.does(AddPhone { authority: session, ..add })?;
        }
        self.answers(challenge, means)?;
        self.does(ConfirmPhone { authority: session, challenge, codes: vec![], notice: notice(51, now), now })?;
        Ok(Bound::Phone(phone))
    }

    /// Throws something away where there are too many of its kind, and goes on in the epoch that this begins.
    fn makes_room(&mut self, session: &mut Authority, refusal: AccountRefusal) -> Done<()> {
        let (account, policy, now) = (self.account.active()?, self.policy, self.now);
        let app = account.authenticators.iter().find(|app| app.is_held()).map(|app| app.id);
        let phone = account.phones.iter().find(|phone| phone.is_held()).map(|phone| phone.id);
        match (&refusal, app, phone) {
            (AccountRefusal::TooManyAuthenticators, Some(app), _) => {
                self.does(TrashAuthenticator { policy, ..trash(*session, app, now) })?;
            }
            (AccountRefusal::TooManyPhones, _, Some(phone)) => {
                self.does(remove_phone(*session, phone, policy, now))?;
            }
            _ => return Err(refusal),
        }
        session.epoch = self.account.marks().session_epoch;
        Ok(())
    }

    fn proof_by(&mut self, bound: Bound) -> Done<SecondProof> {
        let account = self.account.in_use()?;
        match bound {
            Bound::App(id) => {
                let app = account.authenticator(id).ok_or(AccountRefusal::NoSuchAuthenticator)?;
                Ok(SecondProof::App { authenticator: id, step: app.last_step + 1 })
            }
            Bound::Phone(phone) => {
                let means = account.phone(phone).ok_or(AccountRefusal::NoSuchPhone)?.means;
                let (policy, now, authority) = (self.policy, self.now, self.given().attempt());
                let challenge = ChallengeId::new(Uuid::from_u128(self.fresh()));
                self.does(ChallengePhone { authority, phone, challenge, policy, now })?;
                self.answers(challenge, means)?;
                Ok(SecondProof::Phone { challenge })
            }
        }
    }

    fn answers(&mut self, challenge: ChallengeId, means: Means) -> Done<()> {
        match means {
            Means::Call => self.does(AnswerCall { challenge, answer: Answer::Right, now: self.now }).map(drop),
            Means::Sms => Ok(()),
        }
    }

    fn opens(&mut self, proof: Option<SecondProof>) -> Done<Authority> {
        let open = open(&self.given(), proof, self.now);
        self.signs_in(OpenSession { policy: self.policy, ..open })
    }

    fn signs_in(&mut self, command: impl Into<AccountCommand>) -> Done<Authority> {
        let events = self.does(command)?;
        let epoch = self.account.marks().session_epoch;
        let session = events.iter().find_map(|event| match event {
            AccountEvent::SignedIn(signed_in) => Some(opened(signed_in, epoch)),
            _ => None,
        });
        session.ok_or(AccountRefusal::SessionEnded)
    }

    fn does(&mut self, command: impl Into<AccountCommand>) -> Done<Vec<AccountEvent>> {
        let events = (self.decide)(&self.account, command.into())?;
        let account = std::mem::take(&mut self.account);
        self.account = events.iter().fold(account, AccountDecider::evolve);
        self.done.extend(events.iter().cloned());
        Ok(events)
    }

    fn waits_for_the_thaw(&mut self) {
        let until = self.account.active().ok().and_then(|account| account.frozen_until);
        self.now = until.map_or(self.now, |until| self.now.max(until));
    }

    fn given(&self) -> Given {
        Given { history: vec![], account: self.account.clone() }
    }

    fn fresh(&mut self) -> u128 {
        self.next += 1;
        self.next
    }
}
