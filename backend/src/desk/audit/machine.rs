//! `/audit/streams/{id}`: the state as of an event, folded by the code that decided then.

use chrono::Duration;
use herstel_console::{
    desk::{Staffed, Step, Turn, Visit},
    model::{Machine, TimeMachine, Twice},
};
use herstel_domain::{
    account::{Account, AccountDecider},
    ids::AccountId,
};
use uuid::Uuid;

use super::{
    super::{
        Entered, House,
        deeds::Opener,
        refusal::{Incident, refused},
    },
    READING,
    moment::{self, Moment},
    parts,
};
use crate::secrets::Keys;

/// Events on either side of the moment.
const AROUND: u64 = 12;

impl House {
    pub(super) async fn stream_page(&self, visit: &Visit, stream: Uuid, at: Option<&str>) -> Staffed<Machine> {
        let entered = self.admit_staff(visit, READING).await?;
        let now = self.journal.load::<AccountDecider>(stream).await.map_err(Incident::from)?;
        if now.state.member().is_none_or(|member| member.organisation != entered.organisation.id) {
            return Err(Turn::NotFound);
        }
        let zone = moment::zone(visit);
        let fixed = |sequence: u64, error: &str| {
            let error = if error.is_empty() { String::new() } else { format!("&error={error}") };
            Turn::Goto(Step::to(format!("/audit/streams/{stream}?at={sequence}{error}")))
        };
        let at = at.map(str::trim).unwrap_or_default();
        let sequence = match at.parse::<u64>() {
            _ if at.is_empty() => now.version,
            Ok(sequence) if sequence <= now.version => sequence,
            Ok(_) => return Err(fixed(now.version, "moment_future")),
            Err(_) => {
                let moment = match moment::read(at, zone) {
                    Some(Moment::Once(moment)) => moment,
                    Some(Moment::Twice(first, second)) => {
                        return entered.at_desk(Machine::Which(Twice { id: stream, first, second, zone }));
                    }
                    None => return Err(fixed(now.version, "moment_unreadable")),
                };
                if moment > self.clock.now() {
                    return Err(fixed(now.version, "moment_future"));
                }
                // a clock without fractions shows a second as long as it lasts: what was recorded within it counts
                let rest = if moment.timestamp_subsec_nanos() == 0 { 999_999 } else { 0 };
                let moment = moment + Duration::microseconds(rest);
                let sequence = self.journal.sequence_at::<AccountDecider>(stream, moment);
                return Err(fixed(sequence.await.map_err(Incident::from)?, ""));
            }
        };
        self.record_read(visit, &entered, AccountId::new(stream)).await?;
        let machine = self.machine(&entered, stream, sequence, now.version, now.state, zone).await?;
        entered.at_desk(Machine::At(Box::new(machine)))
    }

    async fn machine(
        &self,
        entered: &Entered,
        stream: Uuid,
        at: u64,
        version: u64,
        now: Account,
        zone: chrono_tz::Tz,
    ) -> Result<TimeMachine, Turn> {
        let id = AccountId::new(stream);
        let then = self.journal.as_of::<AccountDecider>(stream, at).await.map_err(Incident::from)?;
        if then.version != at {
            return Err(refused("moment_unreadable"));
        }
        let keys: Keys = self.vault.keys_of(id).await.map_err(Incident::from)?;
        let apps = now.active().map_or(&[][..], |active| &active.authenticators);
        let opener = Opener::new(id, apps, &keys);
        let sequences = at.saturating_sub(AROUND).max(1)..=(at + AROUND).min(version);
        let last = *sequences.end();
        let around = self.lines(&opener, sequences).await?;
        let around: Vec<_> = around.into_iter().enumerate().map(|(n, line)| (last - n as u64, line)).collect();
        let names = self.names(entered.organisation.id.uuid(), &[stream]).await?;
        Ok(TimeMachine {
            id: stream,
            name: names.get(&stream).cloned(),
            at,
            moment: around.iter().find(|(sequence, _)| *sequence == at).map(|(_, line)| line.at),
            version,
            zone,
            parts: parts::compare(&opener, &then.state, &now),
            around,
        })
    }
}
