//! The administrators' desk: the organisation, its policy, its people and its mail.

mod branches;
mod lists;
mod mail;
mod people;
mod policy;
mod presentation;
mod roles;
mod rules;

use async_trait::async_trait;
use herstel_console::{
    desk::{Acted, Admin, Staffed, Turn, Visit},
    model::{
        BranchesPage, ImportPage, InviteFields, MailPage, PeoplePage, PolicyFields, PolicyPage, PolicyPlan,
        PresentationFields, PresentationPage, PresentationPlan, RolePage,
    },
};
use herstel_domain::{
    Refusal as _,
    organisation::{OrganisationCommand, OrganisationDecider, OrganisationRefusal},
    words::Role,
};
use uuid::Uuid;

use super::{
    Entered, House,
    refusal::{broken, refused},
};
use crate::journal::{Actor, Failure, Intent, Receipt};

/// Who administers.
const ADMINISTERING: &[Role] = &[Role::Administrator];

/// Answers the administrators' pages.
#[derive(Clone, Debug)]
pub struct AdminDesk {
    house: House,
}

impl AdminDesk {
    /// A desk in this house.
    #[must_use]
    pub fn new(house: House) -> Self {
        Self { house }
    }
}

#[async_trait]
impl Admin for AdminDesk {
    async fn policy_page(&self, visit: &Visit, edit: Option<PolicyFields>) -> Staffed<PolicyPage> {
        self.house.policy_page(visit, edit).await
    }
    async fn plan_page(&self, visit: &Visit, edit: &PolicyFields) -> Staffed<PolicyPlan> {
        self.house.plan_page(visit, edit).await
    }
    async fn people_page(&self, visit: &Visit) -> Staffed<PeoplePage> {
        self.house.people_page(visit).await
    }
    async fn role_page(&self, visit: &Visit, account: Uuid) -> Staffed<RolePage> {
        self.house.role_page(visit, account).await
    }
    async fn import_page(&self, visit: &Visit, import: Uuid) -> Staffed<ImportPage> {
        self.house.import_page(visit, import).await
    }
    async fn branches_page(&self, visit: &Visit) -> Staffed<BranchesPage> {
        self.house.branches_page(visit).await
    }
    async fn presentation_page(&self, visit: &Visit, edit: Option<PresentationFields>) -> Staffed<PresentationPage> {
        self.house.presentation_page(visit, edit).await
    }
    async fn presentation_plan(&self, visit: &Visit, edit: &PresentationFields) -> Staffed<PresentationPlan> {
        self.house.presentation_plan(visit, edit).await
    }
    async fn mail_page(&self, visit: &Visit) -> Staffed<MailPage> {
        self.house.mail_page(visit).await
    }

    async fn change_policy(&self, visit: &Visit, edit: &PolicyFields, seen: u64) -> Acted {
        self.house.change_policy(visit, edit, seen).await
    }
    async fn invite(&self, visit: &Visit, fields: &InviteFields) -> Acted {
        self.house.invite_one(visit, fields).await
    }
    async fn may_take_in(&self, visit: &Visit) -> Result<(), Turn> {
        self.house.may_take_in(visit).await
    }
    async fn take_in(&self, visit: &Visit, kind: &str, file: &[u8]) -> Acted {
        self.house.take_in(visit, kind, file).await
    }
    async fn confirm_import(&self, visit: &Visit, import: Uuid) -> Acted {
        self.house.confirm_import(visit, import).await
    }
    async fn drop_import(&self, visit: &Visit, import: Uuid) -> Acted {
        self.house.drop_import(visit, import).await
    }
    async fn change_role(&self, visit: &Visit, account: Uuid, role: &str, seen: u64) -> Acted {
        self.house.change_role(visit, account, role, seen).await
    }
    async fn add_branch(&self, visit: &Visit, sender: &str, seen: u64) -> Acted {
        self.house.add_branch(visit, sender, seen).await
    }
    async fn change_presentation(&self, visit: &Visit, edit: &PresentationFields, seen: u64) -> Acted {
        self.house.change_presentation(visit, edit, seen).await
    }
    async fn retry_mail(&self, visit: &Visit, letter: Option<Uuid>) -> Acted {
        self.house.retry_mail(visit, letter).await
    }
}

impl House {
    /// An administrator. For everybody else there is nothing here; that they tried goes on record.
    async fn administrator(&self, visit: &Visit, tried: &str) -> Result<Entered, Turn> {
        match self.admit_staff(visit, ADMINISTERING).await {
            Err(Turn::NotFound) => {
                if let Some(entered) = self.entered(visit).await? {
                    self.record_refusal(visit, &entered, tried, "not_for_your_role", None).await?;
                }
                Err(Turn::NotFound)
            }
            admitted => admitted,
        }
    }

    /// The same with a fresh proof; without one, the way to it and back to `next`.
    async fn acting_administrator(&self, visit: &Visit, tried: &str, next: &str) -> Result<Entered, Turn> {
        let entered = self.administrator(visit, tried).await?;
        self.fresh(&entered, next)?;
        Ok(entered)
    }

    /// Gives a command to the administrator's organisation. This node knows at once what came of it; a refusal goes on
    /// record.
    async fn organise(
        &self,
        visit: &Visit,
        entered: &Entered,
        tried: &str,
        command: impl Into<OrganisationCommand>,
        seen: u64,
    ) -> Result<Receipt<OrganisationDecider>, Turn> {
        let provenance = self.provenance(visit, Actor::Account(entered.id()), entered.id(), entered.person()?);
        let id = entered.organisation.id.uuid();
        let intent = Intent { seen: Some(seen), ..Intent::<OrganisationDecider>::new(id, command.into(), provenance) };
        match self.journal.execute(intent).await {
            Ok(receipt) => {
                if let Ok(organisation) = receipt.state.registered() {
                    self.organisations.learn(organisation.clone());
                }
                Ok(receipt)
            }
            Err(failure) => {
                let code = match &failure {
                    Failure::Refused(refusal) => Some(refusal.code()),
                    Failure::Stale => {
                        // the page that is shown next must be of what is
                        self.organisations.refresh().await.map_err(broken)?;
                        Some("stale")
                    }
                    Failure::Taken(_) | Failure::Busy | Failure::Broken(_) => None,
                };
                if let Some(code) = code {
                    self.record_refusal(visit, entered, tried, code, None).await?;
                }
                Err(of_organisation(failure))
            }
        }
    }
}

/// How a command to an organisation failed, as the page understands it.
fn of_organisation(failure: Failure<OrganisationRefusal>) -> Turn {
    match failure {
        Failure::Refused(refusal) => of_refusal(refusal),
        Failure::Stale => refused("stale"),
        Failure::Busy => Turn::Busy { retry_after_s: 1 },
        Failure::Taken(kind) => refused(kind),
        Failure::Broken(breakdown) => broken(breakdown),
    }
}

fn of_refusal(refusal: OrganisationRefusal) -> Turn {
    match refusal {
        OrganisationRefusal::NotYours | OrganisationRefusal::NotForYourRole | OrganisationRefusal::NotRegistered => {
            Turn::NotFound
        }
        other => refused(other.code()),
    }
}
