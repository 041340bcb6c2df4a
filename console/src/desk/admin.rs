//! The administrators' desk: the organisation, its policy, its people and its mail.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Acted, Staffed, Turn, Visit};
use crate::model::*;

/// One method for each page and one for each act. Provided by context as `Arc<dyn Admin>`.
///
/// Only for administrators with a second factor, and about their own organisation; for everybody else nothing here
/// exists (404). What changes something asks for a fresh proof first.
#[async_trait]
pub trait Admin: Send + Sync {
    // ── Pages ──────────────────────────────────────────────────────────────────────────────────────────

    /// `/admin`: the policy; with an edit under way, that.
    async fn policy_page(&self, visit: &Visit, edit: Option<PolicyFields>) -> Staffed<PolicyPage>;
    /// `/admin/policy`: what an edit will do, and to how many accounts today.
    async fn plan_page(&self, visit: &Visit, edit: &PolicyFields) -> Staffed<PolicyPlan>;
    /// `/admin/people`: colleagues, invitations and lists.
    async fn people_page(&self, visit: &Visit) -> Staffed<PeoplePage>;
    /// `/admin/people/{id}`: somebody's role.
    async fn role_page(&self, visit: &Visit, account: Uuid) -> Staffed<RolePage>;
    /// `/admin/imports/{id}`: what a list will do, does or has done.
    async fn import_page(&self, visit: &Visit, import: Uuid) -> Staffed<ImportPage>;
    /// `/admin/branches`.
    async fn branches_page(&self, visit: &Visit) -> Staffed<BranchesPage>;
    /// `/admin/organisation`: name and colour; with an edit under way, that.
    async fn presentation_page(&self, visit: &Visit, edit: Option<PresentationFields>) -> Staffed<PresentationPage>;
    /// `/admin/organisation/change`: what another name or colour will do.
    async fn presentation_plan(&self, visit: &Visit, edit: &PresentationFields) -> Staffed<PresentationPlan>;
    /// `/admin/mail`: what is on its way, and what was given up.
    async fn mail_page(&self, visit: &Visit) -> Staffed<MailPage>;

    // ── Acts ───────────────────────────────────────────────────────────────────────────────────────────

    /// Puts another policy in force.
    async fn change_policy(&self, visit: &Visit, edit: &PolicyFields, seen: u64) -> Acted;
    /// Invites one person.
    async fn invite(&self, visit: &Visit, fields: &InviteFields) -> Acted;
    /// Whether a list may be sent in: asked before it is read.
    async fn may_take_in(&self, visit: &Visit) -> Result<(), Turn>;
    /// Takes a list in: nothing is done with it before it is confirmed.
    async fn take_in(&self, visit: &Visit, kind: &str, file: &[u8]) -> Acted;
    /// Carries a list out.
    async fn confirm_import(&self, visit: &Visit, import: Uuid) -> Acted;
    /// Throws a list away that was not confirmed.
    async fn drop_import(&self, visit: &Visit, import: Uuid) -> Acted;
    /// Gives somebody another role.
    async fn change_role(&self, visit: &Visit, account: Uuid, role: &str, seen: u64) -> Acted;
    /// Adds a branch.
    async fn add_branch(&self, visit: &Visit, sender: &str, seen: u64) -> Acted;
    /// Gives the organisation another name or colour.
    async fn change_presentation(&self, visit: &Visit, edit: &PresentationFields, seen: u64) -> Acted;
    /// Tries a mail again that was given up; all of them where none is named.
    async fn retry_mail(&self, visit: &Visit, letter: Option<Uuid>) -> Acted;
}
