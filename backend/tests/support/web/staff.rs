//! Staff at work on somebody's account, as far as the journal can tell.

use chrono::Duration;
use herstel::{
    desk::{LOGIN_EMAIL, place},
    entropy,
    jobs::mail::Enclosure,
    journal::{Actor, Attachments, Claim, DirectoryEntry, Failure, Intent, Provenance, Receipt},
    secrets::{Address, LinkToken},
};
use herstel_domain::{
    account::{
        AccountCommand, AccountDecider, AccountRefusal, ConfirmEmail, CorrectEmail, CorrectName, DisableAccount,
        EnableAccount, EndSessionsBySupport, NOT_ME_VALID_FOR, NewLink, Notice, PresentedLink, ResetBySupport, Staff,
        UnlockBySupport,
    },
    ids::{AccountId, LinkId},
    policy::Policy,
    sealed::Sealed,
    words::Role,
};
use serde_json::json;

use super::{Person, TestApp};

/// What a member of staff does about one person.
pub(crate) struct Desk<'a> {
    app: &'a TestApp,
    person: &'a Person,
    staff: Staff,
    attachments: Attachments,
}

type Answer = Result<Receipt<AccountDecider>, Failure<AccountRefusal>>;

impl TestApp {
    /// An agent of the person's organisation, about to help them.
    pub(crate) async fn desk<'a>(&'a self, person: &'a Person) -> Desk<'a> {
        let loaded = self.house.journal.load::<AccountDecider>(person.id.uuid()).await.unwrap();
        let organisation = loaded.state.member().unwrap().organisation;
        let staff = Staff { account: AccountId::new(entropy::id()), organisation, role: Role::Agent };
        Desk { app: self, person, staff, attachments: Attachments::default() }
    }
}

impl Desk<'_> {
    /// A value sealed for the person.
    async fn sealed(&self, field: &'static str, text: &str) -> Sealed {
        let keys = self.app.house.vault.keys_of(self.person.id).await.unwrap();
        keys.person().unwrap().seal_text(place::of(self.person.id, field), text)
    }

    /// How support finds the person from now on.
    async fn entry(&self, email: &str) -> DirectoryEntry {
        let house = &self.app.house;
        let loaded = house.journal.load::<AccountDecider>(self.person.id.uuid()).await.unwrap();
        let keys = house.vault.keys_of(self.person.id).await.unwrap();
        let name = &loaded.state.member().unwrap().name;
        let name = keys.open_text(place::of(self.person.id, place::NAME), name).unwrap().to_string();
        let organisation = self.staff.organisation.uuid();
        DirectoryEntry { organisation, name, email: email.to_owned(), phone_ending: None }
    }

    async fn reason(&self) -> Sealed {
        self.app.witness.saw("reason", "canary-reden");
        self.sealed(place::REASON, "canary-reden").await
    }

    /// A link that the mail brings.
    async fn link(&mut self, valid_for: Duration) -> NewLink {
        let id = LinkId::new(entropy::id());
        let token = LinkToken::generate(self.person.id, id);
        let sealed = self.sealed(place::TOKEN, &token.text()).await;
        self.attachments.enclosures.insert(id.uuid(), json!(Enclosure { token: sealed }));
        NewLink { id, hash: token.hashed(), expires_at: self.app.clock.now() + valid_for }
    }

    /// What a notice needs.
    async fn notice(&mut self) -> Notice {
        Notice { origin: None, not_me: self.link(NOT_ME_VALID_FOR).await }
    }

    /// Gives a command, with what was made for it.
    async fn gives(self, command: AccountCommand) -> Answer {
        let provenance = Provenance::of(Actor::Account(self.staff.account));
        let intent =
            Intent { attachments: self.attachments, ..Intent::new(self.person.id.uuid(), command, provenance) };
        self.app.house.journal.execute(intent).await
    }

    /// Takes every factor away.
    pub(crate) async fn resets(mut self) -> Answer {
        let (by, target, now) = (self.staff, self.person.id, self.app.clock.now());
        self.app.witness.saw("ticket", "canary-ticket");
        let ticket = self.sealed(place::TICKET, "canary-ticket").await;
        let (reason, notice) = (self.reason().await, self.notice().await);
        let policy = Policy::FIRST;
        self.gives(AccountCommand::ResetBySupport(ResetBySupport { by, target, ticket, reason, policy, notice, now }))
            .await
    }

    /// Lifts every lock.
    pub(crate) async fn unlocks(mut self) -> Answer {
        let (by, target, now) = (self.staff, self.person.id, self.app.clock.now());
        let (reason, notice) = (self.reason().await, self.notice().await);
        self.gives(AccountCommand::UnlockBySupport(UnlockBySupport { by, target, reason, notice, now })).await
    }

    /// Signs the person out everywhere.
    pub(crate) async fn ends_sessions(self) -> Answer {
        let (by, target, now, reason) = (self.staff, self.person.id, self.app.clock.now(), self.reason().await);
        self.gives(AccountCommand::EndSessionsBySupport(EndSessionsBySupport { by, target, reason, now })).await
    }

    /// Closes the account.
    pub(crate) async fn disables(self) -> Answer {
        let (by, target, now, reason) = (self.staff, self.person.id, self.app.clock.now(), self.reason().await);
        self.gives(AccountCommand::DisableAccount(DisableAccount { by, target, reason, now })).await
    }

    /// Opens it again.
    pub(crate) async fn enables(mut self) -> Answer {
        let (by, target, now) = (self.staff, self.person.id, self.app.clock.now());
        let (reason, notice) = (self.reason().await, self.notice().await);
        self.gives(AccountCommand::EnableAccount(EnableAccount { by, target, reason, notice, now })).await
    }

    /// Writes the name as it should be.
    pub(crate) async fn corrects_name(self, name: &str) -> Answer {
        let (by, target, now, reason) = (self.staff, self.person.id, self.app.clock.now(), self.reason().await);
        self.app.witness.saw("name", name);
        let name = self.sealed(place::NAME, name).await;
        self.gives(AccountCommand::CorrectName(CorrectName { by, target, name, reason, now })).await
    }

    /// Asks for another login address.
    pub(crate) async fn corrects_email(mut self, to: &str) -> Answer {
        self.app.witness.saw("email", to);
        let (by, target, now) = (self.staff, self.person.id, self.app.clock.now());
        let keys = self.app.house.vault.keys_of(target).await.unwrap();
        let to = keys.person().unwrap().contact(place::of(target, place::EMAIL), &Address::parse(to).unwrap());
        let day = Duration::hours(24);
        let (confirm_old, confirm_new) = (self.link(day).await, self.link(day).await);
        let (reason, notice) = (self.reason().await, self.notice().await);
        self.gives(AccountCommand::CorrectEmail(CorrectEmail {
            by,
            target,
            to,
            confirm_old,
            confirm_new,
            reason,
            notice,
            now,
        }))
        .await
    }

    /// Confirms with the link of this path; the last confirmation claims the address.
    pub(crate) async fn confirms_email(mut self, path: &str, claims: Option<(&str, &str)>) -> Answer {
        let token = LinkToken::parse(path.rsplit('/').next().unwrap()).unwrap();
        let link = PresentedLink { id: token.link(), hash: token.hashed() };
        if let Some((from, to)) = claims {
            let lookup = |email: &str| {
                let email = Address::parse(email).unwrap();
                let hash = self.app.house.vault.lookup(LOGIN_EMAIL, email.normalised()).to_vec();
                vec![Claim { kind: LOGIN_EMAIL, hash }]
            };
            (self.attachments.released_claims, self.attachments.claims) = (lookup(from), lookup(to));
            self.attachments.directory = Some(self.entry(to).await);
        }
        let (notice, now) = (self.notice().await, self.app.clock.now());
        self.gives(AccountCommand::ConfirmEmail(ConfirmEmail { link, claimed: claims.is_some(), notice, now })).await
    }
}
