//! `/me/activity`: what happened to the account, newest first.

use futures::TryStreamExt;
use herstel_console::{
    desk::{Shown, Turn, Visit},
    model::{Activity, ActivityPage},
};
use herstel_domain::account::AccountDecider;

use super::{
    super::{
        Entered, House,
        deeds::{Opener, line},
        refusal::Incident,
    },
    sittings::OWNERS,
};

/// Lines on one page.
const PAGE: usize = 25;

impl House {
    pub(super) async fn activity_page(&self, visit: &Visit, page: u32) -> Shown<ActivityPage> {
        let entered = self.admit(visit, OWNERS).await?;
        let entries = self.activities(&entered).await?;
        let pages = u32::try_from(entries.len().div_ceil(PAGE).max(1)).unwrap_or(u32::MAX);
        let page = page.clamp(1, pages);
        let first = usize::try_from(page - 1).unwrap_or(0) * PAGE;
        let entries = entries.into_iter().skip(first).take(PAGE).collect();
        Ok(entered.page(ActivityPage { entries, page, pages }))
    }

    /// The account's history, newest first.
    pub(super) async fn activities(&self, entered: &Entered) -> Result<Vec<Activity>, Turn> {
        let mut history = self.journal.history::<AccountDecider>(entered.id().uuid());
        let opener = Opener::new(entered.id(), &entered.account.authenticators, &entered.keys);
        let mut entries = Vec::new();
        while let Some(happening) = history.try_next().await.map_err(Incident::from)? {
            entries.push(line(&opener, &happening));
        }
        entries.reverse();
        Ok(entries)
    }
}
