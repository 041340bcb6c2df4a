//! `/admin/organisation`: name, colour and helpdesk, an edit of them, and what that will do.

use herstel_console::{
    desk::{Acted, Staffed, Step, Turn, Visit},
    model::{PresentationFields, PresentationPage, PresentationPlan},
};
use herstel_domain::{
    Decider,
    organisation::{
        Administrator, ChangePresentation, Colour, Organisation, OrganisationDecider, OrganisationEvent, Profile,
    },
};

use super::{
    super::{Entered, House, refusal::Incident},
    of_refusal,
};
use crate::organisations::Census;

const ACT: &str = "admin.change_presentation";

impl House {
    pub(super) async fn presentation_page(
        &self,
        visit: &Visit,
        edit: Option<PresentationFields>,
    ) -> Staffed<PresentationPage> {
        let entered = self.administrator(visit, "admin.read").await?;
        let now = fields(&entered.organisation.profile);
        let fields = match edit {
            // what is no colour is not drawn
            Some(edit) if Colour::parse(&edit.colour).is_none() => PresentationFields { colour: now.colour, ..edit },
            Some(edit) => edit,
            None => now,
        };
        entered.at_desk(PresentationPage { slug: entered.organisation.profile.slug.clone(), fields })
    }

    pub(super) async fn presentation_plan(
        &self,
        visit: &Visit,
        edit: &PresentationFields,
    ) -> Staffed<PresentationPlan> {
        let entered = self.acting_administrator(visit, ACT, &plan_of(edit)).await?;
        let organisation = entered.organisation.as_ref();
        // whether it would be refused is known without asking it of the stream
        let now = Organisation::Registered(Box::new(organisation.clone()));
        let decided = OrganisationDecider::decide(&now, self.wished(&entered, edit).into());
        let events = decided.map_err(|refusal| back_to_form(of_refusal(refusal), edit))?;
        let pages = events.iter().any(|event| match event {
            OrganisationEvent::PresentationChanged(e) => e.hue != organisation.profile.hue,
            _ => false,
        });
        let census = Census::take(&self.pool, organisation.id, self.clock.now()).await.map_err(Incident::from)?;
        let contrast = Colour::parse(&edit.colour).map_or(1.0, Colour::contrast_with_white);
        entered.at_desk(PresentationPlan {
            seen: organisation.version,
            before: fields(&organisation.profile),
            after: PresentationFields {
                name: edit.name.trim().to_owned(),
                colour: edit.colour.clone(),
                helpdesk: edit.helpdesk.trim().to_owned(),
            },
            // never more than it is: 4.48 is not 4.5
            contrast: (contrast * 10.0).floor() as u32,
            pages,
            people: census.count(|_| true) + census.invited,
        })
    }

    pub(super) async fn change_presentation(&self, visit: &Visit, edit: &PresentationFields, seen: u64) -> Acted {
        let entered = self.acting_administrator(visit, ACT, &plan_of(edit)).await?;
        let receipt = self.organise(visit, &entered, ACT, self.wished(&entered, edit), seen).await?;
        let done = if receipt.events.is_empty() { "nothing-to-do" } else { "presentation-changed" };
        Ok(Step::to(format!("/admin/organisation?done={done}")))
    }

    fn wished(&self, entered: &Entered, edit: &PresentationFields) -> ChangePresentation {
        let now = self.clock.now();
        let policy = &entered.organisation.policy;
        ChangePresentation {
            by: Some(Administrator::under(policy, entered.staff(), &entered.account, now)),
            name: edit.name.trim().to_owned(),
            colour: edit.colour.trim().to_lowercase(),
            helpdesk: edit.helpdesk.trim().to_owned(),
            now,
        }
    }
}

fn fields(profile: &Profile) -> PresentationFields {
    let Profile { name, mail_colour: colour, helpdesk, .. } = profile.clone();
    PresentationFields { name, colour, helpdesk }
}

/// Where an edit is restated.
fn plan_of(edit: &PresentationFields) -> String {
    format!("/admin/organisation/change?{}", edit.query())
}

/// An edit that cannot be goes back to the form, with the reason.
fn back_to_form(turn: Turn, edit: &PresentationFields) -> Turn {
    match turn {
        Turn::Refused(refusal) => {
            Turn::Goto(Step::to(format!("/admin/organisation?{}&error={}", edit.query(), refusal.code)))
        }
        turn => turn,
    }
}
