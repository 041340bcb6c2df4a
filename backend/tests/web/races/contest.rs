//! What is raced for: an account, and in each round something on it that may be used once.

use chrono::{DateTime, Duration, Utc};
use herstel::{
    entropy,
    journal::{Actor, Attachments, Intent, Provenance, Receipt, Stream},
    organisations,
};
use herstel_domain::{
    account::*,
    ids::{AuthenticatorId, LinkId, SessionId},
    policy::Policy,
    sealed::Hashed,
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
    Restore,
}

/// All that a racer must know.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Round {
    prize: Prize,
    pub(super) account: Uuid,
    epoch: u64,
    now: DateTime<Utc>,
    /// The app that gives codes, or lies in the trash.
    app: AuthenticatorId,
    /// The app that vouches for it.
    other: AuthenticatorId,
    step: u64,
    selector: String,
    link: LinkId,
    hash: Hashed,
}

pub(super) fn policy() -> Policy {
    organisations::by_slug("finrust").unwrap().policy
}

impl Round {
    /// In whose name a signed-in owner acts.
    fn authority(&self) -> Authority {
        let (session, kind) = (SessionId::new(entropy::id()), SessionKind::Full);
        Authority { session, kind, epoch: self.epoch, proof: Proof { app: Some(self.other), at: self.now } }
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
            Prize::Link => SecondProof::Mailbox { link: PresentedLink { id: self.link, hash: self.hash.clone() } },
            Prize::Restore => {
                let (authority, notice, now) = (self.authority(), notice(self.now), self.now);
                return AccountCommand::RestoreAuthenticator(RestoreAuthenticator {
                    authority,
                    authenticator: app,
                    notice,
                    now,
                });
            }
        };
        let session = SessionId::new(entropy::id());
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
                Prize::Code | Prize::Link => {}
            }
        }
        match (self.prize, &mut account.recovery_codes) {
            (Prize::Code, Some(set)) if set.codes.iter().all(|code| code.selector != self.selector) => {
                set.codes.push(RecoveryCode { selector: self.selector.clone(), hash: Hashed(String::new()) });
            }
            (Prize::Link, _) => account.links.push(PendingLink {
                id: self.link,
                hash: self.hash.clone(),
                expires_at: at + Duration::minutes(1),
                use_for: LinkUse::Mailbox { purpose: LinkPurpose::Prove, session: None, origin: None },
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
        AccountCommand::RestoreAuthenticator(restore) => Some(restore.notice.not_me.id),
        AccountCommand::TrashAuthenticator(trash) => Some(trash.notice.not_me.id),
        AccountCommand::RequestLink(request) => Some(request.link.id),
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
        let (person, browser) = app.enrolled("finrust").await;
        app.link_phone(&mut app.nobody(), &browser).await;
        Self { app, prize, account: person.id.uuid(), now: app.clock.now() }
    }

    /// Lays out something to win. Rounds are days apart, so that what former ones left has expired.
    pub(super) async fn next_round(&mut self) -> Round {
        self.now += Duration::days(1);
        let loaded = self.app.house.journal.load::<AccountDecider>(self.account).await.unwrap();
        let Account::Active(account) = loaded.state else { panic!("not active") };
        let [app, other] = [1, 0].map(|at| account.authenticators[at].id);
        let link = new_link(self.now);
        let mut round = Round {
            prize: self.prize,
            account: self.account,
            epoch: account.marks.session_epoch,
            now: self.now,
            app,
            other,
            step: account.authenticators[1].last_step + 1,
            selector: account.recovery_codes.as_ref().unwrap().codes[0].selector.clone(),
            link: link.id,
            hash: link.hash.clone(),
        };
        if self.prize == Prize::Link {
            let (purpose, policy, now) = (LinkPurpose::Prove, policy(), self.now);
            let request = RequestLink { purpose, link, session: None, origin: None, policy, now };
            self.give(AccountCommand::RequestLink(request)).await;
        }
        if self.prize == Prize::Restore {
            let (authority, policy, notice, now) = (round.authority(), policy(), notice(self.now), self.now);
            let trash = TrashAuthenticator { authority, authenticator: app, policy, notice, now };
            let receipt = self.give(AccountCommand::TrashAuthenticator(trash)).await;
            round.epoch = receipt.state.marks().session_epoch;
        }
        round
    }

    async fn give(&self, command: AccountCommand) -> Receipt<AccountDecider> {
        self.app.house.journal.execute(intent(self.account, command)).await.unwrap()
    }
}
