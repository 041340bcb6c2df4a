//! `/audit`: the ledger of the own organisation.

use herstel_console::{
    desk::{Staffed, Turn, Visit},
    model::{BadFilter, Filters, Ledger, Lines},
};

use super::{
    super::{Entered, House, refusal::Incident},
    READING, filters, moment,
};
use crate::journal::Passages;

impl House {
    pub(super) async fn ledger_page(&self, visit: &Visit, asked: &Filters) -> Staffed<Ledger> {
        let entered = self.admit_staff(visit, READING).await?;
        let zone = moment::zone(visit);
        if let Some(bad) = filters::too_long(asked) {
            // what came back to the page would be as long
            return entered.at_desk(Ledger { filters: Filters::default(), zone, found: Err(bad) });
        }
        let found = self.found(&entered, asked, zone).await?;
        entered.at_desk(Ledger { filters: asked.clone(), zone, found })
    }

    async fn found(
        &self,
        entered: &Entered,
        asked: &Filters,
        zone: chrono_tz::Tz,
    ) -> Result<Result<Lines, BadFilter>, Turn> {
        let organisation = entered.organisation.id.uuid();
        let about = match self.meant(organisation, &asked.person).await? {
            Ok(about) => about,
            Err(bad) => return Ok(Err(bad)),
        };
        let wanted = match filters::read(asked, organisation, about, zone) {
            Ok(wanted) => wanted,
            Err(bad) => return Ok(Err(bad)),
        };
        let Passages { most, .. } = wanted.passages;
        let mut passages = self.journal.ledger(&wanted.passages).await.map_err(Incident::from)?;
        let more = passages.len() == usize::from(most);
        passages.truncate(usize::from(most) - 1);
        let older = passages.last().filter(|_| more).map(|last| last.cursor.to_string());
        let lines = self.ledger_lines(organisation, &passages).await?;
        Ok(Ok(Lines { lines, older, twice: wanted.twice }))
    }
}
