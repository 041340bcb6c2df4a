//! `/activate`: the first password, by the link of the invitation, and another link for who comes too late.

use std::sync::Arc;

use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::{Activation, NewPassword, Page, PasswordReason, Standing},
};
use herstel_domain::{
    account::{
        Account, AccountCommand, AccountDecider, Activate, InvitedAccount, PresentedLink, ResendActivation,
        phone_to_prove,
    },
    ids::AccountId,
};

use super::{
    super::{
        House,
        act::active,
        entry::brand,
        place,
        refusal::{Incident, of_failure, of_hashing, refused},
        told,
    },
    password::{Person, done, rules},
    presented::token,
};
use crate::{
    application::invite::ACTIVATION_VALID_FOR,
    journal::{Actor, Attachments, Intent},
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
    pub(super) async fn activate_page(&self, visit: &Visit) -> Shown<Activation> {
        let invitee = self.invitee(visit).await?;
        let body = if self.is_late(&invitee) {
            Activation::TooLate { days: u32::try_from(ACTIVATION_VALID_FOR.num_days()).unwrap_or(7) }
        } else {
            Activation::Choose(NewPassword {
                email: invitee.text(place::EMAIL)?,
                reason: PasswordReason::Activation,
                rules: rules(&invitee.organisation, invitee.invited.member.role),
                second: None,
                phones: Vec::new(),
            })
        };
        Ok(Page { brand: brand(&invitee.organisation), standing: Standing::Guest, body })
    }

    pub(super) async fn activate(&self, visit: &Visit, new_password: &str) -> Acted {
        let invitee = self.invitee(visit).await?;
        if self.is_late(&invitee) {
            return Err(refused("link_expired"));
        }
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
        let mut step =
            self.after_password(visit, invitee.id, active(&receipt)?, &invitee.keys, &invitee.organisation).await?;
        let enrols = invitee.organisation.policy.demands_second_factor(invitee.invited.member.role);
        let on_file = phone_to_prove(active(&receipt)?, &invitee.organisation.policy).is_some();
        let first_step = if on_file { "/enrol" } else { "/enrol/app" };
        step.to = format!("{}?{}", if enrols { first_step } else { "/me" }, done(strength));
        Ok(self.without_link(step))
    }

    /// Another link, to the same mailbox: whoever has the one that came too late has read it there. That one is void
    /// then, so that it sends no more than this.
    pub(super) async fn send_activation_again(&self, visit: &Visit) -> Acted {
        let invitee = self.invitee(visit).await?;
        if !self.is_late(&invitee) {
            return Ok(Step::to("/activate"));
        }
        let (id, now) = (invitee.id, self.clock.now());
        let person = invitee.keys.person().ok_or(Incident::Missing(id.uuid(), "data key"))?;
        let link = told::link(id, person, now, ACTIVATION_VALID_FOR);
        let (by, target, activation) = (None, id, link.new);
        let command = AccountCommand::ResendActivation(ResendActivation { by, target, activation, now });
        let provenance = self.provenance(visit, Actor::Nobody, id, person);
        let attachments = Attachments { enclosures: [link.enclosure].into(), ..Attachments::default() };
        let intent = Intent::<AccountDecider> { attachments, ..Intent::new(id.uuid(), command, provenance) };
        self.journal.execute(intent).await.map_err(|failure| of_failure(failure, now))?;
        Ok(self.without_link(Step::to("/login?done=activation-sent")))
    }

    /// Whether the link had its time.
    fn is_late(&self, invitee: &Invitee) -> bool {
        self.clock.now() >= invitee.invited.activation.expires_at
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
