//! Staff's way in, and what their sessions leave on record (DESIGN §3, Access).

use herstel_console::{
    desk::{Step, Turn, Visit},
    model::{AtDesk, Colleague, Page, Room},
};
use herstel_domain::{
    access::{AccessCommand, AccessDecider, RecordRead, RecordRefusal},
    account::{Bound, SessionKind, Staff},
    ids::AccountId,
    words::Role,
};

use uuid::Uuid;

use super::{
    Entered, House, deeds, place,
    refusal::{Incident, broken},
};
use crate::{
    directory::{self, Listing},
    journal::{Actor, Failure, Intent},
    secrets::Address,
};

/// Who serves users.
pub(super) const SERVING: &[Role] = &[Role::Agent, Role::Approver, Role::Lead, Role::Administrator];

impl House {
    /// Staff with one of these roles, signed in with an app of their own: a number is the weaker factor (R11), and they
    /// see other people's accounts. For everybody else who is signed in there is nothing here; who is not signed in, or
    /// signed in another way, can do that first.
    pub(super) async fn admit_staff(&self, visit: &Visit, roles: &[Role]) -> Result<Entered, Turn> {
        let Some(entered) = self.entered(visit).await? else {
            return self.admit(visit, &[SessionKind::Full]).await;
        };
        let account = &entered.account;
        match entered.session.kind {
            _ if !roles.contains(&account.member.role) => Err(Turn::NotFound),
            SessionKind::Full if entered.is_by_app() => Ok(entered),
            SessionKind::Full if account.usable().next().is_some() => {
                Err(Turn::Goto(Step::to(format!("/login/verify?next={}", entered.home()))))
            }
            SessionKind::Attempt => Err(Turn::Goto(Step::to("/login/verify"))),
            SessionKind::Full | SessionKind::Enrol | SessionKind::Repair => Err(Turn::NotFound),
        }
    }

    /// Whoever of this organisation signs in with exactly this address.
    pub(super) async fn listed_at(&self, organisation: Uuid, address: &str) -> Result<Option<Listing>, Turn> {
        let Ok(address) = Address::parse(address) else { return Ok(None) };
        let Some(account) = self.account_of(&address).await.map_err(Incident::from)? else { return Ok(None) };
        Ok(directory::listed(&self.pool, organisation, account.uuid()).await.map_err(Incident::from)?)
    }

    /// Puts on record that somebody's account is read. It is not shown otherwise.
    pub(super) async fn record_read(&self, visit: &Visit, entered: &Entered, account: AccountId) -> Result<(), Turn> {
        let (by, organisation) = (entered.id(), entered.account.member.organisation);
        let read = RecordRead { by, organisation, account, now: self.clock.now() };
        self.record(visit, entered, AccessCommand::RecordRead(read)).await
    }

    /// Puts on record that somebody signed in was refused an act.
    pub(super) async fn record_refusal(
        &self,
        visit: &Visit,
        entered: &Entered,
        act: &str,
        code: &str,
        account: Option<AccountId>,
    ) -> Result<(), Turn> {
        let refusal = RecordRefusal {
            by: entered.id(),
            organisation: entered.account.member.organisation,
            act: act.to_owned(),
            code: code.to_owned(),
            account,
            now: self.clock.now(),
        };
        self.record(visit, entered, AccessCommand::RecordRefusal(refusal)).await
    }

    async fn record(&self, visit: &Visit, entered: &Entered, command: AccessCommand) -> Result<(), Turn> {
        let provenance = self.provenance(visit, Actor::Account(entered.id()), entered.id(), entered.person()?);
        let intent = Intent::<AccessDecider>::new(entered.session.id.uuid(), command, provenance);
        match self.journal.execute(intent).await {
            Ok(_) => Ok(()),
            Err(Failure::Busy) => Err(Turn::Busy { retry_after_s: 1 }),
            Err(failure) => Err(broken(failure)),
        }
    }
}

impl Entered {
    /// Whether the latest proof of this session was the code of an app that is still in use.
    fn is_by_app(&self) -> bool {
        self.account.usable().any(|app| self.session.proof.by == Some(Bound::App(app.id)))
    }

    /// Who acts, as their account says in this very request.
    pub(super) fn staff(&self) -> Staff {
        let member = &self.account.member;
        Staff { account: self.id(), organisation: member.organisation, role: member.role }
    }

    /// Where somebody comes for: staff to their desk, with Mijn login a link away; everybody else to Mijn login.
    pub(super) fn home(&self) -> &'static str {
        let room = deeds::role(self.account.member.role).room();
        room.filter(|_| self.session.kind == SessionKind::Full).map_or("/me", Room::path)
    }

    /// A page of the console, at this person's desk.
    pub(super) fn at_desk<M>(&self, body: M) -> Result<Page<AtDesk<M>>, Turn> {
        let name = self.text(place::NAME, &self.account.member.name)?;
        let colleague = Colleague { name, role: deeds::role(self.account.member.role) };
        Ok(self.page(AtDesk { colleague, body }))
    }
}
