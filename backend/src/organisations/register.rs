//! Organisations begin: at the operator's command line, with a demo, or taken over from an earlier release.

use herstel_domain::organisation::{AddBranch, OrganisationDecider, OrganisationRefusal, Register};
use sqlx::PgPool;

use crate::{
    clock::Clock,
    demo::organisations::{self, ORGANISATIONS},
    journal::{Actor, Attachments, Claim, Failure, Intent, Journal, Provenance, Receipt},
};

/// The kind of claim that makes a name in addresses unique.
pub const SLUG: &str = "organisation_slug";

/// Begins an organisation.
///
/// # Errors
/// [`Failure::Taken`] if another has its name in addresses; else as [`Failure`] says.
pub async fn register(
    journal: &Journal,
    actor: Actor,
    register: Register,
) -> Result<Receipt<OrganisationDecider>, Failure<OrganisationRefusal>> {
    let claim = Claim { kind: SLUG, hash: register.profile.slug.clone().into_bytes() };
    let attachments = Attachments { claims: vec![claim], ..Attachments::default() };
    let id = register.organisation.uuid();
    journal.execute(Intent { attachments, ..Intent::new(id, register.into(), Provenance::of(actor)) }).await
}

/// Begins these organisations, as far as they are not there.
///
/// # Errors
/// As [`register`], but for one that is there.
pub async fn found(
    journal: &Journal,
    actor: &Actor,
    clock: &Clock,
    organisations: impl IntoIterator<Item = &organisations::Organisation>,
) -> Result<(), Failure<OrganisationRefusal>> {
    for organisation in organisations {
        match register(journal, actor.clone(), organisation.register(clock.now())).await {
            Ok(_) | Err(Failure::Refused(OrganisationRefusal::AlreadyRegistered)) => {}
            Err(failure) => return Err(failure),
        }
        for branch in organisation.branches {
            let (sender, now) = (branch.sender.to_owned(), clock.now());
            let add = AddBranch { by: None, branch: branch.id, sender, now };
            let intent = Intent::new(organisation.id.uuid(), add.into(), Provenance::of(actor.clone()));
            match journal.execute::<OrganisationDecider>(intent).await {
                Ok(_) | Err(Failure::Refused(OrganisationRefusal::BranchKnown)) => {}
                Err(failure) => return Err(failure),
            }
        }
    }
    Ok(())
}

/// Earlier releases had the organisations of the demo built in, and no streams for them: those that have people are
/// begun now.
///
/// # Errors
/// As [`found`].
pub async fn adopt(journal: &Journal, pool: &PgPool, clock: &Clock) -> Result<(), Failure<OrganisationRefusal>> {
    let built_in: Vec<_> = ORGANISATIONS.iter().map(|organisation| organisation.id.uuid()).collect();
    let orphaned: Vec<uuid::Uuid> = sqlx::query_scalar(
        "SELECT id FROM unnest($1::uuid[]) AS known (id) \
         WHERE EXISTS (SELECT FROM directory WHERE organisation = id) \
         AND NOT EXISTS (SELECT FROM streams WHERE stream_type = 'organisation' AND stream_id = id::text)",
    )
    .bind(built_in)
    .fetch_all(pool)
    .await
    .map_err(crate::journal::Breakdown::Database)?;
    let orphaned = ORGANISATIONS.iter().filter(|organisation| orphaned.contains(&organisation.id.uuid()));
    found(journal, &Actor::system("upgrade"), clock, orphaned).await
}
