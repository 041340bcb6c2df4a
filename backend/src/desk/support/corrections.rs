//! Name and login address, put right: the directory follows in the same commit.

use herstel_console::{
    desk::{Acted, Grounds, Turn, Visit},
    model::SupportAct,
};
use herstel_domain::account::{AccountCommand, CorrectEmail, CorrectName, EMAIL_CHANGE_VALID_FOR};
use uuid::Uuid;

use super::{
    super::{
        House, place,
        refusal::{Incident, refused_field},
        told,
    },
    acts::written,
    served::{Served, name as name_of},
};
use crate::{directory, journal::Attachments, secrets::Address};

/// A name has at most so many characters: the field and the refusal say so.
const LONGEST_NAME: usize = 100;

impl House {
    pub(super) async fn correct_name(&self, visit: &Visit, account: Uuid, name: &str, grounds: &Grounds) -> Acted {
        let served = self.serve(visit, account, SupportAct::CorrectName).await?;
        let name = written("name", name, LONGEST_NAME)?;
        let reason = served.reason(grounds)?;
        let (by, target, now) = (served.by(), served.id, self.clock.now());
        let sealed = served.person()?.seal_text(place::of(target, place::NAME), &name);
        let command = AccountCommand::CorrectName(CorrectName { by, target, name: sealed, reason, now });
        self.done(visit, &served, SupportAct::CorrectName, command, grounds, Attachments::default()).await
    }

    pub(super) async fn correct_email(&self, visit: &Visit, account: Uuid, email: &str, grounds: &Grounds) -> Acted {
        let served = self.serve(visit, account, SupportAct::CorrectEmail).await?;
        if email.trim().is_empty() {
            return Err(refused_field("email", "email_missing"));
        }
        let address = Address::parse(email).map_err(|_| refused_field("email", "email_invalid"))?;
        let reason = served.reason(grounds)?;
        self.is_free(visit, &served, &address).await?;
        let (by, target, now, person) = (served.by(), served.id, self.clock.now(), served.person()?);
        let to = person.contact(place::of(target, place::EMAIL), &address);
        let [old, new] = [(); 2].map(|()| told::link(target, person, now, EMAIL_CHANGE_VALID_FOR));
        let (notice, mut attachments) = self.notice(visit, &served)?;
        attachments.enclosures.extend([old.enclosure, new.enclosure]);
        let (confirm_old, confirm_new) = (old.new, new.new);
        let command = CorrectEmail { by, target, to, confirm_old, confirm_new, reason, notice, now };
        let command = AccountCommand::CorrectEmail(command);
        self.done(visit, &served, SupportAct::CorrectEmail, command, grounds, attachments).await
    }

    /// Whether nobody of this organisation has the address. Whether somebody elsewhere has it is not theirs to know:
    /// then the last confirmation fails.
    async fn is_free(&self, visit: &Visit, served: &Served, address: &Address) -> Result<(), Turn> {
        let Some(owner) = self.account_of(address).await.map_err(Incident::from)? else { return Ok(()) };
        if owner == served.id {
            return Err(refused_field("email", "email_same"));
        }
        let organisation = served.by().organisation.uuid();
        if directory::listed(&self.pool, organisation, owner.uuid()).await.map_err(Incident::from)?.is_none() {
            return Ok(());
        }
        let act = name_of(SupportAct::CorrectEmail);
        self.record_refusal(visit, &served.entered, &act, "login_email", Some(served.id)).await?;
        Err(refused_field("email", "login_email"))
    }
}
