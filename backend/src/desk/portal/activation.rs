//! `/activate`: the first password, by the link of the invitation.

use std::sync::Arc;

use herstel_console::{
    desk::{Acted, Shown, Turn, Visit},
    model::{NewPassword, Page, PasswordReason, Standing},
};
use herstel_domain::{
    account::{Account, AccountCommand, AccountDecider, Activate, InvitedAccount, PresentedLink},
    ids::AccountId,
};

use super::{
    super::{
        House,
        act::active,
        entry::brand,
        place,
        refusal::{Incident, of_failure, of_hashing, refused},
    },
    password::{Person, done, rules},
    presented::token,
};
use crate::{
    journal::{Actor, Intent},
    organisations::Organisation,
    secrets::{Keys, passwords::prepare},
};

/// Somebody invited, with their link in hand.
struct Invitee {
    id: AccountId,
    invited: Box<InvitedAccount>,
    keys: Keys,
    organisation: Arc<Organisation>,
    link: PresentedLink,
}

impl House {
    pub(super) async fn activate_page(&self, visit: &Visit) -> Shown<NewPassword> {
        let invitee = self.invitee(visit).await?;
        let body = NewPassword {
            email: invitee.text(place::EMAIL)?,
            reason: PasswordReason::Activation,
            rules: rules(&invitee.organisation, invitee.invited.member.role),
            second: None,
        };
        Ok(Page { brand: brand(&invitee.organisation), standing: Standing::Guest, body })
    }

    pub(super) async fn activate(&self, visit: &Visit, new_password: &str) -> Acted {
        let invitee = self.invitee(visit).await?;
        let person = Person {
            name: invitee.text(place::NAME)?,
            email: invitee.text(place::EMAIL)?,
            organisation: Arc::clone(&invitee.organisation),
            role: invitee.invited.member.role,
        };
        let strength = person.accepts(new_password).await?;
        let password = self.hasher.hash(prepare(new_password)).await.map_err(of_hashing)?;
        let now = self.clock.now();
        let command = AccountCommand::Activate(Activate { link: invitee.link, password, now });
        let key = invitee.keys.person().ok_or(Incident::Missing(invitee.id.uuid(), "data key"))?;
        let provenance = self.provenance(visit, Actor::Account(invitee.id), invitee.id, key);
        let intent = Intent::<AccountDecider>::new(invitee.id.uuid(), command, provenance);
        let receipt = self.journal.execute(intent).await.map_err(|failure| of_failure(failure, now))?;
        let mut step = self.after_password(visit, invitee.id, active(&receipt)?, &invitee.keys).await?;
        let enrols = invitee.organisation.policy.demands_second_factor(invitee.invited.member.role);
        step.to = format!("{}?{}", if enrols { "/enrol/app" } else { "/me" }, done(strength));
        Ok(self.without_link(step))
    }

    async fn invitee(&self, visit: &Visit) -> Result<Invitee, Turn> {
        let (id, link) = token(visit)?;
        let loaded = self.journal.load::<AccountDecider>(id.uuid()).await.map_err(Incident::from)?;
        let Account::Invited(invited) = loaded.state else { return Err(refused("link_used")) };
        if invited.disabled_at.is_some() {
            return Err(refused("link_used"));
        }
        if invited.activation.id != link.id || invited.activation.hash != link.hash {
            return Err(refused("link_used"));
        }
        if self.clock.now() >= invited.activation.expires_at {
            return Err(refused("link_expired"));
        }
        let organisation = self.organisations.of_member(invited.member.organisation).await.map_err(Incident::from)?;
        let organisation = organisation.ok_or(Incident::Missing(id.uuid(), "organisation"))?;
        let keys = self.vault.keys_of(id).await.map_err(Incident::from)?;
        Ok(Invitee { id, invited, keys, organisation, link })
    }
}

impl Invitee {
    fn text(&self, field: &'static str) -> Result<String, Turn> {
        let member = &self.invited.member;
        let sealed = if field == place::NAME { &member.name } else { &member.email.sealed };
        let text = self.keys.open_text(place::of(self.id, field), sealed).map_err(Incident::from)?;
        Ok(text.to_string())
    }
}
