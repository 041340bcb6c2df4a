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
    desk::{Audit, Staffed, Visit},
    model::{Filters, Ledger, Machine},
};
use herstel_domain::words::Role;
use uuid::Uuid;

use super::House;

/// Who reads the journal.
const READING: &[Role] = &[Role::Auditor];

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
