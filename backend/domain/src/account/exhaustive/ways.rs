//! What each party can do about the ways in besides the app: grace, backup address, magic link, switching off, devices.

use chrono::Duration;

use super::{
    moves::{Move, Party, Universe, presented_silently},
    normal_form::*,
    situation::Situation,
};
use crate::{
    account::{testing::*, *},
    ids::SessionId,
    sealed::Hashed,
};

/// The browser of whoever reads the backup mailbox.
const ELSEWHERE: SessionId = SessionId::new(uuid::Uuid::from_u128(0xB3));

impl Universe {
    /// Everything that needs no session, or an attempt only.
    pub(super) fn add_ways(&self, situation: &Situation, moves: &mut Vec<Move>) {
        let mut add = |by, what, outdated, command| {
            moves.push(Move { by, what, in_session: None, outdated, command });
        };
        for epoch in [1, 0] {
            let outdated = epoch == 0;
            if self.policy.allows_backup_email() {
                for by in [Party::Owner, Party::Guesser] {
                    add(by, "asks for a magic link", outdated, self.ask_for_magic_link(by, epoch));
                }
                for password in [PasswordProven::InAttempt(BROWSERS[0]), PasswordProven::Again] {
                    let command = self.redeem(BROWSERS[0], epoch, password);
                    add(Party::Owner, "confirms a magic link", outdated, command);
                }
            }
            if self.policy.switches_off_by_code() {
                for selector in [CODES[0], "used before"] {
                    let command = self.switch_off(selector, epoch);
                    add(Party::Owner, "switches the second factor off", outdated, command);
                }
            }
            if self.remembers() {
                add(Party::Owner, "comes with the remembered browser", outdated, self.recognise(TOKEN, epoch));
                if situation.device {
                    add(Party::Guesser, "comes with a copied token", outdated, self.recognise("copied", epoch));
                }
            }
        }
        if self.policy.allows_backup_email() {
            for by in [Party::Owner, Party::Keeper] {
                add(by, "confirms the backup address", false, self.confirm_backup());
            }
            let without_password = self.redeem(ELSEWHERE, 1, PasswordProven::InAttempt(ELSEWHERE));
            add(Party::Keeper, "confirms a magic link", false, without_password);
            let objects = ReportNotMe { link: presented_silently(BACKUP_NOTICE), now: self.now };
            add(Party::Reader, "objects to a backup address", false, objects.into());
        }
    }

    /// Every act in a session's name.
    pub(super) fn add_acts_on_ways(&self, by: Party, authority: Authority, outdated: bool, moves: &mut Vec<Move>) {
        let (policy, now) = (self.policy, self.now);
        let mut add = |what, command| {
            moves.push(Move { by, what, in_session: Some(authority), outdated, command });
        };
        if policy.grace_days > 0 {
            add("skips enrolment", SkipEnrolment { authority, policy, now }.into());
        }
        if policy.allows_backup_email() {
            let (address, notice) = (backup_silently(), self.notice());
            let link = silent_link(BACKUP_LINK, now + BACKUP_EMAIL_VALID_FOR);
            add(
                "asks for a backup address",
                RequestBackupEmail { authority, address, link, policy, notice, now }.into(),
            );
            let notice = self.notice();
            add("removes the backup address", RemoveBackupEmail { authority, policy, notice, now }.into());
        }
        if self.remembers() {
            let (hash, device, notice) = (Hashed(TOKEN.to_owned()), BROWSER, self.notice());
            add(
                "has the browser remembered",
                RememberDevice { authority, device, hash, origin: None, policy, notice, now }.into(),
            );
            add("forgets the browser", ForgetDevice { authority, device, now }.into());
        }
    }

    fn remembers(&self) -> bool {
        self.policy.remember_device_days > 0
    }

    pub(super) fn attempt(&self, by: Party, epoch: u64) -> Authority {
        let session = BROWSERS[by.browser().unwrap_or(0)];
        let proof = Proof { by: None, at: self.now };
        Authority { session, kind: SessionKind::Attempt, epoch, proof }
    }

    fn ask_for_magic_link(&self, by: Party, epoch: u64) -> AccountCommand {
        let link = silent_link(MAGIC_LINK, self.now + MAILBOX_LINK_VALID_FOR);
        let authority = self.attempt(by, epoch);
        RequestMagicLink { authority, link, origin: None, policy: self.policy, now: self.now }.into()
    }

    fn redeem(&self, session: SessionId, epoch: u64, password: PasswordProven) -> AccountCommand {
        let link = presented_silently(MAGIC_LINK);
        let (policy, notice, now) = (self.policy, self.notice(), self.now);
        RedeemMagicLink { session, epoch, link, password, policy, notice, now }.into()
    }

    fn switch_off(&self, selector: &str, epoch: u64) -> AccountCommand {
        SwitchOffSecondFactor {
            authority: self.attempt(Party::Owner, epoch),
            selector: selector.to_owned(),
            replacement: silent_code("3"),
            policy: self.policy,
            notice: self.notice(),
            now: self.now,
        }
        .into()
    }

    fn recognise(&self, token: &str, epoch: u64) -> AccountCommand {
        RecogniseDevice {
            session: BROWSERS[0],
            epoch,
            device: BROWSER,
            presented: Hashed(token.to_owned()),
            next: Hashed(TOKEN.to_owned()),
            policy: self.policy,
            notice: self.notice(),
            now: self.now,
        }
        .into()
    }

    fn confirm_backup(&self) -> AccountCommand {
        let link = presented_silently(BACKUP_LINK);
        ConfirmBackupEmail { link, owner: None, policy: self.policy, notice: self.notice(), now: self.now }.into()
    }
}

/// The way that somebody goes by this command; none if it is no way, or the linked app.
pub(super) fn way_of(command: &AccountCommand) -> Option<Way> {
    match command {
        AccountCommand::OpenSession(open) => match open.proof {
            Some(SecondProof::RecoveryCode { .. }) => Some(Way::RecoveryCode),
            Some(SecondProof::TrashedApp { .. }) => Some(Way::TrashedApp),
            Some(SecondProof::Mailbox { .. }) => Some(Way::Mailbox),
            Some(SecondProof::Phone { .. }) => Some(Way::Phone),
            Some(SecondProof::App { .. }) | None => None,
        },
        AccountCommand::RequestLink(ask) if ask.purpose == LinkPurpose::Prove => Some(Way::Mailbox),
        AccountCommand::RequestMagicLink(_) | AccountCommand::RedeemMagicLink(_) => Some(Way::BackupMailbox),
        AccountCommand::SwitchOffSecondFactor(_) => Some(Way::SwitchOff),
        command if super::phones::asks_to_sign_in(command) => Some(Way::Phone),
        _ => None,
    }
}

/// How long the search's policies give: less than the week that time makes at most.
pub(super) const GRACE: Duration = Duration::days(7);
