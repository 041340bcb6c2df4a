//! `/admin/branches`: whose names stand over invitations.

use herstel_console::{
    desk::{Acted, Staffed, Step, Visit},
    model::BranchesPage,
};
use herstel_domain::{
    ids::BranchId,
    organisation::{AddBranch, Administrator},
};

use super::super::House;
use crate::entropy;

const ACT: &str = "admin.add_branch";

impl House {
    pub(super) async fn branches_page(&self, visit: &Visit) -> Staffed<BranchesPage> {
        let entered = self.administrator(visit, "admin.read").await?;
        let organisation = &entered.organisation;
        let branches = organisation.branches.iter().map(|branch| branch.sender.clone()).collect();
        entered.at_desk(BranchesPage { branches, seen: organisation.version })
    }

    pub(super) async fn add_branch(&self, visit: &Visit, sender: &str, seen: u64) -> Acted {
        let entered = self.acting_administrator(visit, ACT, "/admin/branches").await?;
        let now = self.clock.now();
        let add = AddBranch {
            by: Some(Administrator::under(&entered.organisation.policy, entered.staff(), &entered.account, now)),
            branch: BranchId::new(entropy::sortable_id()),
            sender: sender.trim().to_owned(),
            now,
        };
        self.organise(visit, &entered, ACT, add, seen).await?;
        Ok(Step::to("/admin/branches?done=branch-added"))
    }
}
