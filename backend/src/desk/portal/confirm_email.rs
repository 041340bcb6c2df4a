//! `/confirm-email`: a mailbox says that an address is right, by a button. For another login address both must; for a
//! backup address, its own.

use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::{self, Page, Standing},
};
use herstel_domain::{
    account::{AccountCommand, AccountDecider, AccountEvent, AccountRefusal, ConfirmEmail, LinkUse},
    sealed::Contact,
};

use super::{
    super::{
        House,
        entry::brand,
        place,
        refusal::{Incident, broken, of_failure, refused},
        told,
    },
    presented::Presented,
};
use crate::{
    journal::{Actor, Attachments, Failure, Intent},
    secrets::Address,
};

impl House {
    pub(super) async fn confirm_email_page(&self, visit: &Visit) -> Shown<model::ConfirmEmail> {
        let presented = self.presented(visit).await?;
        let body = match &presented.link.use_for {
            LinkUse::ConfirmEmail { .. } => {
                let change = presented.account.email_change.as_ref().ok_or_else(|| refused("link_used"))?;
                model::ConfirmEmail::Login {
                    from: presented.text(place::EMAIL)?,
                    to: presented.address(&change.to)?.typed().to_owned(),
                    last: change.confirmed.is_some(),
                }
            }
            LinkUse::ConfirmBackupEmail { address } => model::ConfirmEmail::Backup {
                to: presented.address(address)?.typed().to_owned(),
                replaces: presented.account.backup_email.is_some(),
            },
            LinkUse::Mailbox { .. } | LinkUse::NotMe { .. } | LinkUse::MagicLink { .. } => {
                return Err(refused("link_used"));
            }
        };
        Ok(Page { brand: brand(&presented.organisation), standing: Standing::Guest, body })
    }

    pub(super) async fn confirm_email(&self, visit: &Visit) -> Acted {
        let presented = self.presented(visit).await?;
        match presented.link.use_for {
            LinkUse::ConfirmEmail { .. } => self.confirm_login_email(visit).await,
            LinkUse::ConfirmBackupEmail { .. } => self.confirm_backup_email(visit, presented).await,
            LinkUse::Mailbox { .. } | LinkUse::NotMe { .. } | LinkUse::MagicLink { .. } => Err(refused("link_used")),
        }
    }

    /// Where the other mailbox confirms at the same moment, this confirmation is the last after all.
    async fn confirm_login_email(&self, visit: &Visit) -> Acted {
        let mut answer = self.journal.execute(self.confirmation(visit).await?).await;
        if let Err(Failure::Refused(AccountRefusal::ConfirmedMeanwhile)) = answer {
            answer = self.journal.execute(self.confirmation(visit).await?).await;
        }
        let receipt = answer.map_err(|failure| of_failure(failure, self.clock.now()))?;
        let changed = receipt.events.iter().any(|event| matches!(event, AccountEvent::EmailChanged(_)));
        Ok(self.without_link(Step::to(if changed {
            "/login?done=email-changed"
        } else {
            "/login?done=email-confirmed"
        })))
    }

    /// The last confirmation claims the new address and lets go of the former.
    async fn confirmation(&self, visit: &Visit) -> Result<Intent<AccountDecider>, Turn> {
        let presented = self.presented_for_address(visit).await?;
        let id = presented.id;
        let person = presented.keys.person().ok_or(Incident::Missing(id.uuid(), "data key"))?;
        let now = self.clock.now();
        let (notice, enclosures) = told::notice(visit, id, person, now);
        let mut attachments = Attachments { enclosures, ..Attachments::default() };
        let to = presented.account.email_to_claim().map(|to| presented.address(to)).transpose()?;
        let claimed = to.is_some();
        if let Some(to) = to {
            let from = presented.address(&presented.account.member.email)?;
            attachments.claims = vec![self.claim(&to)];
            attachments.released_claims = vec![self.claim(&from)];
        }
        let link = presented.proof.clone();
        let command = AccountCommand::ConfirmEmail(ConfirmEmail { link, claimed, notice, now });
        let provenance = self.provenance(visit, Actor::Nobody, id, person);
        Ok(Intent { attachments, ..Intent::new(id.uuid(), command, provenance) })
    }

    async fn presented_for_address(&self, visit: &Visit) -> Result<Presented, Turn> {
        let presented = self.presented(visit).await?;
        match presented.link.use_for {
            LinkUse::ConfirmEmail { .. } => Ok(presented),
            _ => Err(refused("link_used")),
        }
    }
}

impl Presented {
    /// An address of this account in clear.
    fn address(&self, contact: &Contact) -> Result<Address, Turn> {
        let text = self.keys.open_text(place::of(self.id, place::EMAIL), &contact.sealed).map_err(broken)?;
        Address::parse(&text).map_err(|_| Incident::Missing(self.id.uuid(), "readable address").into())
    }
}
