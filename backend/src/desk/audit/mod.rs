//! The audit desk: what happened in an organisation, and what an account looked like at any moment.

mod filters;
mod ledger;
mod lines;
mod machine;
mod moment;
mod parts;
mod people;

use async_trait::async_trait;
use herstel_console::{
    desk::{Audit, Staffed, Step, Turn, Visit},
    model::{AtDesk, Colleague, Filters, Ledger, Machine, Page},
};
use herstel_domain::{
    access::{AccessCommand, AccessDecider, RecordRead},
    account::SessionKind,
    ids::AccountId,
    words::Role,
};
use uuid::Uuid;

use super::{Entered, House, deeds::role, entry::out, place, refusal::broken};
use crate::journal::{Actor, Intent};

/// Answers the auditors' pages.
#[derive(Clone, Debug)]
pub struct AuditDesk {
    house: House,
}

impl AuditDesk {
    /// A desk in this house.
    #[must_use]
    pub fn new(house: House) -> Self {
        Self { house }
    }
}

#[async_trait]
impl Audit for AuditDesk {
    async fn ledger_page(&self, visit: &Visit, filters: &Filters) -> Staffed<Ledger> {
        self.house.ledger_page(visit, filters).await
    }
    async fn stream_page(&self, visit: &Visit, stream: Uuid, at: Option<&str>) -> Staffed<Machine> {
        self.house.stream_page(visit, stream, at).await
    }
}

impl House {
    /// An auditor with a full session and a second factor; for everybody else there is nothing here.
    async fn admit_auditor(&self, visit: &Visit) -> Result<Entered, Turn> {
        let Some(entered) = self.entered(visit).await? else {
            return Err(Turn::Goto(if visit.session.is_some() { out() } else { Step::to("/login") }));
        };
        let works = entered.session.kind == SessionKind::Full
            && entered.account.holds_factor()
            && entered.account.member.role == Role::Auditor;
        if works { Ok(entered) } else { Err(Turn::NotFound) }
    }

    /// Puts on record that an auditor read somebody's record. Reading it fails if that does.
    async fn record_reading(&self, visit: &Visit, entered: &Entered, account: AccountId) -> Result<(), Turn> {
        let command = AccessCommand::RecordRead(RecordRead {
            by: entered.id(),
            organisation: entered.organisation.id,
            account,
            now: self.clock.now(),
        });
        let provenance = self.provenance(visit, Actor::Account(entered.id()), entered.id(), entered.person()?);
        let intent = Intent::<AccessDecider>::new(entered.session.id.uuid(), command, provenance);
        self.journal.execute(intent).await.map(drop).map_err(broken)
    }
}

/// A page of the audit desk.
fn page<M>(entered: &Entered, body: M) -> Result<Page<AtDesk<M>>, Turn> {
    let colleague = Colleague {
        name: entered.text(place::NAME, &entered.account.member.name)?,
        role: role(entered.account.member.role),
    };
    Ok(entered.page(AtDesk { colleague, body }))
}
