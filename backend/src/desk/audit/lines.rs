//! From a passage of the ledger to a line for people.

use std::collections::HashMap;

use herstel_console::{
    desk::Turn,
    model::{Deed, LedgerLine, Subject, What, Who},
};
use herstel_domain::{
    access::{AccessDecider, AccessEvent},
    account::{Account, AccountDecider, AccountEvent, Authenticator},
    ids::AccountId,
    organisation::{OrganisationDecider, OrganisationEvent},
};
use uuid::Uuid;

use super::{
    super::{
        House,
        deeds::{Opener, deed, grounds},
        place,
        refusal::{Incident, broken},
    },
    filters::is_refusal,
};
use crate::{
    journal::{Actor, Passage},
    secrets::Keys,
};

/// What opens somebody's sealed values, and the apps that they have.
struct Known {
    keys: Keys,
    apps: Vec<Authenticator>,
}

/// A passage, read.
enum Told {
    Account(Box<AccountEvent>),
    Access(AccessEvent),
    Organisation(Box<OrganisationEvent>),
}

impl House {
    pub(super) async fn ledger_lines(&self, organisation: Uuid, passages: &[Passage]) -> Result<Vec<LedgerLine>, Turn> {
        let mut told = Vec::with_capacity(passages.len());
        let mut known: HashMap<Uuid, Known> = HashMap::new();
        let mut people = Vec::new();
        for passage in passages {
            let read = told_by(passage)?;
            let sealed_of = sealed_of(passage, &read);
            if let Some(account) = sealed_of
                && !known.contains_key(&account)
            {
                known.insert(account, self.known(AccountId::new(account)).await?);
            }
            people.extend(on(passage, &read).map(|(id, _)| id));
            people.extend(by(passage));
            told.push((passage, read, sealed_of));
        }
        people.sort_unstable();
        people.dedup();
        let names = self.names(organisation, &people).await?;
        let line = |(passage, read, sealed_of): (&Passage, Told, Option<Uuid>)| {
            let known = sealed_of.and_then(|id| known.get(&id).map(|known| (id, known)));
            let opener = known.map(|(id, known)| Opener::new(AccountId::new(id), &known.apps, &known.keys));
            line(passage, &read, opener.as_ref(), &names)
        };
        Ok(told.into_iter().filter_map(line).collect())
    }

    async fn known(&self, id: AccountId) -> Result<Known, Turn> {
        let loaded = self.journal.load::<AccountDecider>(id.uuid()).await.map_err(Incident::from)?;
        let apps = match loaded.state {
            Account::Active(active) => active.authenticators,
            Account::Absent | Account::Invited(_) => Vec::new(),
        };
        let keys = self.vault.keys_of(id).await.map_err(Incident::from)?;
        Ok(Known { keys, apps })
    }
}

fn told_by(passage: &Passage) -> Result<Told, Turn> {
    if let Some(event) = passage.event::<AccountDecider>().map_err(broken)? {
        return Ok(Told::Account(Box::new(event)));
    }
    if let Some(event) = passage.event::<OrganisationDecider>().map_err(broken)? {
        return Ok(Told::Organisation(Box::new(event)));
    }
    let event = passage.event::<AccessDecider>().map_err(broken)?;
    event.map(Told::Access).ok_or_else(|| broken(format!("a stream of the kind {:?} has no words", passage.kind)))
}

/// Under whose key its values are sealed: those of the account, or of whoever acted.
fn sealed_of(passage: &Passage, told: &Told) -> Option<Uuid> {
    match told {
        Told::Account(_) => Some(passage.stream),
        Told::Access(_) | Told::Organisation(_) => by(passage),
    }
}

fn by(passage: &Passage) -> Option<Uuid> {
    match &passage.provenance.actor {
        Actor::Account(id) => Some(id.uuid()),
        Actor::Nobody | Actor::System(_) | Actor::Operator => None,
    }
}

/// On whose account, and which event of that stream it is.
fn on(passage: &Passage, told: &Told) -> Option<(Uuid, Option<u64>)> {
    match told {
        Told::Account(_) => Some((passage.stream, Some(passage.sequence))),
        Told::Access(AccessEvent::RecordRead(e)) => Some((e.account.uuid(), None)),
        Told::Access(AccessEvent::Refused(e)) => e.account.map(|id| (id.uuid(), None)),
        Told::Access(AccessEvent::Summarised(_)) | Told::Organisation(_) => None,
    }
}

fn line(
    passage: &Passage,
    told: &Told,
    opener: Option<&Opener<'_>>,
    names: &HashMap<Uuid, String>,
) -> Option<LedgerLine> {
    let subject = |id: Uuid, sequence| Subject { id, name: names.get(&id).cloned(), sequence };
    let on = on(passage, told);
    let who = match &passage.provenance.actor {
        Actor::Account(id) if on.is_some_and(|(on, _)| on == id.uuid()) => Who::Owner,
        Actor::Account(id) => Who::Person(subject(id.uuid(), None)),
        Actor::System(_) => Who::System,
        Actor::Operator => Who::Operator,
        Actor::Nobody => Who::Stranger,
    };
    let (what, why) = match told {
        Told::Account(event) => (What::Deed(deed(opener?, event)), why(opener?, event)),
        Told::Organisation(event) => (What::Deed(house_deed(event)), None),
        Told::Access(AccessEvent::RecordRead(_)) => (What::RecordRead, None),
        Told::Access(AccessEvent::Refused(e)) => (What::Refused { act: e.act.clone(), code: e.code.clone() }, None),
        Told::Access(AccessEvent::Summarised(e)) => (What::Summarised { count: e.count }, None),
    };
    let origin = passage.provenance.origin.as_ref();
    let from = opener.map(|opener| opener.place(origin)).unwrap_or_default();
    Some(LedgerLine {
        at: passage.recorded_at,
        who,
        what,
        name: passage.name.clone(),
        refused: is_refusal(&passage.name),
        on: on.map(|(id, sequence)| subject(id, sequence)),
        from,
        why,
    })
}

/// What happened to the organisation itself.
fn house_deed(event: &OrganisationEvent) -> Deed {
    match event {
        OrganisationEvent::Registered(e) => Deed::OrganisationRegistered { label: e.profile.name.clone() },
        OrganisationEvent::BranchAdded(e) => Deed::BranchAdded { label: e.branch.sender.clone() },
        OrganisationEvent::PresentationChanged(e) => Deed::PresentationChanged { label: e.name.clone() },
        OrganisationEvent::PolicyChanged(_) => Deed::PolicyChanged,
    }
}

/// The ticket and the reason that staff gave.
fn why(opener: &Opener<'_>, event: &AccountEvent) -> Option<String> {
    let (ticket, reason) = grounds(event);
    let reason = reason.map(|sealed| opener.text(place::REASON, sealed))?;
    let ticket = ticket.map(|sealed| opener.text(place::TICKET, sealed));
    Some(ticket.map_or_else(|| reason.clone(), |ticket| format!("{ticket}: {reason}")))
}
