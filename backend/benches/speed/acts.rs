//! The act that is measured, from nothing to its receipt: load the row, decide, seal, commit events, row and mail job.

use std::sync::Arc;

use herstel::{
    clock::Clock,
    desk::place,
    entropy,
    journal::{Actor, Intent, Journal, Provenance},
};
use herstel_domain::{
    account::{AccountCommand, AccountDecider, Authority, Bound, Proof, RenameAuthenticator, SessionKind},
    ids::{AccountId, SessionId},
};
use uuid::Uuid;

use super::{
    Outcome,
    accounts::{notice, origin, person_key},
    population::Template,
};

/// Renames an authenticator through the journal, as a desk does.
pub(crate) struct Through {
    pub(crate) journal: Journal,
    template: Arc<Template>,
    clock: Clock,
}

impl Through {
    /// Acts on the accounts that were copied from `template`.
    pub(crate) fn new(journal: Journal, template: Arc<Template>) -> Self {
        Self { journal, template, clock: Clock::system() }
    }

    /// Renames the authenticator of the account with this number.
    pub(crate) async fn act(&self, number: u32) -> Outcome {
        let rename = self.template.rename(self.template.id(number), &self.clock)?;
        self.journal.execute(rename).await?;
        Ok(())
    }
}

impl Template {
    /// Renames the authenticator of the account `id`: seals the new name, where it comes from and a "this was not me".
    pub(crate) fn rename(&self, id: Uuid, clock: &Clock) -> Outcome<Intent<AccountDecider>> {
        let (id, key, now) = (AccountId::new(id), person_key(&self.person.keys)?, clock.now());
        let proof = Proof { by: Some(Bound::App(self.person.app)), at: now };
        let session = SessionId::new(self.session);
        let (notice, attachments) = notice(id, key, now);
        let rename = RenameAuthenticator {
            authority: Authority { session, kind: SessionKind::Full, epoch: self.person.epoch, proof },
            authenticator: self.person.app,
            label: key.seal_text(place::of(id, place::LABEL), "Telefoon van het werk"),
            notice,
            now,
        };
        let provenance = Provenance {
            correlation: entropy::sortable_id(),
            origin: Some(origin(id, key)),
            ..Provenance::of(Actor::Account(id))
        };
        let command = AccountCommand::RenameAuthenticator(rename);
        Ok(Intent { attachments, ..Intent::new(id.uuid(), command, provenance) })
    }
}
