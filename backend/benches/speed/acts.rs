//! The acts that are measured, each from nothing to its receipt: load the row, decide, seal, commit.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use herstel::{
    clock::Clock,
    desk::place,
    entropy,
    journal::{Actor, Attachments, Intent, Journal, Provenance},
};
use herstel_domain::{
    account::{AccountCommand, AccountDecider, Authority, ChangePassword, Proof, RenameAuthenticator, SessionKind},
    ids::{AccountId, SessionId},
};
use uuid::Uuid;

use super::{
    Outcome,
    accounts::{epoch_of, notice, origin, person_key},
    population::Template,
};

/// An act on one account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Act {
    /// Seals the new name and where it comes from; events and row.
    Rename,
    /// Seals where it comes from and a "this was not me"; events, row and one mail job.
    ChangePassword,
}

/// Acts through the journal, as a desk does.
pub(crate) struct Through {
    pub(crate) journal: Journal,
    template: Arc<Template>,
    clock: Clock,
    /// The session epoch of each account, which a change of password raises.
    epochs: Vec<AtomicU64>,
}

impl Through {
    /// Acts on the accounts that were copied from `template`.
    pub(crate) fn new(journal: Journal, template: Arc<Template>, accounts: u32) -> Self {
        let epochs = (0..=accounts).map(|_| AtomicU64::new(template.person.epoch)).collect();
        Self { journal, template, clock: Clock::system(), epochs }
    }

    /// Acts on the account with this number.
    pub(crate) async fn act(&self, act: Act, number: u32) -> Outcome {
        let epoch = &self.epochs[number as usize];
        let intent = self.template.intent(act, self.template.id(number), epoch.load(Ordering::Relaxed), &self.clock)?;
        let receipt = self.journal.execute(intent).await?;
        epoch.store(epoch_of(&receipt), Ordering::Relaxed);
        Ok(())
    }
}

impl Template {
    /// An act on the account `id`, whose sessions are of this epoch.
    pub(crate) fn intent(&self, act: Act, id: Uuid, epoch: u64, clock: &Clock) -> Outcome<Intent<AccountDecider>> {
        let (id, key, now) = (AccountId::new(id), person_key(&self.person.keys)?, clock.now());
        let proof = Proof { app: Some(self.person.app), at: now };
        let authority = Authority { session: SessionId::new(self.session), kind: SessionKind::Full, epoch, proof };
        let (command, attachments) = match act {
            Act::Rename => {
                let label = key.seal_text(place::of(id, place::LABEL), "Telefoon van het werk");
                let rename = RenameAuthenticator { authority, authenticator: self.person.app, label, now };
                (AccountCommand::RenameAuthenticator(rename), Attachments::default())
            }
            Act::ChangePassword => {
                let (notice, attachments) = notice(id, key, now);
                let change = ChangePassword { authority, password: self.password.clone(), notice, now };
                (AccountCommand::ChangePassword(change), attachments)
            }
        };
        let provenance = Provenance {
            correlation: entropy::sortable_id(),
            origin: Some(origin(id, key)),
            ..Provenance::of(Actor::Account(id))
        };
        Ok(Intent { attachments, ..Intent::new(id.uuid(), command, provenance) })
    }
}
