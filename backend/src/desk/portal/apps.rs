//! Acts on linked apps: rename, trash can, and out of it again.

use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::{Rename, Trash, Way},
};
use herstel_domain::{
    account::{
        AccountCommand, Authenticator, Condition, RESTORABLE_FOR, RenameAuthenticator, RestoreAuthenticator,
        ResumeAuthenticator, ThawChanges, TrashAuthenticator,
    },
    ids::AuthenticatorId,
};
use uuid::Uuid;

use super::{
    super::{Entered, House, act::Circumstances, place, refusal::refused_field, told},
    enrol::label_of,
    sittings::OWNERS,
};
use crate::journal::Attachments;

impl Entered {
    /// One of the apps that still are in use or suspended.
    fn app(&self, id: Uuid) -> Result<&Authenticator, Turn> {
        self.account
            .authenticator(AuthenticatorId::new(id))
            .filter(|app| matches!(app.condition, Condition::Usable | Condition::Suspended { .. }))
            .ok_or(Turn::NotFound)
    }
}

impl House {
    pub(super) async fn rename_page(&self, visit: &Visit, authenticator: Uuid) -> Shown<Rename> {
        let entered = self.admit(visit, OWNERS).await?;
        let app = entered.app(authenticator)?;
        self.fresh(&entered, &format!("/me/authenticators/{authenticator}/rename"))?;
        let seen = entered.account.marks.factors_changed;
        Ok(entered.page(Rename { authenticator, label: entered.label(app)?, seen }))
    }

    pub(super) async fn rename(&self, visit: &Visit, authenticator: Uuid, label: &str, seen: u64) -> Acted {
        let entered = self.admit(visit, OWNERS).await?;
        let app = entered.app(authenticator)?;
        self.fresh(&entered, &format!("/me/authenticators/{authenticator}/rename"))?;
        if label.trim().is_empty() {
            return Err(refused_field("label", "label_missing"));
        }
        let label = label_of(visit, label)?;
        if label == entered.label(app)? {
            return Ok(Step::to("/me"));
        }
        let (person, now) = (entered.person()?, self.clock.now());
        let (notice, enclosures) = told::notice(visit, entered.id(), person, now);
        let command = AccountCommand::RenameAuthenticator(RenameAuthenticator {
            authority: entered.session.authority(),
            authenticator: app.id,
            label: person.seal_text(place::of(entered.id(), place::LABEL), &label),
            notice,
            now,
        });
        let attachments = Attachments { enclosures, ..Attachments::default() };
        self.act(visit, &entered, command, Some(seen), attachments).await?;
        Ok(Step::to("/me?done=renamed"))
    }

    pub(super) async fn trash_page(&self, visit: &Visit, authenticator: Uuid) -> Shown<Trash> {
        let entered = self.admit(visit, OWNERS).await?;
        let app = entered.app(authenticator)?;
        self.fresh(&entered, &format!("/me/authenticators/{authenticator}/trash"))?;
        let mut ways = Vec::new();
        for other in entered.account.usable().filter(|other| other.id != app.id) {
            ways.push(Way::OtherApp { label: entered.label(other)? });
        }
        let (last, suspended) = (ways.is_empty(), matches!(app.condition, Condition::Suspended { .. }));
        ways.extend(self.ways(&entered)?);
        Ok(entered.page(Trash {
            authenticator,
            label: entered.label(app)?,
            linked_at: app.linked_at,
            seen: entered.account.marks.factors_changed,
            ways,
            last,
            mandatory: entered.organisation.policy.demands_second_factor(entered.account.member.role),
            days: if suspended { 0 } else { u32::try_from(RESTORABLE_FOR.num_days()).unwrap_or(7) },
        }))
    }

    pub(super) async fn trash(&self, visit: &Visit, authenticator: Uuid, seen: u64) -> Acted {
        let entered = self.admit(visit, OWNERS).await?;
        let authenticator = entered.app(authenticator)?.id;
        self.fresh(&entered, &format!("/me/authenticators/{authenticator}/trash"))?;
        let policy = entered.organisation.policy;
        self.change(visit, &entered, Some(seen), "/me?done=trashed", |Circumstances { authority, notice, now }| {
            AccountCommand::TrashAuthenticator(TrashAuthenticator { authority, authenticator, policy, notice, now })
        })
        .await
    }

    pub(super) async fn restore(&self, visit: &Visit, authenticator: Uuid, seen: u64) -> Acted {
        let entered = self.admit(visit, OWNERS).await?;
        self.fresh(&entered, "/me")?;
        let authenticator = AuthenticatorId::new(authenticator);
        self.change(visit, &entered, Some(seen), "/me?done=restored", |Circumstances { authority, notice, now }| {
            AccountCommand::RestoreAuthenticator(RestoreAuthenticator { authority, authenticator, notice, now })
        })
        .await
    }

    pub(super) async fn resume(&self, visit: &Visit, authenticator: Uuid, seen: u64) -> Acted {
        let entered = self.admit(visit, OWNERS).await?;
        self.fresh(&entered, "/me")?;
        let authenticator = AuthenticatorId::new(authenticator);
        self.change(visit, &entered, Some(seen), "/me?done=resumed", |Circumstances { authority, notice, now }| {
            AccountCommand::ResumeAuthenticator(ResumeAuthenticator { authority, authenticator, notice, now })
        })
        .await
    }

    pub(super) async fn thaw(&self, visit: &Visit, seen: u64) -> Acted {
        let entered = self.admit(visit, OWNERS).await?;
        let command =
            AccountCommand::ThawChanges(ThawChanges { authority: entered.session.authority(), now: self.clock.now() });
        self.act(visit, &entered, command, Some(seen), Attachments::default()).await?;
        Ok(Step::to("/me?done=thawed"))
    }
}
