//! `/admin` and `/admin/policy`: the policy, an edit of it, and what that will do.

use herstel_console::{
    desk::{Acted, Staffed, Step, Turn, Visit},
    model::{Coverage, PolicyFields, PolicyPage, PolicyPlan},
};
use herstel_domain::{
    Decider,
    ids::OrganisationId,
    organisation::{Administrator, ChangePolicy, Organisation, OrganisationDecider},
    policy::Policy,
    words::Role,
};

use super::{
    super::{
        Entered, House,
        refusal::{Incident, refused_field},
    },
    of_refusal,
    rules::{self, rules},
};
use crate::organisations::Census;

const ACT: &str = "admin.change_policy";

impl House {
    pub(super) async fn policy_page(&self, visit: &Visit, edit: Option<PolicyFields>) -> Staffed<PolicyPage> {
        let entered = self.administrator(visit, "admin.read").await?;
        let organisation = &entered.organisation;
        entered.at_desk(PolicyPage {
            edition: organisation.edition,
            since: organisation.policy_since,
            seen: organisation.version,
            fields: edit.unwrap_or_else(|| rules::fields(&organisation.policy)),
            rules: rules(&organisation.policy),
            coverage: self.coverage(organisation.id).await?,
        })
    }

    pub(super) async fn plan_page(&self, visit: &Visit, edit: &PolicyFields) -> Staffed<PolicyPlan> {
        let entered = self.acting_administrator(visit, ACT, &plan_of(edit)).await?;
        let organisation = &entered.organisation;
        let change = self.asked_for(&entered, edit).map_err(|turn| back_to_form(turn, edit))?;
        let after = change.policy;
        // whether it would be refused is known without asking it of the stream
        let now = Organisation::Registered(Box::new(organisation.as_ref().clone()));
        OrganisationDecider::decide(&now, change.into()).map_err(|refusal| back_to_form(of_refusal(refusal), edit))?;
        let census = Census::take(&self.pool, organisation.id, self.clock.now()).await.map_err(Incident::from)?;
        let (affected, consequences) = census.consequences(&organisation.policy, &after);
        entered.at_desk(PolicyPlan {
            seen: organisation.version,
            edition: organisation.edition + 1,
            fields: edit.clone(),
            before: rules(&organisation.policy),
            after: rules(&after),
            affected,
            active: census.count(|_| true),
            consequences: consequences.into_iter().map(|(consequence, count)| (consequence.name(), count)).collect(),
        })
    }

    pub(super) async fn change_policy(&self, visit: &Visit, edit: &PolicyFields, seen: u64) -> Acted {
        let entered = self.acting_administrator(visit, ACT, &plan_of(edit)).await?;
        let change = self.asked_for(&entered, edit)?;
        let receipt = self.organise(visit, &entered, ACT, change, seen).await?;
        let done = if receipt.events.is_empty() { "nothing-to-do" } else { "policy-changed" };
        Ok(Step::to(format!("/admin?done={done}")))
    }

    /// How far the people of an organisation are.
    pub(super) async fn coverage(&self, organisation: OrganisationId) -> Result<Coverage, Turn> {
        let census = Census::take(&self.pool, organisation, self.clock.now()).await.map_err(Incident::from)?;
        Ok(Coverage {
            active: census.count(|_| true),
            protected: census.count(|holding| holding.factor),
            invited: census.invited,
            disabled: census.disabled,
            administrators: census.count(|holding| holding.role == Role::Administrator && holding.factor),
        })
    }

    fn asked_for(&self, entered: &Entered, edit: &PolicyFields) -> Result<ChangePolicy, Turn> {
        let policy: Policy = rules::policy(edit)?;
        let today = entered.organisation.policy.methods;
        // without anything to call or send by, whoever must bind a number could not
        if self.gateway.is_none() && policy.methods.means().any(|means| !today.allow(means)) {
            return Err(refused_field("voice", "no_gateway"));
        }
        let now = self.clock.now();
        let by = Administrator::under(&policy, entered.staff(), &entered.account, now);
        Ok(ChangePolicy { by: Some(by), policy, now })
    }
}

/// Where an edit is restated.
fn plan_of(edit: &PolicyFields) -> String {
    format!("/admin/policy?{}", edit.query())
}

/// An edit that cannot be goes back to the form, with the reason.
fn back_to_form(turn: Turn, edit: &PolicyFields) -> Turn {
    match turn {
        Turn::Refused(refusal) => Turn::Goto(Step::to(format!("/admin?{}&error={}", edit.query(), refusal.code))),
        turn => turn,
    }
}
