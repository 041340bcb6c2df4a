//! What is raced for: an account, and in each round something on it that may be used once.

use chrono::{DateTime, Duration, Utc};
use futures::TryStreamExt;
use herstel::{
    demo::organisations,
    desk::place,
    entropy,
    journal::{Actor, Attachments, Intent, Provenance, Receipt, Stream},
    secrets::Number,
};
use herstel_domain::{
    account::*,
    ids::{AccountId, AuthenticatorId, ChallengeId, DeviceId, LinkId, PhoneId, SessionId},
    policy::{BackupEmail, Methods, Policy},
    sealed::Hashed,
    words::{Factor, Means},
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::house::TestApp;

/// What may be used once.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) enum Prize {
    Step,
    Code,
    Link,
    /// A link to the backup address, confirmed in several browsers that each had the password.
    MagicLink,
    Restore,
    /// That one of two last apps is kept, where policy knows no other way back.
    LastFactor,
    /// Whose token takes the place of a remembered device's: the others are let in, and bring none.
    Device,
    /// A code that was sent to a number, typed in several tabs of the browser that asked for it.
    SmsCode,
}

/// All that a racer must know.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Round {
    prize: Prize,
    pub(super) account: Uuid,
    epoch: u64,
    now: DateTime<Utc>,
    /// The app that gives codes, lies in the trash, or is to be thrown away.
    app: AuthenticatorId,
    /// The app that vouches for it.
    other: AuthenticatorId,
    step: u64,
    selector: String,
    link: LinkId,
    device: DeviceId,
    /// Of the link's token, or of the device's.
    hash: Hashed,
    challenge: ChallengeId,
    /// The attempt that asked the number.
    attempt: SessionId,
}

/// The number that codes are sent to.
const NUMBER: PhoneId = PhoneId::new(Uuid::from_u128(0x70));

fn policy() -> Policy {
    let methods = Methods { sms: true, ..Methods::APP };
    Policy { remember_device_days: 30, methods, ..organisations::named("finrust").unwrap().policy }
}

fn with_backup() -> Policy {
    Policy { backup_email: BackupEmail::Offered, ..policy() }
}

impl Round {
    /// The same round as one of the racers sees it: of two last apps, every other racer throws the other one away.
    pub(super) fn seen_by(&self, racer: usize) -> Self {
        let swapped = self.prize == Prize::LastFactor && racer % 2 == 1;
        let (app, other) = if swapped { (self.other, self.app) } else { (self.app, self.other) };
        Self { app, other, ..self.clone() }
    }

    /// Whether this event is one racer's winning of this round.
    pub(super) fn is_won_by(&self, event: &AccountEvent) -> bool {
        match event {
            AccountEvent::SignedIn(e) => {
                let step = AcceptedProof::App { authenticator: self.app, step: self.step };
                let next = e.device.as_ref().filter(|used| used.device == self.device && used.hash.is_some());
                match self.prize {
                    Prize::Step => e.proof == Some(step),
                    Prize::SmsCode => {
                        e.proof == Some(AcceptedProof::Phone { phone: NUMBER, challenge: self.challenge })
                    }
                    Prize::Device => next.is_some(),
                    _ => false,
                }
            }
            AccountEvent::RecoveryCodeConsumed(e) => self.prize == Prize::Code && e.selector == self.selector,
            AccountEvent::LinkRedeemed(e) => self.prize == Prize::Link && e.link == self.link,
            AccountEvent::MagicLinkRedeemed(e) => self.prize == Prize::MagicLink && e.link == self.link,
            AccountEvent::AuthenticatorRestored(e) => {
                self.prize == Prize::Restore && (e.authenticator, e.at) == (self.app, self.now)
            }
            AccountEvent::AuthenticatorTrashed(e) => self.prize == Prize::LastFactor && e.at == self.now,
            _ => false,
        }
    }

    /// The command as a node gives it that has just read the account: where the last app is raced for, the session
    /// of the loser shall not have ended, so that nothing but the rule about the last app can stop it.
    pub(super) fn renewed(&self, command: AccountCommand, account: &Account) -> AccountCommand {
        match command {
            AccountCommand::TrashAuthenticator(mut trash) if self.prize == Prize::LastFactor => {
                trash.authority.epoch = account.marks().session_epoch;
                AccountCommand::TrashAuthenticator(trash)
            }
            command => command,
        }
    }

    /// In whose name a signed-in owner acts.
    fn authority(&self) -> Authority {
        let (session, kind) = (SessionId::new(entropy::id()), SessionKind::Full);
        Authority { session, kind, epoch: self.epoch, proof: Proof { by: Some(Bound::App(self.other)), at: self.now } }
    }

    /// What every racer wants.
    pub(super) fn command(&self) -> AccountCommand {
        let app = self.app;
        let proof = match self.prize {
            Prize::Step => SecondProof::App { authenticator: app, step: self.step },
            Prize::Code => {
                let (selector, hash) = (entropy::id().simple().to_string(), Hashed("$argon2id$".to_owned()));
                SecondProof::RecoveryCode {
                    selector: self.selector.clone(),
                    replacement: RecoveryCode { selector, hash },
                }
            }
            Prize::SmsCode => SecondProof::Phone { challenge: self.challenge },
            Prize::Link => SecondProof::Mailbox { link: PresentedLink { id: self.link, hash: self.hash.clone() } },
            Prize::MagicLink => {
                return AccountCommand::RedeemMagicLink(RedeemMagicLink {
                    session: SessionId::new(entropy::id()),
                    epoch: self.epoch,
                    link: PresentedLink { id: self.link, hash: self.hash.clone() },
                    password: PasswordProven::Again,
                    policy: with_backup(),
                    notice: notice(self.now),
                    now: self.now,
                });
            }
            Prize::Restore => {
                let (authority, notice, now) = (self.authority(), notice(self.now), self.now);
                return AccountCommand::RestoreAuthenticator(RestoreAuthenticator {
                    authority,
                    authenticator: app,
                    notice,
                    now,
                });
            }
            Prize::Device => {
                let (session, next) = (SessionId::new(entropy::id()), Hashed(entropy::id().simple().to_string()));
                return AccountCommand::RecogniseDevice(RecogniseDevice {
                    session,
                    epoch: self.epoch,
                    device: self.device,
                    presented: self.hash.clone(),
                    next,
                    policy: policy(),
                    notice: notice(self.now),
                    now: self.now,
                });
            }
            Prize::LastFactor => {
                let policy = Policy { mailbox_recovery: false, ..policy() };
                // by a proof with the very app that goes: a racer knows of no other
                let proof = Proof { by: Some(Bound::App(app)), at: self.now };
                let (authority, notice, now) = (Authority { proof, ..self.authority() }, notice(self.now), self.now);
                let trash = TrashAuthenticator { authority, authenticator: app, policy, notice, now };
                return AccountCommand::TrashAuthenticator(trash);
            }
        };
        let session = if self.prize == Prize::SmsCode { self.attempt } else { SessionId::new(entropy::id()) };
        let (epoch, policy, now) = (self.epoch, policy(), self.now);
        AccountCommand::OpenSession(OpenSession {
            session,
            epoch,
            proof: Some(proof),
            policy,
            notice: notice(now),
            now,
        })
    }

    /// The state as it would be if nobody had won: for the control.
    pub(super) fn undo(&self, account: &mut Active) {
        account.marks.session_epoch = self.epoch;
        let at = self.now;
        for app in account.authenticators.iter_mut().filter(|app| app.id == self.app) {
            match self.prize {
                Prize::Step => app.last_step = self.step - 1,
                Prize::Restore => app.condition = Condition::Trashed { at, restorable_until: at + RESTORABLE_FOR },
                Prize::Code | Prize::Link | Prize::MagicLink | Prize::LastFactor | Prize::Device | Prize::SmsCode => {}
            }
        }
        if self.prize == Prize::SmsCode {
            account.challenge = Some(PendingChallenge {
                id: self.challenge,
                phone: NUMBER,
                means: Means::Sms,
                session: self.attempt,
                expires_at: at + SMS_CODE_VALID_FOR,
                answer: None,
            });
        }
        if self.prize == Prize::LastFactor {
            account.authenticators.iter_mut().for_each(|app| app.condition = Condition::Usable);
        }
        for device in account.devices.iter_mut().filter(|device| device.id == self.device) {
            device.hash = self.hash.clone();
        }
        match (self.prize, &mut account.recovery_codes) {
            (Prize::Code, Some(set)) if set.codes.iter().all(|code| code.selector != self.selector) => {
                set.codes.push(RecoveryCode { selector: self.selector.clone(), hash: Hashed(String::new()) });
            }
            (Prize::Link | Prize::MagicLink, _) => account.links.push(PendingLink {
                id: self.link,
                hash: self.hash.clone(),
                expires_at: at + Duration::minutes(1),
                use_for: match self.prize {
                    Prize::MagicLink => LinkUse::MagicLink { session: SessionId::new(Uuid::nil()), origin: None },
                    _ => LinkUse::Mailbox { purpose: LinkPurpose::Prove, session: None, origin: None },
                },
            }),
            _ => {}
        }
    }
}

/// A notice whose link leads nowhere.
fn notice(now: DateTime<Utc>) -> Notice {
    Notice { origin: None, not_me: new_link(now) }
}

fn new_link(now: DateTime<Utc>) -> NewLink {
    let hash = Hashed(entropy::id().simple().to_string());
    NewLink { id: LinkId::new(entropy::id()), hash, expires_at: now + Duration::minutes(15) }
}

/// A command with the links that its mails may carry.
pub(super) fn intent<D: Stream<Command = AccountCommand>>(account: Uuid, command: AccountCommand) -> Intent<D> {
    let link = match &command {
        AccountCommand::OpenSession(open) => Some(open.notice.not_me.id),
        AccountCommand::RecogniseDevice(recognise) => Some(recognise.notice.not_me.id),
        AccountCommand::RestoreAuthenticator(restore) => Some(restore.notice.not_me.id),
        AccountCommand::TrashAuthenticator(trash) => Some(trash.notice.not_me.id),
        AccountCommand::LockFactor(lock) => Some(lock.notice.not_me.id),
        AccountCommand::RequestLink(request) => Some(request.link.id),
        AccountCommand::RequestMagicLink(request) => Some(request.link.id),
        AccountCommand::RedeemMagicLink(redeem) => Some(redeem.notice.not_me.id),
        AccountCommand::ConfirmPhone(confirm) => Some(confirm.notice.not_me.id),
        AccountCommand::RememberDevice(remember) => Some(remember.notice.not_me.id),
        _ => None,
    };
    let enclosures = link.map(|link| (link.uuid(), json!("sealed"))).into_iter().collect();
    let attachments = Attachments { enclosures, ..Attachments::default() };
    Intent { attachments, ..Intent::new(account, command, Provenance::of(Actor::system("tests"))) }
}

/// The account that is raced on.
pub(super) struct Contest<'a> {
    app: &'a TestApp,
    prize: Prize,
    account: Uuid,
    now: DateTime<Utc>,
}

impl<'a> Contest<'a> {
    /// Somebody with two apps.
    pub(super) async fn prepare(app: &'a TestApp, prize: Prize) -> Self {
        let organisation = if prize == Prize::MagicLink { "mijnlogin" } else { "finrust" };
        let (person, browser) = app.enrolled(organisation).await;
        if prize == Prize::MagicLink {
            app.set_backup_email(&browser, "een.ander@post.example").await;
        }
        app.link_phone(&mut app.nobody(), &browser).await;
        let contest = Self { app, prize, account: person.id.uuid(), now: app.clock.now() };
        if prize == Prize::SmsCode {
            contest.add_number().await;
        }
        if prize == Prize::LastFactor {
            // no way back by a recovery code either
            let (factor, failures, now) = (Factor::RecoveryCode, 10, contest.now);
            contest.give(AccountCommand::LockFactor(LockFactor { factor, failures, notice: notice(now), now })).await;
        }
        contest
    }

    /// How many won a round, by what is in the stream.
    pub(super) async fn winners(&self, rounds: &[Round]) -> Vec<usize> {
        let happenings = self.app.house.journal.history::<AccountDecider>(self.account);
        let events: Vec<_> = happenings.map_ok(|happening| happening.event).try_collect().await.unwrap();
        rounds.iter().map(|round| events.iter().filter(|event| round.is_won_by(event)).count()).collect()
    }

    /// Lays out something to win. Rounds are days apart, so that what former ones left has expired.
    pub(super) async fn next_round(&mut self) -> Round {
        self.now += Duration::days(1);
        let loaded = self.app.house.journal.load::<AccountDecider>(self.account).await.unwrap();
        let Account::Active(account) = loaded.state else { panic!("not active") };
        let [app, other] = [1, 0].map(|at| account.authenticators[at].id);
        let link = new_link(self.now);
        let magic = link.clone();
        if self.prize == Prize::LastFactor {
            self.take_out_of_the_trash(&account).await;
        }
        let mut round = Round {
            prize: self.prize,
            account: self.account,
            epoch: self.epoch().await,
            now: self.now,
            app,
            other,
            step: account.authenticators[1].last_step + 1,
            selector: account.recovery_codes.as_ref().unwrap().codes[0].selector.clone(),
            link: link.id,
            device: DeviceId::new(entropy::id()),
            hash: link.hash.clone(),
            challenge: ChallengeId::new(entropy::id()),
            attempt: SessionId::new(entropy::id()),
        };
        if self.prize == Prize::SmsCode {
            let (session, kind) = (round.attempt, SessionKind::Attempt);
            let authority = Authority { session, kind, ..round.authority() };
            let (phone, challenge, policy, now) = (NUMBER, round.challenge, policy(), self.now);
            let ask = ChallengePhone { authority, phone, challenge, policy, now };
            self.give(AccountCommand::ChallengePhone(ask)).await;
        }
        if self.prize == Prize::Link {
            let (purpose, policy, now) = (LinkPurpose::Prove, policy(), self.now);
            let request = RequestLink { purpose, link, session: None, origin: None, policy, now };
            self.give(AccountCommand::RequestLink(request)).await;
        }
        if self.prize == Prize::MagicLink {
            let authority = Authority { kind: SessionKind::Attempt, ..round.authority() };
            let (link, policy, now) = (magic, with_backup(), self.now);
            let request = RequestMagicLink { authority, link, origin: None, policy, now };
            self.give(AccountCommand::RequestMagicLink(request)).await;
        }
        if self.prize == Prize::Device {
            let (authority, policy, notice, now) = (round.authority(), policy(), notice(self.now), self.now);
            let (device, hash, origin) = (round.device, round.hash.clone(), None);
            let remember = RememberDevice { authority, device, hash, origin, policy, notice, now };
            self.give(AccountCommand::RememberDevice(remember)).await;
        }
        if self.prize == Prize::Restore {
            let (authority, policy, notice, now) = (round.authority(), policy(), notice(self.now), self.now);
            let trash = TrashAuthenticator { authority, authenticator: app, policy, notice, now };
            let receipt = self.give(AccountCommand::TrashAuthenticator(trash)).await;
            round.epoch = receipt.state.marks().session_epoch;
        }
        round
    }

    /// A number that codes are sent to, in the name of its owner.
    async fn add_number(&self) {
        let loaded = self.app.house.journal.load::<AccountDecider>(self.account).await.unwrap();
        let Account::Active(account) = loaded.state else { panic!("not active") };
        let proof = Proof { by: Some(Bound::App(account.authenticators[0].id)), at: self.now };
        let (session, kind, epoch) = (SessionId::new(entropy::id()), SessionKind::Full, account.marks.session_epoch);
        let authority = Authority { session, kind, epoch, proof };
        let id = AccountId::new(self.account);
        let keys = self.app.house.vault.keys_of(id).await.unwrap();
        let number = Number::from_e164("+31612345678").unwrap();
        let number = keys.person().unwrap().number(place::of(id, place::PHONE), &number);
        let (challenge, policy, now) = (ChallengeId::new(entropy::id()), policy(), self.now);
        let (phone, means) = (NUMBER, Means::Sms);
        let add = AddPhone { authority, phone, number, means, challenge, policy, now };
        self.give(AccountCommand::AddPhone(add)).await;
        let confirm = ConfirmPhone { authority, challenge, codes: Vec::new(), notice: notice(now), now };
        self.give(AccountCommand::ConfirmPhone(confirm)).await;
    }

    async fn epoch(&self) -> u64 {
        let loaded = self.app.house.journal.load::<AccountDecider>(self.account).await.unwrap();
        loaded.state.marks().session_epoch
    }

    /// What the former round threw away; by the app that was kept, or, in the control, the first by none.
    async fn take_out_of_the_trash(&self, account: &Active) {
        let usable = |app: &&Authenticator| app.condition == Condition::Usable;
        let mut kept = account.authenticators.iter().find(usable).map(|app| app.id);
        for thrown in account.authenticators.iter().filter(|app| !usable(app)) {
            let (session, kind, epoch) = (SessionId::new(entropy::id()), SessionKind::Full, self.epoch().await);
            let authority = Authority { session, kind, epoch, proof: Proof { by: kept.map(Bound::App), at: self.now } };
            let (authenticator, notice, now) = (thrown.id, notice(self.now), self.now);
            let restore = RestoreAuthenticator { authority, authenticator, notice, now };
            self.give(AccountCommand::RestoreAuthenticator(restore)).await;
            kept = kept.or(Some(authenticator));
        }
    }

    async fn give(&self, command: AccountCommand) -> Receipt<AccountDecider> {
        self.app.house.journal.execute(intent(self.account, command)).await.unwrap()
    }
}
