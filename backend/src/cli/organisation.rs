//! `herstel organisation`: who uses the service.

use clap::Args;
use herstel_domain::{
    ids::OrganisationId,
    organisation::{OrganisationRefusal, Profile, Register},
    policy::Policy,
};

use super::{Ended, office::operate};
use crate::{
    clock::Clock,
    entropy,
    jobs::mail::colour,
    journal::{Actor, Failure},
    organisations,
    settings::Flags,
};

/// The colour of a house that chose none.
const HUE: u16 = 245;

/// Register an organisation; its administrator is invited with `staff add`, and sets its policy under /admin.
#[derive(Clone, Debug, Args)]
pub(super) struct Add {
    /// Its name in addresses: lower-case letters, digits and hyphens
    #[arg(long)]
    slug: String,
    /// As people know it
    #[arg(long)]
    name: String,
    /// The hue of its pages and mails, 0 to 359
    #[arg(long, default_value_t = HUE)]
    hue: u16,
    /// How people reach its helpdesk, in a line: a telephone number, an address
    #[arg(long, default_value = "")]
    helpdesk: String,
}

pub(super) fn add(flags: &Flags, add: &Add) -> Result<(), Ended> {
    operate(flags, async |office| {
        let mail_colour = colour::of_hue(add.hue);
        let Add { slug, name, hue, helpdesk } = add.clone();
        let profile = Profile { slug, name, hue, mail_colour, helpdesk };
        let organisation = OrganisationId::new(entropy::sortable_id());
        let register = Register { organisation, profile, policy: Policy::FIRST, now: Clock::system().now() };
        match organisations::register(&office.journal, Actor::Operator, register).await {
            Ok(_) => {
                println!(
                    "{} is registered; next: herstel staff add --organisation {} --role administrator …",
                    add.name, add.slug
                );
                Ok(())
            }
            Err(Failure::Taken(_)) => Err(Ended::refused(format!("--slug {}: another organisation has it", add.slug))),
            Err(Failure::Refused(
                refusal @ (OrganisationRefusal::SlugInvalid
                | OrganisationRefusal::NameInvalid
                | OrganisationRefusal::HelpdeskInvalid
                | OrganisationRefusal::ColourInvalid),
            )) => Err(Ended::wrong(refusal)),
            Err(failure) => Err(failure.into()),
        }
    })
}
