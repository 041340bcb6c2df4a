//! Who is served, by whom: an account of the colleague's own organisation; everything else does not exist for them.

use herstel_console::{
    desk::{Turn, Visit},
    model::SupportAct,
};
use herstel_domain::{
    Refusal as _,
    account::{Account, AccountDecider, AccountRefusal, Authenticator, Member, Staff},
    ids::AccountId,
};
use uuid::Uuid;

use super::super::{Entered, House, deeds::Opener, refusal::Incident, staff::SERVING};
use crate::secrets::{DataKey, Keys};

/// Somebody else's account, and who looks at it.
pub(super) struct Served {
    /// Who works at the desk.
    pub(super) entered: Entered,
    /// Whose account it is.
    pub(super) id: AccountId,
    /// As it is now.
    pub(super) account: Account,
    /// What opens and seals its values.
    keys: Keys,
}

impl House {
    /// An account that the colleague may look at. Whoever may not is told that it is not there, and that goes on
    /// record under the name of what they tried.
    pub(super) async fn served(&self, visit: &Visit, account: Uuid, tried: &str) -> Result<Served, Turn> {
        let id = AccountId::new(account);
        let entered = match self.admit_staff(visit, SERVING).await {
            Err(Turn::NotFound) => {
                if let Some(entered) = self.entered(visit).await? {
                    self.record_refusal(visit, &entered, tried, "not_for_your_role", Some(id)).await?;
                }
                return Err(Turn::NotFound);
            }
            admitted => admitted?,
        };
        let loaded = self.journal.load::<AccountDecider>(account).await.map_err(Incident::from)?;
        let own = |member: &Member| member.organisation == entered.account.member.organisation;
        if !loaded.state.member().is_some_and(own) {
            self.record_refusal(visit, &entered, tried, "not_yours", Some(id)).await?;
            return Err(Turn::NotFound);
        }
        let keys = self.vault.keys_of(id).await.map_err(Incident::from)?;
        Ok(Served { entered, id, account: loaded.state, keys })
    }

    /// The same for an act: on users only, and on nobody's own account (X7).
    pub(super) async fn serve(&self, visit: &Visit, account: Uuid, act: SupportAct) -> Result<Served, Turn> {
        let served = self.served(visit, account, &name(act)).await?;
        if let Some(code) = served.barred_from(act) {
            self.record_refusal(visit, &served.entered, &name(act), &code, Some(served.id)).await?;
            return Err(Turn::Forbidden { code });
        }
        self.fresh(&served.entered, &format!("/support/accounts/{account}/{}", act.name()))?;
        Ok(served)
    }
}

/// An act as it stands on record.
pub(super) fn name(act: SupportAct) -> String {
    format!("support.{}", act.name().replace('-', "_"))
}

impl Served {
    /// Who acts.
    pub(super) fn by(&self) -> Staff {
        self.entered.staff()
    }

    /// Whether the policy lets this colleague reset a lost phone.
    pub(super) fn may_reset(&self) -> bool {
        self.entered.organisation.policy.lets_reset(self.by().role)
    }

    /// Why this colleague may do nothing here, by its code.
    pub(super) fn barred(&self) -> Option<String> {
        let refusal = self.by().may_serve(self.id, self.account.member()?).err()?;
        Some(refusal.code().to_owned())
    }

    /// Why this colleague may not do this, by its code.
    fn barred_from(&self, act: SupportAct) -> Option<String> {
        let reset = act == SupportAct::Reset && !self.may_reset();
        self.barred().or_else(|| reset.then(|| AccountRefusal::ResetNotForYourRole.code().to_owned()))
    }

    /// The key of the person's own values.
    pub(super) fn person(&self) -> Result<&DataKey, Turn> {
        self.keys.person().ok_or_else(|| Incident::Missing(self.id.uuid(), "data key").into())
    }

    /// What opens the account's values for reading.
    pub(super) fn opener(&self) -> Opener<'_> {
        Opener::new(self.id, self.apps(), &self.keys)
    }

    /// Every app ever linked.
    pub(super) fn apps(&self) -> &[Authenticator] {
        match &self.account {
            Account::Active(active) => &active.authenticators,
            Account::Absent | Account::Invited(_) => &[],
        }
    }

    /// Who somebody is: everybody served is a member.
    pub(super) fn member(&self) -> Result<&Member, Turn> {
        self.account.member().ok_or(Turn::NotFound)
    }
}
