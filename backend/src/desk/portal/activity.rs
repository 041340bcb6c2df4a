//! `/me/activity`: what happened to the account, newest first.

use herstel_console::{
    desk::{Shown, Visit},
    model::ActivityPage,
};

use super::{
    super::{
        House,
        deeds::{Leaf, Opener},
    },
    sittings::OWNERS,
};

/// Lines on one page.
const PAGE: u64 = 25;

impl House {
    pub(super) async fn activity_page(&self, visit: &Visit, page: u32) -> Shown<ActivityPage> {
        let entered = self.admit(visit, OWNERS).await?;
        let Leaf { sequences, page, pages } = Leaf::turn_to(page, entered.account.marks.version, PAGE);
        let opener = Opener::new(entered.id(), &entered.account.authenticators, &entered.keys);
        let entries = self.lines(&opener, sequences).await?;
        Ok(entered.page(ActivityPage { entries, page, pages }))
    }
}
