//! `/login/prove`: the ways to prove who you are when the app cannot be asked (DESIGN §8a).

use chrono::{DateTime, Utc};
use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::{BackupMailbox, LinkSent, Prove, ProveByCode, Way},
};
use herstel_domain::{
    account::{
        self, AccountCommand, Condition, LinkPurpose, LinkUse, NewLink, PendingLink, RequestLink, RequestMagicLink,
        SessionKind, mailbox_link_valid_for,
    },
    sealed::Sealed,
};

use super::super::{
    Entered, House,
    deeds::Opener,
    factors,
    refusal::{Incident, wait},
    told,
};
use crate::{journal::Attachments, login::attempts::Counted, secrets::email::mask};

/// Whose requests for links are counted together.
const LINKS: &str = "links_of_account";

impl House {
    pub(super) async fn prove_page(&self, visit: &Visit) -> Shown<Prove> {
        let entered = self.admit(visit, &[SessionKind::Attempt]).await?;
        let trashed = entered.account.usable().next().is_none() && entered.account.trashed().next().is_some();
        let ways = self.ways(&entered)?;
        Ok(entered.page(Prove { email: entered.email()?, trashed, ways }))
    }

    /// The ways that an account has, for its owner to read; support is always one.
    pub(super) fn ways(&self, entered: &Entered) -> Result<Vec<Way>, Turn> {
        let opener = Opener::new(entered.id(), &entered.account.authenticators, &entered.keys);
        Ok(factors::ways(&opener, &entered.account, &entered.organisation.policy, self.clock.now()))
    }

    pub(super) async fn recovery_code_page(&self, visit: &Visit) -> Shown<ProveByCode> {
        let entered = self.admit(visit, &[SessionKind::Attempt]).await?;
        self.opens_by_code(&entered)?;
        Ok(entered.page(ProveByCode { email: entered.email()?, label: None }))
    }

    /// Where a code switches the second factor off, it is asked for on the page that says so.
    fn opens_by_code(&self, entered: &Entered) -> Result<(), Turn> {
        if self.switches_off(entered) { Err(Turn::Goto(Step::to("/login/switch-off"))) } else { Ok(()) }
    }

    pub(super) async fn trashed_app_page(&self, visit: &Visit) -> Shown<ProveByCode> {
        let entered = self.admit(visit, &[SessionKind::Attempt]).await?;
        let Some(app) = entered.account.restorable(self.clock.now()).last() else {
            return Err(Turn::Goto(Step::to("/login/prove")));
        };
        Ok(entered.page(ProveByCode { email: entered.email()?, label: Some(entered.label(app)?) }))
    }

    pub(super) async fn prove_by_recovery_code(&self, visit: &Visit, code: &str) -> Acted {
        let entered = self.admit(visit, &[SessionKind::Attempt]).await?;
        self.opens_by_code(&entered)?;
        let verified = self.check_recovery_code(visit, &entered.claimant(), code).await?;
        self.complete(visit, &entered, verified, "/enrol").await
    }

    pub(super) async fn prove_by_trashed_app(&self, visit: &Visit, code: &str) -> Acted {
        let entered = self.admit(visit, &[SessionKind::Attempt]).await?;
        let in_trash = |app: &account::Authenticator| matches!(app.condition, Condition::Trashed { .. });
        let verified = self.check_app(visit, &entered.claimant(), code, in_trash).await?;
        self.complete(visit, &entered, verified, "/enrol").await
    }

    pub(super) async fn prove_by_mailbox(&self, visit: &Visit) -> Acted {
        let entered = self.admit(visit, &[SessionKind::Attempt]).await?;
        let (session, policy) = (Some(entered.session.id), entered.organisation.policy);
        self.send_link(visit, &entered, |link, origin, now| {
            let (purpose, origin) = (LinkPurpose::Prove, Some(origin));
            AccountCommand::RequestLink(RequestLink { purpose, link, session, origin, policy, now })
        })
        .await?;
        Ok(Step::to("/login/link-sent"))
    }

    pub(super) async fn send_magic_link(&self, visit: &Visit) -> Acted {
        let entered = self.admit(visit, &[SessionKind::Attempt]).await?;
        let (authority, policy) = (entered.session.authority(), entered.organisation.policy);
        self.send_link(visit, &entered, |link, origin, now| {
            let origin = Some(origin);
            AccountCommand::RequestMagicLink(RequestMagicLink { authority, link, origin, policy, now })
        })
        .await?;
        Ok(Step::to("/login/backup-email"))
    }

    /// Sends a link to one of the account's mailboxes, unless many were asked for lately: whichever, they count
    /// together.
    async fn send_link(
        &self,
        visit: &Visit,
        entered: &Entered,
        command: impl FnOnce(NewLink, Sealed, DateTime<Utc>) -> AccountCommand,
    ) -> Result<(), Turn> {
        let now = self.clock.now();
        let key = self.vault.lookup(LINKS, &entered.id().to_string());
        let reserved = self.attempts.reserve(&key, Counted::Link).await.map_err(Incident::from)?;
        reserved.map_err(|throttled| wait("mail_too_often", throttled.until, now))?;
        let link = told::link(entered.id(), entered.person()?, now, mailbox_link_valid_for(&entered.account));
        let command = command(link.new, told::origin(visit, entered.id(), entered.person()?), now);
        let attachments = Attachments { enclosures: [link.enclosure].into(), ..Attachments::default() };
        if let Err(turn) = self.act(visit, entered, command, None, attachments).await {
            // nothing was sent
            self.attempts.take_back(&key, Counted::Link).await.map_err(Incident::from)?;
            return Err(turn);
        }
        Ok(())
    }

    pub(super) async fn backup_mailbox_page(&self, visit: &Visit) -> Shown<BackupMailbox> {
        let entered = self.admit(visit, &[SessionKind::Attempt]).await?;
        let address = self.ways(&entered)?.into_iter().find_map(|way| match way {
            Way::BackupMailbox { address } => Some(address),
            _ => None,
        });
        let address = address.ok_or_else(|| Turn::Goto(Step::to("/login/prove")))?;
        let now = self.clock.now();
        let asked_here = |link: &PendingLink| {
            now < link.expires_at
                && matches!(link.use_for, LinkUse::MagicLink { session, .. } if session == entered.session.id)
        };
        let sent = entered.account.links.iter().any(asked_here);
        Ok(entered.page(BackupMailbox { email: entered.email()?, address, minutes: minutes(&entered), sent }))
    }

    pub(super) async fn link_sent_page(&self, visit: &Visit) -> Shown<LinkSent> {
        let entered = self.admit(visit, &[SessionKind::Attempt]).await?;
        Ok(entered.page(LinkSent { address: mask(&entered.email()?), minutes: minutes(&entered) }))
    }
}

/// How long a link to a mailbox of this account works.
fn minutes(entered: &Entered) -> u32 {
    u32::try_from(mailbox_link_valid_for(&entered.account).num_minutes()).unwrap_or(15)
}
