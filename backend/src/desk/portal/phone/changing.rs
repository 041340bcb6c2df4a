//! Numbers on `/me`: which is first, and how they go.

use herstel_console::{
    desk::{Acted, Shown, Turn, Visit},
    model::{self, RemovePhone as Page},
};
use herstel_domain::{
    account::{AccountCommand, MakePhonePrimary, Phone, RemovePhone, ResumePhone},
    ids::PhoneId,
    policy::Policy,
};
use uuid::Uuid;

use super::super::{
    super::{Entered, House, act::Circumstances},
    sittings::OWNERS,
};

impl Entered {
    fn held_phone(&self, id: Uuid) -> Result<&Phone, Turn> {
        self.account.phone(PhoneId::new(id)).filter(|phone| phone.is_held()).ok_or(Turn::NotFound)
    }
}

impl House {
    pub(in super::super) async fn remove_phone_page(&self, visit: &Visit, phone: Uuid) -> Shown<Page> {
        let entered = self.admit(visit, OWNERS).await?;
        let known = entered.held_phone(phone)?;
        self.fresh(&entered, &format!("/me/phones/{phone}/remove"))?;
        let mut ways = self.ways(&entered)?;
        let others = entered.account.usable_phones(&entered.organisation.policy).any(|other| other.id != known.id);
        if !others {
            ways.retain(|way| !matches!(way, model::Way::Phone { .. }));
        }
        if let Some(app) = entered.account.usable().next() {
            ways.insert(0, model::Way::OtherApp { label: entered.label(app)? });
        }
        Ok(entered.page(Page {
            phone,
            number: entered.masked(&known.number)?,
            since: known.since,
            seen: entered.account.marks.factors_changed,
            ways,
        }))
    }

    pub(in super::super) async fn remove_phone(&self, visit: &Visit, phone: Uuid, seen: u64) -> Acted {
        let asking = format!("/me/phones/{phone}/remove");
        self.change_phone(visit, phone, seen, &asking, "phone-removed", |phone, policy, circumstances| {
            let Circumstances { authority, notice, now } = circumstances;
            AccountCommand::RemovePhone(RemovePhone { authority, phone, policy, notice, now })
        })
        .await
    }

    pub(in super::super) async fn make_phone_primary(&self, visit: &Visit, phone: Uuid, seen: u64) -> Acted {
        self.change_phone(visit, phone, seen, "/me", "phone-primary", |phone, _, circumstances| {
            let Circumstances { authority, notice, now } = circumstances;
            AccountCommand::MakePhonePrimary(MakePhonePrimary { authority, phone, notice, now })
        })
        .await
    }

    pub(in super::super) async fn resume_phone(&self, visit: &Visit, phone: Uuid, seen: u64) -> Acted {
        self.change_phone(visit, phone, seen, "/me", "phone-resumed", |phone, _, circumstances| {
            let Circumstances { authority, notice, now } = circumstances;
            AccountCommand::ResumePhone(ResumePhone { authority, phone, notice, now })
        })
        .await
    }

    /// A change of a number that is held, with a fresh proof, which is asked on the way to `asking`.
    async fn change_phone(
        &self,
        visit: &Visit,
        phone: Uuid,
        seen: u64,
        asking: &str,
        done: &str,
        command: impl FnOnce(PhoneId, Policy, Circumstances) -> AccountCommand,
    ) -> Acted {
        let entered = self.admit(visit, OWNERS).await?;
        let id = entered.held_phone(phone)?.id;
        self.fresh(&entered, asking)?;
        let policy = entered.organisation.policy;
        self.change(visit, &entered, Some(seen), format!("/me?done={done}"), |given| command(id, policy, given)).await
    }
}
