//! People with an app, made by the commands that make everybody.

use std::collections::HashMap;

use chrono::{DateTime, Duration, Utc};
use herstel::{
    application::invite::{Invitation, invite},
    clock::Clock,
    demo::organisations::{ORGANISATIONS, Organisation},
    desk::place,
    entropy,
    jobs::mail::Enclosure,
    journal::{Actor, Attachments, Intent, Journal, Provenance, Receipt},
    secrets::{Address, Code, DataKey, Hasher, Keys, LinkToken, Scope, TotpSecret, Vault, codes, passwords, totp},
};
use herstel_domain::{
    account::{
        Account, AccountCommand, AccountDecider, AcknowledgeRecoveryCodes, Activate, Authority, ConfirmEnrolment,
        GrantRole, NOT_ME_VALID_FOR, NewLink, Notice, OpenSession, PresentedLink, Proof, RecoveryCode, SecondProof,
        SessionKind, StartEnrolment,
    },
    ids::{AccountId, AuthenticatorId, LinkId, SessionId},
    sealed::Hashed,
    words::{Language, Role},
};
use serde_json::json;

use super::Outcome;

/// Everybody's password.
pub(crate) const PASSWORD: &str = "Kade-27-molen-Zwaan!";

/// Whose policy they follow.
pub(crate) const ORGANISATION: &Organisation = &ORGANISATIONS[0];

/// What it takes to make people. The hashes are everybody's: what they cost is measured elsewhere.
pub(crate) struct Registrar {
    pub(crate) journal: Journal,
    pub(crate) vault: Vault,
    pub(crate) clock: Clock,
    pub(crate) password: Hashed,
    codes: Vec<RecoveryCode>,
}

/// Somebody with an app.
pub(crate) struct Person {
    pub(crate) id: AccountId,
    pub(crate) email: String,
    pub(crate) app: AuthenticatorId,
    pub(crate) secret: TotpSecret,
    pub(crate) keys: Keys,
    /// The session epoch that their account stands at.
    pub(crate) epoch: u64,
}

impl Registrar {
    pub(crate) async fn new(journal: Journal, vault: Vault, clock: Clock) -> Outcome<Self> {
        let hasher = Hasher::new(1, 1)?;
        let password = hasher.hash(passwords::prepare(PASSWORD)).await?;
        let issued = Code::issue(ORGANISATION.policy.recovery_codes.into(), []);
        Ok(Self { journal, vault, clock, password, codes: codes::hashed(&issued, &hasher).await? })
    }

    /// Invites, activates and enrols somebody: seven events.
    pub(crate) async fn enrol(&self, name: &str) -> Outcome<Person> {
        let email = format!("{name}@{}.example", ORGANISATION.slug);
        let invitation = Invitation {
            organisation: ORGANISATION.id,
            branch: None,
            name: format!("{name} van der Berg"),
            email: Address::parse(&email)?,
            role: Role::User,
            phone: None,
            language: Language::Nl,
        };
        let invited = invite(&self.journal, &self.vault, &self.clock, &invitation).await?;
        let (id, now) = (invited.account, self.clock.now());
        let token = LinkToken::parse(&invited.token).ok_or("an invitation's token is one")?;
        let link = PresentedLink { id: token.link(), hash: token.hashed() };
        let activate = Activate { link, password: self.password.clone(), now };
        self.give(id, AccountCommand::Activate(activate), Attachments::default()).await?;

        let keys = self.vault.keys_of(id).await?;
        let (session, app, secret) = (SessionId::new(entropy::id()), entropy::id(), TotpSecret::generate());
        let app = AuthenticatorId::new(app);
        let epoch = self.open(id, &keys, session, None).await?;
        let authority = Authority { session, kind: SessionKind::Enrol, epoch, proof: Proof { by: None, at: now } };
        let (key, row) = self.vault.new_key(id, Scope::Authenticator);
        let sealed = key.seal(place::of(id, place::TOTP_SECRET), secret.as_bytes());
        let policy = ORGANISATION.policy;
        let start = StartEnrolment { authority, authenticator: app, secret: sealed, policy, now };
        let attachments = Attachments { new_keys: vec![row], ..Attachments::default() };
        self.give(id, AccountCommand::StartEnrolment(start), attachments).await?;

        let person = person_key(&keys)?;
        let (notice, attachments) = notice(id, person, now);
        let confirm = AccountCommand::ConfirmEnrolment(ConfirmEnrolment {
            authority,
            authenticator: app,
            label: person.seal_text(place::of(id, place::LABEL), "Telefoon"),
            step: totp::step_at(now - Duration::hours(1)),
            codes: self.codes.clone(),
            notice,
            now,
        });
        let epoch = epoch_of(&self.give(id, confirm, attachments).await?);
        let authority = Authority { kind: SessionKind::Full, epoch, ..authority };
        let acknowledge = AccountCommand::AcknowledgeRecoveryCodes(AcknowledgeRecoveryCodes { authority, now });
        self.give(id, acknowledge, Attachments::default()).await?;
        Ok(Person { id, email, app, secret, keys, epoch })
    }

    /// Makes somebody a colleague: one event.
    pub(crate) async fn grant(&self, person: &Person, role: Role) -> Outcome {
        let grant = AccountCommand::GrantRole(GrantRole { role, now: self.clock.now() });
        self.give(person.id, grant, Attachments::default()).await.map(drop)
    }

    /// Signs somebody in with their app: one event.
    pub(crate) async fn sign_in(&self, person: &Person, step: u64) -> Outcome {
        let proof = SecondProof::App { authenticator: person.app, step };
        self.open(person.id, &person.keys, SessionId::new(entropy::id()), Some(proof)).await.map(drop)
    }

    async fn open(&self, id: AccountId, keys: &Keys, session: SessionId, proof: Option<SecondProof>) -> Outcome<u64> {
        let epoch = self.journal.load::<AccountDecider>(id.uuid()).await?.state.marks().session_epoch;
        let now = self.clock.now();
        let (notice, attachments) = notice(id, person_key(keys)?, now);
        let open = OpenSession { session, epoch, proof, policy: ORGANISATION.policy, notice, now };
        Ok(epoch_of(&self.give(id, AccountCommand::OpenSession(open), attachments).await?))
    }

    async fn give(
        &self,
        id: AccountId,
        command: AccountCommand,
        attachments: Attachments,
    ) -> Outcome<Receipt<AccountDecider>> {
        let provenance = Provenance::of(Actor::Account(id));
        let intent = Intent { attachments, ..Intent::new(id.uuid(), command, provenance) };
        Ok(self.journal.execute(intent).await?)
    }
}

/// The session epoch after an act.
pub(crate) fn epoch_of(receipt: &Receipt<AccountDecider>) -> u64 {
    Account::marks(&receipt.state).session_epoch
}

/// The key of the person's own values.
pub(crate) fn person_key(keys: &Keys) -> Outcome<&DataKey> {
    Ok(keys.person().ok_or("everybody has a key")?)
}

/// What a notice needs, made as for a visit.
pub(crate) fn notice(id: AccountId, person: &DataKey, now: DateTime<Utc>) -> (Notice, Attachments) {
    let link = LinkId::new(entropy::id());
    let token = LinkToken::generate(id, link);
    let sealed = person.seal_text(place::of(id, place::TOKEN), &token.text());
    let not_me = NewLink { id: link, hash: token.hashed(), expires_at: now + NOT_ME_VALID_FOR };
    let enclosures = HashMap::from([(link.uuid(), json!(Enclosure { token: sealed }))]);
    (Notice { origin: Some(origin(id, person)), not_me }, Attachments { enclosures, ..Attachments::default() })
}

/// From where a visit comes, sealed.
pub(crate) fn origin(id: AccountId, person: &DataKey) -> herstel_domain::sealed::Sealed {
    let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    let origin = json!({ "ip": "203.0.113.77", "agent": agent });
    person.seal_text(place::of(id, place::ORIGIN), &origin.to_string())
}
