//! The support desk: what staff do with the accounts of their organisation's users.

mod account;
mod acts;
mod confirm;
mod corrections;
mod offers;
mod search;
mod served;
mod timeline;

use async_trait::async_trait;
use herstel_console::{
    desk::{Acted, Grounds, Staffed, Support, Visit},
    model::{Asked, Confirm, Dossier, Search, SupportAct},
};
use uuid::Uuid;

use super::House;
pub(super) use acts::written;

/// Answers the pages of support.
#[derive(Clone, Debug)]
pub struct SupportDesk {
    house: House,
}

impl SupportDesk {
    /// A desk in this house.
    #[must_use]
    pub fn new(house: House) -> Self {
        Self { house }
    }
}

#[async_trait]
impl Support for SupportDesk {
    async fn search_page(&self, visit: &Visit, asked: &Asked) -> Staffed<Search> {
        self.house.search_page(visit, asked).await
    }
    async fn account_page(&self, visit: &Visit, account: Uuid, page: u32) -> Staffed<Dossier> {
        self.house.account_page(visit, account, page).await
    }
    async fn confirm_page(&self, visit: &Visit, account: Uuid, act: SupportAct) -> Staffed<Confirm> {
        self.house.confirm_page(visit, account, act).await
    }

    async fn reset(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted {
        self.house.reset_account(visit, account, grounds).await
    }
    async fn unlock(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted {
        self.house.unlock_account(visit, account, grounds).await
    }
    async fn end_sessions(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted {
        self.house.end_account_sessions(visit, account, grounds).await
    }
    async fn resend(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted {
        self.house.resend_invitation(visit, account, grounds).await
    }
    async fn disable(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted {
        self.house.disable_account(visit, account, grounds).await
    }
    async fn enable(&self, visit: &Visit, account: Uuid, grounds: &Grounds) -> Acted {
        self.house.enable_account(visit, account, grounds).await
    }
    async fn correct_name(&self, visit: &Visit, account: Uuid, name: &str, grounds: &Grounds) -> Acted {
        self.house.correct_name(visit, account, name, grounds).await
    }
    async fn correct_email(&self, visit: &Visit, account: Uuid, email: &str, grounds: &Grounds) -> Acted {
        self.house.correct_email(visit, account, email, grounds).await
    }
}
