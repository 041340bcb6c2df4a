//! Inviting somebody: a person's first event, their data key and their claim on the login address.

use chrono::Duration;
use herstel_domain::{
    account::{AccountCommand, AccountDecider, AccountRefusal, Invite, Member},
    ids::{AccountId, BranchId, OrganisationId},
    words::{Language, Role},
};
use zeroize::Zeroizing;

use crate::{
    clock::Clock,
    desk::{LOGIN_EMAIL, place, told},
    directory, entropy,
    journal::{Actor, Attachments, Claim, DirectoryEntry, Failure, Intent, Journal, Provenance},
    secrets::{Address, Number, Scope, Vault},
};

/// How long an invitation can be accepted.
pub const ACTIVATION_VALID_FOR: Duration = Duration::days(7);

/// Who is invited, as what.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Whose policy they will follow.
    pub organisation: OrganisationId,
    /// The part of it that stands over their mail, if it has parts.
    pub branch: Option<BranchId>,
    /// How they are called.
    pub name: String,
    /// The address that they sign in with.
    pub email: Address,
    /// Their telephone number, where the organisation knows it: it is proven before anything else is bound.
    pub phone: Option<Number>,
    /// What they will be.
    pub role: Role,
    /// The language of their mails and pages.
    pub language: Language,
}

/// An account that waits for its owner.
pub struct Invited {
    /// Its id.
    pub account: AccountId,
    /// The activation link's token; the mail with it is on its way as well.
    pub token: Zeroizing<String>,
}

/// What an invitation commits, for an account that does not exist yet.
pub struct Prepared {
    /// The account to be.
    pub account: AccountId,
    /// The command.
    pub command: AccountCommand,
    /// Key, claim, directory and mail.
    pub attachments: Attachments,
    /// The activation link's token.
    pub token: Zeroizing<String>,
}

/// Works out what an invitation commits.
#[must_use]
pub fn prepare(vault: &Vault, clock: &Clock, invitation: &Invitation, account: AccountId) -> Prepared {
    let now = clock.now();
    let (person, row) = vault.new_key(account, Scope::Person);
    let link = told::link(account, &person, now, ACTIVATION_VALID_FOR);
    let command = AccountCommand::Invite(Invite {
        member: Member {
            organisation: invitation.organisation,
            branch: invitation.branch,
            email: person.contact(place::of(account, place::EMAIL), &invitation.email),
            name: person.seal_text(place::of(account, place::NAME), &invitation.name),
            language: invitation.language,
            role: invitation.role,
        },
        activation: link.new,
        phone: invitation.phone.as_ref().map(|number| person.number(place::of(account, place::PHONE), number)),
        now,
    });
    let attachments = Attachments {
        new_keys: vec![row],
        claims: vec![Claim {
            kind: LOGIN_EMAIL,
            hash: vault.lookup(LOGIN_EMAIL, invitation.email.normalised()).to_vec(),
        }],
        directory: Some(DirectoryEntry {
            organisation: invitation.organisation.uuid(),
            name: invitation.name.clone(),
            email: invitation.email.typed().to_owned(),
            phone_ending: invitation.phone.as_ref().map(|number| directory::ending(number.e164())),
        }),
        enclosures: [link.enclosure].into(),
        ..Attachments::default()
    };
    Prepared { account, command, attachments, token: link.token.text() }
}

/// Invites somebody at the operator's word, in one commit: event, key, claim, directory and mail.
///
/// # Errors
/// [`Failure::Taken`] if the login address is somebody's already.
pub async fn invite(
    journal: &Journal,
    vault: &Vault,
    clock: &Clock,
    invitation: &Invitation,
) -> Result<Invited, Failure<AccountRefusal>> {
    invite_for(journal, vault, clock, invitation, Provenance::of(Actor::Operator)).await
}

/// The same at somebody's word.
///
/// # Errors
/// As [`invite`].
pub async fn invite_for(
    journal: &Journal,
    vault: &Vault,
    clock: &Clock,
    invitation: &Invitation,
    provenance: Provenance,
) -> Result<Invited, Failure<AccountRefusal>> {
    let account = AccountId::new(entropy::sortable_id());
    let Prepared { command, attachments, token, .. } = prepare(vault, clock, invitation, account);
    let intent = Intent { attachments, ..Intent::new(account.uuid(), command, provenance) };
    journal.execute::<AccountDecider>(intent).await?;
    Ok(Invited { account, token })
}
