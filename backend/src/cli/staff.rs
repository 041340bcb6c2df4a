//! `herstel staff add`: the first colleagues, before anybody can be invited in the console.

use clap::Args;
use herstel_domain::words::{Language, Role};

use super::{Ended, start};
use crate::{
    application::invite,
    clock::Clock,
    database::{Database, pool},
    journal::{Failure, Journal},
    organisations,
    secrets::{Address, Vault, check},
    settings::{Flags, Purpose},
};

/// Invite a colleague and print the activation link.
#[derive(Debug, Args)]
pub(super) struct Add {
    /// The organisation, by its name in addresses: finrust, caresharing, …
    #[arg(long)]
    organisation: String,
    /// The address that they sign in with
    #[arg(long)]
    email: String,
    /// agent, approver, lead, auditor, administrator or user
    #[arg(long, value_parser = role)]
    role: Role,
    /// How they are called; the address if nothing is said
    #[arg(long)]
    name: Option<String>,
}

pub(super) fn add(flags: &Flags, add: &Add) -> Result<(), Ended> {
    let organisation = organisations::by_slug(&add.organisation).ok_or_else(|| {
        let known: Vec<_> = organisations::ORGANISATIONS.iter().map(|known| known.slug).collect();
        Ended::wrong(format!(
            "--organisation {}: there is none of that name, only {}",
            add.organisation,
            known.join(", ")
        ))
    })?;
    let email = Address::parse(&add.email).map_err(|error| Ended::wrong(format!("--email: {error}")))?;
    let settings = start::settings(flags, Purpose::Operate)?;
    let keyring = start::keyring(&settings)?;
    let database = Database::join(&settings)?;
    let runtime = start::runtime()?;
    let added = runtime.block_on(async {
        start::migrated(&database).await?;
        let pool = pool::connect_app(database.app_options(), 2).await?;
        check::verify_or_enrol(&pool, &keyring).await?;
        let invitation = invite::Invitation {
            organisation: organisation.id,
            name: add.name.clone().unwrap_or_else(|| email.typed().to_owned()),
            email,
            role: add.role,
            language: Language::default(),
        };
        let (journal, vault) = (Journal::new(pool.clone()), Vault::new(pool.clone(), keyring));
        let invited = match invite::invite(&journal, &vault, &Clock::system(), &invitation).await {
            Err(Failure::Taken(_)) => return Err(Ended::refused(format!("{} has an account already", add.email))),
            invited => invited?,
        };
        println!("Invited as {:?} of {}; the link works for seven days:", add.role, organisation.name);
        println!("{}", settings.base_url.link(&format!("/activate/{}", *invited.token)));
        pool.close().await;
        Ok(())
    });
    start::stop(&runtime, database, added)
}

fn role(text: &str) -> Result<Role, String> {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
        .map_err(|_| "agent, approver, lead, auditor, administrator or user".to_owned())
}
