//! Giving a command in a session's name, and renewing that session if the command ended the others.

use chrono::{DateTime, Utc};
use herstel_console::desk::{CookieChange, Step, Turn, Visit};
use herstel_domain::{
    account::{Account, AccountCommand, AccountDecider, Active, Authority, Notice, Proof, SessionKind},
    ids::AccountId,
};

use super::{
    Entered, House,
    entry::out,
    refusal::{Incident, of_failure},
    told,
};
use crate::{
    journal::{Actor, Attachments, Intent, Provenance, Receipt},
    login::{Session, Sessions},
    secrets::DataKey,
};

/// In whose name, with which notice and when a change is made.
pub(super) struct Circumstances {
    pub(super) authority: Authority,
    pub(super) notice: Notice,
    pub(super) now: DateTime<Utc>,
}

impl House {
    /// Gives `command` in the name of a signed-in person.
    pub(super) async fn act(
        &self,
        visit: &Visit,
        entered: &Entered,
        command: AccountCommand,
        seen: Option<u64>,
        attachments: Attachments,
    ) -> Result<Receipt<AccountDecider>, Turn> {
        let provenance = self.provenance(visit, Actor::Account(entered.id()), entered.id(), entered.person()?);
        let intent = Intent { seen, attachments, ..Intent::new(entered.id().uuid(), command, provenance) };
        self.journal.execute(intent).await.map_err(|failure| of_failure(failure, self.clock.now()))
    }

    /// Gives a command that changes how its owner signs in: they are told, every other session ends, and the acting
    /// browser goes on to `to`.
    pub(super) async fn change(
        &self,
        visit: &Visit,
        entered: &Entered,
        seen: Option<u64>,
        to: impl Into<String>,
        command: impl FnOnce(Circumstances) -> AccountCommand,
    ) -> Result<Step, Turn> {
        let receipt = self.changed(visit, entered, seen, command).await?;
        self.keep_session(entered, &receipt, to).await
    }

    /// The same, up to its commit: whoever calls keeps the session.
    pub(super) async fn changed(
        &self,
        visit: &Visit,
        entered: &Entered,
        seen: Option<u64>,
        command: impl FnOnce(Circumstances) -> AccountCommand,
    ) -> Result<Receipt<AccountDecider>, Turn> {
        let (authority, now) = (entered.session.authority(), self.clock.now());
        let (notice, enclosures) = told::notice(visit, entered.id(), entered.person()?, now);
        let command = command(Circumstances { authority, notice, now });
        let attachments = Attachments { enclosures, ..Attachments::default() };
        self.act(visit, entered, command, seen, attachments).await
    }

    /// Who does it, in which request, from where.
    pub(super) fn provenance(&self, visit: &Visit, actor: Actor, account: AccountId, person: &DataKey) -> Provenance {
        Provenance {
            correlation: visit.correlation,
            origin: Some(told::origin(visit, account, person)),
            ..Provenance::of(actor)
        }
    }

    /// A session to be, of somebody whose password was right.
    pub(super) fn half_signed_in(&self, visit: &Visit, id: AccountId, account: &Active, person: &DataKey) -> Session {
        let now = self.clock.now();
        Session {
            id: Sessions::new_id(),
            account: id,
            kind: SessionKind::Attempt,
            epoch: account.marks.session_epoch,
            proof: Proof { by: None, at: now },
            origin: told::origin(visit, id, person),
            created_at: now,
            seen_at: now,
        }
    }

    /// Opens a session that the journal has on record, and hands its cookie over.
    pub(super) async fn open_session(&self, session: &Session, to: impl Into<String>) -> Result<Step, Turn> {
        let token = self.sessions.open(session).await.map_err(Incident::from)?;
        Ok(self.hand_over(to, &token.text()))
    }

    /// Keeps the acting browser signed in after a change that ended every session: a new token, the new epoch.
    pub(super) async fn renew_session(
        &self,
        session: &Session,
        account: &Active,
        kind: SessionKind,
        proof: Proof,
        to: impl Into<String>,
    ) -> Result<Step, Turn> {
        self.renew(&session.renewed(account, kind, proof), to).await
    }

    /// Gives a session that has become what it says now a new token.
    pub(super) async fn renew(&self, session: &Session, to: impl Into<String>) -> Result<Step, Turn> {
        match self.sessions.renew(session).await.map_err(Incident::from)? {
            Some(token) => Ok(self.hand_over(to, &token.text())),
            None => Err(Turn::Goto(out())),
        }
    }

    /// The same for an act whose session stays what it was.
    pub(super) async fn keep_session(
        &self,
        entered: &Entered,
        receipt: &Receipt<AccountDecider>,
        to: impl Into<String>,
    ) -> Result<Step, Turn> {
        let account = active(receipt)?;
        self.renew_session(&entered.session, account, entered.session.kind, entered.session.proof, to).await
    }

    fn hand_over(&self, to: impl Into<String>, token: &str) -> Step {
        let cookie = CookieChange { name: self.cookies.session.to_owned(), value: token.to_owned(), max_age_s: None };
        Step::to(to).with(cookie)
    }
}

/// The account after a command.
pub(super) fn active(receipt: &Receipt<AccountDecider>) -> Result<&Active, Turn> {
    match &receipt.state {
        Account::Active(account) => Ok(account),
        Account::Absent | Account::Invited(_) => Err(Incident::Missing(receipt.stream, "activation").into()),
    }
}
