//! An account's history as staff read it: who, when, from where and why.

use std::{collections::HashMap, ops::RangeInclusive};

use futures::TryStreamExt;
use herstel_console::{desk::Turn, model::Entry};
use herstel_domain::{
    account::{AccountDecider, AccountEvent},
    ids::AccountId,
};
use uuid::Uuid;

use super::{
    super::{
        House,
        deeds::{grounds, line},
        place,
        refusal::Incident,
    },
    served::Served,
};
use crate::journal::{Actor, Happening};

impl House {
    /// The events with these sequences, newest first.
    pub(super) async fn happenings(
        &self,
        served: &Served,
        sequences: RangeInclusive<u64>,
    ) -> Result<Vec<Happening<AccountEvent>>, Turn> {
        let events = self.journal.stretch::<AccountDecider>(served.id.uuid(), sequences);
        let mut happenings: Vec<_> = events.try_collect().await.map_err(Incident::from)?;
        happenings.reverse();
        Ok(happenings)
    }

    /// These events as lines.
    pub(super) async fn entries(
        &self,
        served: &Served,
        happenings: &[Happening<AccountEvent>],
    ) -> Result<Vec<Entry>, Turn> {
        let colleagues = self.colleagues(served, happenings).await?;
        let opener = served.opener();
        let entry = |happening: &Happening<AccountEvent>| {
            let (ticket, why) = grounds(&happening.event);
            Entry {
                line: line(&opener, happening),
                who: staff(served, happening).and_then(|id| colleagues.get(&id.uuid()).cloned()),
                ticket: ticket.map(|ticket| opener.text(place::TICKET, ticket)),
                why: why.map(|why| opener.text(place::REASON, why)),
            }
        };
        Ok(happenings.iter().map(entry).collect())
    }

    /// The names of the colleagues who acted, as the directory has them.
    async fn colleagues(
        &self,
        served: &Served,
        happenings: &[Happening<AccountEvent>],
    ) -> Result<HashMap<Uuid, String>, Turn> {
        let ids: Vec<Uuid> = happenings.iter().filter_map(|it| staff(served, it)).map(AccountId::uuid).collect();
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let names: Vec<(Uuid, String)> = sqlx::query_as("SELECT account, name FROM directory WHERE account = ANY($1)")
            .bind(ids)
            .fetch_all(&self.pool)
            .await
            .map_err(Incident::from)?;
        Ok(names.into_iter().collect())
    }
}

/// Which colleague it was.
fn staff(served: &Served, happening: &Happening<AccountEvent>) -> Option<AccountId> {
    match happening.provenance.actor {
        Actor::Account(id) if id != served.id => Some(id),
        _ => None,
    }
}
