//! `herstel staff`: the first colleagues, before anybody can be invited in the console, and who is what.

use clap::Args;
use herstel_domain::{
    account::{AccountCommand, AccountDecider, GrantRole, RevokeRole},
    words::{self, Language},
};

use super::{
    Ended,
    office::{Office, operate},
};
use crate::{
    application::invite,
    clock::Clock,
    desk::owner_of,
    journal::{Actor, Failure, Intent, Provenance},
    secrets::Address,
    settings::Flags,
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
    role: words::Role,
    /// How they are called; the address if nothing is said
    #[arg(long)]
    name: Option<String>,
}

pub(super) fn add(flags: &Flags, add: &Add) -> Result<(), Ended> {
    let email = address(&add.email)?;
    operate(flags, async |office| {
        let organisation = office.organisation(&add.organisation).await?;
        let Office { settings, journal, vault, .. } = office;
        let invitation = invite::Invitation {
            organisation: organisation.id,
            branch: None,
            name: add.name.clone().unwrap_or_else(|| email.typed().to_owned()),
            email,
            role: add.role,
            phone: None,
            language: Language::default(),
        };
        let invited = match invite::invite(journal, vault, &Clock::system(), &invitation).await {
            Err(Failure::Taken(_)) => return Err(Ended::refused(format!("{} has an account already", add.email))),
            invited => invited?,
        };
        println!("Invited as {:?} of {}; the link works for seven days:", add.role, organisation.profile.name);
        println!("{}", settings.base_url.link(&format!("/activate/{}", *invited.token)));
        Ok(())
    })
}

/// Whose role changes, and which.
#[derive(Debug, Args)]
pub(super) struct Role {
    /// The address that they sign in with
    #[arg(long)]
    email: String,
    /// agent, approver, lead, auditor or administrator
    #[arg(long, value_parser = staff_role)]
    role: words::Role,
}

/// What happens to the role.
#[derive(Clone, Copy)]
pub(super) enum Change {
    /// It is given.
    Grant,
    /// It is taken away.
    Revoke,
}

/// Gives or takes a role. Whoever it is signs in anew.
pub(super) fn change_role(flags: &Flags, whose: &Role, change: Change) -> Result<(), Ended> {
    let email = address(&whose.email)?;
    operate(flags, async |Office { pool, journal, vault, .. }| {
        let nobody = || Ended::refused(format!("nobody signs in with {}", whose.email));
        let account = owner_of(pool, vault, &email).await?.ok_or_else(nobody)?;
        let (role, now) = (whose.role, Clock::system().now());
        let command = match change {
            Change::Grant => AccountCommand::GrantRole(GrantRole { role, now }),
            Change::Revoke => AccountCommand::RevokeRole(RevokeRole { role, now }),
        };
        let intent = Intent::<AccountDecider>::new(account.uuid(), command, Provenance::of(Actor::Operator));
        let changed = !journal.execute(intent).await?.events.is_empty();
        let (email, role) = (&whose.email, role.name());
        println!(
            "{}",
            match (change, changed) {
                (Change::Grant, true) => format!("{email} is {role} now, and signs in anew"),
                (Change::Grant, false) => format!("{email} was {role} already"),
                (Change::Revoke, true) => format!("{email} is no {role} any more, and signs in anew"),
                (Change::Revoke, false) => format!("{email} was no {role}"),
            }
        );
        Ok(())
    })
}

fn address(text: &str) -> Result<Address, Ended> {
    Address::parse(text).map_err(|error| Ended::wrong(format!("--email: {error}")))
}

fn role(text: &str) -> Result<words::Role, String> {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
        .map_err(|_| "agent, approver, lead, auditor, administrator or user".to_owned())
}

/// Everybody is a user, so that this role is neither given nor taken.
fn staff_role(text: &str) -> Result<words::Role, String> {
    let known = role(text).ok().filter(|role| role.is_staff());
    known.ok_or_else(|| "agent, approver, lead, auditor or administrator".to_owned())
}
