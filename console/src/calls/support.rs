//! `/call/support/…`: what staff do with a user's account, each after the page that restated it.
#![expect(missing_docs, reason = "the macro makes a struct of the arguments, which are form fields by their names")]

use std::sync::Arc;

use leptos::prelude::*;

use super::{Back, Misread, id, sequence};
use crate::{
    desk::{Grounds, Support, Visit},
    model::SupportAct,
};

/// Who asks, and whom.
pub(crate) struct Counter {
    /// The counter.
    pub support: Arc<dyn Support>,
    /// The request.
    pub visit: Visit,
}

impl AsRef<Visit> for Counter {
    fn as_ref(&self) -> &Visit {
        &self.visit
    }
}

/// The context that the backend provided.
///
/// # Errors
/// It provided none, which is a defect of the mount.
pub(crate) fn counter() -> Result<Counter, Misread> {
    match (use_context(), use_context()) {
        (Some(support), Some(visit)) => Ok(Counter { support, visit }),
        _ => Err(Misread::Unmounted),
    }
}

fn grounds(ticket: String, reason: String, seen: &str) -> Grounds {
    Grounds { ticket, reason, seen: sequence(seen) }
}

/// Where a refusal leads: the page that asked, with what was typed.
fn back(account: &str, act: SupportAct, grounds: &Grounds) -> Back {
    Back::to_account(account, act).keep("ticket", &grounds.ticket).keep("reason", &grounds.reason)
}

/// Takes every factor away.
#[server(name = ResetAccount, prefix = "/call/support", endpoint = "reset")]
pub async fn reset(
    #[server(default)] account: String,
    #[server(default)] ticket: String,
    #[server(default)] reason: String,
    #[server(default)] seen: String,
) -> Result<(), Misread> {
    let grounds = grounds(ticket, reason, &seen);
    let (back, Counter { support, visit }) = (back(&account, SupportAct::Reset, &grounds), counter()?);
    back.answer(&visit, async { support.reset(&visit, id(&account)?, &grounds).await }.await)
}

/// Lifts every lock.
#[server(name = UnlockAccount, prefix = "/call/support", endpoint = "unlock")]
pub async fn unlock(
    #[server(default)] account: String,
    #[server(default)] reason: String,
    #[server(default)] seen: String,
) -> Result<(), Misread> {
    let grounds = grounds(String::new(), reason, &seen);
    let (back, Counter { support, visit }) = (back(&account, SupportAct::Unlock, &grounds), counter()?);
    back.answer(&visit, async { support.unlock(&visit, id(&account)?, &grounds).await }.await)
}

/// Ends every session.
#[server(name = EndAccountSessions, prefix = "/call/support", endpoint = "end-sessions")]
pub async fn end_sessions(
    #[server(default)] account: String,
    #[server(default)] reason: String,
    #[server(default)] seen: String,
) -> Result<(), Misread> {
    let grounds = grounds(String::new(), reason, &seen);
    let (back, Counter { support, visit }) = (back(&account, SupportAct::EndSessions, &grounds), counter()?);
    back.answer(&visit, async { support.end_sessions(&visit, id(&account)?, &grounds).await }.await)
}

/// Sends the invitation again.
#[server(name = ResendInvitation, prefix = "/call/support", endpoint = "resend")]
pub async fn resend(#[server(default)] account: String, #[server(default)] seen: String) -> Result<(), Misread> {
    let grounds = grounds(String::new(), String::new(), &seen);
    let (back, Counter { support, visit }) = (back(&account, SupportAct::Resend, &grounds), counter()?);
    back.answer(&visit, async { support.resend(&visit, id(&account)?, &grounds).await }.await)
}

/// Closes the account to everybody.
#[server(name = DisableAccount, prefix = "/call/support", endpoint = "disable")]
pub async fn disable(
    #[server(default)] account: String,
    #[server(default)] reason: String,
    #[server(default)] seen: String,
) -> Result<(), Misread> {
    let grounds = grounds(String::new(), reason, &seen);
    let (back, Counter { support, visit }) = (back(&account, SupportAct::Disable, &grounds), counter()?);
    back.answer(&visit, async { support.disable(&visit, id(&account)?, &grounds).await }.await)
}

/// Opens it again.
#[server(name = EnableAccount, prefix = "/call/support", endpoint = "enable")]
pub async fn enable(
    #[server(default)] account: String,
    #[server(default)] reason: String,
    #[server(default)] seen: String,
) -> Result<(), Misread> {
    let grounds = grounds(String::new(), reason, &seen);
    let (back, Counter { support, visit }) = (back(&account, SupportAct::Enable, &grounds), counter()?);
    back.answer(&visit, async { support.enable(&visit, id(&account)?, &grounds).await }.await)
}

/// Corrects the name.
#[server(name = CorrectName, prefix = "/call/support", endpoint = "correct-name")]
pub async fn correct_name(
    #[server(default)] account: String,
    #[server(default)] name: String,
    #[server(default)] reason: String,
    #[server(default)] seen: String,
) -> Result<(), Misread> {
    let grounds = grounds(String::new(), reason, &seen);
    let (back, Counter { support, visit }) = (back(&account, SupportAct::CorrectName, &grounds), counter()?);
    back.keep("name", &name)
        .answer(&visit, async { support.correct_name(&visit, id(&account)?, &name, &grounds).await }.await)
}

/// Asks both addresses to confirm another login address.
#[server(name = CorrectEmail, prefix = "/call/support", endpoint = "correct-email")]
pub async fn correct_email(
    #[server(default)] account: String,
    #[server(default)] email: String,
    #[server(default)] reason: String,
    #[server(default)] seen: String,
) -> Result<(), Misread> {
    let grounds = grounds(String::new(), reason, &seen);
    let (back, Counter { support, visit }) = (back(&account, SupportAct::CorrectEmail, &grounds), counter()?);
    back.keep("email", &email)
        .answer(&visit, async { support.correct_email(&visit, id(&account)?, &email, &grounds).await }.await)
}
