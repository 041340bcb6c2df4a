//! Branches, whose names stand over the mails to their people.

use super::{
    AddBranch, Branch, BranchAdded, OrganisationEvent, OrganisationRefusal, Registered, registration::is_line,
};

/// No sender's name is longer, in characters: mail programs cut it.
pub const LONGEST_SENDER: usize = 60;
/// As many branches as one organisation may have.
pub const MOST_BRANCHES: usize = 1000;

pub(super) fn add(organisation: &Registered, add: AddBranch) -> Result<Vec<OrganisationEvent>, OrganisationRefusal> {
    if let Some(by) = add.by {
        by.may_decide_for(organisation.id)?;
    }
    if !is_line(&add.sender, LONGEST_SENDER) {
        return Err(OrganisationRefusal::BranchNameInvalid);
    }
    let called = |branch: &Branch| branch.sender.to_lowercase() == add.sender.to_lowercase();
    if organisation.branches.iter().any(|branch| called(branch) || branch.id == add.branch) {
        return Err(OrganisationRefusal::BranchKnown);
    }
    if organisation.branches.len() >= MOST_BRANCHES {
        return Err(OrganisationRefusal::TooManyBranches);
    }
    let branch = Branch { id: add.branch, sender: add.sender };
    Ok(vec![OrganisationEvent::BranchAdded(BranchAdded { branch, at: add.now })])
}

#[cfg(test)]
mod tests;
