//! The support desk: everything that staff do with the accounts of their organisation's users.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Acted, Turn, Visit};
use crate::model::*;

/// A console's page, or why it shows something else.
pub type Staffed<M> = Result<Page<AtDesk<M>>, Turn>;

/// Why an act is done, as typed, and on which page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// The ticket of the call; only a reset demands it.
    pub ticket: String,
    /// In words.
    pub reason: String,
    /// The sequence that the page was rendered at; 0 is never current.
    pub seen: u64,
}

/// One method for each page and one for each act. Provided by context as `Arc<dyn Support>`.
///
/// Only for staff who serve users, with a second factor; for everybody else nothing here exists (404). An account of
/// another organisation does not exist either. An act that changes how somebody signs in asks for a fresh proof first.
#[async_trait]
pub trait Support: Send + Sync {
    // ── Pages ──────────────────────────────────────────────────────────────────────────────────────────

    /// `/support`: people by their words and their state.
    async fn search_page(&self, visit: &Visit, asked: &Asked) -> Staffed<Search>;
    /// `/support/accounts/{id}`; `page` of the history counts from 1. Reading it goes on record.
    async fn account_page(&self, visit: &Visit, account: Uuid, page: u32) -> Staffed<Dossier>;
    /// `/support/accounts/{id}/{act}`: what exactly the act will do.
    async fn confirm_page(&self, visit: &Visit, account: Uuid, act: SupportAct) -> Staffed<Confirm>;

    // ── Acts ───────────────────────────────────────────────────────────────────────────────────────────

    /// Takes every factor away: a lost phone.
    async fn reset(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted;
    /// Lifts every lock.
    async fn unlock(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted;
    /// Ends every session.
    async fn end_sessions(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted;
    /// Sends the invitation again; the former link is void.
    async fn resend(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted;
    /// Closes the account to everybody.
    async fn disable(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted;
    /// Opens it again.
    async fn enable(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted;
    /// Corrects the name.
    async fn correct_name(&self, visit: &Visit, account: Uuid, name: &str, grounds: &Grounds) -> Acted;
    /// Asks both addresses to confirm another login address.
    async fn correct_email(&self, visit: &Visit, account: Uuid, email: &str, grounds: &Grounds) -> Acted;
}
