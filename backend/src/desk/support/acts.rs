//! What staff do with a user's account: each act is one command, with ticket and reason sealed for its owner.

use herstel_console::{
    desk::{Acted, Grounds, Step, Turn, Visit},
    model::SupportAct,
};
use herstel_domain::{
    Refusal as _,
    account::{
        AccountCommand, AccountDecider, AccountRefusal, DisableAccount, EnableAccount, EndSessionsBySupport, Notice,
        ResendActivation, ResetBySupport, UnlockBySupport,
    },
    sealed::Sealed,
};
use uuid::Uuid;

use super::{
    super::{
        House, place,
        refusal::{of_failure, refused, refused_field},
        told,
    },
    served::{Served, name},
};
use crate::{
    application::invite::ACTIVATION_VALID_FOR,
    journal::{Actor, Attachments, Failure, Intent},
};

/// A ticket has at most so many characters, a reason so many: fields and refusals say so.
const LONGEST_TICKET: usize = 40;
const LONGEST_REASON: usize = 300;

impl House {
    pub(super) async fn reset_account(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted {
        let served = self.serve(visit, account, SupportAct::Reset).await?;
        let ticket = served.ticket(grounds)?;
        let reason = served.reason(grounds)?;
        let (notice, attachments) = self.notice(visit, &served)?;
        let (by, target, now) = (served.by(), served.id, self.clock.now());
        let policy = served.entered.organisation.policy;
        let command =
            AccountCommand::ResetBySupport(ResetBySupport { by, target, ticket, reason, policy, notice, now });
        self.done(visit, &served, SupportAct::Reset, command, grounds, attachments).await
    }

    pub(super) async fn unlock_account(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted {
        let served = self.serve(visit, account, SupportAct::Unlock).await?;
        let reason = served.reason(grounds)?;
        let (notice, attachments) = self.notice(visit, &served)?;
        let (by, target, now) = (served.by(), served.id, self.clock.now());
        let command = AccountCommand::UnlockBySupport(UnlockBySupport { by, target, reason, notice, now });
        self.done(visit, &served, SupportAct::Unlock, command, grounds, attachments).await
    }

    pub(super) async fn end_account_sessions(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted {
        let served = self.serve(visit, account, SupportAct::EndSessions).await?;
        let (by, target, now) = (served.by(), served.id, self.clock.now());
        let reason = served.reason(grounds)?;
        let command = AccountCommand::EndSessionsBySupport(EndSessionsBySupport { by, target, reason, now });
        self.done(visit, &served, SupportAct::EndSessions, command, grounds, Attachments::default()).await
    }

    pub(super) async fn resend_invitation(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted {
        let served = self.serve(visit, account, SupportAct::Resend).await?;
        let (target, now) = (served.id, self.clock.now());
        let link = told::link(target, served.person()?, now, ACTIVATION_VALID_FOR);
        let (by, activation) = (Some(served.by()), link.new);
        let command = AccountCommand::ResendActivation(ResendActivation { by, target, activation, now });
        let attachments = Attachments { enclosures: [link.enclosure].into(), ..Attachments::default() };
        self.done(visit, &served, SupportAct::Resend, command, grounds, attachments).await
    }

    pub(super) async fn disable_account(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted {
        let served = self.serve(visit, account, SupportAct::Disable).await?;
        let (by, target, now) = (served.by(), served.id, self.clock.now());
        let reason = served.reason(grounds)?;
        let command = AccountCommand::DisableAccount(DisableAccount { by, target, reason, now });
        self.done(visit, &served, SupportAct::Disable, command, grounds, Attachments::default()).await
    }

    pub(super) async fn enable_account(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted {
        let served = self.serve(visit, account, SupportAct::Enable).await?;
        let reason = served.reason(grounds)?;
        let (notice, attachments) = self.notice(visit, &served)?;
        let (by, target, now) = (served.by(), served.id, self.clock.now());
        let command = AccountCommand::EnableAccount(EnableAccount { by, target, reason, notice, now });
        self.done(visit, &served, SupportAct::Enable, command, grounds, attachments).await
    }

    /// For telling the owner: with the way to object, and without the address that a colleague works from.
    pub(super) fn notice(&self, visit: &Visit, served: &Served) -> Result<(Notice, Attachments), Turn> {
        let (notice, enclosures) = told::notice(visit, served.id, served.person()?, self.clock.now());
        Ok((Notice { origin: None, ..notice }, Attachments { enclosures, ..Attachments::default() }))
    }

    /// Gives the command, and goes back to the account. A refusal goes on record.
    pub(super) async fn done(
        &self,
        visit: &Visit,
        served: &Served,
        act: SupportAct,
        command: AccountCommand,
        grounds: &Grounds,
        attachments: Attachments,
    ) -> Acted {
        let provenance = self.provenance(visit, Actor::Account(served.entered.id()), served.id, served.person()?);
        let intent = Intent {
            seen: Some(grounds.seen),
            attachments,
            ..Intent::<AccountDecider>::new(served.id.uuid(), command, provenance)
        };
        let receipt = match self.journal.execute(intent).await {
            Ok(receipt) => receipt,
            Err(failure) => {
                let code = match &failure {
                    Failure::Refused(refusal) => Some(refusal.code()),
                    Failure::Stale => Some("stale"),
                    Failure::Taken(kind) => Some(*kind),
                    Failure::Busy | Failure::Broken(_) => None,
                };
                if let Some(code) = code {
                    self.record_refusal(visit, &served.entered, &name(act), code, Some(served.id)).await?;
                }
                return Err(match failure {
                    // to its owner a disabled account says nothing; to staff it does
                    Failure::Refused(AccountRefusal::Disabled | AccountRefusal::NotActive) => {
                        refused("not_possible_now")
                    }
                    failure => of_failure(failure, self.clock.now()),
                });
            }
        };
        let done = if receipt.events.is_empty() { "nothing-to-do" } else { word(act) };
        Ok(Step::to(format!("/support/accounts/{}?done={done}", served.id)))
    }
}

/// What was done, as the next page says it.
const fn word(act: SupportAct) -> &'static str {
    match act {
        SupportAct::Reset => "reset",
        SupportAct::Unlock => "lock-lifted",
        SupportAct::EndSessions => "account-sessions-ended",
        SupportAct::Resend => "resent",
        SupportAct::Disable => "disabled",
        SupportAct::Enable => "enabled",
        SupportAct::CorrectName => "name-corrected",
        SupportAct::CorrectEmail => "email-asked",
    }
}

impl Served {
    fn ticket(&self, grounds: &Grounds) -> Result<Sealed, Turn> {
        let ticket = written("ticket", &grounds.ticket, LONGEST_TICKET)?;
        Ok(self.person()?.seal_text(place::of(self.id, place::TICKET), &ticket))
    }

    pub(super) fn reason(&self, grounds: &Grounds) -> Result<Sealed, Turn> {
        let reason = written("reason", &grounds.reason, LONGEST_REASON)?;
        Ok(self.person()?.seal_text(place::of(self.id, place::REASON), &reason))
    }
}

/// What was written into a field that may not stay empty.
pub(in super::super) fn written(field: &str, text: &str, longest: usize) -> Result<String, Turn> {
    let text: String = text.trim().chars().filter(|c| !c.is_control() || *c == '\n').collect();
    if !text.chars().any(char::is_alphanumeric) {
        return Err(refused_field(field, &format!("{field}_missing")));
    }
    if text.chars().count() > longest {
        return Err(refused_field(field, &format!("{field}_too_long")));
    }
    Ok(text)
}
