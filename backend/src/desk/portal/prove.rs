//! `/login/prove`: the ways to prove who you are when the app cannot be asked (DESIGN §8a).

use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    model::{LinkSent, Prove, ProveByCode, Way},
};
use herstel_domain::account::{
    self, AccountCommand, Condition, LinkPurpose, RequestLink, SessionKind, mailbox_link_valid_for, ways_to_prove,
};

use super::super::{
    Entered, House,
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
        let mut ways = Vec::new();
        for way in ways_to_prove(&entered.account, &entered.organisation.policy, self.clock.now()) {
            ways.push(match way {
                account::Way::RecoveryCode => {
                    let left = u32::try_from(entered.account.recovery_codes_left()).unwrap_or(u32::MAX);
                    Way::RecoveryCode { left }
                }
                account::Way::Mailbox => Way::LoginMailbox { address: mask(&entered.email()?) },
                account::Way::TrashedApp => {
                    let Some(app) = entered.account.trashed().last() else { continue };
                    Way::TrashedApp { label: entered.label(app)? }
                }
            });
        }
        ways.push(Way::Support);
        Ok(ways)
    }

    pub(super) async fn recovery_code_page(&self, visit: &Visit) -> Shown<ProveByCode> {
        let entered = self.admit(visit, &[SessionKind::Attempt]).await?;
        Ok(entered.page(ProveByCode { email: entered.email()?, label: None }))
    }

    pub(super) async fn trashed_app_page(&self, visit: &Visit) -> Shown<ProveByCode> {
        let entered = self.admit(visit, &[SessionKind::Attempt]).await?;
        let Some(app) = entered.account.trashed().last() else {
            return Err(Turn::Goto(Step::to("/login/prove")));
        };
        Ok(entered.page(ProveByCode { email: entered.email()?, label: Some(entered.label(app)?) }))
    }

    pub(super) async fn prove_by_recovery_code(&self, visit: &Visit, code: &str) -> Acted {
        let entered = self.admit(visit, &[SessionKind::Attempt]).await?;
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
        let now = self.clock.now();
        let key = self.vault.lookup(LINKS, &entered.id().to_string());
        let reserved = self.attempts.reserve(&key, Counted::Link).await.map_err(Incident::from)?;
        reserved.map_err(|throttled| wait("mail_too_often", throttled.until, now))?;
        let valid_for = mailbox_link_valid_for(&entered.account);
        let link = told::link(entered.id(), entered.person()?, now, valid_for);
        let command = AccountCommand::RequestLink(RequestLink {
            purpose: LinkPurpose::Prove,
            link: link.new,
            session: Some(entered.session.id),
            origin: Some(told::origin(visit, entered.id(), entered.person()?)),
            policy: entered.organisation.policy,
            now,
        });
        let attachments = Attachments { enclosures: [link.enclosure].into(), ..Attachments::default() };
        self.act(visit, &entered, command, None, attachments).await?;
        Ok(Step::to("/login/link-sent"))
    }

    pub(super) async fn link_sent_page(&self, visit: &Visit) -> Shown<LinkSent> {
        let entered = self.admit(visit, &[SessionKind::Attempt]).await?;
        let minutes = u32::try_from(mailbox_link_valid_for(&entered.account).num_minutes()).unwrap_or(15);
        Ok(entered.page(LinkSent { address: mask(&entered.email()?), minutes }))
    }
}
