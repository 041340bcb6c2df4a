//! `/login`: address and password. The same words and the same work for everybody (R20).

use chrono::{DateTime, Utc};
use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::SignIn,
};
use herstel_domain::{
    account::{
        AccountCommand, AccountDecider, AccountEvent, Active, AfterPassword, Bound, LinkPurpose, LinkUse, OpenSession,
        PendingLink, SessionKind, SummariseRefusals, after_password, is_too_short_alone, phone_to_prove,
    },
    ids::AccountId,
    words::Factor,
};

use super::{
    super::{
        Entered, House,
        act::active,
        refusal::{Incident, of_failure, of_hashing, refused, refused_field},
        told,
    },
    presented::brought,
};
use crate::{
    journal::{Actor, Attachments, Intent},
    login::Reserved,
    organisations::Organisation,
    secrets::{Address, Keys, passwords::prepare},
};

/// No account has this id.
pub(super) const NOBODY: AccountId = AccountId::new(uuid::Uuid::nil());

impl House {
    pub(super) async fn sign_in_page(&self, visit: &Visit) -> Shown<SignIn> {
        match self.entered(visit).await? {
            Some(entered) if entered.session.kind == SessionKind::Full && !self.asks_password(&entered) => {
                Err(Turn::Goto(Step::to(entered.home())))
            }
            _ => Ok(self.guest_page(visit, SignIn::default())),
        }
    }

    /// Whether a fresh proof of this session is the password, and one is due.
    fn asks_password(&self, entered: &Entered) -> bool {
        !entered.account.holds_factor() && self.fresh(entered, "/me").is_err()
    }

    pub(super) async fn sign_in(&self, visit: &Visit, email: &str, password: &str) -> Acted {
        let address = typed_address(email)?;
        if password.is_empty() {
            return Err(refused_field("password", "password_missing"));
        }
        let door = self.door(visit, &address);
        let reserved = self.knock(&door).await?;

        // An address that nobody has costs the same look-ups: for an account that does not exist.
        let id = self.account_of(&address).await.map_err(Incident::from)?.unwrap_or(NOBODY);
        let found = self.open(id).await?.map(|(account, keys)| (id, account, keys));
        let typed = prepare(password);
        let right = match &found {
            Some((_, account, _)) => self.hasher.verify(typed, &account.password).await,
            None => self.hasher.verify_dummy(typed).await,
        };
        let right = match right {
            Ok(right) => right,
            Err(error) => {
                self.step_back(&door).await?;
                return Err(of_hashing(error));
            }
        };
        let Some((id, account, keys)) = found.filter(|_| right) else {
            return Err(refused("wrong_credentials"));
        };
        self.walk_in(&door).await?;
        self.summarise(visit, id, &keys, Factor::Password, reserved).await?;
        let organisation = self.organisation_of(id, &account).await?;
        if is_too_short_alone(&account, &organisation.policy, prepare(password).chars().count()) {
            return Err(refused("password_too_short_alone"));
        }
        if let Some(former) = &visit.session {
            self.end_former(former).await?;
        }
        self.after_password(visit, id, &account, &keys, &organisation).await
    }

    /// Where a right password leads, in a session of the kind that it opens.
    pub(super) async fn after_password(
        &self,
        visit: &Visit,
        id: AccountId,
        account: &Active,
        keys: &Keys,
        organisation: &Organisation,
    ) -> Acted {
        let person = keys.person().ok_or(Incident::Missing(id.uuid(), "data key"))?;
        let now = self.clock.now();
        let mut session = self.half_signed_in(visit, id, account, person);
        match after_password(account, &organisation.policy) {
            AfterPassword::Verify | AfterPassword::ProveAnotherWay if brings_a_proof(visit, id, account, now) => {
                self.open_session(&session, "/magic").await
            }
            AfterPassword::Verify => {
                match self.recognise(visit, &session, account, person, organisation.policy).await? {
                    Some(step) => Ok(step),
                    None => self.open_session(&session, "/login/verify").await,
                }
            }
            AfterPassword::ProveAnotherWay => self.open_session(&session, "/login/prove").await,
            AfterPassword::SignedIn | AfterPassword::Enrol => {
                let (notice, enclosures) = told::notice(visit, id, person, now);
                let command = AccountCommand::OpenSession(OpenSession {
                    session: session.id,
                    epoch: session.epoch,
                    proof: None,
                    policy: organisation.policy,
                    notice,
                    now,
                });
                let provenance = self.provenance(visit, Actor::Account(id), id, person);
                let attachments = Attachments { enclosures, ..Attachments::default() };
                let intent = Intent { attachments, ..Intent::new(id.uuid(), command, provenance) };
                let receipt =
                    self.journal.execute::<AccountDecider>(intent).await.map_err(|failure| of_failure(failure, now))?;
                session.kind = opened(&receipt.events);
                let step = self.open_session(&session, "/enrol").await?;
                if phone_to_prove(active(&receipt)?, &organisation.policy).is_some() {
                    self.ask_number_on_file(visit, session).await;
                }
                Ok(step)
            }
        }
    }

    /// Puts failures that came before a success on record, as one summary.
    pub(in super::super) async fn summarise(
        &self,
        visit: &Visit,
        id: AccountId,
        keys: &Keys,
        factor: Factor,
        reserved: Reserved,
    ) -> Result<(), Turn> {
        let count = reserved.failures.saturating_sub(1);
        if count == 0 {
            return Ok(());
        }
        let now = self.clock.now();
        let person = keys.person().ok_or(Incident::Missing(id.uuid(), "data key"))?;
        let command =
            AccountCommand::SummariseRefusals(SummariseRefusals { factor, count, since: reserved.since, now });
        let provenance = self.provenance(visit, Actor::Nobody, id, person);
        let intent = Intent::<AccountDecider>::new(id.uuid(), command, provenance);
        self.journal.execute(intent).await.map_err(|failure| of_failure(failure, now))?;
        Ok(())
    }

    async fn end_former(&self, cookie: &str) -> Result<(), Turn> {
        if let Some(session) = self.sessions.find(cookie).await.map_err(Incident::from)? {
            self.sessions.end(session.account, session.id).await.map_err(Incident::from)?;
        }
        Ok(())
    }
}

/// The address that was typed into the field `email`, if it can be one.
pub(super) fn typed_address(email: &str) -> Result<Address, Turn> {
    address_in("email", email)
}

/// The same for any field.
pub(super) fn address_in(field: &str, typed: &str) -> Result<Address, Turn> {
    if typed.trim().is_empty() {
        return Err(refused_field(field, "email_missing"));
    }
    Address::parse(typed).map_err(|_| refused_field(field, "email_invalid"))
}

/// What a session that was just opened may do.
pub(super) fn opened(events: &[AccountEvent]) -> SessionKind {
    let kind = events.iter().find_map(|event| match event {
        AccountEvent::SignedIn(signed_in) => Some(signed_in.opened),
        _ => None,
    });
    kind.unwrap_or(SessionKind::Attempt)
}

/// The factor that a session was opened with, or that its holder proved anew.
pub(super) fn accepted(events: &[AccountEvent]) -> Option<Bound> {
    events.iter().find_map(|event| match event {
        AccountEvent::SignedIn(signed_in) => signed_in.proof?.bound(),
        AccountEvent::ProvenAnew(proven) => proven.proof?.bound(),
        _ => None,
    })
}

/// Whether a mailed proof of this account waits in this browser, still of use: then the password was what it lacked.
fn brings_a_proof(visit: &Visit, id: AccountId, account: &Active, now: DateTime<Utc>) -> bool {
    let Some(token) = brought(visit) else { return false };
    let proves = |link: &PendingLink| {
        link.id == token.link()
            && now < link.expires_at
            && matches!(link.use_for, LinkUse::Mailbox { purpose: LinkPurpose::Prove, .. } | LinkUse::MagicLink { .. })
    };
    token.account() == id && account.links.iter().any(proves)
}
