//! `/admin/people/{id}`: what somebody is, decided by an administrator.

use herstel_console::{
    desk::{Acted, Staffed, Step, Turn, Visit},
    model::RolePage,
};
use herstel_domain::{
    Refusal as _,
    account::{Account, AccountCommand, AccountDecider, ChangeRole, Member},
    ids::AccountId,
};
use sqlx::{Postgres, Transaction};
use uuid::Uuid;

use super::{
    super::{
        Entered, House,
        deeds::{self, Opener},
        place,
        refusal::{Incident, of_failure, refused_field},
    },
    people::named,
};
use crate::journal::{Actor, Failure, Intent};

const ACT: &str = "admin.change_role";

impl House {
    pub(super) async fn role_page(&self, visit: &Visit, account: Uuid) -> Staffed<RolePage> {
        let (entered, state) = self.administered(visit, account).await?;
        let member = state.member().ok_or(Turn::NotFound)?;
        let keys = self.vault.keys_of(AccountId::new(account)).await.map_err(Incident::from)?;
        let opener = Opener::new(AccountId::new(account), &[], &keys);
        entered.at_desk(RolePage {
            account,
            name: opener.text(place::NAME, &member.name),
            email: opener.text(place::EMAIL, &member.email.sealed),
            role: deeds::role(member.role),
            seen: state.marks().factors_changed,
        })
    }

    pub(super) async fn change_role(&self, visit: &Visit, account: Uuid, role: &str, seen: u64) -> Acted {
        let turn = self.turn_of_administrators(visit).await?;
        let (entered, _) = self.administered(visit, account).await?;
        let role = named(role).ok_or_else(|| refused_field("role", "role_invalid"))?;
        let target = AccountId::new(account);
        let keys = self.vault.keys_of(target).await.map_err(Incident::from)?;
        let person = keys.person().ok_or(Incident::Missing(account, "data key"))?;
        let provenance = self.provenance(visit, Actor::Account(entered.id()), target, person);
        let change = ChangeRole { by: entered.staff(), target, role, now: self.clock.now() };
        let command = AccountCommand::ChangeRole(change);
        let intent = Intent { seen: Some(seen), ..Intent::<AccountDecider>::new(account, command, provenance) };
        let decided = self.journal.execute(intent).await;
        turn.rollback().await.map_err(Incident::from)?;
        match decided {
            Ok(receipt) => {
                let done = if receipt.events.is_empty() { "nothing-to-do" } else { "role-changed" };
                Ok(Step::to(format!("/admin/people?done={done}")))
            }
            Err(failure) => {
                let code = match &failure {
                    Failure::Refused(refusal) => Some(refusal.code()),
                    Failure::Stale => Some("stale"),
                    Failure::Taken(_) | Failure::Busy | Failure::Broken(_) => None,
                };
                if let Some(code) = code {
                    self.record_refusal(visit, &entered, ACT, code, Some(target)).await?;
                }
                Err(of_failure(failure, self.clock.now()))
            }
        }
    }

    /// Roles are changed by one administrator of an organisation at a time, whatever node they are on: of two who take
    /// the role from each other at once, the second is no administrator any more when it is their turn, so that the
    /// last one stays. Whoever finds it taken comes back in a second; the lock goes with the transaction.
    async fn turn_of_administrators(&self, visit: &Visit) -> Result<Transaction<'static, Postgres>, Turn> {
        let organisation = self.administrator(visit, ACT).await?.organisation.id;
        let mut turn = self.pool.begin().await.map_err(Incident::from)?;
        let mine: bool = sqlx::query_scalar("SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))")
            .bind(format!("roles of {organisation}"))
            .fetch_one(&mut *turn)
            .await
            .map_err(Incident::from)?;
        if mine { Ok(turn) } else { Err(Turn::Busy { retry_after_s: 1 }) }
    }

    /// Somebody of the administrator's organisation, who is not themselves, with a fresh proof.
    async fn administered(&self, visit: &Visit, account: Uuid) -> Result<(Entered, Account), Turn> {
        let entered = self.administrator(visit, ACT).await?;
        let target = AccountId::new(account);
        let loaded = self.journal.load::<AccountDecider>(account).await.map_err(Incident::from)?;
        let ours = |member: &Member| member.organisation == entered.organisation.id;
        let Some(member) = loaded.state.member().filter(|member| ours(member)) else {
            self.record_refusal(visit, &entered, ACT, "not_yours", Some(target)).await?;
            return Err(Turn::NotFound);
        };
        if let Err(refusal) = entered.staff().may_administer(target, member) {
            self.record_refusal(visit, &entered, ACT, refusal.code(), Some(target)).await?;
            return Err(Turn::Forbidden { code: refusal.code().to_owned() });
        }
        self.fresh(&entered, &format!("/admin/people/{account}"))?;
        Ok((entered, loaded.state))
    }
}
