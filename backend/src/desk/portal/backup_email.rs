//! `/me/backup-email`: another mailbox than that of the login address, to get back in by (manual 004).

use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::BackupSettings,
};
use herstel_domain::account::{
    AccountCommand, AccountDecider, BACKUP_EMAIL_VALID_FOR, ConfirmBackupEmail, RemoveBackupEmail, RequestBackupEmail,
    SessionKind,
};

use super::{
    super::{
        Entered, House,
        act::Circumstances,
        deeds::Opener,
        factors, place,
        refusal::{Incident, of_failure, refused, refused_field, wait},
        told,
    },
    presented::Presented,
    sign_in::address_in,
};
use crate::{
    journal::{Actor, Attachments, Intent},
    login::attempts::Counted,
};

const SET: &str = "/me/backup-email";
const REMOVE: &str = "/me/backup-email/remove";
/// Whose requests are counted together: each sends mail to an address that may be anybody's.
const ASKED: &str = "backup_emails_of_account";

impl House {
    pub(super) async fn backup_email_page(&self, visit: &Visit) -> Shown<BackupSettings> {
        let entered = self.admit_fresh(visit, SET).await?;
        if !entered.organisation.policy.allows_backup_email() {
            return Err(refused("way_not_allowed"));
        }
        let settings = self.backup_settings(&entered)?.ok_or(Turn::NotFound)?;
        Ok(entered.page(settings))
    }

    pub(super) async fn remove_backup_email_page(&self, visit: &Visit) -> Shown<BackupSettings> {
        let entered = self.admit_fresh(visit, REMOVE).await?;
        let settings = self.backup_settings(&entered)?;
        let some = settings.filter(|it| it.backup.address.is_some() || it.backup.pending.is_some());
        Ok(entered.page(some.ok_or_else(|| Turn::Goto(Step::to("/me")))?))
    }

    fn backup_settings(&self, entered: &Entered) -> Result<Option<BackupSettings>, Turn> {
        let opener = Opener::new(entered.id(), &entered.account.authenticators, &entered.keys);
        let backup = factors::backup(&opener, &entered.account, &entered.organisation.policy, self.clock.now());
        let (email, seen) = (entered.email()?, entered.account.marks.factors_changed);
        Ok(backup.map(|backup| BackupSettings { email, backup, seen }))
    }

    pub(super) async fn request_backup_email(&self, visit: &Visit, backup_email: &str, seen: u64) -> Acted {
        let entered = self.admit_fresh(visit, SET).await?;
        let address = address_in("backup_email", backup_email)?;
        if address.shares_mailbox_with(&address_in("backup_email", &entered.email()?)?) {
            return Err(refused_field("backup_email", "same_as_login"));
        }
        let (id, person, now) = (entered.id(), entered.person()?, self.clock.now());
        let address = person.contact(place::of(id, place::EMAIL), &address);
        let present = entered.account.backup_email.as_ref();
        if present.is_some_and(|present| present.address.fingerprint == address.fingerprint) {
            return Err(refused_field("backup_email", "backup_email_same"));
        }
        let key = self.vault.lookup(ASKED, &id.to_string());
        let reserved = self.attempts.reserve(&key, Counted::Link).await.map_err(Incident::from)?;
        reserved.map_err(|throttled| wait("mail_too_often", throttled.until, now))?;
        let link = told::link(id, person, now, BACKUP_EMAIL_VALID_FOR);
        let (notice, mut enclosures) = told::notice(visit, id, person, now);
        enclosures.extend([link.enclosure]);
        let command = AccountCommand::RequestBackupEmail(RequestBackupEmail {
            authority: entered.session.authority(),
            address,
            link: link.new,
            policy: entered.organisation.policy,
            notice,
            now,
        });
        let attachments = Attachments { enclosures, ..Attachments::default() };
        if let Err(turn) = self.act(visit, &entered, command, Some(seen), attachments).await {
            // nothing was sent
            self.attempts.take_back(&key, Counted::Link).await.map_err(Incident::from)?;
            return Err(turn);
        }
        Ok(Step::to("/me?done=backup-email-asked"))
    }

    /// Whoever reads the mailbox confirms, in any browser; a session of the owner in that browser goes on. None for
    /// repairs does: it may rest on the address that was.
    pub(super) async fn confirm_backup_email(&self, visit: &Visit, presented: Presented) -> Acted {
        let owner = self.entered(visit).await?;
        let owner = owner.filter(|it| it.id() == presented.id && it.session.kind == SessionKind::Full);
        let person = presented.keys.person().ok_or(Incident::Missing(presented.id.uuid(), "data key"))?;
        let now = self.clock.now();
        let (notice, enclosures) = told::notice(visit, presented.id, person, now);
        let command = AccountCommand::ConfirmBackupEmail(ConfirmBackupEmail {
            link: presented.proof.clone(),
            owner: owner.as_ref().map(|owner| owner.session.authority()),
            policy: presented.organisation.policy,
            notice,
            now,
        });
        let provenance = self.provenance(visit, Actor::Nobody, presented.id, person);
        let attachments = Attachments { enclosures, ..Attachments::default() };
        let intent = Intent::<AccountDecider> { attachments, ..Intent::new(presented.id.uuid(), command, provenance) };
        let receipt = self.journal.execute(intent).await.map_err(|failure| of_failure(failure, now))?;
        let step = match owner {
            Some(owner) => self.keep_session(&owner, &receipt, "/me?done=backup-email-confirmed").await?,
            None => Step::to("/login?done=backup-email-confirmed"),
        };
        Ok(self.without_link(step))
    }

    pub(super) async fn remove_backup_email(&self, visit: &Visit, seen: u64) -> Acted {
        let entered = self.admit_fresh(visit, REMOVE).await?;
        let policy = entered.organisation.policy;
        let to = "/me?done=backup-email-removed";
        self.change(visit, &entered, Some(seen), to, |Circumstances { authority, notice, now }| {
            AccountCommand::RemoveBackupEmail(RemoveBackupEmail { authority, policy, notice, now })
        })
        .await
    }
}
